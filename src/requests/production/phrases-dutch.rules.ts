/**
 * The papers of a package in Dutch.
 *
 * Law     Wetboek van Strafvordering arts 339, 344(1)(5°): a writing counts with other evidence; no form of certificate is prescribed. The texts were not read for these words.
 */
import type { IdentifierKind, RecordCategory } from '#records'
import type { Answered, Phrases } from './phrases.ts'

const KINDS: Readonly<Record<IdentifierKind, string>> = {
  email: 'e-mailadres',
  username: 'de gebruikersnaam',
  telephone: 'telefoonnummer',
  meeting: 'vergadernummer',
}

const CATEGORIES: Readonly<Record<RecordCategory, string>> = {
  identity: 'naam, gebruikersnaam, e-mailadres en telefoonnummer',
  billing: 'naam en adres op de rekening, abonnement en begin van de dienst',
  payment: 'betaalwijze',
  sessions: 'eigen aanmeldtijden, duur en IP-adressen',
  'meetings-own': 'eigen deelname aan vergaderingen',
  calls: 'verbindingsgegevens van telefoongesprekken',
  participants: 'andere deelnemers aan eigen vergaderingen',
  devices: 'apparaten en verbinding',
  'meeting-titles': 'titels van vergaderingen',
  'profile-photo': 'profielfoto',
  chat: 'chatberichten in vergaderingen',
  recordings: 'opnamen en transcripten',
}

function ground({ emergency, docketNumber }: Answered): string {
  if (!emergency) return `een vordering met zaaknummer ${docketNumber}`
  return docketNumber === '' ? 'een noodverzoek' : `een noodverzoek met zaaknummer ${docketNumber}`
}

export const DUTCH: Phrases = {
  language: 'nl',
  title: 'Verklaring van echtheid van gegevens',
  nothingTitle: 'Verklaring dat geen gegevens zijn gevonden',
  because: ({ name, title, employer }, what) =>
    `Ik, ${name}, verklaar: ik werk bij ${employer} als ${title}. Ik ben tot deze verklaring bevoegd en in staat, omdat ik weet hoe de hier genoemde gegevens worden vastgelegd, bewaard en ${what === 'records' ? 'gekopieerd' : 'doorzocht'}.`,
  answered: (to, what) =>
    what === 'records'
      ? `Zij zijn verstrekt aan ${to.agency} op ${ground(to)}; ons zaaknummer is ${to.caseNumber}.`
      : `Zij is opgemaakt voor ${to.agency} op ${ground(to)}; ons zaaknummer is ${to.caseNumber}.`,
  made: 'De gegevens zijn vastgelegd op of kort na het tijdstip waarop zij betrekking hebben, door iemand die daarvan wist, of uit wat zo iemand doorgaf, of automatisch.',
  kept: (employer) => `De gegevens zijn door ${employer} bewaard in de gewone uitoefening van haar bedrijf.`,
  practice: 'Het vastleggen ervan behoorde tot de gewone gang van zaken in dat bedrijf.',
  systems: (employer) =>
    `De gegevens zijn voortgebracht door elektronische systemen van ${employer} die gebeurtenissen rond account, verbinding en dienst vastleggen op het moment zelf, en die een juiste uitkomst geven.`,
  copies: ({ files, bytes, manifestSha256, preserved }) =>
    `De bestanden met gegevens in dit pakket zijn ware kopieën van wat die systemen ${preserved ? 'bevatten, of bevatten toen het werd bewaard' : 'bevatten'}. De kopieën zijn gekenmerkt met de hashfunctie SHA-256: ${files} bestanden, ${bytes} bytes, elk met zijn hash vermeld in manifest-sha256.txt, waarvan de SHA-256 ${manifestSha256} is. Twee bestanden met dezelfde SHA-256 zijn hetzelfde bestand.`,
  readable:
    'Een bestand met de naam readable.html toont dezelfde gegevens nog eens, geschikt om te lezen. Het is voor dit pakket uit die bestanden gemaakt; ook de hash daarvan is vermeld, en het is zelf niet zo’n kopie.',
  preserved: ({ preservation, asOf, manifestSha256 }) =>
    `Bestanden waarvan metadata/index.json als herkomst “kept” en ${preservation} noemt, tonen de gegevens zoals zij waren op ${asOf}, bij ontvangst van een verzoek om ze te bewaren (ons zaaknummer ${preservation}). Zij zijn toen gekopieerd, versleuteld, en met hun hashes vermeld in een ondertekende lijst waarvan de SHA-256 ${manifestSha256} is. Voordat er iets uit die kopie werd genomen, bleek zij in haar geheel te zijn zoals zij was verzegeld.`,
  unknown: ({ kind, value, at, searchedAt }, employer) =>
    `Op ${searchedAt} (UTC) is onder de accounts die ${employer} toen had gezocht naar ${kind === 'username' ? '' : 'het '}${KINDS[kind]} “${value}”${at === null ? '' : ` op ${at} (UTC)`}. Daarmee is geen account gevonden, en dus kon er ook geen gegeven mee worden gevonden.`,
  empty: ({ task, identifiers, categories, from, to, searchedAt }) =>
    `Op ${searchedAt} (UTC) is bij de accounts die ons besluit over ${identifiers.map((one) => `“${one}”`).join(', ')} noemt (grant/${task}.json) gezocht naar: ${categories.map((one) => CATEGORIES[one]).join('; ')}; ${from === null ? 'alles wat aanwezig was' : `van ${from}`} tot ${to} (UTC), dat laatste tijdstip niet meegerekend. Zo’n gegeven is niet gevonden.`,
  how: (employer) =>
    `Er is gezocht met de elektronische systemen van ${employer} waarmee elk verzoek van deze soort wordt beantwoord. Elk kenmerk is eraan voorgelegd zoals het verzoek het noemt.`,
  limits:
    'Deze verklaring zegt waarnaar is gezocht, en dat het niet is gevonden. Zij zegt niet dat iemand niet bestaat of de dienst nooit heeft gebruikt: er kan een account zijn onder een ander kenmerk, en een account of een gegeven kan vóór het zoeken zijn verwijderd of niet langer bewaard. Over soorten gegevens waarnaar niet is gezocht, zegt zij niets.',
  lines: ['Datum', 'Handtekening', 'Naam en functie'],
}
