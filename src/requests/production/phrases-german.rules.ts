/**
 * The papers of a package in German.
 *
 * Law     Strafprozessordnung §§ 249(1), 261: electronic documents are documents where they can be read out; the court weighs them freely. The texts were not read for these words.
 */
import type { IdentifierKind, RecordCategory } from '#records'
import type { Answered, Phrases } from './phrases.ts'

const KINDS: Readonly<Record<IdentifierKind, string>> = {
  email: 'der E-Mail-Adresse',
  username: 'dem Benutzernamen',
  telephone: 'der Telefonnummer',
  meeting: 'der Besprechungsnummer',
}

const CATEGORIES: Readonly<Record<RecordCategory, string>> = {
  identity: 'Name, Benutzername, E-Mail-Adresse und Telefonnummer',
  billing: 'Rechnungsname und -anschrift, Tarif und Beginn des Dienstes',
  payment: 'Zahlungsmittel',
  sessions: 'eigene Anmeldezeiten, Dauer und IP-Adressen',
  'meetings-own': 'eigene Teilnahme an Besprechungen',
  calls: 'Verbindungsdaten von Telefongesprächen',
  participants: 'andere Teilnehmer eigener Besprechungen',
  devices: 'Geräte und Verbindung',
  'meeting-titles': 'Titel von Besprechungen',
  'profile-photo': 'Profilbild',
  chat: 'Chatnachrichten in Besprechungen',
  recordings: 'Aufzeichnungen und Transkripte',
}

function ground({ emergency, docketNumber }: Answered): string {
  if (!emergency) return `auf das Ersuchen mit dem Aktenzeichen ${docketNumber}`
  return docketNumber === ''
    ? 'auf ein Notfallersuchen'
    : `auf ein Notfallersuchen mit dem Aktenzeichen ${docketNumber}`
}

export const GERMAN: Phrases = {
  language: 'de',
  title: 'Erklärung über die Echtheit von Daten',
  nothingTitle: 'Erklärung, dass keine Daten gefunden wurden',
  because: ({ name, title, employer }, what) =>
    `Ich, ${name}, erkläre: Ich bin bei ${employer} als ${title} beschäftigt. Ich bin zu dieser Erklärung befugt und in der Lage, weil ich weiß, wie die hier genannten Daten erfasst, aufbewahrt und ${what === 'records' ? 'kopiert' : 'durchsucht'} werden.`,
  answered: (to, what) =>
    what === 'records'
      ? `Sie wurden ${to.agency} ${ground(to)} übermittelt; unser Aktenzeichen ist ${to.caseNumber}.`
      : `Sie ist für ${to.agency} ${ground(to)} erstellt; unser Aktenzeichen ist ${to.caseNumber}.`,
  made: 'Die Daten wurden zu der Zeit, die sie betreffen, oder kurz danach erfasst: von einer Person, die davon Kenntnis hatte, aus Angaben einer solchen Person oder automatisch.',
  kept: (employer) => `Die Daten wurden von ${employer} im gewöhnlichen Geschäftsbetrieb aufbewahrt.`,
  practice: 'Ihre Erfassung gehörte zur regelmäßigen Praxis dieses Betriebs.',
  systems: (employer) =>
    `Die Daten wurden von elektronischen Systemen von ${employer} erzeugt, die Vorgänge um Konto, Verbindung und Dienst im Augenblick ihres Geschehens aufzeichnen und ein richtiges Ergebnis liefern.`,
  copies: ({ files, bytes, manifestSha256, preserved }) =>
    `Die Dateien mit Daten in diesem Paket sind getreue Kopien dessen, was diese Systeme ${preserved ? 'enthalten oder bei der Sicherung enthielten' : 'enthielten'}. Die Kopien wurden mit der Hashfunktion SHA-256 gekennzeichnet: ${files} Dateien, ${bytes} Bytes, jede mit ihrem Hash in manifest-sha256.txt aufgeführt, deren eigener SHA-256 ${manifestSha256} lautet. Zwei Dateien mit demselben SHA-256 sind dieselbe Datei.`,
  readable:
    'Eine Datei mit dem Namen readable.html zeigt dieselben Daten noch einmal, zum Lesen aufbereitet. Sie wurde für dieses Paket aus jenen Dateien erstellt; auch ihr Hash ist aufgeführt, und sie ist selbst keine solche Kopie.',
  preserved: ({ preservation, asOf, manifestSha256 }) =>
    `Dateien, deren Herkunft metadata/index.json mit „kept“ und ${preservation} angibt, zeigen die Daten, wie sie am ${asOf} waren, als ein Ersuchen um ihre Sicherung einging (unser Aktenzeichen ${preservation}). Sie wurden damals kopiert, verschlüsselt und mit ihren Hashes in einer signierten Liste aufgeführt, deren SHA-256 ${manifestSha256} lautet. Bevor ihr etwas entnommen wurde, erwies sich die ganze Kopie als so, wie sie versiegelt worden war.`,
  unknown: ({ kind, value, at, searchedAt }, employer) =>
    `Am ${searchedAt} (UTC) wurde unter den Konten, die ${employer} damals führte, nach ${KINDS[kind]} „${value}“${at === null ? '' : ` am ${at} (UTC)`} gesucht. Damit wurde kein Konto gefunden, und daher konnten damit auch keine Daten gefunden werden.`,
  empty: ({ task, identifiers, categories, from, to, searchedAt }) =>
    `Am ${searchedAt} (UTC) wurde bei den Konten, die unsere Entscheidung zu ${identifiers.map((one) => `„${one}“`).join(', ')} nennt (grant/${task}.json), gesucht nach: ${categories.map((one) => CATEGORIES[one]).join('; ')}; ${from === null ? 'alles Vorhandene' : `von ${from}`} bis ${to} (UTC), dieser letzte Zeitpunkt nicht eingeschlossen. Solche Daten wurden nicht gefunden.`,
  how: (employer) =>
    `Gesucht wurde mit den elektronischen Systemen von ${employer}, mit denen jedes Ersuchen dieser Art beantwortet wird. Jede Kennung wurde ihnen so vorgelegt, wie das Ersuchen sie nennt.`,
  limits:
    'Diese Erklärung sagt, wonach gesucht wurde und dass es nicht gefunden wurde. Sie sagt nicht, dass eine Person nicht existiert oder den Dienst nie benutzt hat: Es kann ein Konto unter einer anderen Kennung geben, und ein Konto oder Daten können vor der Suche gelöscht oder nicht länger aufbewahrt worden sein. Über Arten von Daten, nach denen nicht gesucht wurde, sagt sie nichts.',
  lines: ['Datum', 'Unterschrift', 'Name und Funktion'],
}
