import { speaker, wordsOf } from '#platform/words.ts'

/** The letters that the office writes about a case, to the officer and to the user. */
export const words = wordsOf({
  en: {
    office: '{provider} Trust Office',
    case: 'Case',
    sha256: 'SHA-256 of the document',
    received: 'Received',
    due: 'Answer due',
    document: 'Document',
    receipt: {
      subject: 'We received your request: {number}',
      opening: 'Your {process} with docket number {docket} reached us on {at}.',
      nextHead: 'What happens next',
      next: 'A person at intake reads the document and verifies who asks. A reviewer then decides what the process compels, and a second person confirms it. You find the state of your request, and our answer, under the case number.',
      kept: 'On a request to keep, nothing is handed over and the user is not told. We write to you until when it is kept.',
      notice:
        'Once two people have decided to hand something over, {authorityDays, plural, =0 {} one {you hear that the user will be told and have one day to answer. Then } other {you hear that the user will be told and have # days to answer. Then }}the user is told{days, plural, =0 {} one {, one day before we hand it over} other {, # days before we hand it over}}. A court’s order or an exception with a last day holds that back until it ends.',
      noticeByAuthority: 'The law leaves telling the user to you. We tell the user nothing.',
      noticeOfMeasure:
        'If a measure is decided, the user is told of it with the reasons, unless an order of secrecy binds.',
      link: 'Open the request',
    },
    refusal: {
      subject: 'We do not answer your request {number}',
      opening: 'Two people read your request with docket number {docket} and decided not to answer it.',
      why: 'Why',
      wordsOfReviewer: 'In the reviewer’s words',
      way: 'You can file it again with what is missing; name case {number} in it.',
      link: 'Open the request',
    },
    inform: {
      subject: 'Our answer to your question: {number}',
      opening:
        'You asked us something without naming an instrument of law. This is our answer; it says nothing about any user.',
      way: 'User data is given on legal process alone. Which process reaches which data stands in our guide for authorities.',
    },
    contest: {
      subject: 'Secrecy order without an end: {number}',
      opening:
        'Your request with docket number {docket} says that a court forbids us to tell the user, and names no last day.',
      position:
        'We keep silent for now. Our policy asks for a fixed term: please send an order of the court that names a last day, or tell us that there is none. Our counsel decides on what we then have.',
      link: 'Open the request',
    },
    notice: {
      subject: 'An authority has asked for data about your account',
      dear: 'Dear {name},',
      openingNow: 'On {received} {agency} ordered us by {process} to hand over data about your account {account}.',
      openingHeld:
        'On {received} {agency} ordered us by {process} to hand over data about your account {account}. We could not tell you before today: a court’s order, an emergency or an exception held it back. That has ended, so we tell you now.',
      checked: 'We checked the order. Part of it is lawful and we have to answer that part.',
      discloseHead: 'What we will hand over on {on}',
      disclosedHead: 'What we handed over',
      refusedHead: 'What we refused',
      refusedItem: '{category} ({needs})',
      withheldItem: '{category}',
      canHead: 'What you can do until {day}',
      can: 'You can ask the court to set the order aside. If you do so, send us proof at {contact} and we will wait for the court, as far as the law lets us. Talk to a lawyer; we cannot advise you.',
      after: 'If you have questions, write to {contact}. Talk to a lawyer; we cannot advise you on the law.',
      small:
        'Case {number}. You need not log in to read this: everything is said above. We never ask for your password by e-mail.',
      link: 'Read it in your account',
    },
    ready: {
      subject: 'Our answer to your request {number} is ready',
      opening:
        'The package for your request with docket number {docket} can be downloaded until {until}. The link is for you alone and every download is recorded.',
      bytes: 'Size',
      fingerprint: 'SHA-256 of the package',
      how: 'Compare the fingerprint after downloading. How to check the package without our software stands in README.txt inside it.',
      link: 'Download the package',
    },
    nothing: {
      subject: 'The certificate for your request {number} is ready',
      opening:
        'We found no account by what your request with docket number {docket} names. A signed certificate of that can be downloaded until {until}: what was searched for, when and how. The link is for you alone and every download is recorded.',
      fingerprint: 'SHA-256 of the certificate',
      how: 'Compare the fingerprint after downloading. The certificate does not say that nobody exists: there may be an account under another identifier.',
      link: 'Download the certificate',
    },
  },
  nl: {
    office: 'Waarborgbureau van {provider}',
    case: 'Zaak',
    sha256: 'SHA-256 van het document',
    received: 'Ontvangen',
    due: 'Antwoord uiterlijk',
    document: 'Document',
    receipt: {
      subject: 'Wij ontvingen uw verzoek: {number}',
      opening: 'Uw verzoek ({process}) met zaaknummer {docket} bereikte ons op {at}.',
      nextHead: 'Hoe het verdergaat',
      next: 'Iemand van de intake leest het document en gaat na wie het vraagt. Daarna besluit een beoordelaar waartoe het bevel dwingt, en een tweede persoon bevestigt dat. De stand van uw verzoek en ons antwoord vindt u onder het nummer van de zaak.',
      kept: 'Op een verzoek om bewaring wordt niets verstrekt en wordt de gebruiker niet ingelicht. Wij schrijven u tot wanneer het wordt bewaard.',
      notice:
        'Hebben twee mensen tot verstrekking besloten, dan {authorityDays, plural, =0 {} one {hoort u dat de gebruiker bericht krijgt en hebt u één dag om te antwoorden. Daarna } other {hoort u dat de gebruiker bericht krijgt en hebt u # dagen om te antwoorden. Daarna }}lichten wij de gebruiker in{days, plural, =0 {} one {, één dag voor de verstrekking} other {, # dagen voor de verstrekking}}. Een rechterlijk bevel of een uitzondering met een laatste dag stelt dat uit tot het eindigt.',
      noticeByAuthority: 'De wet laat het inlichten van de gebruiker aan u. Wij lichten de gebruiker niet in.',
      noticeOfMeasure:
        'Wordt tot een maatregel besloten, dan hoort de gebruiker dat met de redenen, tenzij een geheimhoudingsbevel bindt.',
      link: 'Open het verzoek',
    },
    refusal: {
      subject: 'Wij geven geen gevolg aan uw verzoek {number}',
      opening: 'Twee mensen lazen uw verzoek met zaaknummer {docket} en besloten er geen gevolg aan te geven.',
      why: 'Waarom',
      wordsOfReviewer: 'In de woorden van de beoordelaar',
      way: 'U kunt het opnieuw indienen met wat ontbreekt; noem daarin zaak {number}.',
      link: 'Open het verzoek',
    },
    inform: {
      subject: 'Ons antwoord op uw vraag: {number}',
      opening: 'U vroeg ons iets zonder een bevel te noemen. Dit is ons antwoord; het zegt niets over een gebruiker.',
      way: 'Gegevens van gebruikers verstrekken wij alleen op grond van een bevel. Welk bevel tot welke gegevens reikt, staat in onze gids voor autoriteiten.',
    },
    contest: {
      subject: 'Geheimhoudingsbevel zonder einde: {number}',
      opening:
        'Uw verzoek met zaaknummer {docket} zegt dat een rechter ons verbiedt de gebruiker in te lichten, en noemt geen laatste dag.',
      position:
        'Wij zwijgen voorlopig. Ons beleid vraagt een vaste termijn: stuur ons een rechterlijk bevel dat een laatste dag noemt, of laat ons weten dat het er niet is. Onze jurist beslist over wat wij dan hebben.',
      link: 'Open het verzoek',
    },
    notice: {
      subject: 'Een overheidsinstantie heeft gegevens over uw account gevorderd',
      dear: 'Geachte {name},',
      openingNow:
        'Op {received} heeft {agency} ons bevolen ({process}) gegevens te verstrekken over uw account {account}.',
      openingHeld:
        'Op {received} heeft {agency} ons bevolen ({process}) gegevens te verstrekken over uw account {account}. Wij konden u niet eerder inlichten: een rechterlijk bevel, een noodgeval of een uitzondering hield dat tegen. Dat is voorbij; daarom hoort u het nu.',
      checked: 'Wij hebben het bevel onderzocht. Een deel is rechtmatig; dat deel moeten wij beantwoorden.',
      discloseHead: 'Wat wij op {on} verstrekken',
      disclosedHead: 'Wat wij hebben verstrekt',
      refusedHead: 'Wat wij hebben geweigerd',
      refusedItem: '{category} ({needs})',
      withheldItem: '{category}',
      canHead: 'Wat u kunt doen tot en met {day}',
      can: 'U kunt de rechter vragen het bevel opzij te zetten. Doet u dat, stuur ons dan bewijs daarvan naar {contact}; wij wachten op de rechter zover de wet dat toelaat. Spreek met een advocaat; wij kunnen u niet adviseren.',
      after:
        'Hebt u vragen, schrijf dan naar {contact}. Spreek met een advocaat; wij kunnen u niet over het recht adviseren.',
      small:
        'Zaak {number}. U hoeft niet in te loggen om dit te lezen: alles staat hierboven. Wij vragen nooit per e-mail om uw wachtwoord.',
      link: 'Lees het in uw account',
    },
    ready: {
      subject: 'Ons antwoord op uw verzoek {number} staat klaar',
      opening:
        'Het pakket bij uw verzoek met zaaknummer {docket} kan worden opgehaald tot {until}. De koppeling is alleen voor u en elke keer dat het wordt opgehaald, wordt vastgelegd.',
      bytes: 'Omvang',
      fingerprint: 'SHA-256 van het pakket',
      how: 'Vergelijk de vingerafdruk na het ophalen. Hoe u het pakket zonder onze software controleert, staat in README.txt in het pakket.',
      link: 'Haal het pakket op',
    },
    nothing: {
      subject: 'De verklaring bij uw verzoek {number} staat klaar',
      opening:
        'Met wat uw verzoek met zaaknummer {docket} noemt, vonden wij geen account. Een ondertekende verklaring daarvan kan worden opgehaald tot {until}: waarnaar is gezocht, wanneer en hoe. De koppeling is alleen voor u en elke keer dat zij wordt opgehaald, wordt vastgelegd.',
      fingerprint: 'SHA-256 van de verklaring',
      how: 'Vergelijk de vingerafdruk na het ophalen. De verklaring zegt niet dat er niemand bestaat: er kan een account zijn onder een ander kenmerk.',
      link: 'Haal de verklaring op',
    },
  },
})

export const say = speaker(words)
