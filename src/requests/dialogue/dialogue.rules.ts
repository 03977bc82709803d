/**
 * What office and officer say to each other about a case, read from its facts: a thread of messages, a question that waits for an
 * answer, and a narrower scope that the office proposes and the officer accepts.
 *
 * Seed    guide, "Verzoeken verduidelijken of beperken": a request that asks too much is narrowed in consultation, not refused at once.
 * Policy  a question waits thirty days, with a reminder after fourteen and seven more; then the request may be refused for want of an
 *         answer (requests 2.5). One question or one proposal to narrow is open at a time.
 * Policy  a narrowed scope binds: nothing outside it is decided on, though the instrument asks for more.
 * Policy  each side sees when the other first opened what it wrote: a dated fact of a side, never the name of a reader.
 */
import type { Day } from '#platform/time.ts'
import type { Fact } from '../case/fact.rules.ts'
import type { Category } from '../triage/category.rules.ts'

export type Scope = Readonly<{ categories: readonly Category[]; from: Day | null; to: Day | null }>

export type Question = Readonly<{ questionId: string; text: string; askedAt: Date; answerBy: Day; reminded: number }>
export type Narrowing = Readonly<{ narrowingId: string; text: string; proposedAt: Date; scope: Scope }>

export type Dialogue = Readonly<{
  question: Question | null
  /** A question that nobody answered in its time, and that nothing came after. */
  lapsed: boolean
  narrowing: Narrowing | null
  /** What the officer agreed to last; null while the instrument's own words count. */
  agreed: Scope | null
}>

export function dialogueOf(facts: readonly Fact[]): Dialogue {
  const question = facts.findLast((fact) => fact.kind === 'question-asked')
  const narrowing = facts.findLast((fact) => fact.kind === 'narrowing-proposed')
  const ended = question && facts.find((fact) => fact.n > question.n && ENDS_QUESTION.has(fact.kind))
  const answered = narrowing && facts.find((fact) => fact.n > narrowing.n && ENDS_NARROWING.has(fact.kind))
  return {
    question:
      question?.kind === 'question-asked' && !ended
        ? {
            ...{ questionId: question.data.questionId, text: question.data.text, askedAt: question.at },
            answerBy: question.data.answerBy,
            reminded: facts.filter((fact) => fact.n > question.n && fact.kind === 'question-reminded').length,
          }
        : null,
    lapsed:
      ended?.kind === 'question-lapsed' && !facts.some((fact) => fact.n > ended.n && fact.kind === 'officer-wrote'),
    narrowing:
      narrowing?.kind === 'narrowing-proposed' && !answered
        ? {
            ...{ narrowingId: narrowing.data.narrowingId, text: narrowing.data.text, proposedAt: narrowing.at },
            scope: scopeIn(narrowing.data),
          }
        : null,
    agreed: agreedIn(facts),
  }
}

const ENDS_QUESTION: ReadonlySet<Fact['kind']> = new Set(['question-answered', 'question-closed', 'question-lapsed'])
const ENDS_NARROWING: ReadonlySet<Fact['kind']> = new Set(['narrowing-answered', 'narrowing-withdrawn'])

function scopeIn({ categories, from, to }: Scope): Scope {
  return { categories, from, to }
}

function agreedIn(facts: readonly Fact[]): Scope | null {
  const accepted = facts.findLast((fact) => fact.kind === 'narrowing-answered' && fact.data.accepted)
  if (accepted?.kind !== 'narrowing-answered') return null
  const { narrowingId } = accepted.data
  const proposed = facts.find((fact) => fact.kind === 'narrowing-proposed' && fact.data.narrowingId === narrowingId)
  return proposed?.kind === 'narrowing-proposed' ? scopeIn(proposed.data) : null
}

/** What the case is about now: what was asked, or what both agreed on since. */
export function scopeNow(
  asked: Readonly<{ categories: readonly Category[]; period: Readonly<{ from: Day | null; to: Day | null }> }>,
  { agreed }: Pick<Dialogue, 'agreed'>,
): Scope {
  return agreed ?? { categories: asked.categories, ...asked.period }
}

/** Days after the question on which the officer is reminded. */
export const REMINDERS = [14, 21] as const

export type Turn = Readonly<{
  n: number
  at: Date
  author: string
  side: 'office' | 'officer'
  kind: 'message' | 'question' | 'answer' | 'narrowing' | 'agreed' | 'declined'
  text: string
}>

/** The conversation, oldest first; both sides see all of it. */
export function threadOf(facts: readonly Fact[]): readonly Turn[] {
  return facts.flatMap((fact): readonly Turn[] => {
    const turn = turnOf(fact)
    return turn === null ? [] : [{ n: fact.n, at: fact.at, author: fact.author, ...turn }]
  })
}

function turnOf(fact: Fact): Pick<Turn, 'side' | 'kind' | 'text'> | null {
  switch (fact.kind) {
    case 'office-wrote':
      return { side: 'office', kind: 'message', text: fact.data.text }
    case 'officer-wrote':
      return { side: 'officer', kind: 'message', text: fact.data.text }
    case 'question-asked':
      return { side: 'office', kind: 'question', text: fact.data.text }
    case 'question-answered':
      return { side: 'officer', kind: 'answer', text: fact.data.text }
    case 'narrowing-proposed':
      return { side: 'office', kind: 'narrowing', text: fact.data.text }
    case 'narrowing-answered':
      return { side: 'officer', kind: fact.data.accepted ? 'agreed' : 'declined', text: fact.data.text }
    default:
      return null
  }
}

/** The question that the officer's words answer now: a closed case waits for nothing. */
export function answeredNow({ isOpen, dialogue }: Readonly<{ isOpen: boolean; dialogue: Dialogue }>): Question | null {
  return isOpen ? dialogue.question : null
}

/** When a side first opened a message of the other. */
export type Read = Readonly<{ factN: number; side: Turn['side']; at: Date }>

/** A turn as both sides see it: with its files, and when the side that did not write it first opened it. */
export type ShownTurn<File = object> = Turn & Readonly<{ files: readonly File[]; readAt: Date | null }>

export function shownThread<File extends Readonly<{ factN: number }>>(
  facts: readonly Fact[],
  { files, reads }: Readonly<{ files: readonly File[]; reads: readonly Read[] }>,
): readonly ShownTurn<File>[] {
  return threadOf(facts).map((turn) => ({
    ...turn,
    files: files.filter(({ factN }) => factN === turn.n),
    readAt: reads.find(({ factN, side }) => factN === turn.n && side !== turn.side)?.at ?? null,
  }))
}

/** What this side has not opened before: the numbers of those facts. */
export function unreadBy(side: Turn['side'], turns: readonly ShownTurn[]): readonly number[] {
  return turns.filter((turn) => turn.side !== side && turn.readAt === null).map(({ n }) => n)
}

/** Where a case stands, as far as talking about it goes. */
export type Standing = Dialogue & Readonly<{ isOpen: boolean; decided: boolean; proposed: boolean }>

export type AskRefusal =
  | 'closed'
  | 'already-decided'
  | 'proposal-open'
  | 'question-open'
  | 'narrowing-open'
  | 'text-missing'

/** Whether the office may ask now, or propose to narrow. */
export function mayAsk(text: string, standing: Standing): AskRefusal | 'fine' {
  if (!standing.isOpen) return 'closed'
  if (standing.decided) return 'already-decided'
  if (standing.proposed) return 'proposal-open'
  if (standing.question) return 'question-open'
  if (standing.narrowing) return 'narrowing-open'
  return text.trim() === '' ? 'text-missing' : 'fine'
}

export type NarrowRefusal = AskRefusal | 'wider' | 'nothing-left' | 'same' | 'period-missing'

/** Whether a proposed scope is narrower than the one that counts now. `needsPeriod` says whether what is left happens in time. */
export function mayNarrow(
  proposed: Scope & Readonly<{ text: string }>,
  { standing, now, needsPeriod }: Readonly<{ standing: Standing; now: Scope; needsPeriod: boolean }>,
): NarrowRefusal | 'fine' {
  const asked = mayAsk(proposed.text, standing)
  if (asked !== 'fine') return asked
  if (proposed.categories.length === 0) return 'nothing-left'
  if (proposed.categories.some((category) => !now.categories.includes(category)) || !lies(proposed, now)) return 'wider'
  if (needsPeriod && (proposed.from === null || proposed.to === null)) return 'period-missing'
  const same =
    proposed.categories.length === now.categories.length && proposed.from === now.from && proposed.to === now.to
  return same ? 'same' : 'fine'
}

/** True when a period lies within another; an open end of the outer one bounds nothing. */
function lies(inner: Scope, outer: Scope): boolean {
  const starts = outer.from === null || (inner.from !== null && inner.from >= outer.from)
  const ends = outer.to === null || (inner.to !== null && inner.to <= outer.to)
  return starts && ends && (inner.from === null || inner.to === null || inner.from <= inner.to)
}
