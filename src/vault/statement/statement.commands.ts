/** Bands for the report: counted from the book by one person, released by another on the day itself. Nothing is public before that. */
import { newId } from '#platform/ids.ts'
import { type Day, dayIn } from '#platform/time.ts'
import {
  type Came,
  publishedStatements,
  publishStatement,
  type Stated,
  type Structure,
  stateBands,
} from '#transparency'
import { type DeedOutcome, doDeed } from '../book/deed.commands.ts'
import type { Held, Statement, Vault } from '../book/vault.rules.ts'
import type { Inside } from '../door/door.ts'
import type { Vaulted } from '../door/enter.commands.ts'
import { secrecyOf } from '../process/secrecy.rules.ts'

type At = Pick<Vaulted, 'office' | 'book'>
type In = Readonly<{ at: At; inside: Inside }>

export type StateBecause = 'never-addressed' | 'too-soon' | 'day-past' | 'in-future' | 'changed'

export async function state(
  { at, inside }: In,
  { structure, publishOn }: Readonly<{ structure: Structure; publishOn: Day }>,
): Promise<DeedOutcome<StateBecause>> {
  const lastOn = await lastPublished(at)
  return doDeed<StateBecause>(at, inside, (vault) => {
    const stated = bandsOf(vault, { structure, publishOn, today: today(at), lastOn })
    if (stated.kind === 'refused') return { refused: stated.because }
    return { deed: { did: 'stated', statement: newId('bands'), publishOn, structure, lines: [...stated.lines] } }
  })
}

/** On its day and not before: what comes until then still counts. Counted once more; other numbers are stated anew. */
export async function release({ at, inside }: In, statement: string): Promise<DeedOutcome<StateBecause>> {
  const lastOn = await lastPublished(at)
  let released: Statement | undefined
  const done = await doDeed<StateBecause>(at, inside, (vault) => {
    const made = vault.statements.get(statement)
    released = made
    if (made) {
      if (made.publishOn > today(at)) return { refused: 'in-future' }
      const again = bandsOf(vault, { ...made, today: today(at), lastOn })
      if (again.kind === 'refused') return { refused: again.because }
      if (JSON.stringify(again.lines) !== JSON.stringify(made.lines)) return { refused: 'changed' }
    }
    return { deed: { did: 'released', statement } }
  })
  if (done.kind === 'done' && released) await publish(at, released)
  return done
}

export const turnDown = ({ at, inside }: In, statement: string, reason: string): Promise<DeedOutcome> =>
  doDeed(at, inside, () => ({ deed: { did: 'turned-down', statement, reason } }))

async function publish({ office }: At, { id, structure, publishOn, lines }: Statement): Promise<void> {
  await publishStatement(office, { id, structure, publishedOn: publishOn, lines })
}

async function lastPublished({ office }: At): Promise<Day | null> {
  return (await publishedStatements(office.db))[0]?.publishedOn ?? null
}

const today = ({ office }: At): Day => dayIn(office.provider.zone, office.clock.now())

type Asked = Readonly<{ structure: Structure; publishOn: Day; today: Day; lastOn: Day | null }>

function bandsOf({ processes }: Vault, { structure, publishOn, today: now, lastOn }: Asked): Stated {
  return stateBands({ structure, publishOn, today: now, lastOn, came: [...processes.values()].map(cameOf) })
}

const KIND = {
  'us-national-security-letter': 'letter',
  'us-fisa-content': 'content',
  'us-fisa-non-content': 'records',
} as const

function cameOf(held: Held): Came {
  const { kind, receivedOn, selectors, firstForProduct } = held.facts
  const secret = secrecyOf(held) !== 'none'
  return { kind: KIND[kind], receivedOn, selectors: selectors.length, first: firstForProduct !== '', secret }
}

/** What was released and is not public yet, because the machine stopped in between, is made public now. */
export async function publishReleased(at: At, vault: Vault): Promise<void> {
  const there = new Set((await publishedStatements(at.office.db)).map(({ id }) => id))
  for (const made of vault.statements.values()) if (made.end?.yes && !there.has(made.id)) await publish(at, made)
}
