/**
 * The case page once more, after a form that could not be done: filled as it was sent, with what is wrong, or with what changed meanwhile.
 * Looking at a case is on the record here as on a GET.
 */
import { record } from '#audit'
import type { Actor } from '#platform/http/route.ts'
import { type FieldErrors, problem, type Reply, type Status } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { transact } from '#platform/office.ts'
import type { Typed } from '#ui/fields.tsx'
import { type CaseLook, lookAtCase } from './case.look.ts'
import { CasePage, type FormName } from './case.page.tsx'
import { say } from './case.words.ts'
import type { DeskParts } from './colleague.ts'
import { say as sayDecision } from './decision.words.ts'

/** What was asked, as far as showing it again needs. */
export type Sent = Readonly<{
  params: Readonly<Record<string, string>>
  typed: Typed
  view: View
  actor: Actor
  program: boolean
}>

export type Back = Readonly<{
  form: FormName
  errors: FieldErrors
  /** Stable code of the refusal, for programs. */
  code: string
  status: Extract<Status, 409 | 422>
  /** The newest fact that the sender had seen, where somebody was faster. */
  movedSince?: number
}>

export function noCase(view: View): Reply {
  return problem(404, 'no-case', say(view.lang)('unknownTitle'), say(view.lang)('unknown'))
}

export async function caseAgain(parts: DeskParts, sent: Sent, back: Back): Promise<Reply> {
  const { view, actor } = sent
  const caseId = sent.params['case'] ?? ''
  const look = await transact(parts.office, async (tx) => {
    await record(tx, parts.office.clock, { who: actor.id, action: 'case.read', about: caseId, caseId, allowed: true })
    return lookAtCase(parts, tx, { caseId, lang: view.lang })
  })
  if (!look) return noCase(view)
  if (sent.program) return refusalJson(view, look, back)
  const typed = { ...sent.typed, ...(sent.params['order'] && { order: sent.params['order'] }) }
  const returned = { form: back.form, typed, errors: back.errors, movedSince: back.movedSince ?? null }
  return {
    kind: 'page',
    status: back.status,
    json: {},
    page: () => <CasePage view={view} look={look} leaf={1} returned={returned} logShown={view.may('audit.read')} />,
  }
}

/** A program gets the codes, and what happened since it looked. */
function refusalJson(view: View, look: CaseLook, { code, status, errors, movedSince }: Back): Reply {
  if (movedSince === undefined)
    return {
      kind: 'problem',
      status,
      code,
      title: sayDecision(view.lang)('refusedTitle'),
      detail: Object.values(errors).join(' '),
      errors,
    }
  const since = look.facts
    .filter(({ n }) => n > movedSince)
    .map(({ n, kind, at, author }) => ({ n, kind, at: at.toISOString(), author }))
  const json = {
    type: `urn:waarborg:problem:${code}`,
    title: say(view.lang)('moved.title'),
    detail: say(view.lang)('moved.text'),
    seen: look.state.lastFact,
    since,
  }
  return { kind: 'page', status, json, page: () => <></> }
}
