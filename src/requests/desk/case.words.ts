import { speaker, wordsOf } from '#platform/words.ts'

/** The case page without the decision: head, document, parties, clocks, secrecy, assignment, notes. */
export const words = wordsOf({
  en: {
    crumb: 'Queue', parts: 'Parts of the case', toDecision: 'Go to the decision', unknown: 'There is no such case.', unknownTitle: 'No such case',
    head: {
      state: 'State', due: 'Answer due', asked: 'Highest class asked', reaches: 'Process reaches', accounts: 'Accounts', with: 'With', dueOn: '{day}, {text}', nothing: 'Nothing',
      found: '{found} of {all} found', looking: 'Being looked up', notYet: 'Looked up after acceptance', nobody: 'Nobody', closed: 'Closed',
    },
    tabs: { document: 'Document', data: 'Data', parties: 'Parties', secrecy: 'Secrecy', notes: 'Notes', history: 'History', log: 'Access log', clocks: 'Clocks', decision: 'Decision' },
    document: {
      title: 'Document', aside: '{name}, {pages, plural, one {1 page} other {# pages}}, {size}. Shown as a picture; the original is kept, sealed.',
      alt: 'Page {n} of {name}, as received. Its text stands below the picture, its findings beside it.', pages: 'Pages of the document', text: 'Text of page {n}', noText: 'No text was found on this page.',
      noPicture: 'This file cannot be drawn: it is {why}. It is kept as it came; nobody opens it here.', why: { password: 'locked with a password', damaged: 'damaged', unread: 'too large or unreadable', yes: 'without pages' },
      none: 'Nothing was found to mend.', findings: 'Findings', inOrder: 'In order ({n})', sha: 'SHA-256 as received', reading: 'Pages that are pictures are still being read', readingNote: '{done} of {pages} read. A decision waits for the last page.',
      unread: 'Not every page has been read yet. A decision waits for the last page.', objection: 'What the officer says of the findings', asked: 'The questions as they were asked', question: 'Question', answer: 'Answer', noAnswer: 'no answer',
    },
    parties: {
      title: 'Parties', asks: 'Asks', about: 'Is asked about', agency: 'Agency', officer: 'Officer', verified: 'Verified', needed: 'Needed here', level: 'Level {n} of 4', levelOf: 'Level {n} (subscriber data)', notVerified: 'Not verified',
      callBack: 'Call back', source: 'the number of our register, never that of a request', docket: 'Docket number', statute: 'Statute', none: 'none named', product: 'Product', country: '{name}, {country}',
      result: { waiting: 'looked up after acceptance', 'not-found': 'no account found', found: 'found', ambiguous: 'several possible' },
      account: '{type} account, {country}', at: 'at {time}',
    },
    clocks: {
      title: 'Clocks', answer: 'Answer to the agency', user: 'User’s time to object', startsOnApproval: 'Starts on approval', startsOn: 'Starts {day}', waitsForCounsel: 'Waits for counsel',
      steps: {
        received: 'Received (day 0, not counted)', 'asked-for': 'Date asked for on the document', 'already-past': 'That day had passed: the day of receipt counts', due: 'Due, at the end of',
        toldIf: 'Approved and told, if today (day 0)', told: 'Told (day 0)', 'last-day': '+ {n} days: last day for the user', 'next-working-day': 'Then the next working day', 'may-produce': 'Production from',
      },
      ruleDue: 'Rule US_DUE: the date on the document. Days end at midnight in {zone}.', ruleUser: 'Rule USER_NOTICE, our policy: {n} days, then the next working day at nine.',
      late: 'Approved today, the answer would be late', lateText: 'Production could start on {from}; the answer is due on {due}. Ask the agency for a later date.',
      held: 'A secrecy order holds the notice back until {day}.', heldOpen: 'A secrecy order without an end holds the notice back until counsel has ruled.', heldSum: 'Order binds until', heldTell: 'User is told on',
    },
    secrecy: {
      title: 'Secrecy orders', none: 'No order is known. The user is told on approval.', court: 'Court', statute: 'Statute', ends: 'Last day', open: 'none named', unnamed: 'not named',
      recorded: 'Recorded {when} by {who}', contested: 'Contested: the officer was asked for a fixed term on {when}.', binds: 'Binds until {day}', bindsOpen: 'Binds until counsel rules', ended: 'Ended {day}', notBinding: 'Does not bind', ruledBy: 'Ruling of {who}, {when}:',
      add: 'Record an order that nobody declared', addHint: 'It binds from this moment. One without a last day is contested by mail, and waits for counsel.', endsHint: 'Leave open if the order names none.', addButton: 'Record the order',
      rule: 'Rule on this order', ruling: 'Your ruling', bindsUntil: 'It binds until a day', doesNotBind: 'It does not bind', until: 'Last day on which it binds', reason: 'Reason', ruleButton: 'Rule',
      forCounsel: 'Counsel rules on it. Until then no user is told.', alreadyTold: 'The user has been told already; an order recorded now could not be kept.', endMissing: 'Give the last day on which the order binds.', alreadyRuled: 'This order has been ruled on already.',
    },
    assign: {
      title: 'With', nobody: 'Nobody has taken this case.', you: 'You have this case.', other: '{name} has this case.', take: 'Take it', handTo: 'Hand over to', hand: 'Hand over', back: 'Lay it back', choose: 'Choose a colleague',
      unknown: 'Choose a colleague who handles cases.', done: 'The case is with {name}.', doneBack: 'The case lies in the queue again.', closed: 'The case is closed; nobody can take it.',
    },
    accept: {
      title: 'Intake', text: 'Accept the request for review. From then on a job looks up whom it is about; the officer is not told what it finds.', button: 'Accept for review',
      level: 'The officer is verified to level {level}; level {needed} is needed.', tooLow: 'The officer is verified to level {level}. Subscriber data needs level {needed}: verify the officer first, from a number or domain of our own register.', done: 'Accepted for review.', already: 'A colleague accepted it already.', closed: 'The case is closed.',
    },
    notes: { title: 'Notes', aside: 'For colleagues only; the officer never sees them.', none: 'No notes yet.', add: 'New note', button: 'Add the note', empty: 'Write the note first.', done: 'The note was added.' },
    log: { title: 'Access log of this case', aside: 'The newest {n} entries.', whole: 'The whole log of this case', when: 'When', who: 'Who', what: 'What', refused: 'refused', none: 'Nobody has looked at this case yet.' },
    moved: {
      title: 'Somebody was faster', text: 'While you were typing, the case moved on. Nothing you typed is lost: it stands in the form below. Compare, and send it again if it still holds.',
      since: 'What changed since you opened the page', typed: 'What you typed', nothing: 'nothing', theirs: 'Their proposal', yours: 'Your choice', compare: 'Both proposals side by side',
      wait: '{name} proposed first. While that proposal is open you cannot propose; if it is sent back or withdrawn, yours stands ready below.',
    },
    who: { system: 'The system', user: 'The user', anyone: 'Someone not signed in' },
    keys: { decide: 'decide', take: 'take' },
  },
  nl: {
    crumb: 'Werkvoorraad', parts: 'Onderdelen van de zaak', toDecision: 'Naar het besluit', unknown: 'Deze zaak bestaat niet.', unknownTitle: 'Geen zaak',
    head: {
      state: 'Stand', due: 'Antwoord uiterlijk', asked: 'Hoogste klasse gevraagd', reaches: 'Stuk reikt tot', accounts: 'Accounts', with: 'Bij', dueOn: '{day}, {text}', nothing: 'Niets',
      found: '{found} van {all} gevonden', looking: 'Wordt opgezocht', notYet: 'Opgezocht na aanname', nobody: 'Niemand', closed: 'Gesloten',
    },
    tabs: { document: 'Stuk', data: 'Gegevens', parties: 'Partijen', secrecy: 'Geheimhouding', notes: 'Notities', history: 'Verloop', log: 'Inzage', clocks: 'Termijnen', decision: 'Besluit' },
    document: {
      title: 'Stuk', aside: '{name}, {pages, plural, one {1 blad} other {# bladen}}, {size}. Getoond als beeld; het origineel is bewaard, verzegeld.',
      alt: 'Blad {n} van {name}, zoals ontvangen. De tekst staat onder het beeld, de bevindingen ernaast.', pages: 'Bladen van het stuk', text: 'Tekst van blad {n}', noText: 'Op dit blad is geen tekst gevonden.',
      noPicture: 'Dit bestand kan niet worden getekend: het is {why}. Het is bewaard zoals het kwam; niemand opent het hier.', why: { password: 'met een wachtwoord gesloten', damaged: 'beschadigd', unread: 'te groot of onleesbaar', yes: 'zonder bladen' },
      none: 'Er is niets gevonden om te herstellen.', findings: 'Bevindingen', inOrder: 'In orde ({n})', sha: 'SHA-256 zoals ontvangen', reading: 'Bladen die een beeld zijn worden nog gelezen', readingNote: '{done} van {pages} gelezen. Een besluit wacht op het laatste blad.',
      unread: 'Nog niet elk blad is gelezen. Een besluit wacht op het laatste blad.', objection: 'Wat de ambtenaar van de bevindingen zegt', asked: 'De vragen zoals ze zijn gesteld', question: 'Vraag', answer: 'Antwoord', noAnswer: 'geen antwoord',
    },
    parties: {
      title: 'Partijen', asks: 'Vraagt', about: 'Gevraagd over', agency: 'Instantie', officer: 'Ambtenaar', verified: 'Geverifieerd', needed: 'Hier nodig', level: 'Niveau {n} van 4', levelOf: 'Niveau {n} (abonneegegevens)', notVerified: 'Niet geverifieerd',
      callBack: 'Terugbellen', source: 'het nummer van ons register, nooit dat van een verzoek', docket: 'Zaaknummer van de instantie', statute: 'Wet', none: 'niet genoemd', product: 'Dienst', country: '{name}, {country}',
      result: { waiting: 'opgezocht na aanname', 'not-found': 'geen account gevonden', found: 'gevonden', ambiguous: 'meer dan één mogelijk' },
      account: 'Account ({type}), {country}', at: 'op {time}',
    },
    clocks: {
      title: 'Termijnen', answer: 'Antwoord aan de instantie', user: 'Bezwaartijd van de gebruiker', startsOnApproval: 'Begint bij goedkeuring', startsOn: 'Begint {day}', waitsForCounsel: 'Wacht op de jurist',
      steps: {
        received: 'Ontvangen (dag 0, telt niet mee)', 'asked-for': 'Datum die het stuk noemt', 'already-past': 'Die dag was voorbij: de dag van ontvangst telt', due: 'Uiterlijk, aan het einde van',
        toldIf: 'Goedgekeurd en ingelicht, indien vandaag (dag 0)', told: 'Ingelicht (dag 0)', 'last-day': '+ {n} dagen: laatste dag voor de gebruiker', 'next-working-day': 'Daarna de volgende werkdag', 'may-produce': 'Verstrekken vanaf',
      },
      ruleDue: 'Regel US_DUE: de datum op het stuk. Dagen eindigen om middernacht in {zone}.', ruleUser: 'Regel USER_NOTICE, ons beleid: {n} dagen, dan de volgende werkdag om negen uur.',
      late: 'Bij goedkeuring vandaag komt het antwoord te laat', lateText: 'Verstrekken kan vanaf {from}; het antwoord moet er op {due} zijn. Vraag de instantie om een latere datum.',
      held: 'Een geheimhoudingsbevel houdt de kennisgeving tegen tot en met {day}.', heldOpen: 'Een geheimhoudingsbevel zonder einde houdt de kennisgeving tegen tot de jurist heeft beslist.', heldSum: 'Bevel bindt tot en met', heldTell: 'Gebruiker wordt ingelicht op',
    },
    secrecy: {
      title: 'Geheimhoudings\u00ADbevelen', none: 'Er is geen bevel bekend. De gebruiker wordt bij goedkeuring ingelicht.', court: 'Rechter', statute: 'Wet', ends: 'Laatste dag', open: 'geen genoemd', unnamed: 'niet genoemd',
      recorded: 'Vastgelegd {when} door {who}', contested: 'Betwist: de ambtenaar is op {when} om een vaste termijn gevraagd.', binds: 'Bindt tot en met {day}', bindsOpen: 'Bindt tot de jurist beslist', ended: 'Geëindigd {day}', notBinding: 'Bindt niet', ruledBy: 'Beslissing van {who}, {when}:',
      add: 'Een bevel vastleggen dat niemand noemde', addHint: 'Het bindt vanaf nu. Een bevel zonder laatste dag wordt per e-mail betwist en wacht op de jurist.', endsHint: 'Laat leeg als het bevel er geen noemt.', addButton: 'Leg het bevel vast',
      rule: 'Over dit bevel beslissen', ruling: 'Uw beslissing', bindsUntil: 'Het bindt tot en met een dag', doesNotBind: 'Het bindt niet', until: 'Laatste dag waarop het bindt', reason: 'Reden', ruleButton: 'Beslis',
      forCounsel: 'De jurist beslist erover. Tot dan wordt geen gebruiker ingelicht.', alreadyTold: 'De gebruiker is al ingelicht; een bevel dat nu wordt vastgelegd kan niet meer worden nageleefd.', endMissing: 'Geef de laatste dag waarop het bevel bindt.', alreadyRuled: 'Over dit bevel is al beslist.',
    },
    assign: {
      title: 'Bij', nobody: 'Niemand heeft deze zaak op zich genomen.', you: 'U hebt deze zaak.', other: '{name} heeft deze zaak.', take: 'Neem op u', handTo: 'Overdragen aan', hand: 'Draag over', back: 'Leg terug', choose: 'Kies een collega',
      unknown: 'Kies een collega die zaken behandelt.', done: 'De zaak is bij {name}.', doneBack: 'De zaak ligt weer in de werkvoorraad.', closed: 'De zaak is gesloten; niemand kan haar nog op zich nemen.',
    },
    accept: {
      title: 'Intake', text: 'Neem het verzoek aan ter beoordeling. Vanaf dan zoekt een taak op over wie het gaat; de ambtenaar hoort niet wat die vindt.', button: 'Neem aan ter beoordeling',
      level: 'De ambtenaar is geverifieerd tot niveau {level}; nodig is niveau {needed}.', tooLow: 'De ambtenaar is geverifieerd tot niveau {level}. Abonneegegevens vereisen niveau {needed}: verifieer de ambtenaar eerst, via een nummer of domein uit ons eigen register.', done: 'Aangenomen ter beoordeling.', already: 'Een collega nam het al aan.', closed: 'De zaak is gesloten.',
    },
    notes: { title: 'Notities', aside: 'Alleen voor collega’s; de ambtenaar ziet ze nooit.', none: 'Nog geen notities.', add: 'Nieuwe notitie', button: 'Voeg de notitie toe', empty: 'Schrijf eerst de notitie.', done: 'De notitie is toegevoegd.' },
    log: { title: 'Inzage in deze zaak', aside: 'De nieuwste {n} regels.', whole: 'Alle inzage in deze zaak', when: 'Wanneer', who: 'Wie', what: 'Wat', refused: 'geweigerd', none: 'Nog niemand heeft deze zaak bekeken.' },
    moved: {
      title: 'Iemand was sneller', text: 'Terwijl u typte, ging de zaak verder. Niets van wat u typte is weg: het staat in het formulier hieronder. Vergelijk, en verstuur het opnieuw als het nog klopt.',
      since: 'Wat er veranderde sinds u de pagina opende', typed: 'Wat u typte', nothing: 'niets', theirs: 'Hun voorstel', yours: 'Uw keuze', compare: 'Beide voorstellen naast elkaar',
      wait: '{name} stelde het eerst voor. Zolang dat voorstel open is kunt u niets voorstellen; wordt het teruggestuurd of ingetrokken, dan staat het uwe hieronder klaar.',
    },
    who: { system: 'Het systeem', user: 'De gebruiker', anyone: 'Iemand die niet is ingelogd' },
    keys: { decide: 'besluiten', take: 'op u nemen' },
  },
})

export const say = speaker(words)
