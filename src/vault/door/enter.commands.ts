/** Into the vault: furnishing it, coming in, and joining with the word that somebody handed over. None of it is written anywhere but in the book. */

import { randomBytes } from 'node:crypto'
import { type House, stepUp } from '#identity'
import type { Actor } from '#platform/http/route.ts'
import type { Office } from '#platform/office.ts'
import type { Book, Written } from '../book/book.ts'
import { newSigning, type Unlocked } from '../book/cipher.ts'
import { nextEntry } from '../book/entry.rules.ts'
import { refusal } from '../book/vault.rules.ts'
import type { Door } from './door.ts'

export type Vaulted = Readonly<{ office: Office; house: House; book: Book; door: Door }>

export type EnterBecause =
  | 'wrong'
  | 'no-app'
  | 'wait'
  | 'furnished'
  | 'broken'
  | 'full'
  | 'no-place'
  | 'not-joined'
  | 'key-waits'
export type EnterOutcome =
  | Readonly<{ kind: 'in'; token: string }>
  | Readonly<{ kind: 'refused'; because: EnterBecause }>

/** Who asks, and by which session of the desk. */
type Who = Pick<Actor, 'id' | 'name'> & Readonly<{ session: string }>
const refused = (because: EnterBecause): EnterOutcome => ({ kind: 'refused', because })

/** The first of the two; nothing can be entered before another has joined. */
export async function furnish(
  at: Vaulted,
  who: Who,
  ask: Readonly<{ passphrase: string; code: string }>,
): Promise<EnterOutcome> {
  if (at.book.isFurnished()) return refused('furnished')
  return withCode(at, who, ask.code, async (step) => {
    const { signing, publicKey } = newSigning()
    const unlocked: Unlocked = { person: who.id, key: randomBytes(32), signing }
    const deed = { did: 'furnished', name: who.name, key: publicKey } as const
    const entry = nextEntry({ last: null, by: who.id, at: at.office.clock.now(), deed, key: signing })
    if (!(await at.book.furnish({ unlocked, secret: ask.passphrase, entry }))) return refused('furnished')
    at.door.right(who.id, step)
    return { kind: 'in', token: at.door.letIn(unlocked, who.session) }
  })
}

/** With one's own passphrase. Who came in, and how often it went wrong before, is a line of the book. */
export async function enter(
  at: Vaulted,
  who: Who,
  ask: Readonly<{ passphrase: string; code: string }>,
): Promise<EnterOutcome> {
  return withCode(at, who, ask.code, async (step) => {
    const unlocked = await at.book.unlock(who.id, ask.passphrase)
    if (!unlocked) return refused('wrong')
    const { signing } = unlocked
    if (!signing) return refused('not-joined')
    const wrongBefore = at.door.right(who.id, step)
    const written = await cameIn(at, unlocked, wrongBefore)
    // The clearance ended, or the key was exchanged, while the passphrase was tried.
    if (written === null || written === 'unfit') return refused((await keyWaits(at, unlocked)) ? 'key-waits' : 'wrong')
    if (written !== 'written') return refused(written === 'locked' ? 'broken' : written)
    return { kind: 'in', token: at.door.letIn(unlocked, who.session) }
  })
}

/** A new key that nobody has vouched for yet opens nothing. */
async function keyWaits({ book }: Vaulted, unlocked: Unlocked): Promise<boolean> {
  return (await book.read(unlocked))?.vault.people.get(unlocked.person)?.standing === 'rekeyed'
}

/** Where not even the room that is kept for it is left, the book grows: nobody is shut out of it for good. */
async function cameIn({ office, book }: Vaulted, unlocked: Unlocked, wrongBefore: number): Promise<Written | null> {
  const { person, signing } = unlocked
  const deed = { did: 'came-in', wrongBefore } as const
  const write = (more: Readonly<{ double?: true }>) =>
    book.write(unlocked, ({ vault }) => {
      if (!signing || refusal(vault, person, deed) !== null) return null
      return { ...more, entry: nextEntry({ last: vault.last, by: person, at: office.clock.now(), deed, key: signing }) }
    })
  const written = await write({})
  return written === 'full' ? write({ double: true }) : written
}

/** With the word that was handed over, which is worth nothing afterwards. */
export async function join(
  at: Vaulted,
  who: Who,
  ask: Readonly<{ word: string; passphrase: string; code: string }>,
): Promise<EnterOutcome> {
  return withCode(at, who, ask.code, async (step) => {
    const handed = await at.book.unlock(who.id, plainWord(ask.word))
    if (!handed || handed.signing) return refused('wrong')
    const { signing, publicKey } = newSigning()
    const unlocked: Unlocked = { person: who.id, key: handed.key, signing }
    const written = await at.book.write(unlocked, ({ vault }) => {
      if (vault.people.get(who.id)?.standing !== 'handed') return null
      const deed = { did: 'joined', name: who.name, key: publicKey } as const
      const entry = nextEntry({ last: vault.last, by: who.id, at: at.office.clock.now(), deed, key: signing })
      return { entry, give: { unlocked, secret: ask.passphrase } }
    })
    if (written === null || written === 'unfit') return refused('not-joined')
    if (written !== 'written') return refused(written === 'locked' ? 'broken' : written)
    at.door.right(who.id, step)
    at.door.drop(who.id)
    if (await keyWaits(at, unlocked)) return refused('key-waits')
    return { kind: 'in', token: at.door.letIn(unlocked, who.session) }
  })
}

/** As it was shown: what the ear takes for another letter is none in it. */
const plainWord = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/[il]/g, '1')
    .replace(/o/g, '0')

/** The code of the app first: it costs nothing, and without it nobody learns whether a passphrase is right. */
async function withCode(
  at: Vaulted,
  who: Who,
  code: string,
  work: (step: number) => Promise<EnterOutcome>,
): Promise<EnterOutcome> {
  if (at.door.take(who.id) > 0) return refused('wait')
  const checked = await stepUp(at.house, who.id, { code, last: at.door.lastStep(who.id) })
  const outcome =
    checked.kind === 'right' ? await work(checked.step) : refused(checked.kind === 'wrong' ? 'wrong' : 'no-app')
  if (outcome.kind === 'refused' && outcome.because !== 'wrong') at.door.giveBack(who.id)
  return outcome
}
