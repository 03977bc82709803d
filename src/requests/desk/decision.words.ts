import { speaker, wordsOf } from '#platform/words.ts'

/** The matrix, the proposal and the two pairs of eyes. */
export const words = wordsOf({
  en: {
    title: 'Data asked for', rules: 'Rules of {day}. Not yet read by a lawyer.', byRule: 'What the law table says', ofProposal: 'Proposal of {name}, {when}. Rules of {day}.',
    caption: 'Each category asked for, disclose or withhold, with its legal basis', category: 'Category', choice: 'Decision', basis: 'Legal basis', extent: 'Extent, or what is needed instead',
    disclose: 'Disclose', withhold: 'Withhold', whole: 'all that is held in the period', reasonFor: 'Reason, if you withhold it: {category}', notPossible: 'Disclosing it is not possible: it {needs}.', byReviewer: 'withheld by the reviewer: {reason}',
    foot: '{given} disclosed, {kept} withheld. Subjects: {subjects}. Period: {period}.', noPeriod: 'no period was asked',
    voids: {
      'not-a-us-governmental-entity': 'The agency is not a department or agency of the United States, a State or a political subdivision (18 USC 2711(4)). This process unlocks nothing for it.',
      'no-authorising-statute': 'An administrative subpoena is worth what its statute is worth, and this one names none. It unlocks nothing.',
      'process-reaches-nothing': 'This process reaches no data until counsel has classified it.',
    },
    acceptFirst: 'Intake accepts the request first. Then a reviewer decides on this table.', nothingFound: 'No account was found. Then nothing can be disclosed; propose a refusal with that reason.',
    subjects: 'Whom it is about', subjectsHint: 'Only these accounts are looked into. Where an identifier fits several, choose whom the document means.', subjectAccount: '{kind} {value}: {type} account, {country}', subjectMeeting: 'this one meeting', subjectNone: '{kind} {value}: none of these', notFound: 'No account for: {list}.', chooseOne: 'Choose whom {value} means, or say that it is none of these.',
    period: 'Period', periodHint: 'Within what was asked: {period}.', from: 'First day', to: 'Last day',
    explanation: 'Explanation for the officer', explanationHint: 'In plain words: what we give, what not, and why. It goes into the answer.', propose: 'Propose this decision', proposeNote: 'A second person reads it before anything happens.',
    refuse: 'Refuse the whole request', because: 'Reason for the refusal', blank: 'Choose a reason', refuseExplanation: 'In your words, for the officer', refuseButton: 'Propose the refusal', refuseNote: 'A second person confirms it before the officer hears of it.',
    panel: 'Decision', signed: '{n} of 2 signed', eyesFirst: 'proposes', eyesSecond: 'decides', signedAt: 'Signed {when}', openTag: 'Open', anyReviewer: 'A reviewer', another: 'A second person', you: 'You',
    yourTurn: 'Fill in the table, then propose. Nothing is sent before a second person approves.', toForm: 'Go to the table', notYours: 'You cannot approve what you proposed yourself. Somebody else must read it.', waitFor: 'A second person reads it now.', noRight: 'Your role does not decide on cases.',
    readWaits: 'Not every page of the document has been read yet. A decision waits for the last page.',
    proposedDisclosure: 'Proposed: disclose {given} and withhold {kept} of the categories asked.', proposedRefusal: 'Proposed: refuse the whole request.', hash: 'SHA-256 of the proposal; you approve exactly this.',
    reason: 'Your reason', reasonHint: 'Needed to reject or to send back.', approve: 'Approve as proposed', back: 'Send back', reject: 'Reject', withdraw: 'Withdraw your proposal',
    afterApproval: 'On approval the user is told at once, and has {n} days. Then the package is made.', afterRefusal: 'On approval the officer is told, and the case is closed.', afterHeld: 'On approval the notice is scheduled for when the order ends.',
    rounds: 'Earlier proposals ({n})', round: 'Round {n}: {name}, {when}', approvedBy: 'Approved by {name}, {when}.', decided: 'Decided', closedText: { produced: 'The answer was given.', rejected: 'The request was refused.', withdrawn: 'The officer took the request back.' },
    endings: { approved: 'Approved', rejected: 'Rejected', 'sent-back': 'Sent back', withdrawn: 'Withdrawn' }, endedBy: '{ending} by {name}, {when}', noWord: 'without a word',
    said: { proposed: 'Proposed. A second person reads it now.', approved: 'Approved.', rejected: 'Rejected.', 'sent-back': 'Sent back to the proposer.', withdrawn: 'Your proposal is withdrawn.', recorded: 'The order is recorded and binds from now.', ruled: 'Your ruling stands.' },
    refused: {
      closed: 'The case is closed.', 'not-accepted': 'Intake has not accepted the request yet.', 'document-unread': 'Not every page of the document has been read yet.', 'proposal-open': 'A colleague’s proposal is open. Yours can follow when it is withdrawn or sent back.',
      'already-decided': 'This case has been decided.', 'case-moved-on': 'The case moved on while you were typing.', 'not-asked': 'The table holds a category that was not asked for.', 'beyond-process': 'The process does not reach what you chose to disclose.',
      'row-missing': 'Decide on every category asked for, each once.', 'withholding-needs-reason': 'The process reaches this. Say why you withhold it.', 'nothing-disclosed': 'This discloses nothing. Propose a refusal instead.',
      'no-subject': 'Choose at least one account.', 'unknown-subject': 'One of the accounts was not found for its identifier.', 'unresolved-task': 'One of the identifiers has not been looked up yet.', 'period-too-wide': 'The period must lie within what was asked, first day before last.', 'explanation-missing': 'Write a sentence for the officer.',
    },
    endRefused: {
      'no-open-proposal': 'This proposal is no longer open.', 'another-proposal': 'Another proposal is open than the one you read.', 'own-proposal': 'You cannot decide on what you proposed yourself.', 'not-own-proposal': 'Only the proposer can withdraw a proposal.',
      'reason-missing': 'Say why, so that the proposer can mend it.', 'changed-proposal': 'The proposal reads otherwise than what you saw.', 'case-moved-on': 'The case moved on while you were reading.',
    },
  },
  nl: {
    title: 'Gevraagde gegevens', rules: 'Regels van {day}. Nog niet door een jurist gelezen.', byRule: 'Wat de wettentabel zegt', ofProposal: 'Voorstel van {name}, {when}. Regels van {day}.',
    caption: 'Elke gevraagde categorie, verstrekken of niet, met haar grondslag', category: 'Categorie', choice: 'Besluit', basis: 'Grondslag', extent: 'Omvang, of wat daarvoor nodig is',
    disclose: 'Verstrekken', withhold: 'Niet verstrekken', whole: 'alles wat er over de periode is', reasonFor: 'Reden, als u het niet verstrekt: {category}', notPossible: 'Verstrekken is niet mogelijk: het {needs}.', byReviewer: 'niet verstrekt door de beoordelaar: {reason}',
    foot: '{given} verstrekt, {kept} niet verstrekt. Personen: {subjects}. Periode: {period}.', noPeriod: 'er is geen periode gevraagd',
    voids: {
      'not-a-us-governmental-entity': 'De instantie is geen departement of dienst van de Verenigde Staten, een staat of een onderdeel daarvan (18 USC 2711(4)). Dit stuk opent voor haar niets.',
      'no-authorising-statute': 'Een subpoena van een bestuursorgaan is waard wat haar wet waard is, en deze noemt er geen. Zij opent niets.',
      'process-reaches-nothing': 'Dit stuk reikt tot geen gegevens tot de jurist het heeft ingedeeld.',
    },
    acceptFirst: 'Eerst neemt de intake het verzoek aan. Dan besluit een beoordelaar over deze tabel.', nothingFound: 'Er is geen account gevonden. Dan valt er niets te verstrekken; stel een weigering voor met die reden.',
    subjects: 'Over wie het gaat', subjectsHint: 'Alleen in deze accounts wordt gekeken. Past een gegeven op meer dan één, kies dan wie het stuk bedoelt.', subjectAccount: '{kind} {value}: account ({type}), {country}', subjectMeeting: 'alleen deze vergadering', subjectNone: '{kind} {value}: geen van deze', notFound: 'Geen account voor: {list}.', chooseOne: 'Kies wie met {value} is bedoeld, of zeg dat het geen van deze is.',
    period: 'Periode', periodHint: 'Binnen wat is gevraagd: {period}.', from: 'Eerste dag', to: 'Laatste dag',
    explanation: 'Uitleg aan de ambtenaar', explanationHint: 'In gewone woorden: wat wij verstrekken, wat niet, en waarom. Het komt in het antwoord.', propose: 'Stel dit besluit voor', proposeNote: 'Een tweede persoon leest het voordat er iets gebeurt.',
    refuse: 'Het hele verzoek weigeren', because: 'Reden van de weigering', blank: 'Kies een reden', refuseExplanation: 'In uw woorden, voor de ambtenaar', refuseButton: 'Stel de weigering voor', refuseNote: 'Een tweede persoon bevestigt haar voordat de ambtenaar het hoort.',
    panel: 'Besluit', signed: '{n} van 2 getekend', eyesFirst: 'stelt voor', eyesSecond: 'besluit', signedAt: 'Getekend {when}', openTag: 'Open', anyReviewer: 'Een beoordelaar', another: 'Een tweede persoon', you: 'U',
    yourTurn: 'Vul de tabel in en stel voor. Er gaat niets uit voordat een tweede persoon goedkeurt.', toForm: 'Naar de tabel', notYours: 'U kunt niet goedkeuren wat u zelf hebt voorgesteld. Iemand anders moet het lezen.', waitFor: 'Een tweede persoon leest het nu.', noRight: 'In uw rol besluit u niet over zaken.',
    readWaits: 'Nog niet elk blad van het stuk is gelezen. Een besluit wacht op het laatste blad.',
    proposedDisclosure: 'Voorgesteld: van de gevraagde categorieën {given} verstrekken en {kept} niet.', proposedRefusal: 'Voorgesteld: het hele verzoek weigeren.', hash: 'SHA-256 van het voorstel; precies dit keurt u goed.',
    reason: 'Uw reden', reasonHint: 'Nodig om af te wijzen of terug te sturen.', approve: 'Keur goed zoals voorgesteld', back: 'Stuur terug', reject: 'Wijs af', withdraw: 'Trek uw voorstel in',
    afterApproval: 'Bij goedkeuring wordt de gebruiker meteen ingelicht en heeft die {n} dagen. Daarna wordt het pakket gemaakt.', afterRefusal: 'Bij goedkeuring hoort de ambtenaar het en wordt de zaak gesloten.', afterHeld: 'Bij goedkeuring wordt de kennisgeving gepland voor na het bevel.',
    rounds: 'Eerdere voorstellen ({n})', round: 'Ronde {n}: {name}, {when}', approvedBy: 'Goedgekeurd door {name}, {when}.', decided: 'Besloten', closedText: { produced: 'Het antwoord is gegeven.', rejected: 'Het verzoek is geweigerd.', withdrawn: 'De ambtenaar nam het verzoek terug.' },
    endings: { approved: 'Goedgekeurd', rejected: 'Afgewezen', 'sent-back': 'Teruggestuurd', withdrawn: 'Ingetrokken' }, endedBy: '{ending} door {name}, {when}', noWord: 'zonder woord',
    said: { proposed: 'Voorgesteld. Een tweede persoon leest het nu.', approved: 'Goedgekeurd.', rejected: 'Afgewezen.', 'sent-back': 'Teruggestuurd naar de voorsteller.', withdrawn: 'Uw voorstel is ingetrokken.', recorded: 'Het bevel is vastgelegd en bindt vanaf nu.', ruled: 'Uw beslissing staat.' },
    refused: {
      closed: 'De zaak is gesloten.', 'not-accepted': 'De intake heeft het verzoek nog niet aangenomen.', 'document-unread': 'Nog niet elk blad van het stuk is gelezen.', 'proposal-open': 'Het voorstel van een collega is open. Het uwe kan volgen als dat is ingetrokken of teruggestuurd.',
      'already-decided': 'Over deze zaak is besloten.', 'case-moved-on': 'De zaak ging verder terwijl u typte.', 'not-asked': 'De tabel bevat een categorie die niet is gevraagd.', 'beyond-process': 'Het stuk reikt niet tot wat u wilt verstrekken.',
      'row-missing': 'Besluit over elke gevraagde categorie, elk één keer.', 'withholding-needs-reason': 'Het stuk reikt hiertoe. Zeg waarom u het niet verstrekt.', 'nothing-disclosed': 'Zo wordt niets verstrekt. Stel dan een weigering voor.',
      'no-subject': 'Kies ten minste één account.', 'unknown-subject': 'Een van de accounts hoort niet bij zijn gegeven.', 'unresolved-task': 'Een van de gegevens is nog niet opgezocht.', 'period-too-wide': 'De periode moet binnen het gevraagde liggen, de eerste dag vóór de laatste.', 'explanation-missing': 'Schrijf een zin voor de ambtenaar.',
    },
    endRefused: {
      'no-open-proposal': 'Dit voorstel is niet meer open.', 'another-proposal': 'Er is een ander voorstel open dan u las.', 'own-proposal': 'U kunt niet besluiten over wat u zelf hebt voorgesteld.', 'not-own-proposal': 'Alleen wie het voorstelde kan een voorstel intrekken.',
      'reason-missing': 'Zeg waarom, zodat de voorsteller het kan verbeteren.', 'changed-proposal': 'Het voorstel luidt anders dan wat u las.', 'case-moved-on': 'De zaak ging verder terwijl u las.',
    },
  },
})

export const say = speaker(words)
