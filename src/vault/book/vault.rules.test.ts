import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { LETTER_FACTS } from '#test/vault.ts'
import { newSigning } from './cipher.ts'
import { type Deed, type Entry, nextEntry } from './entry.rules.ts'
import { after, clearedPeople, EMPTY, isAlone, readVault, refusal, type Vault } from './vault.rules.ts'

const PEOPLE = ['person_a', 'person_b', 'person_c'] as const
const keys = new Map(PEOPLE.map((id) => [id, newSigning()]))
const keyOf = (by: string) => keys.get(PEOPLE.find((id) => id === by) ?? 'person_a')
const furnished = (by: string): Deed => ({ did: 'furnished', name: by, key: keyOf(by)?.publicKey ?? '' })
const joined = (by: string): Deed => ({ did: 'joined', name: by, key: keyOf(by)?.publicKey ?? '' })

function write(entries: readonly Entry[], by: string, deed: Deed): Entry {
  const signing = keyOf(by)?.signing
  if (!signing) throw new Error('nobody')
  return nextEntry({ last: entries.at(-1) ?? null, by, at: new Date('2026-11-23T10:00:00Z'), deed, key: signing })
}

/** Does what may be done and skips the rest, as the command does. */
function play(deeds: readonly (readonly [string, Deed])[]): { vault: Vault; entries: readonly Entry[] } {
  let vault = EMPTY
  const entries: Entry[] = []
  for (const [by, deed] of deeds) {
    if (refusal(vault, by, deed) !== null) continue
    const entry = write(entries, by, deed)
    const next = after(vault, entry)
    if (!next) throw new Error('what may be written could not be')
    vault = next
    entries.push(entry)
  }
  return { vault, entries }
}

const P = { process: 'held_1' } as const
const TWO: readonly (readonly [string, Deed])[] = [
  ['person_a', furnished('person_a')],
  ['person_a', { did: 'cleared', person: 'person_b', name: 'person_b' }],
  ['person_b', joined('person_b')],
]
const ENTERED = [...TWO, ['person_a', { did: 'entered', ...P, facts: LETTER_FACTS }]] as const

const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.constantFrom<Deed>(
    { did: 'cleared', person: 'person_c', name: 'c' },
    { did: 'cleared', person: 'person_b', name: 'b' },
    { did: 'clearing-agreed', person: 'person_c' },
    { did: 'handed-again', person: 'person_b' },
    { did: 'key-agreed', person: 'person_b' },
    { did: 'clearing-ended', person: 'person_b', reason: '' },
    { did: 'entered', ...P, facts: LETTER_FACTS },
    { did: 'bound', ...P, as: 'comply' },
    { did: 'looked', ...P },
    { did: 'sent', ...P, on: day('2026-11-23'), how: '', to: '' },
    { did: 'released', statement: 'bands_1' },
    { did: 'stated', statement: 'bands_1', publishOn: day('2026-11-23'), structure: 'six', lines: [] },
  ),
  fc
    .constantFrom('answer_1', 'answer_2')
    .chain((proposal) =>
      fc.constantFrom<Deed>(
        { did: 'proposed', ...P, proposal, answer: 'refuse', fields: [], reason: 'x' },
        { did: 'agreed', ...P, proposal },
        { did: 'declined', ...P, proposal, reason: 'x' },
      ),
    ),
)
const anyPlay = fc.array(
  fc.tuple(
    fc.constantFrom(...PEOPLE),
    fc.oneof({ weight: 5, arbitrary: anyDeed }, { weight: 2, arbitrary: fc.constant(null) }),
  ),
  { maxLength: 25 },
)
const played = (deeds: readonly (readonly [string, Deed | null])[]) =>
  play([...TWO, ...deeds.map(([by, deed]) => [by, deed ?? joined(by)] as const)])

test('whatever is tried, no answer, statement or third clearance has one person behind it, and nobody unsigned touches a process', () => {
  fc.assert(
    fc.property(anyPlay, (deeds) => {
      const { vault, entries } = played(deeds)
      for (const { proposals, bound } of vault.processes.values()) {
        for (const { by, end } of proposals) {
          if (end?.yes) expect(end.by).not.toBe(by)
          expect(bound.map(({ person }) => person)).toContain(by)
        }
        expect(proposals.filter(({ end }) => end?.yes).length).toBeLessThan(2)
      }
      for (const { by, end } of vault.statements.values()) if (end?.yes) expect(end.by).not.toBe(by)
      for (const { id, clearedBy, agreedBy } of vault.people.values()) expect([clearedBy, agreedBy]).not.toContain(id)
      const byTwo = [...vault.people.values()].filter(({ agreedBy }) => agreedBy !== null)
      const byOne = [...vault.people.values()].filter(({ agreedBy, standing }) => !agreedBy && standing !== 'proposed')
      // The one who furnished it and whoever came in second; everybody else, and whoever is cleared again, has two behind them.
      for (const { id, standing } of byOne) expect([standing === 'ended' || id !== 'person_c', id]).toEqual([true, id])
      for (const { clearedBy, agreedBy } of byTwo) expect(clearedBy).not.toBe(agreedBy)
      expect(
        [...vault.people.values()].filter(({ key, standing }) => key && standing !== 'ended').length,
      ).toBeGreaterThan(1)
      expect(readVault(entries)).toEqual({ kind: 'whole', vault })
    }),
    { numRuns: 60 },
  )
})

test('a book from which a line was taken, or in which two were exchanged, is broken', () => {
  const { entries } = play(ENTERED)
  expect(entries).toHaveLength(4)
  const [first, second, third, fourth] = entries
  if (!first || !second || !third || !fourth) throw new Error('too short')
  expect(readVault([first, third, fourth])).toEqual({ kind: 'broken', at: 3 })
  expect(readVault([first, third, second, fourth])).toEqual({ kind: 'broken', at: 3 })
  expect(readVault([second])).toEqual({ kind: 'broken', at: 2 })
})

test('a yes in another’s name is not genuine without their key, and one’s own yes is refused', () => {
  const proposed: Deed = { did: 'proposed', ...P, proposal: 'answer_1', answer: 'refuse', fields: [], reason: 'x' }
  const { vault, entries } = play([
    ...ENTERED,
    ['person_b', { did: 'bound', ...P, as: 'comply' }],
    ['person_a', proposed],
  ])
  const yes: Deed = { did: 'agreed', ...P, proposal: 'answer_1' }
  expect(refusal(vault, 'person_a', yes)).toBe('same-person')
  const forged = { ...write(entries, 'person_a', yes), by: 'person_b' }
  expect(after(vault, forged)).toBeNull()
  expect(after(vault, write(entries, 'person_b', yes))?.processes.get('held_1')?.proposals[0]?.end?.yes).toBe(true)
})

test('the first two clear each other; alone one clears a second and enters nothing', () => {
  const { vault } = play(TWO)
  expect(clearedPeople(vault).map(({ id, clearedBy }) => [id, clearedBy])).toEqual([
    ['person_a', 'person_b'],
    ['person_b', 'person_a'],
  ])
  const entering: Deed = { did: 'entered', ...P, facts: LETTER_FACTS }
  expect(refusal(play(TWO.slice(0, 1)).vault, 'person_a', entering)).toBe('one-alone')
  expect(refusal(vault, 'person_c', entering)).toBe('not-cleared')
  expect(refusal(vault, 'person_c', joined('person_c'))).toBe('not-handed')
  expect(refusal(play(ENTERED).vault, 'person_a', { did: 'clearing-ended', person: 'person_b', reason: '' })).toBe(
    'last-two',
  )
})

test('one alone stays one only until a second came in: a new word, or an ending, makes nobody alone again', () => {
  const friend: Deed = { did: 'cleared', person: 'person_c', name: 'c' }
  const ending: Deed = { did: 'clearing-ended', person: 'person_b', reason: '' }
  const first = play(TWO.slice(0, 2)).vault
  expect([isAlone(first), refusal(first, 'person_a', friend), refusal(first, 'person_a', ending)]).toEqual([
    ...[true, 'waits', null],
  ])
  const again: Deed = { did: 'handed-again', person: 'person_b' }
  const { vault } = play([...TWO, ['person_a', again], ['person_a', friend]])
  expect([isAlone(vault), clearedPeople(vault).length, vault.people.get('person_c')?.standing]).toEqual([
    ...[false, 1, 'proposed'],
  ])
  expect(refusal(vault, 'person_a', { did: 'clearing-agreed', person: 'person_c' })).toBe('same-person')
  expect(refusal(vault, 'person_a', ending)).toBe('last-two')
})

const CLEARED_BY_TWO: readonly (readonly [string, Deed])[] = [
  ['person_a', { did: 'cleared', person: 'person_c', name: 'c' }],
  ['person_b', { did: 'clearing-agreed', person: 'person_c' }],
  ['person_c', joined('person_c')],
]

test('once three have come in, a new key counts when a third vouches for it; of two, it counts at once and is known to be new', () => {
  const again = [
    ['person_a', { did: 'handed-again', person: 'person_b' }],
    ['person_b', joined('person_b')],
  ] as const
  const of = ({ people }: Vault) => [people.get('person_b')?.standing, people.get('person_b')?.rekeyedAt !== null]
  expect(of(play([...TWO]).vault)).toEqual(['cleared', false])
  expect(of(play([...TWO, ...again]).vault)).toEqual(['cleared', true])
  const { vault } = play([...TWO, ...CLEARED_BY_TWO, ...again])
  expect(of(vault)).toEqual(['rekeyed', true])
  const vouch: Deed = { did: 'key-agreed', person: 'person_b' }
  expect(['person_a', 'person_b', 'person_c'].map((by) => refusal(vault, by, vouch))).toEqual([
    ...['same-person', 'not-cleared', null],
  ])
  expect(refusal(vault, 'person_b', { did: 'entered', ...P, facts: LETTER_FACTS })).toBe('not-cleared')
  expect(of(play([...TWO, ...CLEARED_BY_TWO, ...again, ['person_c', vouch]]).vault)).toEqual(['cleared', true])
  const ending: Deed = { did: 'clearing-ended', person: 'person_c', reason: '' }
  const ended = play([...TWO, ...CLEARED_BY_TWO, ['person_a', ending], ...again]).vault
  expect(of(ended), 'not where the third was sent away before').toEqual(['rekeyed', true])
})

test('about secrecy, nothing comes before what it rests on', () => {
  const { vault } = play(ENTERED)
  const may = (step: 'notice-received' | 'applied' | 'upheld' | 'lifted') =>
    refusal(vault, 'person_a', { did: 'secrecy', ...P, step, on: day('2026-11-23'), note: '' })
  expect([may('notice-received'), may('applied'), may('upheld'), may('lifted')]).toEqual([
    ...['out-of-order', 'out-of-order', 'out-of-order', null],
  ])
})
