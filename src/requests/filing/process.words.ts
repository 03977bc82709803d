import { wordsOf } from '#platform/words.ts'

/** The first step of the form: which document, on what it rests, who signed it. */
export const words = wordsOf({
  en: {
    product: 'Which product do you ask about?',
    addressed: 'Address the process to {name}, {address}.',
    kind: 'Which legal process do you have?',
    kinds: {
      'us-subpoena-administrative': 'Administrative subpoena',
      'us-subpoena-grand-jury': 'Grand jury subpoena',
      'us-subpoena-trial': 'Trial subpoena',
      'us-court-order-2703d': 'Court order under 18 U.S.C. § 2703(d)',
      'us-search-warrant': 'Search warrant',
      'us-court-order-other': 'Another court order',
      'us-preservation': 'Preservation request under 18 U.S.C. § 2703(f)',
      'foreign-order': 'Order or demand under the law of your country',
      'foreign-preservation': 'Request to keep data',
      'access-restriction': 'Order to restrict access',
      'owner-consent': 'Consent of the account owner',
    },
    kindNotes: {
      'us-subpoena-administrative': 'Issued by an agency that a federal or state statute authorises.',
      'us-subpoena-grand-jury': 'Issued on behalf of a federal or state grand jury.',
      'us-subpoena-trial': 'Issued by the court or an attorney for a trial.',
      'us-court-order-2703d': 'Signed by a judge on specific and articulable facts. Reaches everything but content.',
      'us-search-warrant': 'Signed by a judge on probable cause. Reaches content as well.',
      'us-court-order-other': 'Our counsel first reads what it is; until then it unlocks nothing.',
      'us-preservation':
        'A letter of your agency; no judge is needed. What we hold is kept for 90 days, once renewable, and nothing is handed over.',
      'foreign-order':
        'For the prevention, detection or investigation of an offence in your country. Read country by country; contents go only by a treaty or an agreement.',
      'foreign-preservation':
        'A letter of your agency. What we hold is kept for 90 days, once renewable, and nothing is handed over.',
      'access-restriction': 'To shut a meeting or an account for people in your country. No data is handed over.',
      'owner-consent':
        'Ask the owner for the data first, as far as you can. Otherwise send their signed consent: we ask them ourselves, and counsel decides.',
    },
    kindHint: 'The document decides, not its name: what it is under the law is how far it reaches.',
    docketNumber: 'Docket or case number',
    docketHint: 'As it stands on the document.',
    statute: 'Statute that authorises the process',
    statuteHint:
      'Needed for an administrative subpoena, such as 21 U.S.C. § 876. For the others: if the document names one.',
    article: 'Article of law on which it rests',
    articleHint:
      'Of the law of your country, as it stands on the document, such as “Sv art. 126nd”. Not needed to keep data.',
    natureOfOffence: 'Nature of the offence',
    offenceHint: 'What is investigated, in one sentence, with the section of the criminal statute.',
    official: 'Who authorised it',
    officialHint: 'The official who signed the process, not the officer who files it.',
    officialName: 'Name of the authorising official',
    officialTitle: 'Title of the official',
    signedOn: 'Date of the signature',
    dueOn: 'Answer asked for by',
    dueHint: 'The date on the process. Our calculation of the due date stands on the receipt.',
  },
  nl: {
    product: 'Over welk product gaat uw vraag?',
    addressed: 'Richt het stuk aan {name}, {address}.',
    kind: 'Welk stuk hebt u?',
    kinds: {
      'us-subpoena-administrative': 'Subpoena van een bestuursorgaan',
      'us-subpoena-grand-jury': 'Subpoena van een grand jury',
      'us-subpoena-trial': 'Subpoena in een strafzaak',
      'us-court-order-2703d': 'Rechterlijk bevel volgens 18 U.S.C. § 2703(d)',
      'us-search-warrant': 'Huiszoekingsbevel',
      'us-court-order-other': 'Een ander rechterlijk bevel',
      'us-preservation': 'Verzoek om bewaring, 18 U.S.C. § 2703(f)',
      'foreign-order': 'Bevel of vordering naar het recht van uw land',
      'foreign-preservation': 'Verzoek om gegevens te bewaren',
      'access-restriction': 'Bevel om de toegang te beperken',
      'owner-consent': 'Toestemming van de accounteigenaar',
    },
    kindNotes: {
      'us-subpoena-administrative':
        'Uitgevaardigd door een dienst die een federale wet of een staatswet daartoe machtigt.',
      'us-subpoena-grand-jury': 'Uitgevaardigd namens een federale grand jury of die van een staat.',
      'us-subpoena-trial': 'Uitgevaardigd door de rechter of een advocaat voor een zitting.',
      'us-court-order-2703d':
        'Door een rechter ondertekend op bepaalde en benoembare feiten. Reikt tot alles behalve inhoud.',
      'us-search-warrant': 'Door een rechter ondertekend bij redelijk vermoeden. Reikt ook tot inhoud.',
      'us-court-order-other': 'Onze jurist leest eerst wat het is; tot dan geeft het nergens recht op.',
      'us-preservation':
        'Een brief van uw instantie; een rechter is niet nodig. Wat wij hebben wordt 90 dagen bewaard, één keer te verlengen, en er wordt niets verstrekt.',
      'foreign-order':
        'Voor het voorkomen, opsporen of onderzoeken van een strafbaar feit in uw land. Per land beoordeeld; inhoud gaat alleen via een verdrag of overeenkomst.',
      'foreign-preservation':
        'Een brief van uw dienst. Wat wij hebben wordt 90 dagen bewaard, één keer te verlengen, en er wordt niets verstrekt.',
      'access-restriction':
        'Om een vergadering of account te sluiten voor mensen in uw land. Er worden geen gegevens verstrekt.',
      'owner-consent':
        'Vraag de gegevens eerst aan de eigenaar, zoveel u kunt. Stuur anders de ondertekende toestemming: wij vragen het zelf, en een jurist beslist.',
    },
    kindHint: 'Het stuk beslist, niet zijn naam: wat het volgens de wet is, bepaalt hoe ver het reikt.',
    docketNumber: 'Zaaknummer',
    docketHint: 'Zoals het op het document staat.',
    statute: 'Wet waarop het stuk steunt',
    statuteHint:
      'Nodig bij een subpoena van een bestuursorgaan, zoals 21 U.S.C. § 876. Bij de andere: als het document er een noemt.',
    article: 'Wetsartikel waarop het berust',
    articleHint: 'Van het recht van uw land, zoals het op het stuk staat: “Sv art. 126nd”. Niet nodig om te bewaren.',
    natureOfOffence: 'Aard van het strafbare feit',
    offenceHint: 'Wat wordt onderzocht, in één zin, met het artikel van de strafwet.',
    official: 'Wie machtigde',
    officialHint: 'De functionaris die het stuk ondertekende, niet de ambtenaar die het indient.',
    officialName: 'Naam van de machtigende functionaris',
    officialTitle: 'Functie',
    signedOn: 'Datum van ondertekening',
    dueOn: 'Antwoord gevraagd uiterlijk',
    dueHint: 'De datum op het stuk. Onze berekening van de termijn staat op het ontvangstbewijs.',
  },
})
