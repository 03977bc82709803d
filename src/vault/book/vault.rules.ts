/**
 * What the lines of the book add up to, and which line may come next.
 *
 * Policy  two cleared people: whoever clears, answers or states needs a second who is somebody else; before there are two, nothing is entered.
 * Policy  each cleared person is cleared by another who is; the first two clear each other. Once a second person has come in, every
 *         clearing takes two, also while one of them waits with a new word. The role alone, which an administrator gives, opens nothing.
 * Policy  a new key in the place of one that was lost is vouched for by a third, once three have ever come in; of two, it counts at once and is shown.
 * Policy  two who have come in stay two: no clearance ends that would leave one alone.
 * Law     18 U.S.C. § 2709(c)(2): whoever is told is bound and must be told so; a process is shown to nobody who has not signed that.
 */
import type { Day } from '#platform/time.ts'
import type { ProcessFacts, SecrecyStep } from '../process/facts.rules.ts'
import { type Capacity, type CounselQuestion, type Deed, type DeedOf, type Entry, isGenuine } from './entry.rules.ts'

/** `proposed` waits for a second yes, `handed` for the person to come with their word, `rekeyed` for a third to vouch for their new key. */
export type Standing = 'proposed' | 'handed' | 'rekeyed' | 'cleared' | 'ended'
export type Person = Readonly<{
  id: string
  name: string
  standing: Standing
  key: string | null
  clearedBy: string | null
  agreedBy: string | null
  /** Who made the newest word for somebody who had come in before. */
  handedBy: string | null
  /** When they came in with a new key in the place of one that they had. */
  rekeyedAt: string | null
  /** Whether they ever came in, however long ago. */
  cameOnce: boolean
  since: string
}>

export type Proposal = Readonly<{
  id: string
  by: string
  at: string
  answer: 'give' | 'refuse'
  fields: DeedOf<'proposed'>['fields']
  reason: string
  end: Readonly<{ by: string; at: string; yes: boolean; reason: string }> | null
}>
export type Told = Readonly<{ name: string; of: string; on: Day; as: Capacity; by: string }>
export type Advice = Readonly<{
  question: CounselQuestion
  counsel: string
  on: Day
  word: 'go' | 'stop'
  text: string
  by: string
}>
export type Held = Readonly<{
  id: string
  /** Within the vault only. */
  number: number
  facts: ProcessFacts
  enteredBy: string
  enteredAt: string
  bound: readonly Readonly<{ person: string; name: string; at: string; as: Capacity }>[]
  told: readonly Told[]
  advice: readonly Advice[]
  proposals: readonly Proposal[]
  sent: Readonly<{ on: Day; how: string; to: string; by: string }> | null
  secrecy: readonly Readonly<{ step: SecrecyStep; on: Day; note: string; by: string }>[]
}>
export type Statement = Omit<DeedOf<'stated'>, 'did' | 'statement'> &
  Readonly<{ id: string; by: string; at: string; end: Readonly<{ by: string; at: string; yes: boolean }> | null }>

export type Vault = Readonly<{
  people: ReadonlyMap<string, Person>
  processes: ReadonlyMap<string, Held>
  statements: ReadonlyMap<string, Statement>
  last: Entry | null
}>

export const EMPTY: Vault = { people: new Map(), processes: new Map(), statements: new Map(), last: null }

export type Refusal =
  | 'not-cleared'
  | 'furnished'
  | 'one-alone'
  | 'same-person'
  | 'unknown'
  | 'already'
  | 'not-handed'
  | 'not-bound'
  | 'waits'
  | 'answered'
  | 'not-agreed'
  | 'already-sent'
  | 'last-two'
  | 'out-of-order'

export type Reading = Readonly<{ kind: 'whole'; vault: Vault }> | Readonly<{ kind: 'broken'; at: number }>

/** The whole book, or what follows on `from`: each line genuine and each one that might be written at that place. A book with one that is not is broken there. */
export function readVault(entries: readonly Entry[], from: Vault = EMPTY): Reading {
  let vault = from
  for (const entry of entries) {
    const next = after(vault, entry)
    if (next === null) return { kind: 'broken', at: entry.n }
    vault = next
  }
  return { kind: 'whole', vault }
}

/** What there is after one more line; null where the line is not genuine or could not be written there. */
export function after(vault: Vault, entry: Entry): Vault | null {
  const { by, deed, at } = entry
  const key = 'key' in deed ? deed.key : vault.people.get(by)?.key
  if (!key || !isGenuine(entry, vault.last, key) || refusal(vault, by, deed) !== null) return null
  return { ...applied(vault, { by, at }, deed), last: entry }
}

export const clearedPeople = ({ people }: Vault): readonly Person[] =>
  [...people.values()].filter(({ standing }) => standing === 'cleared')

/** No second person has ever come in: whoever joins first clears the one who furnished the vault. */
export const isAlone = ({ people }: Vault): boolean => [...people.values()].some(({ clearedBy }) => clearedBy === null)

/** Why this person may not do this now; null when they may. */
export function refusal(vault: Vault, by: string, deed: Deed): Refusal | null {
  if (deed.did === 'furnished') return vault.last === null ? null : 'furnished'
  const own = vault.people.get(by)
  if (deed.did === 'joined') return own?.standing === 'handed' ? null : 'not-handed'
  if (own?.standing !== 'cleared') return 'not-cleared'
  if ('person' in deed) return clearanceRefusal(vault, by, deed)
  if ('statement' in deed) return statementRefusal(vault, by, deed)
  if (!('process' in deed)) return null
  if (deed.did === 'entered') {
    if (clearedPeople(vault).length < 2) return 'one-alone'
    return vault.processes.has(deed.process) ? 'already' : null
  }
  return processRefusal(vault.processes.get(deed.process), by, deed)
}

type Clearing = Extract<Deed, { person: string }>

function clearanceRefusal(vault: Vault, by: string, deed: Clearing): Refusal | null {
  const whom = vault.people.get(deed.person)
  const standing = whom?.standing ?? 'ended'
  switch (deed.did) {
    case 'cleared':
      if (deed.person === by) return 'same-person'
      if (standing !== 'ended') return 'already'
      return isAlone(vault) && standingPeople(vault).length > 1 ? 'waits' : null
    case 'clearing-agreed':
      if (standing !== 'proposed') return 'unknown'
      return whom?.clearedBy === by || deed.person === by ? 'same-person' : null
    case 'handed-again':
      if (deed.person === by) return 'same-person'
      return standing === 'ended' || standing === 'proposed' ? 'unknown' : null
    case 'key-agreed':
      if (standing !== 'rekeyed') return 'unknown'
      return whom?.handedBy === by || deed.person === by ? 'same-person' : null
    case 'clearing-ended':
      if (standing === 'ended') return 'unknown'
      return whom?.key && standingPeople(vault).filter(({ key }) => key !== null).length <= 2 ? 'last-two' : null
  }
}

/** Cleared, or on their way in: whoever lost a passphrase is no less a second person for it. */
const standingPeople = ({ people }: Vault): readonly Person[] =>
  [...people.values()].filter(({ standing }) => standing !== 'proposed' && standing !== 'ended')

function statementRefusal({ statements }: Vault, by: string, deed: Extract<Deed, { statement: string }>) {
  const open = statements.get(deed.statement)
  if (deed.did === 'stated') {
    if (open) return 'already'
    return [...statements.values()].some(({ end }) => end === null) ? 'waits' : null
  }
  if (!open || open.end) return 'unknown'
  return deed.did === 'released' && open.by === by ? 'same-person' : null
}

type OfProcess = Exclude<Extract<Deed, { process: string }>, { did: 'entered' }>

function processRefusal(held: Held | undefined, by: string, deed: OfProcess): Refusal | null {
  if (!held) return 'unknown'
  const isBound = held.bound.some(({ person }) => person === by)
  if (deed.did === 'bound') return isBound ? 'already' : null
  if (!isBound) return 'not-bound'
  const newest = held.proposals.at(-1)
  const agreed = newest?.end?.yes === true
  switch (deed.did) {
    case 'proposed':
      if (agreed) return 'answered'
      return newest && newest.end === null ? 'waits' : null
    case 'agreed':
    case 'declined':
      if (newest?.id !== deed.proposal || newest.end) return 'unknown'
      return deed.did === 'agreed' && newest.by === by ? 'same-person' : null
    case 'sent':
      if (held.sent) return 'already-sent'
      return agreed ? null : 'not-agreed'
    case 'secrecy':
      return secrecyRefusal(held, by, deed.step)
    default:
      return null
  }
}

/** The Government cannot have received what was not sent, nor applied on it; two write that it was lifted; the user is told once. */
function secrecyRefusal({ secrecy }: Held, by: string, step: SecrecyStep): Refusal | null {
  const did = (one: SecrecyStep) => secrecy.some((event) => event.step === one)
  if (did('user-told')) return 'already'
  if (step === 'notice-received') return did('notice-sent') ? null : 'out-of-order'
  if (step === 'applied') return did('notice-received') ? null : 'out-of-order'
  if (step === 'upheld') return did('applied') ? null : 'out-of-order'
  if (step !== 'lifted' || !did('lifted')) return null
  const lifted = secrecy.filter((event) => event.step === 'lifted')
  if (lifted.length > 1) return 'already'
  return lifted[0]?.by === by ? 'same-person' : null
}

type Mark = Readonly<{ by: string; at: string }>

function applied(vault: Vault, { by, at }: Mark, deed: Deed): Vault {
  const person = (id: string, changed: Partial<Person>): Vault => {
    const before = vault.people.get(id)
    const nobody = { key: null, clearedBy: null, agreedBy: null, handedBy: null, rekeyedAt: null, cameOnce: false }
    const fresh = { id, name: '', standing: 'proposed', ...nobody } as const
    return { ...vault, people: new Map(vault.people).set(id, { ...fresh, ...before, ...changed, since: at }) }
  }
  switch (deed.did) {
    case 'furnished':
      return person(by, { name: deed.name, key: deed.key, standing: 'cleared', cameOnce: true })
    case 'joined':
      return joined(vault, { by, at }, deed)
    case 'cleared':
      return person(deed.person, {
        ...{ name: deed.name, clearedBy: by, agreedBy: null, key: null },
        // While the first is alone there is no second who could agree.
        standing: isAlone(vault) ? 'handed' : 'proposed',
      })
    case 'clearing-agreed':
      return person(deed.person, { agreedBy: by, standing: 'handed' })
    case 'handed-again':
      return person(deed.person, { standing: 'handed', handedBy: by })
    case 'key-agreed':
      return person(deed.person, { standing: 'cleared' })
    case 'clearing-ended':
      return person(deed.person, { standing: 'ended' })
    case 'stated':
    case 'released':
    case 'turned-down':
      return withStatement(vault, { by, at }, deed)
    case 'came-in':
    case 'enlarged':
      return vault
    case 'entered':
      return entered(vault, { by, at }, deed)
    default:
      return withProcess(vault, { by, at }, deed)
  }
}

/** Whoever joins first clears the one who furnished the vault by it. */
function joined(vault: Vault, { by, at }: Mark, { name, key }: DeedOf<'joined'>): Vault {
  const people = new Map(vault.people)
  const own = people.get(by)
  const again = own?.key ? ({ rekeyedAt: at, standing: needsThird(vault, by) ? 'rekeyed' : 'cleared' } as const) : null
  if (own) people.set(by, { ...own, name, key, standing: 'cleared', cameOnce: true, since: at, ...again })
  for (const other of vault.people.values())
    if (other.clearedBy === null && other.id !== by) people.set(other.id, { ...other, clearedBy: by })
  return { ...vault, people }
}

/** Three who ever came in: that one of them is cleared no more takes nobody's word for a key away. */
const needsThird = ({ people }: Vault, by: string): boolean =>
  [...people.values()].filter(({ id, cameOnce }) => cameOnce && id !== by).length > 1

function withStatement(
  vault: Vault,
  mark: Mark,
  deed: DeedOf<'stated'> | DeedOf<'released'> | DeedOf<'turned-down'>,
): Vault {
  const statements = new Map(vault.statements)
  const open = statements.get(deed.statement)
  if (deed.did === 'stated') {
    const { publishOn, structure, lines } = deed
    statements.set(deed.statement, { id: deed.statement, publishOn, structure, lines, ...mark, end: null })
  } else if (open) statements.set(open.id, { ...open, end: { ...mark, yes: deed.did === 'released' } })
  return { ...vault, statements }
}

function entered(vault: Vault, { by, at }: Mark, { process, facts }: DeedOf<'entered'>): Vault {
  const name = vault.people.get(by)?.name ?? ''
  const held: Held = {
    ...{ id: process, number: vault.processes.size + 1, facts, enteredBy: by, enteredAt: at },
    bound: [{ person: by, name, at, as: 'comply' }],
    ...{ told: [], advice: [], proposals: [], sent: null, secrecy: [] },
  }
  return { ...vault, processes: new Map(vault.processes).set(process, held) }
}

function withProcess(vault: Vault, mark: Mark, deed: OfProcess): Vault {
  const held = vault.processes.get(deed.process)
  if (!held) return vault
  const name = vault.people.get(mark.by)?.name ?? ''
  return { ...vault, processes: new Map(vault.processes).set(held.id, changed(held, { ...mark, name }, deed)) }
}

function changed(held: Held, { by, at, name }: Mark & Readonly<{ name: string }>, deed: OfProcess): Held {
  switch (deed.did) {
    case 'bound':
      return { ...held, bound: [...held.bound, { person: by, name, at, as: deed.as }] }
    case 'told':
      return { ...held, told: [...held.told, { name: deed.name, of: deed.of, on: deed.on, as: deed.as, by }] }
    case 'advised': {
      const { question, counsel, on, word, text } = deed
      return { ...held, advice: [...held.advice, { question, counsel, on, word, text, by }] }
    }
    case 'proposed': {
      const { proposal: id, answer, fields, reason } = deed
      return { ...held, proposals: [...held.proposals, { id, by, at, answer, fields, reason, end: null }] }
    }
    case 'agreed':
    case 'declined': {
      const yes = deed.did === 'agreed'
      const end = { by, at, yes, reason: deed.did === 'declined' ? deed.reason : '' }
      return { ...held, proposals: held.proposals.map((one) => (one.id === deed.proposal ? { ...one, end } : one)) }
    }
    case 'sent':
      return { ...held, sent: { on: deed.on, how: deed.how, to: deed.to, by } }
    case 'secrecy':
      return { ...held, secrecy: [...held.secrecy, { step: deed.step, on: deed.on, note: deed.note, by }] }
    default:
      return held
  }
}
