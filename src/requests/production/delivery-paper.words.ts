/** The proof of delivery as a paper, and where it is found. */
import { speaker, wordsOf } from '#platform/words.ts'

export const words = wordsOf({
  en: {
    title: 'Proof of delivery',
    opening:
      '{office} states that in case {number} it made the package below available, and when it was downloaded from its server, as recorded before the first byte left and after the last.',
    case: 'Case',
    docket: 'Docket number',
    agency: 'Authority',
    asOf: 'As of',
    package: 'Package {n}',
    paper: 'Paper {n}: that nothing was found',
    paperBytes: '{n} bytes',
    sha256: 'SHA-256',
    size: 'Size',
    bytes: '{n} bytes, {files, plural, one {# file} other {# files}} of records',
    madeAt: 'Made',
    grant: 'Signed decision (SHA-256)',
    recipient: 'Recipient',
    available: 'Made available',
    until: 'Link open until',
    downloaded: 'Downloaded',
    notYet: 'Not downloaded as a whole',
    begun: 'Downloads begun',
    check:
      'The electronic signature on this paper is that of the office: it shows that nothing in it was changed. To check it: pdfsig, or “waarborg verify”, or the page /verify of the office, with the root that the office publishes. Whoever has the package compares its SHA-256 with the one above; where it came encrypted, once it is decrypted.',
    silent: 'This paper names no user of the service and nothing that is in the package.',
    page: 'Page',
    link: 'Proof of delivery (PDF)',
    linkText:
      'Signed by us: which package was made available to whom, and when it was downloaded. It names no user and nothing of what is in the package.',
    none: 'There is no proof of delivery',
    noneText: 'The package has not been downloaded as a whole yet, or the address is not complete.',
  },
  nl: {
    title: 'Bewijs van aflevering',
    opening:
      '{office} verklaart dat het in zaak {number} het pakket hieronder beschikbaar heeft gesteld, en wanneer het van zijn server is gedownload, zoals vastgelegd voordat de eerste byte vertrok en na de laatste.',
    case: 'Zaak',
    docket: 'Zaaknummer van de autoriteit',
    agency: 'Autoriteit',
    asOf: 'Stand van',
    package: 'Pakket {n}',
    paper: 'Stuk {n}: dat niets is gevonden',
    paperBytes: '{n} bytes',
    sha256: 'SHA-256',
    size: 'Grootte',
    bytes: '{n} bytes, {files, plural, one {# bestand} other {# bestanden}} met gegevens',
    madeAt: 'Gemaakt',
    grant: 'Ondertekend besluit (SHA-256)',
    recipient: 'Ontvanger',
    available: 'Beschikbaar gesteld',
    until: 'Koppeling open tot',
    downloaded: 'Gedownload',
    notYet: 'Niet als geheel gedownload',
    begun: 'Begonnen downloads',
    check:
      'De elektronische handtekening op dit stuk is die van het bureau: zij laat zien dat er niets aan is veranderd. Controleren kan met pdfsig, met “waarborg verify” of op de pagina /verify van het bureau, met de wortel die het bureau publiceert. Wie het pakket heeft, vergelijkt zijn SHA-256 met die hierboven; kwam het versleuteld, dan na het ontsleutelen.',
    silent: 'Dit stuk noemt geen gebruiker van de dienst en niets van wat in het pakket staat.',
    page: 'Blad',
    link: 'Bewijs van aflevering (pdf)',
    linkText:
      'Door ons ondertekend: welk pakket aan wie beschikbaar is gesteld, en wanneer het is gedownload. Het noemt geen gebruiker en niets van wat in het pakket staat.',
    none: 'Er is geen bewijs van aflevering',
    noneText: 'Het pakket is nog niet als geheel gedownload, of het adres is niet compleet.',
  },
})

export const say = speaker(words)
