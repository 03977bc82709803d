/**
 * Writes the public holidays that the office reckons with from npm `date-holidays` into a table of our own: the package is
 * 2.2 MB and takes 300 ms to start, the table 20 kB and nothing (docs/decisions/0030). `npm run generate` runs it.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Holidays from 'date-holidays'
import { root } from './root.ts'

export const YEARS = { first: 2024, last: 2035 }

/** The Member States, and the other countries whose law sets us a period. */
const COUNTRIES = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK AU GB US'.split(' ')

/** The United Kingdom has no holidays for all of it: those of England and Wales. */
const REGION: Readonly<Record<string, string>> = { GB: 'ENG' }

/** English names that the package has wrong. */
const RENAMED: Readonly<Record<string, string>> = {
  'Ash Sunday': 'Clean Monday',
  Staatsfeiertag: 'Labour Day',
  'Fiesta Nacional de España': 'National Holiday',
  'National holiday': 'National Holiday',
  'Día de la Constitución Española': 'Constitution Day',
  'Implantação da República': 'Republic Day',
  'Restauração da Independência': 'Restoration of Independence Day',
  'Restoration of Independence day': 'Restoration of Independence Day',
  'Day of Restoration of Independence': 'Restoration of Independence Day',
  'Liberation from Nazi-Fascism (1945)': 'Liberation Day',
  'June 7th': 'Sette Giugno',
  "St. John's Day": 'Midsummer Day',
  Midsummer: 'Midsummer Day',
}

type Table = Map<string, Map<string, string[]>>

/** The file as it should be. */
export function holidayTable(): string {
  const rows = [...gather()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, byDates]) => [
      `${name} = ${dutch(name)}`,
      ...[...byDates]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([dates, countries]) => `  ${dates}: ${countries.join(' ')}`),
    ])
  return `${HEAD.replaceAll('VERSION', version())}
export const COPY = 'date-holidays ${version()}'
export const FIRST_YEAR = ${YEARS.first}
export const LAST_YEAR = ${YEARS.last}

export const COUNTRIES = [
${COUNTRIES.map((country) => `  '${country}',`).join('\n')}
] as const

/** Name = Dutch name, then its days: one for every year, or one for each year from first to last (\`--\` for none), and who keeps them. */
export const PUBLIC_HOLIDAYS = \`
${rows.join('\n')}
\`
`
}

const HEAD = `/**
 * Public holidays of the countries that the office reckons with. Made by \`npm run generate\` from npm \`date-holidays\` VERSION
 * (https://github.com/commenthol/date-holidays); do not edit. Its data, and so this table, are under CC BY-SA 3.0. What is
 * wrong in it is put right in corrections.rules.ts.
 *
 * Norm    public holidays of each country as the package date-holidays VERSION has them; GB is England and Wales.
 */`

/** Name → dates (in the form of the table) → countries. */
function gather(): Table {
  const table: Table = new Map()
  for (const country of COUNTRIES) {
    for (const [name, dates] of holidaysOf(country)) {
      for (const line of linesOf(dates)) {
        const byDates = table.get(name) ?? new Map<string, string[]>()
        table.set(name, byDates.set(line, [...(byDates.get(line) ?? []), country]))
      }
    }
  }
  return table
}

/** Name → days, in their order. A substitute for a day in a weekend counts however the package calls its type. */
function holidaysOf(country: string): Map<string, string[]> {
  const region = REGION[country]
  const source = region ? new Holidays(country, region) : new Holidays(country)
  const days = new Map<string, string[]>()
  for (let year = YEARS.first; year <= YEARS.last; year += 1) {
    for (const { name, date, type } of source.getHolidays(year, 'en')) {
      if (type !== 'public') continue
      const plain = name.replaceAll('’', "'")
      const [base = '', substitute = ''] = plain.split(/(?= \(substitute day\))/)
      const known = (RENAMED[base] ?? base) + substitute
      days.set(known, [...(days.get(known) ?? []), date.slice(0, 10)])
    }
  }
  return days
}

/** One line for the first day of that name in each year, another for the second. */
function linesOf(days: readonly string[]): readonly string[] {
  const years = Array.from({ length: YEARS.last - YEARS.first + 1 }, (_, at) => String(YEARS.first + at))
  const byYear = years.map((year) => days.filter((day) => day.startsWith(year)).map((day) => day.slice(5)))
  const most = Math.max(...byYear.map((found) => found.length))
  return Array.from({ length: most }, (_, nth) => {
    const slots = byYear.map((found) => found[nth] ?? '--')
    return new Set(slots).size === 1 ? (slots[0] ?? '') : slots.join(' ')
  })
}

function version(): string {
  const { version: found }: { version: string } = JSON.parse(
    readFileSync(join(root, 'node_modules/date-holidays/package.json'), 'utf8'),
  )
  return found
}

function dutch(name: string): string {
  const substitute = name.endsWith(SUBSTITUTE)
  const found = DUTCH[substitute ? name.slice(0, -SUBSTITUTE.length) : name]
  if (!found) throw new Error(`tools/holidays.ts has no Dutch for “${name}”`)
  return substitute ? `${found} (vervangende dag)` : found
}

const SUBSTITUTE = ' (substitute day)'

const DUTCH: Readonly<Record<string, string>> = {
  "All Saints' Day": 'Allerheiligen',
  "All Souls' Day": 'Allerzielen',
  'Annunciation, Anniversary of 1821 Revolution': 'Maria-Boodschap, verjaardag van de opstand van 1821',
  'Anti-Fascist Struggle Day': 'Dag van de antifascistische strijd',
  'Anzac Day': 'Anzac Day',
  'Armistice Day': 'Wapenstilstand',
  'Ascension Day': 'Hemelvaartsdag',
  Assumption: 'Maria-Tenhemelopneming',
  'Australia Day': 'Australia Day',
  'Bastille Day': 'Franse nationale feestdag',
  'Boxing Day': 'Tweede kerstdag',
  'Bulgarian Education and Culture, and Slavonic Literature Day':
    'Dag van het Bulgaarse onderwijs en de Slavische letteren',
  "Children's Day": 'Kinderdag',
  'Christmas Day': 'Eerste kerstdag',
  'Christmas Eve': 'Kerstavond',
  'Clean Monday': 'Schone Maandag',
  'Columbus Day': 'Columbus Day',
  'Constitution Day': 'Dag van de grondwet',
  'Corpus Christi': 'Sacramentsdag',
  'Cyprus Independence Day': 'Cypriotische onafhankelijkheidsdag',
  'Cyprus National Day': 'Cypriotische nationale dag',
  'Day of Our Lady of the Seven Sorrows': 'Onze-Lieve-Vrouw van Smarten',
  'Day of Remembrance for the Dead': 'Dag van de doden',
  'Day of Restoration of Independence of Lithuania': 'Herstel van de Litouwse onafhankelijkheid',
  'Day of Restoration of the State of Lithuania': 'Herstel van de Litouwse staat',
  'Day of Uprising Against Occupation': 'Dag van het verzet tegen de bezetter',
  'Day of the Unification of the Romanian Principalities': 'Vereniging van de Roemeense vorstendommen',
  'Day of victory over fascism': 'Overwinning op het fascisme',
  'Early May bank holiday': 'Bank holiday van begin mei',
  'Easter Monday': 'Tweede paasdag',
  'Easter Saturday': 'Paaszaterdag',
  'Easter Sunday': 'Eerste paasdag',
  Epiphany: 'Driekoningen',
  'Europe Day': 'Europadag',
  "Feast of Saint Paul's Shipwreck in Malta": 'Schipbreuk van Paulus op Malta',
  'First Monday in August': 'Eerste maandag van augustus',
  'First Monday in June': 'Eerste maandag van juni',
  'First Monday in May': 'Eerste maandag van mei',
  'Freedom Day': 'Dag van de vrijheid',
  'Good Friday': 'Goede Vrijdag',
  'Immaculate Conception': 'Onbevlekte Ontvangenis',
  'Independence Day': 'Onafhankelijkheidsdag',
  'Independence and Unity Day': 'Dag van onafhankelijkheid en eenheid',
  'Independent Czechoslovak State Day': 'Onafhankelijkheid van Tsjechoslowakije',
  'Jan Hus Day': 'Dag van Jan Hus',
  Juneteenth: 'Juneteenth',
  "King's Day": 'Koningsdag',
  'Labour Day': 'Dag van de Arbeid',
  'Last Monday in October': 'Laatste maandag van oktober',
  'Liberation Day': 'Bevrijdingsdag',
  'Liberty Day': 'Dag van de vrijheid',
  'Martin Luther King Jr. Day': 'Martin Luther King Day',
  'Maundy Thursday': 'Witte Donderdag',
  'Memorial Day': 'Memorial Day',
  'Midsummer Day': 'Midzomerdag',
  'Midsummer Eve': 'Midzomeravond',
  'National Day': 'Nationale dag',
  'National Day of Saint Francis of Assisi': 'Sint-Franciscus van Assisi',
  'National Holiday': 'Nationale feestdag',
  "New Year's Day": 'Nieuwjaarsdag',
  "New Year's Eve": 'Oudejaarsdag',
  Pentecost: 'Eerste pinksterdag',
  'Portugal Day': 'Dag van Portugal',
  'Prešeren Day, the Slovenian Cultural Holiday': 'Prešerendag, Sloveense cultuurdag',
  'Reformation Day': 'Hervormingsdag',
  'Remembrance Day': 'Herdenkingsdag',
  'Republic Day': 'Dag van de republiek',
  'Restoration of Independence Day': 'Herstel van de onafhankelijkheid',
  'Saint John the Baptist': 'Johannes de Doper',
  'Saint Joseph': 'Sint-Jozef',
  "Saint Stephen's Day": 'Sint-Stefanus',
  'Saints Cyril and Methodius Day': 'Cyrillus en Methodius',
  'Saints Peter and Paul': 'Petrus en Paulus',
  'Sette Giugno': 'Sette Giugno',
  'Slovak National Uprising anniversary': 'Slowaakse nationale opstand',
  'Spring bank holiday': 'Bank holiday van de lente',
  "St Andrew's Day": 'Sint-Andreas',
  "St. Brigid's Day": 'Sint-Brigida',
  "St. George's Day": 'Sint-Joris',
  "St. Patrick's Day": 'Sint-Patrick',
  "St. Stephen's Day": 'Tweede kerstdag',
  'St. Wenceslas Day (Czech Statehood Day)': 'Sint-Wenceslaus, dag van de Tsjechische staat',
  'Statehood Day': 'Dag van de staat',
  'Struggle for Freedom and Democracy Day': 'Strijd voor vrijheid en democratie',
  'Summer bank holiday': 'Bank holiday van de zomer',
  'Thanksgiving Day': 'Thanksgiving',
  'Unification Day': 'Dag van de vereniging',
  'Veterans Day': 'Veterans Day',
  'Victory Day': 'Overwinningsdag',
  'Victory and Homeland Thanksgiving Day and the Day of Croatian defenders': 'Kroatische overwinnings- en dankdag',
  "Washington's Birthday": 'Washington’s Birthday',
  'Whit Monday': 'Tweede pinksterdag',
}
