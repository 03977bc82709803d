/** One deed inside the vault: judged on the book as it is, signed, written; or refused, and then nothing is. */
import type { Inside } from '../door/door.ts'
import type { Vaulted } from '../door/enter.commands.ts'
import type { Change } from './book.ts'
import { type Deed, nextEntry } from './entry.rules.ts'
import { type Refusal, refusal, type Vault } from './vault.rules.ts'

export type Because = Refusal | 'full' | 'no-place' | 'unfit' | 'broken'
export type DeedOutcome<More extends string = never> =
  | Readonly<{ kind: 'done' }>
  | Readonly<{ kind: 'refused'; because: Because | More }>

type Plan<More extends string> = Readonly<{ deed: Deed } & Omit<Change, 'entry'>> | Readonly<{ refused: More }>

export async function doDeed<More extends string = never>(
  { office, book }: Pick<Vaulted, 'office' | 'book'>,
  { unlocked, person }: Inside,
  plan: (vault: Vault) => Plan<More>,
): Promise<DeedOutcome<More>> {
  const { signing } = unlocked
  if (!signing) return { kind: 'refused', because: 'not-cleared' }
  let because: Because | More | null = null
  const written = await book.write(unlocked, ({ vault }) => {
    const planned = plan(vault)
    if ('refused' in planned) {
      because = planned.refused
      return null
    }
    const { deed, ...more } = planned
    because = refusal(vault, person, deed)
    if (because !== null) return null
    return { ...more, entry: nextEntry({ last: vault.last, by: person, at: office.clock.now(), deed, key: signing }) }
  })
  if (written === 'written') return { kind: 'done' }
  if (written === null) return { kind: 'refused', because: because ?? 'broken' }
  return { kind: 'refused', because: written === 'locked' ? 'broken' : written }
}
