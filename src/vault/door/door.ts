/**
 * Who is inside the vault now: kept in memory alone, so that it ends with the process and stands nowhere. Whoever asks nothing for a
 * quarter of an hour is outside again, and after an hour everybody is.
 */
import { hashOf } from '#identity'
import { newSecret } from '#platform/ids.ts'
import type { Clock } from '#platform/time.ts'
import type { Unlocked } from '../book/cipher.ts'

/** Where somebody stands inside: the address of every page is the same, so that no list of addresses says what was looked at. */
export type Place =
  | Readonly<{ at: 'home' | 'new' | 'people' | 'lines' | 'statement' }>
  | Readonly<{ at: 'process'; process: string }>

export type Inside = {
  readonly person: string
  /** Of the desk: whoever signs out there, or comes by another, is outside here too. */
  readonly session: string
  readonly unlocked: Unlocked
  readonly since: number
  lastAt: number
  place: Place
  /** Shown once on the next page. */
  said: string | null
  /** A word to hand over; shown once and kept nowhere. */
  word: Readonly<{ name: string; text: string }> | null
}

export type Door = Readonly<{
  /** The text for the cookie. */
  letIn(unlocked: Unlocked, session: string): string
  find(token: string | undefined, whose: Readonly<{ person: string; session: string }>): Inside | null
  leave(token: string | undefined): void
  /** Ends every visit of somebody whose key was exchanged or taken. */
  drop(person: string): void
  /** Seconds to wait before another try; 0 when one may, and then it is counted, before anybody knows how it ends. */
  take(person: string): number
  /** A try that was neither right nor wrong counts for nothing. */
  giveBack(person: string): void
  /** How often it went wrong since the last time it went right, which this is. */
  right(person: string, step: number): number
  /** The last period of the app that was used here. */
  lastStep(person: string): number
}>

const [IDLE_MS, WHOLE_MS] = [15 * 60_000, 60 * 60_000]
const [TRIES, WAIT_MS] = [5, 15 * 60_000]

export function openDoor(wall: Clock): Door {
  const inside = new Map<string, Inside>()
  /** `now`: since the last wait; `all`: since it last went right. */
  const tries = new Map<string, { now: number; all: number; lastAt: number }>()
  const steps = new Map<string, number>()
  const now = () => wall.now().getTime()
  const end = (hash: string) => {
    inside.get(hash)?.unlocked.key.fill(0)
    inside.delete(hash)
  }
  const isOver = ({ lastAt, since }: Inside) => now() - lastAt > IDLE_MS || now() - since > WHOLE_MS
  const sweep = () => {
    for (const [hash, one] of inside) if (isOver(one)) end(hash)
  }
  setInterval(sweep, 60_000).unref()
  return {
    letIn: (unlocked, session) => {
      const token = newSecret()
      const at = now()
      const { person } = unlocked
      inside.set(hashOf(token), {
        ...{ person, session: hashOf(session), unlocked, since: at, lastAt: at },
        place: { at: 'home' },
        said: null,
        word: null,
      })
      return token
    },
    find: (token, { person, session }) => {
      sweep()
      const one = token ? inside.get(hashOf(token)) : undefined
      if (one?.person !== person || one.session !== hashOf(session)) return null
      one.lastAt = now()
      return one
    },
    leave: (token) => {
      if (token) end(hashOf(token))
    },
    drop: (person) => {
      for (const [hash, one] of inside) if (one.person === person) end(hash)
    },
    take: (person) => {
      const past = tries.get(person) ?? { now: 0, all: 0, lastAt: now() }
      const shut = past.now >= TRIES
      const wait = shut ? Math.ceil((past.lastAt + WAIT_MS - now()) / 1000) : 0
      if (wait > 0) return wait
      tries.set(person, { now: shut ? 1 : past.now + 1, all: past.all + 1, lastAt: now() })
      return 0
    },
    giveBack: (person) => {
      const past = tries.get(person)
      if (past) tries.set(person, { ...past, now: Math.max(0, past.now - 1), all: Math.max(0, past.all - 1) })
    },
    right: (person, step) => {
      const { all } = tries.get(person) ?? { all: 1 }
      tries.delete(person)
      steps.set(person, step)
      return Math.max(0, all - 1)
    },
    lastStep: (person) => steps.get(person) ?? 0,
  }
}
