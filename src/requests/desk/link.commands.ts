/** Saying that two cases belong together; both say it, or neither. */
import { type Office, transact } from '#platform/office.ts'
import type { NewFact } from '../case/fact.rules.ts'
import { type LinkKind, type LinkRefusal, linksOf, mayLink } from '../case/link.rules.ts'
import { caseIdOf } from '../case/link.store.ts'
import { addFacts, type Held, hold } from '../case/record.commands.ts'

export type LinkOutcome =
  | { kind: 'linked' | 'unlinked' }
  | { kind: 'unknown' }
  | { kind: 'refused'; because: LinkRefusal }

/** `as` null takes the link away. */
export async function linkCases(
  office: Office,
  by: string,
  { caseId, number, as }: { caseId: string; number: string; as: LinkKind | null },
): Promise<LinkOutcome> {
  return transact(office, async (tx): Promise<LinkOutcome> => {
    const other = await caseIdOf(tx, number.trim().toUpperCase())
    const held = new Map<string, Held | null>()
    for (const id of [caseId, ...(other === null ? [] : [other])].sort()) held.set(id, await hold(office, tx, id))
    const [one, two] = [held.get(caseId), other === null ? null : held.get(other)]
    if (!one) return { kind: 'unknown' }
    const because = as === null ? mayUnlink(one, other) : mayLink({ caseId, other, as }, one.facts)
    if (because !== 'fine') return { kind: 'refused', because }
    if (!two) return { kind: 'refused', because: 'no-such-case' }
    await tell(office, by, { held: one, about: two, as })
    await tell(office, by, { held: two, about: one, as })
    return { kind: as === null ? 'unlinked' : 'linked' }
  })
}

function mayUnlink({ facts }: Held, other: string | null): LinkRefusal | 'fine' {
  return linksOf(facts).some((link) => link.caseId === other) ? 'fine' : 'not-linked'
}

async function tell(
  office: Office,
  by: string,
  { held, about, as }: { held: Held; about: Held; as: LinkKind | null },
): Promise<void> {
  const { id: caseId, number } = about.file
  const fact: NewFact =
    as === null ? { kind: 'unlinked', data: { caseId, number } } : { kind: 'linked', data: { caseId, number, as } }
  await addFacts(office, held, { by, action: `case.${fact.kind}`, facts: [fact], detail: { other: number } })
}
