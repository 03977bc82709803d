import { speaker, wordsOf } from '#platform/words.ts'

/** Letters to the officer about records that are kept. None says whether there are any. */
export const words = wordsOf({
  en: {
    office: '{provider} Trust Office',
    link: 'Open the request',
    kept: {
      subject: 'Kept: your preservation request {number}',
      text: 'Two people approved your request with docket number {docket}. What we held, when your request reached us, of what it names is kept until the end of {day}.',
      nothing:
        'Nothing of it is handed over, and this letter does not say whether there is such an account. For the data themselves we need the legal process that our guide names.',
      next: 'If you need more time, ask for the renewal on the page of your request before that day is over. If you need it no longer, write to us there.',
    },
    reminder: {
      subject: '{days, plural, one {One day} other {# days}} left: preservation {number}',
      text: 'What we keep on your request with docket number {docket} is kept until the end of {day}. After that the copy is destroyed, and nobody can bring it back.',
      renew: 'You can ask for one renewal on the page of your request until that day is over.',
      last: 'It cannot be renewed any more. Send the legal process for the data themselves before that day is over.',
    },
    renewed: {
      subject: 'Renewed: preservation {number}',
      text: 'Your renewed request is granted. The same copy is kept until the end of {day}.',
      once: 'This was the one renewal. Send the legal process for the data themselves before that day is over.',
      asked: 'Your request',
      by: '{name}, {title}',
    },
    notRenewed: {
      subject: 'Not renewed: preservation {number}',
      because: {
        'not-kept-yet':
          'The copy has not been made yet, so there is nothing to renew. Ask again when we have written to you that it is kept.',
        'no-renewal':
          'The law under which you asked knows no renewal. Send the legal process for the data themselves before the last day.',
        'renewed-already':
          'It has been renewed once, and the law knows one renewal. Send the legal process for the data themselves before the last day.',
        ended:
          'The time was over, or it was released, before you asked; the copy is destroyed. You can file a new preservation request for what we hold today.',
      },
    },
    ended: {
      subject: 'No longer kept: preservation {number}',
      lapsed:
        'The last day, {day}, of what we kept on your request with docket number {docket} is over. The key to the copy is being destroyed; after that nobody can read it.',
      released:
        'What we kept on your request with docket number {docket} is released before its last day. The key to the copy is being destroyed; after that nobody can read it.',
      certificate: 'The certificate of destruction stands on the page of your request.',
    },
  },
  nl: {
    office: 'Waarborgbureau van {provider}',
    link: 'Open het verzoek',
    kept: {
      subject: 'Bewaard: uw verzoek om bewaring {number}',
      text: 'Twee mensen keurden uw verzoek met zaaknummer {docket} goed. Wat wij bij ontvangst van uw verzoek hadden van wat het noemt, wordt bewaard tot en met {day}.',
      nothing:
        'Er wordt niets van verstrekt, en deze brief zegt niet of er zo’n account is. Voor de gegevens zelf is het bevel nodig dat onze handleiding noemt.',
      next: 'Hebt u meer tijd nodig, vraag dan op de pagina van uw verzoek om verlenging voordat die dag om is. Hebt u het niet meer nodig, schrijf ons dat daar.',
    },
    reminder: {
      subject: 'Nog {days, plural, one {één dag} other {# dagen}}: bewaring {number}',
      text: 'Wat wij bewaren op uw verzoek met zaaknummer {docket}, wordt bewaard tot en met {day}. Daarna wordt de kopie vernietigd, en niemand kan haar terughalen.',
      renew: 'U kunt op de pagina van uw verzoek om één verlenging vragen tot die dag om is.',
      last: 'Verlengen kan niet meer. Stuur het bevel voor de gegevens zelf voordat die dag om is.',
    },
    renewed: {
      subject: 'Verlengd: bewaring {number}',
      text: 'Uw herhaalde verzoek is ingewilligd. Dezelfde kopie wordt bewaard tot en met {day}.',
      once: 'Dit was de ene verlenging. Stuur het bevel voor de gegevens zelf voordat die dag om is.',
      asked: 'Uw verzoek',
      by: '{name}, {title}',
    },
    notRenewed: {
      subject: 'Niet verlengd: bewaring {number}',
      because: {
        'not-kept-yet':
          'De kopie is nog niet gemaakt; er valt nog niets te verlengen. Vraag het opnieuw als wij u hebben geschreven dat zij wordt bewaard.',
        'no-renewal':
          'Het recht waarop u zich beroept kent geen verlenging. Stuur het bevel voor de gegevens zelf vóór de laatste dag om is.',
        'renewed-already':
          'Er is al één keer verlengd, en het recht kent één verlenging. Stuur het bevel voor de gegevens zelf vóór de laatste dag om is.',
        ended:
          'De tijd was om, of de bewaring was vrijgegeven, voordat u het vroeg; de kopie is vernietigd. U kunt een nieuw verzoek om bewaring indienen voor wat wij vandaag hebben.',
      },
    },
    ended: {
      subject: 'Niet meer bewaard: bewaring {number}',
      lapsed:
        'De laatste dag, {day}, van wat wij bewaarden op uw verzoek met zaaknummer {docket} is om. De sleutel van de kopie wordt vernietigd; daarna kan niemand haar lezen.',
      released:
        'Wat wij bewaarden op uw verzoek met zaaknummer {docket} is vrijgegeven vóór de laatste dag. De sleutel van de kopie wordt vernietigd; daarna kan niemand haar lezen.',
      certificate: 'De verklaring van vernietiging staat op de pagina van uw verzoek.',
    },
  },
})

export const say = speaker(words)
