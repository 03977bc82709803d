/** Dutch and German letters: alone they lack a translation, beside an English letter they are the original of one. */
import {
  addresseeLines,
  bold,
  dutchDate,
  gap,
  germanDate,
  item,
  meetingIn,
  plain,
  type Template,
  title,
  when,
} from './writing.ts'

const dutch = (formal: boolean): Template => ({
  name: formal ? 'Dutch demand' : 'Dutch letter',
  process: 'any',
  write: (f) => [
    formal ? title('VORDERING VERSTREKKING GEGEVENS') : bold('Verzoek om gegevens'),
    plain('Politie Eenheid Midden-Nederland, Kroonstraat 25, Utrecht'),
    gap,
    ...addresseeLines(f, ['Aan:']),
    gap,
    ...when(f.docket, (n) => [plain(`Zaaknummer: ${n}`)]),
    plain(
      formal
        ? 'De officier van justitie vordert op grond van artikel 126na van het Wetboek van Strafvordering dat u de hieronder genoemde gegevens verstrekt in het belang van het onderzoek.'
        : 'Wij verzoeken u ons zo spoedig mogelijk de volgende gegevens te verstrekken over de onderstaande gebruiker van uw dienst, in verband met een lopend onderzoek naar oplichting.',
    ),
    item('1. Naam, adres en woonplaats van de gebruiker van het account.'),
    item('2. De data en tijdstippen waarop de gebruiker zich heeft aangemeld, met de gebruikte adressen.'),
    item('3. De wijze van betaling voor de dienst en de gegevens van de betaler.'),
    ...when(f.mail, (mail) => [plain(`Het gaat om het account met e-mailadres ${mail}.`)]),
    ...when(meetingIn(f, dutchDate, ' om '), (m) => [plain(`Het gaat om de vergadering met nummer ${m}.`)]),
    ...when(f.range, (r) => [plain(`De periode loopt van ${dutchDate(r.from)} tot en met ${dutchDate(r.to)}.`)]),
    ...when(f.due, (d) => [plain(`Wij ontvangen de gegevens graag uiterlijk op ${dutchDate(d)}.`)]),
    plain('Wij wijzen u erop dat het niet voldoen aan deze vordering strafbaar kan zijn.'),
    gap,
    ...when(f.issued, (d) => [plain(`Utrecht, ${dutchDate(d)}`)]),
    ...when(f.signature, () => [plain('mr. A.B. de Wit'), plain('officier van justitie')]),
  ],
})

const german = (formal: boolean): Template => ({
  name: formal ? 'German demand' : 'German letter',
  process: 'any',
  write: (f) => [
    formal ? title('AUSKUNFTSERSUCHEN') : bold('Ersuchen um Auskunft über Bestandsdaten'),
    plain('Staatsanwaltschaft Köln, Am Justizzentrum 13, Köln'),
    gap,
    ...addresseeLines(f, ['An']),
    gap,
    ...when(f.docket, (n) => [plain(`Aktenzeichen: ${n}`)]),
    plain('Sehr geehrte Damen und Herren,'),
    plain(
      formal
        ? 'in dem oben genannten Ermittlungsverfahren wegen Betruges ersuche ich Sie gemäß § 100j der Strafprozessordnung um Auskunft über die folgenden Bestandsdaten.'
        : 'für ein laufendes Verfahren bitten wir Sie, uns die nachstehend aufgeführten Daten zu dem genannten Nutzerkonto möglichst bald zu übermitteln.',
    ),
    item('1. Name und Anschrift des Anschlussinhabers.'),
    item('2. Zeitpunkte der Anmeldungen des Nutzers mit den verwendeten Adressen.'),
    item('3. Angaben zur Zahlungsweise und zur hinterlegten Bankverbindung.'),
    ...when(f.mail, (mail) => [plain(`Es geht um das Konto mit der Adresse ${mail}.`)]),
    ...when(meetingIn(f, germanDate, ' um '), (m) => [plain(`Es geht um die Besprechung mit der Nummer ${m}.`)]),
    ...when(f.range, (r) => [plain(`Der Zeitraum reicht vom ${germanDate(r.from)} bis zum ${germanDate(r.to)}.`)]),
    ...when(f.due, (d) => [plain(`Wir bitten um Übermittlung bis spätestens ${germanDate(d)}.`)]),
    plain('Für Rückfragen stehen wir Ihnen gerne zur Verfügung.'),
    gap,
    ...when(f.issued, (d) => [plain(`Köln, den ${germanDate(d)}`)]),
    ...when(f.signature, () => [plain('Dr. Brandt'), plain('Staatsanwältin')]),
  ],
})

export const ABROAD: readonly Template[] = [dutch(true), dutch(false), german(true), german(false)]
