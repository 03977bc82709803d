import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { PROCESS_IDS, processRow } from '../triage/process.rules.ts'
import { ownRules } from './acceptable-use.rules.ts'
import { type Guarded, wordsThatTell } from './guard.rules.ts'
import {
  type EndAsk,
  judgeAnswer,
  mayBeRead,
  mayEnd,
  maySpeak,
  type Referred,
  referralProblems,
  referralText,
  type Standing,
} from './referral.rules.ts'
import { referredIn } from './referral.text.ts'

const RULES = ownRules({})
const [RULE] = RULES.rules
if (!RULE) throw new Error('no rule')

const NOTHING: Guarded = { names: [], titles: [], texts: [] }
const CASE: Guarded = {
  names: ['case_7k2m', 'HLD-2026-00417', '24-MJ-118', 'Wire fraud', 'l.peeters@sf.example'],
  titles: ['San Francisco Field Desk', 'Lena Peeters'],
  texts: ['all records of the meetings that the target held with his partners'],
}

const REFERRED: Referred = {
  subjects: [{ account: 'acc_1', meeting: null }],
  rule: RULE.id,
  period: { from: day('2026-10-01'), to: day('2026-10-31') },
  records: ['meetings', 'reports'],
  shows: 'Entered eleven meetings of strangers; nine users reported it.',
  seen: true,
}
const ASKED = {
  process: 'us-search-warrant',
  found: [
    { account: 'acc_1', meeting: null },
    { account: 'acc_1', meeting: '814' },
  ],
  rules: RULES,
  guarded: CASE,
  today: day('2026-11-22'),
} as const

const problems = (change: Partial<Referred>) => referralProblems({ ...REFERRED, ...change }, ASKED)

test('a breach that our own records show can be referred, and nothing else', () => {
  expect(problems({})).toEqual([])
  expect(problems({ subjects: [] })).toEqual(['no-subject'])
  expect(problems({ subjects: [{ account: 'acc_2', meeting: null }] })).toEqual(['unknown-subject'])
  expect(problems({ rule: 'a government asked' })).toEqual(['unknown-rule'])
  expect(problems({ period: { from: day('2026-11-01'), to: day('2026-10-31') } })).toEqual(['period'])
  expect(problems({ period: { from: day('2026-11-01'), to: day('2026-11-23') } })).toEqual(['period'])
  expect(problems({ records: [] })).toEqual(['records-missing'])
  expect(problems({ shows: ' ' })).toEqual(['shows-missing'])
  expect(problems({ shows: 'x'.repeat(601) })).toEqual(['shows-missing'])
  // That somebody asks is no breach: whoever opens it has looked.
  expect(problems({ seen: false })).toEqual(['not-own-records'])
})

test.each([
  ['HLD-2026-00417', 'As HLD 2026 00417 says'],
  ['24-MJ-118', 'See 24mj118'],
  ['Wire fraud', 'Suspicious of wire  fraud'],
  ['peeters', 'Peeters saw it'],
  ['francisco', 'Sign-ins from Francisco'],
  ['police', 'The police asked'],
  ['vorderingen', 'Er kwamen vorderingen'],
  ['meetings that the target held', 'The meetings that the target held were open'],
])('%s does not leave', (word, shows) => {
  expect(wordsThatTell(shows, CASE)).toContain(word)
  expect(problems({ shows })).toEqual(['tells'])
})

test('of what is only kept and of what lies in the vault nothing is referred, by rule and by database alike', () => {
  const unread = PROCESS_IDS.filter((process) => !mayBeRead(process))
  for (const process of unread) {
    const { family, preserves, vault } = processRow(process)
    expect([process, family === 'preservation' || vault === true || preserves !== undefined]).toEqual([process, true])
    expect(referralProblems(REFERRED, { ...ASKED, process })).toEqual(['nothing-may-be-read'])
  }
  const sql = readFileSync(new URL('../../../db/migrations/0097-kept-abroad.sql', import.meta.url), 'utf8')
  const listed = /c\.process in \(([^)]+)\)/.exec(sql)?.[1]?.match(/[\w-]+/g) ?? []
  expect(listed.toSorted()).toEqual(unread.toSorted())
})

/** A case full of canaries, each found nowhere else. */
const canary = fc.stringMatching(/^[a-z]{4,9}[0-9]{3,6}$/)
const cases = fc.record({
  ...{ caseId: canary, number: canary, docket: canary, offence: canary, email: canary },
  ...{
    agency: fc.tuple(canary, canary),
    officer: fc.tuple(canary, canary),
    demand: fc.array(canary, { minLength: 5, maxLength: 12 }),
  },
})
const dressings = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => `“${text}”,`,
  (text) => `(${text.slice(0, 4)}-${text.slice(4)})`,
)

test('of any case, nothing that leaves holds a canary of it, however it is dressed', () => {
  const squeezed = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '')
  let left = 0
  fc.assert(
    fc.property(cases, fc.array(fc.nat(9), { maxLength: 3 }), dressings, (one, picks, dressed) => {
      const guarded: Guarded = {
        names: [one.caseId, one.number, one.docket, one.offence, one.email],
        titles: [one.agency.join(' '), one.officer.join(' ')],
        texts: [one.demand.join(' ')],
      }
      const all = [...guarded.names, ...one.agency, ...one.officer]
      const slipped = picks.map((pick) => (pick === 9 ? one.demand.slice(0, 5).join(' ') : dressed(all[pick] ?? '')))
      const shows = ['Entered', ...slipped, 'eleven rooms'].join(' ')
      const referred = { ...REFERRED, shows }
      const found = referralProblems(referred, { ...ASKED, guarded })
      if (found.length > 0) return
      left += 1
      const text = referralText('ref_x', referred, { asOf: RULES.asOf, rule: RULE })
      for (const word of all) expect(squeezed(text)).not.toContain(squeezed(word))
      expect(text).not.toContain(one.demand.slice(0, 5).join(' '))
    }),
    { numRuns: 2000 },
  )
  expect(left).toBeGreaterThan(100)
})

test('the same breach in another case leaves in the same bytes: the case is not in them', () => {
  const text = (order: 1 | -1) =>
    referralText(
      'ref_x',
      { ...REFERRED, subjects: [...ASKED.found, ...ASKED.found].toSorted(() => order) },
      { asOf: RULES.asOf, rule: RULE },
    )
  expect(text(1)).toBe(text(-1))
  expect(Object.keys(referredIn(text(1))).toSorted()).toEqual([
    'id',
    'period',
    'records',
    'rule',
    'shows',
    'subjects',
    'type',
  ])
})

const OPEN: Standing = { by: 'anna', hash: 'h', shows: REFERRED.shows, ended: false, word: null }
const RELEASE: EndAsk = { ending: 'released', by: 'ben', hash: 'h', reason: '', held: false, guarded: CASE }
const end = (ask: Partial<EndAsk>, standing: Partial<Standing> = {}) =>
  mayEnd({ ...RELEASE, ...ask }, { ...OPEN, ...standing })

test('another person releases the very text that they read', () => {
  expect(end({})).toBe('fine')
  expect(end({ by: 'anna' })).toBe('own')
  expect(end({ hash: 'other' })).toBe('other-text')
  expect(end({ hash: null })).toBe('other-text')
  expect(end({}, { ended: true })).toBe('ended')
  expect(end({ ending: 'declined' })).toBe('reason-missing')
  expect(end({ ending: 'declined', reason: 'Too thin' })).toBe('fine')
  expect(end({ ending: 'withdrawn', reason: 'Mistaken' })).toBe('not-own')
  expect(end({ ending: 'withdrawn', by: 'anna', reason: 'Mistaken' })).toBe('fine')
})

test('while the user is not to know, counsel says yes first; and a no of counsel stands', () => {
  expect(end({ held: true })).toBe('held')
  expect(end({ held: true }, { word: 'yes' })).toBe('fine')
  expect(end({ held: true }, { word: 'no' })).toBe('counsel-no')
  expect(end({}, { word: 'no' })).toBe('counsel-no')
  expect(maySpeak({ by: 'cees', reason: 'No order hides the account itself' }, OPEN)).toBe('fine')
  expect(maySpeak({ by: 'cees', reason: ' ' }, OPEN)).toBe('reason-missing')
  expect(maySpeak({ by: 'anna', reason: 'Mine' }, OPEN)).toBe('own')
  expect(maySpeak({ by: 'cees', reason: 'Again' }, { ...OPEN, word: 'yes' })).toBe('said')
})

test('what the case learnt after it was opened is looked for again', () => {
  expect(end({ guarded: { ...NOTHING, names: ['eleven meetings'] } })).toBe('tells')
})

test('an account is touched under a rule that is named; the same said twice is heard once', () => {
  expect(judgeAnswer({ outcome: 'closed', rule: ' ' }, [])).toBe('rule-missing')
  expect(judgeAnswer({ outcome: 'nothing', rule: '' }, [])).toBe('new')
  expect(judgeAnswer({ outcome: 'warned', rule: 'Terms 4' }, [{ outcome: 'warned', rule: 'Terms 4' }])).toBe('same')
  expect(judgeAnswer({ outcome: 'nothing', rule: '' }, [{ outcome: 'warned', rule: 'Terms 4' }])).toBe('new')
})
