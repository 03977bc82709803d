import { speaker, wordsOf } from '#platform/words.ts'

export const words = wordsOf({
  en: {
    home: 'Trust office',
    title: 'Guide for authorities',
    lead: 'Which process compels which data, to whom you address it, and what we check before we answer. Made from the same rules that our reviewers apply. Rules of {date}.',
    file: 'File a request',
    heldData: 'What data we hold, field by field',
    forPrograms: 'For programs: legal-requests.json',
    signIn: 'Sign in',
    emergencyTitle: 'Is someone in danger of death or serious injury now?',
    emergency:
      'Telephone {number}, day and night, or send it in the portal. We call your agency on the number in our register, never on the one in the request. Whoever asks commits to legal process or a written confirmation within 72 hours.',
    matrixTitle: 'Who may ask what',
    matrixLead:
      'Read a row across: the kinds of process that can compel that data. Anything wider is withheld and the rest is given.',
    yes: 'Yes',
    no: 'No',
    legendYes: 'can be compelled',
    legendNo: 'withheld',
    data: 'Data',
    never: 'Never',
    live: 'Listening in on a live meeting',
    liveNote: 'we have no means to do it',
    slide: 'Slide the table sideways; the data stays in view.',
    unread: 'The rules cite their law, but no lawyer has read them yet. Our staff see that beside every rule.',
    law: 'The law behind the columns',
    process: 'Process',
    basis: 'Source',
    here: 'Filed here',
    hereYes: 'Yes',
    hereNo: 'Not yet; write to {email}',
    others: 'Everything else that an authority may come with',
    othersLead:
      'How far each reaches at most. What needs counsel to name it, and what only keeps or restricts, hands out no data by itself.',
    whoMay: 'Who may use it',
    reaches: 'Reaches at most',
    noData: 'No data',
    whereTitle: 'Whom to address',
    whereNote: 'A demand that names another company is returned, with this address.',
    checkTitle: 'What we check first',
    checkLead: 'Our check reads your PDF before you send it and says on which page something is missing.',
    check: 'Check',
    asks: 'What it asks',
    requirement: {
      language: 'Language',
      format: 'File',
      addressee: 'Addressee',
      address: 'Postal address',
      email: 'Official e-mail',
      officer: 'Officer',
      signature: 'Signature',
      due: 'Answer date',
      identifier: 'Identifier',
      period: 'Period',
      secrecy: 'Secrecy order',
    },
    requirementAsks: {
      language: 'English, or a full English translation in the same file',
      format: 'One whole PDF, not encrypted, without scripts or attachments, at most {megabytes} MB',
      addressee: 'The company above that runs the product you ask about',
      address: 'A street address of the agency; no post-office box in any language',
      email: 'On a domain that we have tied to your agency ourselves',
      officer: 'Name of the agency and of the officer, badge or identification number, telephone with extension',
      signature: 'Name, office, signature and date of the official who authorises it',
      due: 'The date by which the process asks for an answer',
      identifier: 'E-mail address, user name, telephone number, or meeting number with date and time in UTC',
      period: 'A first and a last day; “to the present” is not a period',
      secrecy:
        'Court, statute and a last day. One without an end binds us for now; we contest it and our counsel decides',
    },
    noticeTitle: 'The user is told',
    notice: {
      first:
        'Two people decide what is handed over. {authorityDays, plural, =0 {Then the user is told.} one {Then you hear on which day the user will be told. You have one day to say that we may go ahead, send a court’s order that forbids it, take the request back, or describe what harm telling would do. If you say nothing, the user is told.} other {Then you hear on which day the user will be told. You have # days to say that we may go ahead, send a court’s order that forbids it, take the request back, or describe what harm telling would do. If you say nothing, the user is told.}}',
      time: '{days, plural, =0 {The user is told before anything is handed over.} one {The user then has one day to go to court before anything is handed over.} other {The user then has # days to go to court before anything is handed over.}}',
      held: 'A court’s order binds us; attach it, with its last day. An exception, for a risk to a child, danger of death or serious injury, or a threat to the service, is granted by two people of ours, once, with a last day within {exceptionDays} days. While you argue one it holds the notice for {arguedDays} days at most.',
      emergency:
        '{emergencyDays, plural, =0 {After an emergency the user is told at once; the answer does not wait for it.} one {After an emergency the user is told one day later; the answer does not wait for it.} other {After an emergency the user is told # days later; the answer does not wait for it.}} Whatever held a notice back, when it ends the user is told.',
      others:
        'Under a European production or preservation order the issuing authority tells the user; we never do. Of what is only kept nobody is told. Of a restriction of access the user is told, with the reasons, as soon as it is decided, unless an order of secrecy binds.',
    },
    waysTitle: 'What comes another way',
    ways: {
      which:
        'Orders of other countries, European orders, requests under a treaty, orders to restrict access, civil process and questions do not come through the portal. They come by post, courier or bailiff to the address above, by e-mail to {email}, through a central authority, or through the European decentralised IT system (e-Evidence).',
      kept: 'We keep the document as it came, with the moment at which it reached us. A person enters what it says; no system does. Every deadline counts from that moment, however late it is entered. A receipt with the number of the case goes to the e-mail address that the document gives.',
      rules:
        'What we check first, above, binds what is filed in the portal. What comes another way is held to the law of its kind, and decided by the same tables and the same two people.',
      answer:
        'Data leaves through the portal alone, to a person whom we have verified, at an address on a domain that we have tied to their agency. Refusals and general information go by e-mail.',
    },
    answerTitle: 'How the answer comes',
    answer:
      'As one ZIP by a link that is yours alone and works for {days} days. It holds the records, a list of what was withheld and why, a certificate, and sums that you can check with your own tools. Where we searched and found nothing, a signed certificate says what was searched, when and how; it does not say that nobody exists.',
    verify:
      'Anybody can check a package in their own browser, without sending it anywhere: whether it is whole, and from whom.',
    verifyGo: 'Check a package',
    keys: 'Every package is signed. These are the numbers of our keys, the current one first; older ones go on holding for the packages that they signed. The keys themselves stand in the list for programs.',
    root: 'The certificate in a package is a PDF with our electronic signature. You trust it by trusting one root, whose SHA-256 is:',
    rootFile: 'The root: document-root.pem',
    wontTitle: 'What we will not do',
    wont: {
      existence: 'Say whether an account exists',
      existenceText:
        'Not by telephone, not by mail, and not in an error message. You learn it in the answer to a valid request.',
      private: 'Answer private parties',
      privateText: 'Civil litigants and defendants are sent to the account holder, who has the same data.',
      testify: 'Testify as experts',
      testifyText:
        'The certificate in the package authenticates the records. It is written for courts of the United States, the Netherlands, Germany, England and Wales, or for a European Production Order, and in general words for others. If your jurisdiction needs a special form of authentication, put that form into the document of your request.',
      secret: 'Keep a secret for ever',
      secretText: 'A secrecy order ends on its date. On the next working day we tell the user.',
    },
  },
  nl: {
    home: 'Waarborgbureau',
    title: 'Gids voor overheden',
    lead: 'Welk bevel tot welke gegevens dwingt, aan wie u het richt en wat wij nagaan voordat wij antwoorden. Gemaakt uit dezelfde regels die onze beoordelaars toepassen. Regels van {date}.',
    file: 'Dien een verzoek in',
    heldData: 'Welke gegevens wij hebben, veld voor veld',
    forPrograms: 'Voor programma’s: legal-requests.json',
    signIn: 'Aanmelden',
    emergencyTitle: 'Is nu iemand in levensgevaar of dreigt ernstig letsel?',
    emergency:
      'Bel {number}, dag en nacht, of stuur het in het portaal. Wij bellen uw instantie op het nummer in ons register, nooit op dat in het verzoek. Wie vraagt, zegt binnen 72 uur een bevel of een schriftelijke bevestiging toe.',
    matrixTitle: 'Wie wat mag vragen',
    matrixLead:
      'Lees een rij van links naar rechts: de soorten bevel die tot die gegevens dwingen. Wat verder gaat, verstrekken wij niet; de rest wel.',
    yes: 'Ja',
    no: 'Nee',
    legendYes: 'kan worden afgedwongen',
    legendNo: 'niet verstrekt',
    data: 'Gegevens',
    never: 'Nooit',
    live: 'Meeluisteren met een vergadering',
    liveNote: 'wij hebben er het middel niet toe',
    slide: 'Schuif de tabel opzij; de gegevens blijven in beeld.',
    unread:
      'De regels noemen hun wet, maar nog geen jurist heeft ze gelezen. Onze medewerkers zien dat bij elke regel.',
    law: 'De wet achter de kolommen',
    process: 'Soort bevel',
    basis: 'Bron',
    here: 'Hier in te dienen',
    hereYes: 'Ja',
    hereNo: 'Nog niet; schrijf naar {email}',
    others: 'Waarmee een overheid verder kan komen',
    othersLead:
      'Hoe ver elk hoogstens reikt. Wat de jurist eerst moet benoemen, en wat alleen bewaart of beperkt, geeft uit zichzelf geen gegevens.',
    whoMay: 'Wie het mag gebruiken',
    reaches: 'Strekt hoogstens tot',
    noData: 'Geen gegevens',
    whereTitle: 'Aan wie u het richt',
    whereNote: 'Een vordering die een andere onderneming noemt, gaat met dit adres terug.',
    checkTitle: 'Wat wij eerst nagaan',
    checkLead: 'Onze controle leest uw PDF voordat u die verstuurt en zegt op welk blad iets ontbreekt.',
    check: 'Controle',
    asks: 'Wat wordt gevraagd',
    requirement: {
      language: 'Taal',
      format: 'Bestand',
      addressee: 'Geadresseerde',
      address: 'Postadres',
      email: 'Officieel e-mailadres',
      officer: 'Ambtenaar',
      signature: 'Handtekening',
      due: 'Antwoorddatum',
      identifier: 'Kenmerk',
      period: 'Periode',
      secrecy: 'Geheimhoudings­bevel',
    },
    requirementAsks: {
      language: 'Engels, of een volledige Engelse vertaling in hetzelfde bestand',
      format: 'Eén heel PDF-bestand, niet versleuteld, zonder scripts of bijlagen, ten hoogste {megabytes} MB',
      addressee: 'De onderneming hierboven die het product levert waarover u vraagt',
      address: 'Een straatadres van de instantie; in geen taal een postbus',
      email: 'Op een domein dat wij zelf aan uw instantie hebben verbonden',
      officer: 'Naam van de instantie en van de ambtenaar, badge- of identificatienummer, telefoon met toestelnummer',
      signature: 'Naam, ambt, handtekening en datum van wie het bevel geeft',
      due: 'De datum waarop het bevel antwoord vraagt',
      identifier: 'E-mailadres, gebruikersnaam, telefoonnummer, of vergadernummer met datum en tijd in UTC',
      period: 'Een eerste en een laatste dag; ‘tot heden’ is geen periode',
      secrecy:
        'Rechter, wet en een laatste dag. Een bevel zonder einde bindt ons voorlopig; wij bestrijden het en onze jurist beslist',
    },
    noticeTitle: 'De gebruiker wordt ingelicht',
    notice: {
      first:
        'Twee mensen beslissen wat wordt verstrekt. {authorityDays, plural, =0 {Daarna lichten wij de gebruiker in.} one {Daarna hoort u op welke dag de gebruiker bericht krijgt. U hebt één dag om te zeggen dat wij kunnen doorgaan, een rechterlijk bevel te sturen dat het verbiedt, het verzoek terug te nemen, of te beschrijven welke schade inlichten zou doen. Zegt u niets, dan lichten wij de gebruiker in.} other {Daarna hoort u op welke dag de gebruiker bericht krijgt. U hebt # dagen om te zeggen dat wij kunnen doorgaan, een rechterlijk bevel te sturen dat het verbiedt, het verzoek terug te nemen, of te beschrijven welke schade inlichten zou doen. Zegt u niets, dan lichten wij de gebruiker in.}}',
      time: '{days, plural, =0 {De gebruiker hoort het voordat iets wordt verstrekt.} one {De gebruiker heeft dan één dag om naar de rechter te gaan voordat iets wordt verstrekt.} other {De gebruiker heeft dan # dagen om naar de rechter te gaan voordat iets wordt verstrekt.}}',
      held: 'Een rechterlijk bevel bindt ons; voeg het bij, met zijn laatste dag. Een uitzondering, om een risico voor een kind, gevaar voor overlijden of ernstig letsel, of een bedreiging van de dienst, staan twee mensen van ons toe, één keer, met een laatste dag binnen {exceptionDays} dagen. Zolang u er een bepleit, houdt dat de kennisgeving hoogstens {arguedDays} dagen tegen.',
      emergency:
        '{emergencyDays, plural, =0 {Na een noodgeval hoort de gebruiker het meteen; het antwoord wacht daar niet op.} one {Na een noodgeval hoort de gebruiker het één dag later; het antwoord wacht daar niet op.} other {Na een noodgeval hoort de gebruiker het # dagen later; het antwoord wacht daar niet op.}} Wat een kennisgeving ook tegenhield, is het voorbij, dan hoort de gebruiker het.',
      others:
        'Bij een Europees verstrekkings- of bewaringsbevel licht de instantie die het gaf de gebruiker in; wij nooit. Over wat alleen wordt bewaard, hoort niemand iets. Over een beperking van de toegang hoort de gebruiker het, met de redenen, zodra ertoe is besloten, tenzij een geheimhoudingsbevel bindt.',
    },
    waysTitle: 'Wat langs een andere weg komt',
    ways: {
      which:
        'Bevelen van andere landen, Europese bevelen, verzoeken op grond van een verdrag, bevelen om toegang te beperken, civiele stukken en vragen komen niet door het portaal. Zij komen per post, koerier of deurwaarder op het adres hierboven, per e-mail op {email}, via een centrale autoriteit, of via het gedecentraliseerde IT-systeem van de EU (e-Evidence).',
      kept: 'Wij bewaren het stuk zoals het kwam, met het ogenblik waarop het ons bereikte. Een mens voert in wat erin staat; geen systeem doet dat. Elke termijn telt vanaf dat ogenblik, hoe laat het ook wordt ingevoerd. Een ontvangstbevestiging met het zaaknummer gaat naar het e-mailadres dat het stuk noemt.',
      rules:
        'Wat wij eerst nagaan, hierboven, bindt wat in het portaal wordt ingediend. Wat langs een andere weg komt, houden wij aan het recht van zijn soort, en daarover beslissen dezelfde tabellen en dezelfde twee mensen.',
      answer:
        'Gegevens gaan alleen door het portaal, naar een mens die wij hebben nagegaan, met een adres op een domein dat wij aan de instantie hebben verbonden. Weigeringen en algemene informatie gaan per e-mail.',
    },
    answerTitle: 'Hoe het antwoord komt',
    answer:
      'Als één ZIP, via een koppeling die alleen voor u is en {days} dagen werkt. Daarin staan de gegevens, een lijst van wat niet is verstrekt en waarom, een verklaring, en sommen die u met eigen middelen kunt nagaan. Waar wij zochten en niets vonden, zegt een ondertekende verklaring waarnaar is gezocht, wanneer en hoe; zij zegt niet dat er niemand bestaat.',
    verify:
      'Iedereen kan een pakket in de eigen browser controleren zonder het ergens heen te sturen: of het heel is, en van wie.',
    verifyGo: 'Een pakket controleren',
    keys: 'Elk pakket is ondertekend. Dit zijn de nummers van onze sleutels, de huidige eerst; oudere blijven gelden voor de pakketten die ermee zijn ondertekend. De sleutels zelf staan in de lijst voor programma’s.',
    root: 'De verklaring in een pakket is een pdf met onze elektronische handtekening. U vertrouwt die door één wortel te vertrouwen, met deze SHA-256:',
    rootFile: 'De wortel: document-root.pem',
    wontTitle: 'Wat wij niet doen',
    wont: {
      existence: 'Zeggen of een account bestaat',
      existenceText:
        'Niet per telefoon, niet per brief en niet in een foutmelding. U leest het in het antwoord op een geldig verzoek.',
      private: 'Particulieren antwoorden',
      privateText: 'Procespartijen en verdachten wenden zich tot de accounthouder, die dezelfde gegevens heeft.',
      testify: 'Als deskundige getuigen',
      testifyText:
        'De verklaring in het pakket waarmerkt de gegevens. Zij is geschreven voor rechters in de Verenigde Staten, Nederland, Duitsland, Engeland en Wales, of voor een Europees verstrekkingsbevel, en voor anderen in algemene woorden. Vraagt uw rechter een bijzondere vorm van authenticatie, zet dat formulier dan in het document van uw verzoek.',
      secret: 'Voor altijd zwijgen',
      secretText:
        'Een geheimhoudingsbevel eindigt op zijn datum. Op de eerstvolgende werkdag lichten wij de gebruiker in.',
    },
  },
})

export const say = speaker(words)
