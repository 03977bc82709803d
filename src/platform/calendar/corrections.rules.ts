/**
 * Where the table of public holidays is wrong or silent. Each line says why; no lawyer has read one yet.
 *
 * Law     Algemene termijnenwet art. 3(1): 5 May is a generally recognised holiday every year; the day on which the King's
 *         birthday is celebrated (26 April when the 27th is a Sunday, which the table has right).
 * Law     Algemene termijnenwet art. 3(2): Good Friday is put on a par, for periods set by Dutch law.
 * Law     Algemene termijnenwet art. 3(3): a royal decree may put more days on a par. Those of 2026 follow the pattern of
 *         earlier decrees and were not found in a decree (law-eu, B-21).
 * Law     5 U.S.C. § 6103(b): a federal holiday on a Saturday is kept on the Friday before, by E.O. 11582 one on a Sunday on the Monday after.
 */
import type { COUNTRIES } from './public-holidays.rules.ts'

/** `NL_ATW` are the holidays of NL with the days that Dutch law puts on a par with them. */
export type CalendarKey = (typeof COUNTRIES)[number] | 'NL_ATW'

type When =
  | Readonly<{ every: string }>
  /** So many days after Easter Monday as that country keeps it. */
  | Readonly<{ afterEasterMonday: number }>
  | Readonly<{ on: readonly string[] }>

export type Correction = Readonly<{
  calendar: CalendarKey
  does: 'add' | 'remove'
  name: Readonly<{ en: string; nl: string }>
  when: When
  because: string
  reviewed: false
}>

const GOOD_FRIDAY = { en: 'Good Friday', nl: 'Goede Vrijdag' }
const ON_A_PAR = { en: 'Day put on a par with a holiday', nl: 'Met een feestdag gelijkgestelde dag' }
const CLEAN_MONDAY = { en: 'Clean Monday', nl: 'Schone Maandag' }
const CHRISTMAS_KEPT = { en: 'Christmas Day (substitute day)', nl: 'Eerste kerstdag (vervangende dag)' }
const VETERANS_KEPT = { en: 'Veterans Day (substitute day)', nl: 'Veterans Day (vervangende dag)' }
const ON_MONDAY = { en: 'Day off for a holiday in a weekend', nl: 'Vrije dag voor een feestdag in het weekend' }
const BULGARIAN_MONDAYS = [
  ...['2024-03-04', '2024-09-23', '2025-05-26', '2025-09-08', '2026-05-25', '2026-09-07', '2026-12-28', '2027-05-04'],
  ...['2027-12-27', '2027-12-28', '2028-01-03', '2028-05-08', '2028-12-27', '2029-03-05', '2029-05-07', '2029-09-24'],
  ...['2030-03-04', '2030-09-23', '2031-05-26', '2031-09-08', '2032-05-04', '2032-12-27', '2032-12-28', '2033-01-03'],
  ...['2033-05-02', '2033-12-27', '2033-12-28', '2034-01-02', '2034-05-08', '2034-12-27', '2035-03-05', '2035-05-07'],
  '2035-09-24',
]

/** A function, so that each line is made anew and a test of it is a test of that line. */
export function corrections(): readonly Correction[] {
  return [
    {
      ...{ calendar: 'NL', does: 'add', when: { every: '05-05' }, reviewed: false },
      name: { en: 'Liberation Day', nl: 'Bevrijdingsdag' },
      because: 'Algemene termijnenwet art. 3(1); the table calls it a school holiday',
    },
    {
      ...{ calendar: 'NL_ATW', does: 'add', name: GOOD_FRIDAY, when: { afterEasterMonday: -3 }, reviewed: false },
      because: 'Algemene termijnenwet art. 3(2)',
    },
    {
      ...{ calendar: 'NL_ATW', does: 'add', name: ON_A_PAR, reviewed: false },
      when: { on: ['2026-01-02', '2026-05-04', '2026-05-15'] },
      because: 'Algemene termijnenwet art. 3(3); pattern of earlier decrees, the decree itself was not found',
    },
    {
      ...{ calendar: 'BG', does: 'add', when: { every: '12-26' }, reviewed: false },
      name: { en: 'Christmas Day', nl: 'Tweede kerstdag' },
      because: 'Bulgarian Labour Code art. 154(1): 25 and 26 December; the table calls the 26th an observance',
    },
    {
      ...{ calendar: 'BG', does: 'add', name: ON_MONDAY, when: { on: BULGARIAN_MONDAYS }, reviewed: false },
      because: 'Bulgarian Labour Code art. 154(2): a holiday in a weekend, Easter apart, frees the next working day',
    },
    {
      ...{ calendar: 'CY', does: 'remove', name: CLEAN_MONDAY, when: { afterEasterMonday: -48 }, reviewed: false },
      because:
        'the table has the Tuesday after; Clean Monday is 48 days before Orthodox Easter, as it has it for Greece',
    },
    {
      ...{ calendar: 'CY', does: 'add', name: CLEAN_MONDAY, when: { afterEasterMonday: -49 }, reviewed: false },
      because: '48 days before Orthodox Easter',
    },
    {
      ...{ calendar: 'CY', does: 'add', when: { afterEasterMonday: 49 }, reviewed: false },
      name: { en: 'Kataklysmos', nl: 'Kataklysmos' },
      because: 'Monday after Orthodox Pentecost, a public holiday in Cyprus that the table lacks',
    },
    {
      ...{ calendar: 'ES', does: 'remove', name: CHRISTMAS_KEPT, when: { on: ['2033-12-26'] }, reviewed: false },
      because: 'Estatuto de los Trabajadores art. 37(2): each community chooses whether the Monday takes its place',
    },
    {
      ...{ calendar: 'RO', does: 'add', when: { every: '01-02' }, reviewed: false },
      name: { en: "New Year's Day", nl: 'Nieuwjaarsdag' },
      because: 'Romanian Labour Code art. 139(1): 1 and 2 January; the table has the first only',
    },
    {
      ...{ calendar: 'US', does: 'add', name: VETERANS_KEPT, reviewed: false },
      when: { on: ['2028-11-10', '2029-11-12', '2034-11-10', '2035-11-12'] },
      because: '5 U.S.C. § 6103(b)(1) and E.O. 11582; the table calls these days bank holidays',
    },
  ]
}
