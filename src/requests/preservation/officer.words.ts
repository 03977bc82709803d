import { speaker, wordsOf } from '#platform/words.ts'

/** What is kept, as its officer reads it. Nothing here says whether there is such an account. */
export const words = wordsOf({
  en: {
    title: 'What we keep for you',
    state: {
      sealing: 'What your request names is being copied and sealed. It will be kept until the end of {day}.',
      kept: 'What we held of it at receipt is kept until the end of {day}. You can ask for one renewal before that day is over. Nothing of it is handed over without legal process.',
      keptOnce:
        'What we held of it at receipt is kept until the end of {day}. The law under which you asked knows no renewal. Nothing of it is handed over without legal process.',
      renewed:
        'Renewed once, as far as the law goes: kept until the end of {day}. Send the legal process for the data themselves before that day is over.',
      over: 'The last day, {day}, is over. The end is being put on the record.',
      lapsed:
        'The last day, {day}, is over. Nothing is kept any more. You can file a new request for what we hold today.',
      released: 'Released before its last day. Nothing is kept any more. Our message to you says why.',
    },
    converted: 'Converted: records were handed over from this copy on {when}, on the legal process of your agency.',
    until: 'Kept until the end of the last day',
    sum: 'How the last day was counted',
    rule: 'Rule {rule}. {source}. Not yet read by a lawyer.',
    destroying: 'The key to the copy is being destroyed. The certificate will stand here.',
    certificate: 'Certificate of destruction (PDF)',
    renewal: {
      title: 'Renewed request',
      wish: 'I need more time',
      text: 'A renewed request is a formal request of its own. It can be made once, before the last day is over, and cannot be taken back; the same copy is then kept longer.',
      officialName: 'Name of the authorising official',
      officialTitle: 'Title of the official',
      request: 'Your renewed request',
      requestHint:
        'Why the records are still needed, and which legal process you are preparing. It is kept with the case word for word.',
      confirm: 'I make this renewed request for my agency',
      confirmMissing: 'Tick the box to confirm.',
      missing: 'Fill this in: a renewed request has a text, and an official with name and title.',
      button: 'Ask for the renewal',
      granted: 'Renewed. The letter with the new last day is on its way.',
      yours: 'Your renewed request',
      at: 'Received',
    },
    refused: {
      title: 'The renewal is not possible',
      'not-kept-yet': 'The copy has not been made yet. Ask again when this page says that it is kept.',
      'no-renewal':
        'The law under which you asked knows no renewal. Send the legal process for the data themselves before the last day is over.',
      'renewed-already':
        'It was renewed before, and the law knows one renewal. Send the legal process for the data themselves before the last day is over.',
      ended:
        'The time was over before you asked, or it was released; the copy is destroyed. File a new preservation request for what we hold today.',
    },
    noCertificate: 'There is no such certificate',
    noCertificateText: 'It is made when what was kept has been destroyed.',
    fact: {
      'preservation-started': 'To be kept until {day}',
      'renewal-granted': 'Renewed until {day}',
      'renewal-refused': 'Renewal asked for and not possible',
      'expiry-reminded': 'Reminder sent: {days, plural, one {one day} other {# days}} left',
      'preservation-converted': 'Records handed over from the copy on legal process',
      'preservation-lapsed': 'Time over; no longer kept',
      'preservation-released': 'Released before its time',
      'preservation-destroyed': 'Key destroyed; certificate made',
    },
  },
  nl: {
    title: 'Wat wij voor u bewaren',
    state: {
      sealing: 'Wat uw verzoek noemt, wordt gekopieerd en verzegeld. Het wordt bewaard tot en met {day}.',
      kept: 'Wat wij er bij ontvangst van hadden, wordt bewaard tot en met {day}. Tot die dag om is, kunt u om één verlenging vragen. Zonder bevel wordt er niets van verstrekt.',
      keptOnce:
        'Wat wij er bij ontvangst van hadden, wordt bewaard tot en met {day}. Het recht waarop u zich beroept kent geen verlenging. Zonder bevel wordt er niets van verstrekt.',
      renewed:
        'Eén keer verlengd, zover het recht gaat: bewaard tot en met {day}. Stuur het bevel voor de gegevens zelf voordat die dag om is.',
      over: 'De laatste dag, {day}, is om. Het einde wordt vastgelegd.',
      lapsed:
        'De laatste dag, {day}, is om. Er wordt niets meer bewaard. U kunt een nieuw verzoek indienen voor wat wij vandaag hebben.',
      released: 'Vrijgegeven vóór de laatste dag. Er wordt niets meer bewaard. Ons bericht aan u zegt waarom.',
    },
    converted: 'Omgezet: op {when} zijn uit deze kopie gegevens verstrekt, op een bevel van uw instantie.',
    until: 'Bewaard tot het einde van de laatste dag',
    sum: 'Hoe de laatste dag is geteld',
    rule: 'Regel {rule}. {source}. Nog niet door een jurist gelezen.',
    destroying: 'De sleutel van de kopie wordt vernietigd. De verklaring komt hier te staan.',
    certificate: 'Verklaring van vernietiging (PDF)',
    renewal: {
      title: 'Herhaald verzoek',
      wish: 'Ik heb meer tijd nodig',
      text: 'Een herhaald verzoek is een formeel verzoek op zichzelf. Het kan één keer, voordat de laatste dag om is, en is niet terug te nemen; dezelfde kopie wordt dan langer bewaard.',
      officialName: 'Naam van de bevoegde functionaris',
      officialTitle: 'Functie',
      request: 'Uw herhaalde verzoek',
      requestHint:
        'Waarom de gegevens nog nodig zijn en welk bevel u voorbereidt. Het wordt woord voor woord bij de zaak bewaard.',
      confirm: 'Ik doe dit herhaalde verzoek voor mijn instantie',
      confirmMissing: 'Zet een vinkje om te bevestigen.',
      missing: 'Vul dit in: een herhaald verzoek heeft een tekst, en een functionaris met naam en functie.',
      button: 'Vraag de verlenging',
      granted: 'Verlengd. De brief met de nieuwe laatste dag is onderweg.',
      yours: 'Uw herhaalde verzoek',
      at: 'Ontvangen',
    },
    refused: {
      title: 'Verlengen kan niet',
      'not-kept-yet': 'De kopie is nog niet gemaakt. Vraag het opnieuw als deze pagina zegt dat zij wordt bewaard.',
      'no-renewal':
        'Het recht waarop u zich beroept kent geen verlenging. Stuur het bevel voor de gegevens zelf voordat de laatste dag om is.',
      'renewed-already':
        'Er is al verlengd, en het recht kent één verlenging. Stuur het bevel voor de gegevens zelf voordat de laatste dag om is.',
      ended:
        'De tijd was om voordat u het vroeg, of het was vrijgegeven; de kopie is vernietigd. Dien een nieuw verzoek om bewaring in voor wat wij vandaag hebben.',
    },
    noCertificate: 'Deze verklaring is er niet',
    noCertificateText: 'Zij wordt gemaakt als is vernietigd wat werd bewaard.',
    fact: {
      'preservation-started': 'Te bewaren tot en met {day}',
      'renewal-granted': 'Verlengd tot en met {day}',
      'renewal-refused': 'Verlenging gevraagd en niet mogelijk',
      'expiry-reminded': 'Herinnering gestuurd: nog {days, plural, one {één dag} other {# dagen}}',
      'preservation-converted': 'Gegevens uit de kopie verstrekt op een bevel',
      'preservation-lapsed': 'Tijd om; niet meer bewaard',
      'preservation-released': 'Eerder vrijgegeven',
      'preservation-destroyed': 'Sleutel vernietigd; verklaring gemaakt',
    },
  },
})

export const say = speaker(words)
