/** Restrictions at the desk: proposing one, lifting one, and the list that meetings ask. */
import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import { type FieldErrors, get, page, post, type Reply, type Route } from '#platform/http/route.ts'
import { type Day, dayIn } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { formatDay } from '#ui/dates.ts'
import type { ProposalRefusal } from '../case/proposal.rules.ts'
import { caseAgain, noCase, type Sent } from '../desk/again.tsx'
import { DeedReply } from '../desk/case.form.ts'
import type { DeskParts } from '../desk/colleague.ts'
import { type ProposeOutcome, proposeDecision } from '../desk/decision.commands.ts'
import { words as decisionWords, say as sayDecision } from '../desk/decision.words.ts'
import { done } from '../desk/handling.routes.tsx'
import { isCountry } from '../filing/country.rules.ts'
import { calendarDay, text } from '../filing/process.form.ts'
import { RestrictionsPage, stateIn } from './list.page.tsx'
import { liftRestriction } from './restriction.commands.ts'
import {
  concerns,
  isRestrictionRefusal,
  keepsOut,
  latestReview,
  MEASURES,
  type Restricting,
  type RestrictionRefusal,
} from './restriction.rules.ts'
import { listRestrictions, orderOf, restrictionsOfAccount } from './restriction.store.ts'
import { say, words } from './restriction.words.ts'

const told = teller(words)
const toldDecision = teller(decisionWords)
const nothing = z.object({})
const LISTED = 1000

const RestrictForm = z.object({
  seen: z.coerce.number().int().min(0),
  subjects: z
    .array(z.string().regex(/^[\w-]+\/[\w-]+(?:\/[\w-]+)?$/))
    .max(200)
    .default([]),
  measure: z.enum(MEASURES),
  countries: text(400).default(''),
  startsOn: calendarDay,
  endsOn: calendarDay.optional(),
  reviewOn: calendarDay,
  rule: text(300).default(''),
  ruleReason: text(2000).default(''),
  explanation: text(4000).min(1, toldDecision('refused.explanation-missing')),
})
type Typed = z.output<typeof RestrictForm>

const LiftForm = z.object({ reason: text(1000).min(1, told('lift.missing')) })

const Line = z.object({
  restriction: z.string(),
  case: z.string(),
  number: z.string(),
  account: z.string(),
  meeting: z.string().nullable(),
  measure: z.enum(MEASURES),
  countries: z.array(z.string()),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  reviewOn: z.string(),
  state: z.string(),
})

export function restrictionRoutes(parts: DeskParts): readonly Route[] {
  return [list(parts), check(parts), propose(parts), lift(parts)]
}

function list({ office }: DeskParts): Route {
  const { zone } = office.provider
  return get({
    id: 'desk.restrictions',
    page: '/desk/restrictions',
    api: '/desk/restrictions',
    may: 'case.read',
    audit: 'restrictions.listed',
    query: nothing,
    replies: z.object({ restrictions: z.array(Line) }),
    answer: async ({ view }, tx) => {
      const all = await listRestrictions(tx, LISTED)
      const today = dayIn(zone, view.now)
      const restrictions = all.map((made) => ({
        ...{ restriction: made.id, case: made.caseId, number: made.number, account: made.accountId },
        ...{ meeting: made.meetingId, measure: made.measure, countries: [...made.countries] },
        ...{ startsOn: made.startsOn, endsOn: made.endsOn, reviewOn: made.reviewOn, state: stateIn(zone, made, today) },
      }))
      return page({ restrictions }, () => <RestrictionsPage view={view} list={all} />)
    },
  })
}

const Door = z.object({
  meeting: z.string().nullable(),
  measure: z.enum(MEASURES),
  countries: z.array(z.string()),
  until: z.string().nullable(),
})

/**
 * What the meeting service asks before it lets somebody in: nothing of the order, only which doors are shut. With `meeting` the doors of
 * that meeting and of the whole account; without it the account's alone, for a meeting that is shut says nothing of another. An
 * account that nobody has ever asked about answers like one that does not exist.
 */
function check({ office }: DeskParts): Route {
  const { zone } = office.provider
  return get({
    id: 'desk.restrictions.check',
    page: null,
    api: '/restrictions/:account',
    may: 'restriction.check',
    audit: 'restriction.checked',
    query: z.object({
      meeting: z.string().max(100).optional(),
      country: z
        .string()
        .refine((code) => isCountry(code))
        .optional(),
    }),
    replies: z.object({ shut: z.boolean(), doors: z.array(Door) }),
    answer: async ({ params: { account = '' }, query, view }, tx) => {
      const asked = { on: dayIn(zone, view.now), country: query.country ?? null }
      const doors = (await restrictionsOfAccount(tx, account))
        .filter((made) => concerns(made, query.meeting ?? null))
        .filter((made) => keepsOut({ ...made, liftedOn: made.lift ? dayIn(zone, made.lift.at) : null }, asked))
        .map(({ meetingId: meeting, measure, countries, endsOn: until }) => ({
          ...{ meeting, measure, countries: [...countries], until },
        }))
      return page({ shut: doors.length > 0, doors }, () => <></>)
    },
  })
}

function propose(parts: DeskParts): Route {
  return post({
    id: 'desk.case.restrict',
    page: '/desk/cases/:case/restrictions',
    api: '/desk/cases/:case/restrictions',
    may: 'case.propose',
    audit: 'case.proposed',
    query: nothing,
    form: RestrictForm,
    replies: DeedReply,
    answer: async (ask) => {
      const { input, view, actor, params } = ask
      const countries = codesIn(input.countries)
      const unknown = countries.filter((code) => !isCountry(code))
      if (unknown.length > 0) {
        const wrong = say(view.lang)('form.refused.country', { list: unknown.join(', ') })
        return again(parts, ask, { countries: wrong }, 'country')
      }
      const decision = decisionOf(input, countries)
      const outcome = await proposeDecision(
        parts.office,
        { id: actor.id, roles: actor.roles },
        { caseId: params['case'] ?? '', seen: input.seen, decision, explanation: input.explanation },
      )
      return proposed(parts, ask, outcome, decision)
    },
    invalid: (ask, errors) => again(parts, ask, errors, 'invalid'),
  })
}

/** `NL, BE` and `nl be` alike. */
const codesIn = (typed: string): string[] => [
  ...new Set(
    typed
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
  ),
]

function decisionOf(input: Typed, countries: readonly string[]): Restricting {
  const { subjects, measure, startsOn, reviewOn, rule, ruleReason } = input
  return {
    kind: 'restrict',
    ...{ measure, countries, startsOn, endsOn: input.endsOn ?? null, reviewOn },
    subjects: subjects.map((one) => {
      const [taskId = '', accountId = '', meetingId = null] = one.split('/')
      return { taskId, accountId, meetingId }
    }),
    policy: rule === '' && ruleReason === '' ? null : { rule, reason: ruleReason },
  }
}

function again(parts: DeskParts, sent: Sent, errors: FieldErrors, code: string): Promise<Reply> {
  return caseAgain(parts, sent, { form: 'restrict', errors, code, status: 422 })
}

async function proposed(parts: DeskParts, sent: Sent, outcome: ProposeOutcome, decision: Restricting): Promise<Reply> {
  const { view, params } = sent
  const t = sayDecision(view.lang)
  switch (outcome.kind) {
    case 'unknown':
      return noCase(view)
    case 'proposed':
      return done(view, { caseId: params['case'] ?? '', what: 'proposed', said: t('said.proposed'), part: 'decision' })
    case 'moved-on':
      return caseAgain(parts, sent, {
        form: 'restrict',
        errors: { form: t('refused.case-moved-on') },
        code: 'moved-on',
        status: 409,
      })
    case 'refused': {
      const order = await orderOf(parts.office.db, params['case'] ?? '')
      const said = { decision, reach: order?.reach ?? [], orderEnds: order?.endsOn ?? null }
      return again(parts, sent, errorsOf(view.lang, outcome.because, said), outcome.because[0] ?? 'refused')
    }
  }
}

const FIELD: Readonly<Record<RestrictionRefusal, string>> = {
  'no-restriction-order': 'form',
  'countries-missing': 'countries',
  'countries-needless': 'countries',
  'beyond-territory': 'countries',
  'needs-policy': 'rule',
  'policy-half': 'rule',
  'ends-before-start': 'endsOn',
  'beyond-order-end': 'endsOn',
  'review-missing': 'reviewOn',
  'review-too-late': 'reviewOn',
}

type Said = Readonly<{ decision: Restricting; reach: readonly string[]; orderEnds: Day | null }>

function errorsOf(lang: Lang, because: readonly ProposalRefusal[], { decision, reach, orderEnds }: Said): FieldErrors {
  const errors: Record<string, string> = {}
  const day = (reason: RestrictionRefusal) =>
    reason === 'beyond-order-end' ? (orderEnds ?? decision.startsOn) : latestReview(decision.startsOn)
  for (const reason of because) {
    if (!isRestrictionRefusal(reason)) {
      const field = reason === 'no-subject' || reason === 'unknown-subject' ? 'subjects' : 'form'
      errors[field] ??= sayDecision(lang)(`refused.${reason}`)
      continue
    }
    const list = decision.countries.filter((code) => !reach.includes(code)).join(', ')
    const values = { list, day: formatDay(lang, day(reason), 'dated') }
    errors[FIELD[reason]] ??= say(lang)(`form.refused.${reason}`, values)
  }
  return errors
}

function lift(parts: DeskParts): Route {
  return post({
    id: 'desk.case.restriction.lift',
    page: '/desk/cases/:case/restrictions/:restriction/lift',
    api: '/desk/cases/:case/restrictions/:restriction/lift',
    may: 'case.decide',
    audit: 'restriction.lifted',
    query: nothing,
    form: LiftForm,
    replies: DeedReply,
    answer: async (ask) => {
      const caseId = ask.params['case'] ?? ''
      const restrictionId = ask.params['restriction'] ?? ''
      const { kind } = await liftRestriction(parts.office, ask.actor.id, {
        caseId,
        restrictionId,
        reason: ask.input.reason,
      })
      const t = say(ask.view.lang)
      if (kind === 'unknown') return noCase(ask.view)
      if (kind === 'already')
        return caseAgain(parts, named(ask), {
          form: 'lift',
          errors: { form: t('lift.already') },
          code: kind,
          status: 409,
        })
      return done(ask.view, { caseId, what: kind, said: t('lift.done'), part: 'restriction' })
    },
    invalid: (ask, errors) => caseAgain(parts, named(ask), { form: 'lift', errors, code: 'invalid', status: 422 }),
  })
}

/** Which of several lift forms came back. */
const named = <S extends Sent>(sent: S): S => ({
  ...sent,
  typed: { ...sent.typed, restriction: sent.params['restriction'] },
})
