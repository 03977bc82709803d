import { describe, expect, test } from 'vitest'
import { CLOCK_IDS } from './clock.rules.ts'
import { deadlineCommand } from './deadline.cli.ts'

function run(line: string, lang: 'en' | 'nl' = 'en') {
  const [said, complained]: string[][] = [[], []]
  const exit = deadlineCommand(line.split(' '), {
    lang,
    say: (text) => said?.push(text),
    complain: (text) => complained?.push(text),
  })
  return { exit, said: said ?? [], complained: complained ?? [] }
}

test('a table for people, with the sum and the holidays in it', () => {
  const { exit, said, complained } = run('EPOC_10D --received 2026-12-15 --calendar nl')
  expect([exit, complained]).toEqual([0, []])
  expect(said.join('\n')).toBe(`EPOC_10D: European production order, no notification
  Kept by   We
  Length    10 days
  Calendar  Reg. 1182/71, holidays where we act; stands still: clarification asked, court looks at a conflict of laws (NL)
  Source    Law: Reg. (EU) 2023/1543 art. 10(3) (not yet read by a lawyer)

  Received (day 0, not counted)  Tue 15 Dec 2026
  + 10 days                      Fri 25 Dec 2026
  No working day: Christmas Day  Fri 25 Dec 2026
  No working day: Saturday       Sat 26 Dec 2026
  No working day: Sunday         Sun 27 Dec 2026
  Moves to the next working day  Mon 28 Dec 2026
  We plan by                     Fri 25 Dec 2026, 24:00
  The law gives until            Mon 28 Dec 2026, 24:00

Holidays in the period, from date-holidays 3.37.0
  2026-12-25  Christmas Day
  2026-12-26  Boxing Day`)
})

test('in Dutch, with hours and a pause', () => {
  const { exit, said } = run(
    'EPOC_8H --received 2026-11-18T10:20 --calendar NL --paused 2026-11-18T12:00..2026-11-18T13:00',
    'nl',
  )
  expect(exit).toBe(0)
  expect(said.slice(6)).toEqual([
    '  Ontvangen                                          wo 18 nov 2026, 10:20 CET',
    '  Stond stil: verduidelijking gevraagd               wo 18 nov 2026, 12:00 CET tot wo 18 nov 2026, 13:00 CET',
    '  + 8 uur                                            wo 18 nov 2026, 18:20 CET',
    '  Met de tijd waarin hij stilstond                   wo 18 nov 2026, 19:20 CET',
    '  Volgens de wet geteld vanaf het volgende hele uur  wo 18 nov 2026, 11:00 CET',
    '  Wij gaan uit van                                   wo 18 nov 2026, 19:20 CET',
    '  De wet geeft tot                                   wo 18 nov 2026, 20:00 CET',
  ])
})

test('every step has its sentence: a correction, a decree day, two working days, months, backwards, an unknown year', () => {
  const text = (line: string) => run(line).said.join('\n')
  expect(text('NL_126ND_PAPER --received 2026-04-30')).toMatch(
    /No working day: Day put on a par with a holiday +Mon 4 May 2026[\s\S]*2026-05-05 +Liberation Day \(Algemene termijnenwet art\. 3\(1\)/,
  )
  expect(text('TCO_6M --received 2026-08-31 --calendar NL')).toContain('No such date in that month: its last day')
  expect(text('DUE_WARNING --received 2026-12-28 --calendar NL')).toMatch(/− 3 working days +Tue 22 Dec 2026/)
  expect(text('EPOC_PR --received 2035-12-20 --calendar NL')).toContain(
    'Holidays of NL are not in our table for these years',
  )
  expect(text('US_DUE --received 2026-11-20 --on 2026-11-19 --zone UTC')).toContain('That day had passed')
  expect(text('USER_NOTICE --received 2026-11-20 --days 10 --zone UTC')).toMatch(/\+ 10 days +Mon 30 Nov 2026/)
  expect(text('US_WIRETAP --received 2026-11-20 --zone America/New_York')).toContain('First interception (first day)')
  expect(text('EPOC_10D --received 2026-11-18 --calendar NL --paused 2026-11-20..2026-11-24')).toMatch(
    /Stood still: clarification asked +Fri 20 Nov 2026 to Tue 24 Nov 2026[\s\S]*With the days on which it stood still +Wed 2 Dec 2026/,
  )
})

test('JSON for programs has the typed steps and their sentences', () => {
  const { exit, said } = run('US_PRESERVE --received 2026-11-18T09:20:00Z --zone Europe/Amsterdam --json')
  expect(exit).toBe(0)
  expect(JSON.parse(said.join('\n'))).toMatchObject({
    ...{ rule: 'US_PRESERVE', inForce: true, basis: 'law', reviewed: false, calendar: null },
    ...{ target: '2027-02-16T23:00:00.000Z', latest: '2027-02-16T23:00:00.000Z', zone: 'Europe/Amsterdam' },
    steps: [
      { step: 'started', sentence: { value: 'Wed 18 Nov 2026, 10:20 CET' } },
      { step: 'added', amount: 90, unit: 'days', to: '2027-02-16' },
      { step: 'target' },
    ],
  })
})

describe('what is not in force is counted and said', () => {
  test.each([
    ['BUDAPEST2_ART7 --received 2026-11-18 --calendar NL', 'not ratified by the Netherlands'],
    ['EPOC_10D --received 2026-08-17 --calendar NL', '(NOT IN FORCE on that day)'],
  ])('%s', (line, words) => {
    const { exit, said } = run(line)
    expect(exit).toBe(1)
    expect(said.join('\n')).toContain(words)
  })

  test('an older version counts for an older day', () => {
    expect(run('US_NCMEC --received 2024-05-06 --zone UTC').said.join('\n')).toMatch(/\+ 90 days +Sun 4 Aug 2024/)
    expect(run('US_NCMEC --received 2024-05-07 --zone UTC').said.join('\n')).toMatch(/\+ 1 year +Wed 7 May 2025/)
  })
})

test('an unknown rule lists the rules', () => {
  const { exit, said, complained } = run('epoc --received 2026-11-18 --calendar NL')
  expect([exit, said]).toEqual([2, []])
  expect(complained[0]).toBe('“epoc” is no rule; there are:')
  expect(complained.slice(1).map((line) => line.trim().split(' ')[0])).toEqual([...CLOCK_IDS])
})

test.each([
  ['EPOC_10D --received 2026-02-30 --calendar NL', '“2026-02-30” is no moment'],
  ['EPOC_10D --received 2026-11-18T25:00 --calendar NL', 'is no moment'],
  ['EPOC_10D --received 2026-11-18T10:20+99:00 --calendar NL', 'is no moment'],
  ['EPOC_10D --received 2026-11-18 --calendar CH', '“CH” is no calendar that we have: AT BE'],
  ['EPOC_10D --received 2026-11-18', 'say whose holidays and hours count'],
  ['EPOC_10D --received 2026-11-18 --zone UTC', 'say whose holidays and hours count'],
  ['US_PRESERVE --received 2026-11-18', 'say whose holidays and hours count'],
  ['US_PRESERVE --received 2026-11-18 --zone Mars/Base', '“Mars/Base” is no time zone'],
  ['US_DUE --received 2026-11-18 --calendar NL', 'give it with --on'],
  ['US_DUE --received 2026-11-18 --calendar NL --on tomorrow', '“tomorrow” is no day'],
  ['EPOC_8H --received 2026-11-18 --calendar NL', 'EPOC_8H counts 8 hours: give the time too'],
  ['USER_NOTICE --received 2026-11-18 --calendar NL', 'say --days 10'],
  ['USER_NOTICE --received 2026-11-18 --calendar NL --days ten', '“ten” is no number of days'],
  [
    'US_PRESERVE --received 2026-11-18 --zone UTC --paused 2026-11-20..2026-11-21',
    'nothing stops the clock of US_PRESERVE',
  ],
  ['EPOC_10D --received 2026-11-18 --calendar NL --paused 2026-11-20', '“2026-11-20” is no pause'],
  ['EPOC_10D --received 2026-11-18 --calendar NL --paused 2026-11-24..2026-11-20', 'is no pause'],
  ['EPOC_10D --calendar NL', 'say which and from when'],
  ['EPOC_10D --recieved 2026-11-18', 'say which and from when'],
  ['EPOC_10D US_DUE --received 2026-11-18', 'say which and from when'],
  ['EPOC_10D --received 2026-11-18 --calendar NL --lang fr', 'say which and from when'],
])('%s: one clear line', (line, words) => {
  const { exit, said, complained } = run(line)
  expect([exit, said, complained.length]).toEqual([2, [], 1])
  expect(complained[0]).toContain(words)
})
