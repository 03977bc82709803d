/** The page on which anybody checks a package, and what its script says. */
import { speaker, wordsOf } from '#platform/words.ts'

export const words = wordsOf({
  en: {
    title: 'Check a package',
    home: 'Trust office',
    lead: 'Is a package of records whole, and from whom? It is checked in your own browser: the file does not leave your machine, and while it is checked this page asks nobody anything.',
    checkTitle: 'Check it here',
    file: 'The package',
    fileHint:
      'The ZIP as it came, or a paper of ours by itself, such as a proof of delivery (PDF). Choose it, or drop it on this form.',
    sha256: 'SHA-256 of the package',
    sha256Hint: 'From the mail, the download page or the receipt. 64 letters and figures.',
    sha256Wrong: 'Give all 64 letters and figures of the SHA-256, or leave it empty.',
    keys: 'Public keys',
    keysHint:
      'The seal has to be by one of these keys, and the certificate under one of these roots. Filled in are those that {provider} publishes; for a package of somebody else, put in theirs.',
    keysHintAlone:
      'The seal has to be by one of these keys, and the certificate under one of these roots (PEM). The provider publishes them on its guide for authorities.',
    keysWrong: 'This holds no public key and no certificate in PEM. Put one in, or leave it empty.',
    noKeys: 'Without a key it is checked that the package is whole, and not from whom it is.',
    optional: '{label} (optional)',
    fileMissing: 'Choose the package first.',
    check: 'Check',
    reading: 'Checking: {percent} %',
    took: '{size} read in {seconds} seconds. Nothing was sent.',
    codes: 'The code stands behind each finding, as the program gives it.',
    forPrograms: 'For programs (JSON)',
    broken: 'The file could not be read: it was changed or moved while it was checked, or the browser may not read it.',
    aloneTitle: 'Keep this check',
    aloneText:
      'One file that works without a network, from a disk or a stick: the same check, without our keys in it. Its own policy forbids it to ask anybody.',
    alone: 'Save the check as a file',
    scriptTitle: 'Without script',
    script:
      'This browser runs no script here. Check the package on a command line instead: README.txt in it has the commands for unzip, sha256sum, openssl and pdfsig, and these are the first of them.',
    commandsTitle: 'With the tools of your own system',
    commands:
      'You need neither this page nor our program. README.txt in every package has all commands, for the signatures and the time stamp too; the sums go like this.',
    commandsName: 'Commands that check the sums of a package',
    keysTitle: 'Our keys',
    keysText:
      'They stand on the guide for authorities. Whoever doubts this page compares them with what came by another way, such as an older package or a letter.',
    toGuide: 'Guide for authorities',
  },
  nl: {
    title: 'Een pakket controleren',
    home: 'Waarborgbureau',
    lead: 'Is een pakket met gegevens heel, en van wie is het? Dat wordt in uw eigen browser gecontroleerd: het bestand verlaat uw computer niet, en tijdens het controleren vraagt deze pagina niemand iets.',
    checkTitle: 'Hier controleren',
    file: 'Het pakket',
    fileHint:
      'De ZIP zoals die kwam, of een stuk van ons op zichzelf, zoals een bewijs van aflevering (pdf). Kies het bestand, of laat het op dit formulier vallen.',
    sha256: 'SHA-256 van het pakket',
    sha256Hint: 'Uit de mail, van de downloadpagina of van de ontvangstbevestiging. 64 letters en cijfers.',
    sha256Wrong: 'Vul alle 64 letters en cijfers van de SHA-256 in, of laat het leeg.',
    keys: 'Openbare sleutels',
    keysHint:
      'Het zegel moet met een van deze sleutels zijn gemaakt, en de verklaring onder een van deze wortels staan. Ingevuld zijn die welke {provider} publiceert; zet er voor een pakket van een ander die van hen in.',
    keysHintAlone:
      'Het zegel moet met een van deze sleutels zijn gemaakt, en de verklaring onder een van deze wortels staan (PEM). De aanbieder publiceert ze in zijn gids voor autoriteiten.',
    keysWrong: 'Hierin staat geen openbare sleutel en geen certificaat in PEM. Zet er een in, of laat het leeg.',
    noKeys: 'Zonder sleutel wordt gecontroleerd of het pakket heel is, en niet van wie het is.',
    optional: '{label} (niet verplicht)',
    fileMissing: 'Kies eerst het pakket.',
    check: 'Controleren',
    reading: 'Aan het controleren: {percent} %',
    took: '{size} gelezen in {seconds} seconden. Er is niets verzonden.',
    codes: 'Achter elke bevinding staat de code zoals het programma die geeft.',
    forPrograms: 'Voor programma’s (JSON)',
    broken:
      'Het bestand was niet te lezen: het is veranderd of verplaatst tijdens het controleren, of de browser mag het niet lezen.',
    aloneTitle: 'Deze controle bewaren',
    aloneText:
      'Eén bestand dat zonder netwerk werkt, van een schijf of een stick: dezelfde controle, zonder onze sleutels erin. Zijn eigen beleid verbiedt het iemand iets te vragen.',
    alone: 'De controle als bestand bewaren',
    scriptTitle: 'Zonder script',
    script:
      'Deze browser voert hier geen script uit. Controleer het pakket dan op een opdrachtregel: README.txt erin heeft de opdrachten voor unzip, sha256sum, openssl en pdfsig, en dit zijn de eerste.',
    commandsTitle: 'Met wat uw eigen systeem heeft',
    commands:
      'U hebt deze pagina noch ons programma nodig. README.txt in elk pakket heeft alle opdrachten, ook voor de handtekeningen en het tijdstempel; de sommen gaan zo.',
    commandsName: 'Opdrachten die de sommen van een pakket controleren',
    keysTitle: 'Onze sleutels',
    keysText:
      'Zij staan in de gids voor autoriteiten. Wie aan deze pagina twijfelt, vergelijkt ze met wat langs een andere weg kwam, zoals een ouder pakket of een brief.',
    toGuide: 'Gids voor autoriteiten',
  },
})

export const sayVerifyPage = speaker(words)
