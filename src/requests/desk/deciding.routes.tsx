/** Proposing, and the second person's word. */
import { z } from 'zod'
import { type FieldErrors, post, type Reply, type Route } from '#platform/http/route.ts'
import { transact } from '#platform/office.ts'
import type { Lang } from '#platform/words.ts'
import type { Typed } from '#ui/fields.tsx'
import type { ProposedKind } from '../case/fact.rules.ts'
import type { Ending, ProposalBody, ProposalRefusal, Subject } from '../case/proposal.rules.ts'
import { isGateStop } from '../counsel/counsel.rules.ts'
import { say as sayCounsel } from '../counsel/counsel.words.ts'
import { isRestrictionRefusal } from '../restriction/restriction.rules.ts'
import { type Back, caseAgain, noCase, type Sent } from './again.tsx'
import { DeedReply, type Disclosing, EndForm, type Keeping, ProposeForm, type Proposing } from './case.form.ts'
import { type CaseLook, lookAtCase } from './case.look.ts'
import type { DeskParts } from './colleague.ts'
import { type EndOutcome, endProposal, type ProposeOutcome, proposeDecision } from './decision.commands.ts'
import { say } from './decision.words.ts'
import { done } from './handling.routes.tsx'

const nothing = z.object({})

export function decidingRoutes(parts: DeskParts): readonly Route[] {
  return [
    post({
      id: 'desk.case.propose',
      page: '/desk/cases/:case/proposals',
      api: '/desk/cases/:case/proposals',
      may: 'case.propose',
      audit: 'case.proposed',
      query: nothing,
      form: ProposeForm,
      replies: DeedReply,
      answer: async (ask) => {
        const caseId = ask.params['case'] ?? ''
        const { input } = ask
        const look = await transact(parts.office, (tx) => lookAtCase(parts, tx, { caseId, lang: ask.view.lang }))
        if (!look) return noCase(ask.view)
        const unchosen =
          input.kind === 'reject' || input.kind === 'inform' ? undefined : unchosenIn(look, input, ask.view.lang)
        if (unchosen)
          return caseAgain(parts, ask, {
            form: FORM[input.kind],
            errors: { subjects: unchosen },
            code: 'unchosen',
            status: 422,
          })
        const decision = decisionOf(look, input)
        const outcome = await proposeDecision(parts.office, actorOf(ask), {
          caseId,
          seen: input.seen,
          decision,
          explanation: input.explanation,
        })
        return proposed(parts, ask, { outcome, seen: input.seen, kind: input.kind, decision })
      },
      invalid: (ask, errors) =>
        caseAgain(parts, ask, { form: formOf(ask.typed), errors, code: 'invalid', status: 422 }),
    }),
    ...(['withdrawal', 'approval', 'rejection', 'return'] as const).map((noun) => endRoute(parts, noun)),
  ]
}

const ENDING = {
  withdrawal: 'withdrawn',
  approval: 'approved',
  rejection: 'rejected',
  return: 'sent-back',
} as const satisfies Readonly<Record<string, Ending>>

/** Withdrawing is the proposer's, so it asks for the right to propose; the other three for the right to decide. */
function endRoute(parts: DeskParts, noun: keyof typeof ENDING): Route {
  const ending = ENDING[noun]
  const path = `/desk/cases/:case/proposals/:proposal/${noun}`
  return post({
    id: `desk.case.${noun}`,
    page: path,
    api: path,
    may: noun === 'withdrawal' ? 'case.propose' : 'case.decide',
    audit: `case.${ending}`,
    query: nothing,
    form: EndForm,
    replies: DeedReply,
    answer: async (ask) => {
      const { hash, reason, seen } = ask.input
      const outcome = await endProposal(parts.office, actorOf(ask), {
        caseId: ask.params['case'] ?? '',
        proposalId: ask.params['proposal'] ?? '',
        hash,
        ending,
        reason,
      })
      return ended(parts, ask, outcome, seen)
    },
    invalid: (ask, errors) => caseAgain(parts, ask, { form: 'end', errors, code: 'invalid', status: 422 }),
  })
}

const actorOf = ({ actor }: Pick<Sent, 'actor'>) => ({ id: actor.id, roles: actor.roles })
const FORM = { disclose: 'propose', preserve: 'preserve', reject: 'refuse', inform: 'inform' } as const
const formOf = ({ kind }: Typed) =>
  kind === 'reject' || kind === 'inform' || kind === 'preserve' ? FORM[kind] : FORM.disclose

function decisionOf(look: CaseLook, input: Proposing): ProposalBody['decision'] {
  if (input.kind === 'disclose') return disclosure(look, input)
  if (input.kind === 'reject') return { kind: 'reject', because: input.because }
  if (input.kind === 'inform') return { kind: 'inform' }
  const { categories, subjects, all, from, to } = input
  return { kind: 'preserve', categories, subjects: subjectsIn(look, subjects, all), from: from ?? null, to: to ?? null }
}

/** The rows as chosen, each with the basis of the law table; a row left out is what the table says. */
function disclosure(look: CaseLook, { rows, subjects, all, from, to }: Disclosing): ProposalBody['decision'] {
  const { reach, file } = look
  return {
    kind: 'disclose',
    rows: reach.rulings.map((ruling) => {
      const { verdict = ruling.verdict, reason = '' } = rows[ruling.category] ?? {}
      return { category: ruling.category, verdict, basis: ruling.basis, reason: verdict === 'withhold' ? reason : '' }
    }),
    subjects: subjectsIn(look, subjects, all),
    from: from ?? null,
    to: to ?? null,
    ...(file.period.from === null && from === undefined && { from: null }),
  }
}

function subjectsIn(look: CaseLook, named: readonly string[], all: 'found' | undefined): readonly Subject[] {
  return [...(all === 'found' ? foundAlone(look) : []), ...named.flatMap(subjectOf)]
}

function subjectOf(text: string): readonly Subject[] {
  const [taskId = '', accountId = '', meetingId = null] = text.split('/')
  return accountId === 'none' ? [] : [{ taskId, accountId, meetingId }]
}

/** The accounts that are each the only one for their identifier. */
function foundAlone({ file, state }: CaseLook): readonly Subject[] {
  return file.tasks.flatMap(({ id }) => {
    const resolved = state.resolved.get(id)
    return resolved?.result === 'found'
      ? resolved.found.map(({ accountId, meetingId }) => ({ taskId: id, accountId, meetingId }))
      : []
  })
}

/** An identifier that fits several accounts asks for a word: one of them, or none. */
function unchosenIn({ file, state }: CaseLook, { subjects }: Disclosing | Keeping, lang: Lang): string | undefined {
  const chosen = new Set(subjects.map((text) => text.split('/')[0]))
  const open = file.tasks.find(({ id }) => state.resolved.get(id)?.result === 'ambiguous' && !chosen.has(id))
  return open && say(lang)('chooseOne', { value: open.value })
}

type Proposed = Readonly<{
  outcome: ProposeOutcome
  seen: number
  kind: Exclude<ProposedKind, 'restrict'>
  decision: ProposalBody['decision']
}>

function proposed(parts: DeskParts, sent: Sent, { outcome, seen, kind, decision }: Proposed): Promise<Reply> | Reply {
  const t = say(sent.view.lang)
  const form = FORM[kind]
  switch (outcome.kind) {
    case 'unknown':
      return noCase(sent.view)
    case 'proposed':
      return done(sent.view, {
        caseId: sent.params['case'] ?? '',
        what: 'proposed',
        said: t('said.proposed'),
        part: 'decision',
      })
    case 'moved-on':
      return caseAgain(parts, sent, { form, errors: {}, code: 'moved-on', status: 409, movedSince: seen })
    case 'refused':
      return caseAgain(parts, sent, {
        form,
        ...refusedBack(outcome.because, decision, sent.view.lang),
        code: outcome.because[0] ?? 'refused',
      })
  }
}

/** Where each reason of the rules stands on the page. */
const FIELD: Readonly<Partial<Record<ProposalRefusal, string>>> = {
  'no-subject': 'subjects',
  'unknown-subject': 'subjects',
  'unresolved-task': 'subjects',
  'period-too-wide': 'period',
  'explanation-missing': 'explanation',
  'nothing-kept': 'categories',
  'tells-existence': 'because',
}

function fieldOf(reason: ProposalRefusal, { kind }: ProposalBody['decision']): string {
  return kind === 'reject' && reason === 'unresolved-task' ? 'because' : (FIELD[reason] ?? 'form')
}

function refusedBack(
  because: readonly ProposalRefusal[],
  decision: ProposalBody['decision'],
  lang: Lang,
): Pick<Back, 'errors' | 'status'> {
  const t = say(lang)
  const errors: Record<string, string> = {}
  for (const reason of because) {
    const rows =
      reason === 'withholding-needs-reason' && decision.kind === 'disclose'
        ? decision.rows.filter(({ verdict, reason: why }) => verdict === 'withhold' && why === '')
        : []
    if (isRestrictionRefusal(reason)) continue
    if (rows.length === 0) errors[fieldOf(reason, decision)] ??= t(`refused.${reason}`)
    for (const { category } of rows) errors[`rows.${category}.reason`] = t(`refused.${reason}`)
  }
  const stale = because.some(
    (reason) =>
      reason === 'closed' || reason === 'proposal-open' || reason === 'already-decided' || reason === 'not-accepted',
  )
  return { errors: errors satisfies FieldErrors, status: stale ? 409 : 422 }
}

function ended(parts: DeskParts, sent: Sent, outcome: EndOutcome, seen: number | undefined): Promise<Reply> | Reply {
  const t = say(sent.view.lang)
  if (outcome.kind === 'unknown') return noCase(sent.view)
  if (outcome.kind !== 'refused')
    return done(sent.view, {
      caseId: sent.params['case'] ?? '',
      what: outcome.kind,
      said: t(`said.${outcome.kind}`),
      part: 'decision',
    })
  const { because } = outcome
  const message = isGateStop(because) ? sayCounsel(sent.view.lang)(`stop.${because}`) : t(`endRefused.${because}`)
  if (because === 'reason-missing')
    return caseAgain(parts, sent, { form: 'end', errors: { reason: message }, code: because, status: 422 })
  return caseAgain(parts, sent, {
    form: 'end',
    errors: { form: message },
    code: because,
    status: 409,
    ...(seen !== undefined && { movedSince: seen }),
  })
}
