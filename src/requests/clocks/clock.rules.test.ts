import { describe, expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import {
  CALENDAR_RULES,
  CLOCK_IDS,
  type ClockId,
  clockOn,
  clocks,
  clocksOn,
  isClockId,
  newestClock,
  PAUSE_EVENTS,
  START_EVENTS,
  UNITS,
} from './clock.rules.ts'

const today = day('2026-11-22')

/** Written by hand from the reference files: rule, start, length, calendar, what else there is to say. */
const EXPECTED: readonly [ClockId, string, string, string, string][] = [
  ['US_DUE', 'received', 'null date', 'none', 'law office'],
  ['US_PRESERVE', 'received', '90 days', 'none', 'law office'],
  ['US_PRESERVE_RENEWED', 'period-ends', '90 days', 'none', 'law office'],
  ['US_CLOUD_MTQ', 'served', '14 days', 'none', 'law office'],
  ['US_NSL_RECIP', 'government-received', '30 days', 'none', 'law authority'],
  ['US_2704_BACKUP', 'received', '2 working-days', 'US_FEDERAL', 'law office'],
  ['US_2704_HOLD', 'notified-customer', '14 days', 'none', 'law office stops:motion-pending'],
  ['US_2705A', 'delayed', '90 days', 'none', 'law authority'],
  ['US_PRTT', 'order-made', '60 days', 'none', 'law authority'],
  ['US_PRTT_EMERG', 'installed', '48 hours', 'none', 'law authority'],
  ['US_WIRETAP', 'intercepted', '30 days', 'none', 'law authority day0'],
  ['US_WIRETAP_EMERG', 'intercepted', '48 hours', 'none', 'law authority'],
  ['US_NCMEC', 'reported', '1 years', 'none', 'law office from:2024-05-07'],
  [
    'EPOC_10D',
    'received',
    '10 days',
    'EU_1182',
    'law office rolls stops:clarification,conflict-review from:2026-08-18',
  ],
  [
    'EPOC_NOTIFIED',
    'received',
    '10 days',
    'EU_1182',
    'law office rolls stops:clarification,conflict-review from:2026-08-18',
  ],
  ['EPOC_8H', 'received', '8 hours', 'EU_1182', 'law office rolls stops:clarification from:2026-08-18'],
  ['EPOC_EA_10D', 'notified-authority', '10 days', 'EU_1182', 'law authority rolls from:2026-08-18'],
  ['EPOC_EA_96H', 'notified-authority', '96 hours', 'EU_1182', 'law authority rolls from:2026-08-18'],
  ['EPOC_CLARIFY', 'form-received', '5 days', 'EU_1182', 'law authority rolls from:2026-08-18'],
  ['EPOC_CONFLICT', 'received', '10 days', 'EU_1182', 'law office rolls from:2026-08-18'],
  ['EPOC_EXPOST', 'issued', '48 hours', 'EU_1182', 'law authority rolls from:2026-08-18'],
  ['EPOC_PR', 'received', '60 days', 'EU_1182', 'law office rolls from:2026-08-18'],
  ['EPOC_PR_EXT', 'period-ends', '30 days', 'EU_1182', 'law office rolls from:2026-08-18'],
  ['NL_126NI', 'received', '90 days', 'NL_ATW', 'law office rolls'],
  ['NL_126ND_PAPER', 'ordered-orally', '3 days', 'NL_ATW', 'law authority rolls'],
  ['TCO_1H', 'received', '1 hours', 'EU_1182', 'law office rolls stops:impossible,clarification from:2022-06-07'],
  ['TCO_6M', 'removed', '6 months', 'EU_1182', 'law office rolls from:2022-06-07'],
  ['TCO_SCRUTINY', 'review-asked', '72 hours', 'EU_1182', 'law authority rolls from:2022-06-07'],
  ['UK_COPO', 'served', '7 days', 'none', 'law office'],
  ['UK_COPO_SERVICE', 'order-made', '3 months', 'none', 'law authority'],
  ['BUDAPEST2_ART7', 'received', '30 days', 'none', 'law office inactive'],
  ['FOREIGN_PRESERVE', 'received', '90 days', 'none', 'policy office'],
  ['FOREIGN_PRESERVE_RENEWED', 'period-ends', '90 days', 'none', 'policy office'],
  ['EDR_ACK', 'received', '1 minutes', 'none', 'policy office'],
  ['EDR_EYES', 'received', '15 minutes', 'none', 'policy office'],
  ['EDR_DECISION', 'received', '3 hours', 'none', 'policy office'],
  ['EDR_FOLLOWUP_72H', 'released', '72 hours', 'none', 'policy authority'],
  ['AUTHORITY_NOTICE', 'authority-told', 'null days', 'none', 'policy authority'],
  ['NOTICE_ARGUED', 'argued', '7 days', 'none', 'policy office'],
  ['USER_NOTICE', 'told', 'null days', 'none', 'policy user'],
  ['NDO_END', 'order-ends', '1 working-days', 'OFFICE', 'policy office'],
  ['NDO_WARNING', 'order-ends', '-30 days', 'none', 'policy office'],
  ['RFI_REMINDER', 'asked', '14 days', 'none', 'policy authority'],
  ['RFI_REPLY', 'asked', '30 days', 'none', 'policy authority'],
  ['CONSENT_REPLY', 'asked', '14 days', 'none', 'policy user'],
  ['DUE_WARNING', 'due', '-3 working-days', 'OFFICE', 'policy office'],
]

describe('the table', () => {
  test.each(EXPECTED)('%s', (id, starts, length, calendar, more) => {
    const row = newestClock(id)
    const said = [
      ...[row.basis, row.runs, ...(row.rolls ? ['rolls'] : []), ...(row.countsDay0 ? ['day0'] : [])],
      ...(row.pausedBy.length > 0 ? [`stops:${row.pausedBy.join()}`] : []),
      ...(row.validFrom ? [`from:${row.validFrom}`] : []),
      ...(row.validTo ? [`to:${row.validTo}`] : []),
      ...(row.active ? [] : ['inactive']),
    ]
    expect([row.starts, `${row.amount} ${row.unit}`, row.calendar, said.join(' ')]).toEqual([
      starts,
      length,
      calendar,
      more,
    ])
  })

  test('has every rule, in the order of the list, and no other', () => {
    expect([...new Set(clocks().map(({ id }) => id))].toSorted()).toEqual([...CLOCK_IDS].sort())
    expect(EXPECTED.map(([id]) => id)).toEqual([...CLOCK_IDS])
  })

  test('law cites an article or section and says what was read of it, policy neither, and no lawyer has read a row', () => {
    for (const { id, basis, citation, text, reviewed } of clocks()) {
      const cites = basis === 'law' && id !== 'US_DUE'
      if (cites)
        expect(citation).toMatch(/^(18 U\.S\.C\. § \d|Reg\. \(EU\) \d|Sv 126|Crime \(.*\d$|Crime .*\)$|CETS 224)/)
      expect([id, citation === null, text === null]).toEqual([id, !cites, !cites])
      expect(reviewed).toBe(false)
    }
    expect(newestClock('US_DUE').basis).toBe('law')
  })

  test('the statute of each rule', () => {
    const cited = (...ids: readonly ClockId[]) => ids.map((id) => newestClock(id).citation)
    expect(cited('US_PRESERVE', 'US_PRESERVE_RENEWED')).toEqual(['18 U.S.C. § 2703(f)(2)', '18 U.S.C. § 2703(f)(2)'])
    expect(cited('US_CLOUD_MTQ', 'US_NSL_RECIP')).toEqual(['18 U.S.C. § 2703(h)(2)', '18 U.S.C. § 3511(b)(1)'])
    expect(cited('US_WIRETAP', 'US_WIRETAP_EMERG')).toEqual(['18 U.S.C. § 2518(5)', '18 U.S.C. § 2518(7)'])
    expect(cited('EPOC_10D', 'EPOC_NOTIFIED').join()).toMatch(/art\. 10\(3\),Reg.*art\. 10\(2\)$/)
    expect(cited('EPOC_EXPOST', 'UK_COPO_SERVICE').join()).toMatch(/art\. 4\(5\),Crime.*s\. 9\(1\)$/)
  })

  test('what was not read in its own text in force', () => {
    const ids = (text: string) => clocks().flatMap((row) => (row.text === text ? [row.id] : []))
    expect(ids('not-found')).toEqual(['EPOC_CLARIFY', 'EPOC_CONFLICT', 'UK_COPO', 'BUDAPEST2_ART7'])
    expect(ids('secondary')).toEqual(['EPOC_8H', 'EPOC_EXPOST'])
    expect(ids('older')).toEqual(['NL_126NI'])
  })

  test('uses every kind of start, stop, unit and calendar that it knows', () => {
    const used = <T>(of: (row: ReturnType<typeof newestClock>) => readonly T[]) => new Set(clocks().flatMap(of))
    expect([...used(({ starts }) => [starts])].sort()).toEqual([...START_EVENTS].sort())
    expect([...used(({ pausedBy }) => pausedBy)].sort()).toEqual([...PAUSE_EVENTS].sort())
    expect([...used(({ unit }) => [unit])].sort()).toEqual([...UNITS].sort())
    expect([...used(({ calendar }) => [calendar])].sort()).toEqual([...CALENDAR_RULES].sort())
  })
})

describe('which version of a row counts', () => {
  test('the one in force on the day', () => {
    expect(clockOn('US_NCMEC', day('2024-05-06'))).toMatchObject({ amount: 90, unit: 'days', validTo: '2024-05-06' })
    expect(clockOn('US_NCMEC', day('2024-05-07'))).toMatchObject({ amount: 1, unit: 'years' })
    expect(clockOn('US_NCMEC', day('2024-05-06'))?.citation).toContain('before Pub. L. 118-59')
    expect(newestClock('US_NCMEC').citation).toBe('18 U.S.C. § 2258A(h)(1), Pub. L. 118-59')
  })

  test('none before it begins, and none of what is not in force', () => {
    expect(clockOn('EPOC_10D', day('2026-08-17'))).toBeNull()
    expect(clockOn('EPOC_10D', day('2026-08-18'))?.id).toBe('EPOC_10D')
    expect(clockOn('BUDAPEST2_ART7', today)).toBeNull()
    expect(newestClock('BUDAPEST2_ART7').active).toBe(false)
    expect(clockOn('US_PRESERVE', day('2024-01-01'))?.id).toBe('US_PRESERVE')
  })

  test('at most one of each on any day', () => {
    for (const on of ['2024-05-06', '2024-05-07', '2026-08-17', '2026-11-22'].map(day)) {
      const ids = clocksOn(on).map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
    }
    expect(
      clocksOn(today)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(CLOCK_IDS.filter((id) => id !== 'BUDAPEST2_ART7').toSorted())
  })
})

test('a name is a rule or none', () => {
  expect(['US_DUE', 'us_due', 'NOPE', ''].map(isClockId)).toEqual([true, false, false, false])
})
