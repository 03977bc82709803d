/** Referrals at the desk: opened, spoken on, ended, and the list of them. */
import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import { type FieldErrors, get, page, post, type Reply, type Route } from '#platform/http/route.ts'
import type { Lang } from '#platform/words.ts'
import { caseAgain, noCase, type Sent } from '../desk/again.tsx'
import { DeedReply } from '../desk/case.form.ts'
import type { FormName } from '../desk/case.page.tsx'
import type { DeskParts } from '../desk/colleague.ts'
import { done } from '../desk/handling.routes.tsx'
import { calendarDay, text } from '../filing/process.form.ts'
import { RECORDS } from './acceptable-use.rules.ts'
import { ReferralsPage } from './list.page.tsx'
import { endReferral, type OpenOutcome, openReferral, speakOnReferral } from './referral.commands.ts'
import { listedLooks } from './referral.look.ts'
import { type EndRefusal, LONGEST, type ReferralRefusal } from './referral.rules.ts'
import { say, words } from './referral.words.ts'

const told = teller(words)
const nothing = z.object({})
const LISTED = 1000

const OpenForm = z.object({
  subjects: z
    .array(z.string().regex(/^[\w-]+(?:\/[\w-]+)?$/))
    .max(50)
    .default([]),
  rule: text(60).min(1, told('form.refused.unknown-rule')),
  from: calendarDay,
  to: calendarDay,
  records: z.array(z.enum(RECORDS)).max(RECORDS.length).default([]),
  shows: text(LONGEST).min(1, told('form.refused.shows-missing')),
  own: z.union([z.boolean(), z.literal('on')]).optional(),
})

const WordForm = z.object({
  word: z.enum(['yes', 'no']),
  reason: text(2000).min(1, told('word.missing')),
})
const EndForm = z.object({
  ending: z.enum(['released', 'declined']),
  reason: text(2000).default(''),
  hash: text(64).optional(),
})
const BackForm = z.object({ reason: text(2000).min(1, told('word.missing')) })

const Line = z.object({
  referral: z.string(),
  ...{ case: z.string(), number: z.string() },
  ...{ rule: z.string(), state: z.string(), outcome: z.string().nullable() },
})

export function referralRoutes(parts: DeskParts): readonly Route[] {
  return [list(), open(parts), word(parts), end(parts), back(parts)]
}

function list(): Route {
  return get({
    id: 'desk.referrals',
    page: '/desk/referrals',
    api: '/desk/referrals',
    may: 'case.read',
    audit: 'referrals.listed',
    query: nothing,
    replies: z.object({ referrals: z.array(Line) }),
    answer: async ({ view }, tx) => {
      const all = await listedLooks(tx, LISTED)
      const referrals = all.map(({ id, caseId, number, says, state, answers }) => ({
        ...{ referral: id, case: caseId, number, rule: says.rule.id, state },
        outcome: answers.at(-1)?.outcome ?? null,
      }))
      return page({ referrals }, () => <ReferralsPage view={view} list={all} />)
    },
  })
}

function open(parts: DeskParts): Route {
  return post({
    id: 'desk.case.referral',
    page: '/desk/cases/:case/referrals',
    api: '/desk/cases/:case/referrals',
    may: 'case.propose',
    audit: 'referral.opened',
    query: nothing,
    form: OpenForm,
    replies: DeedReply,
    answer: async (ask) => {
      const { subjects, rule, from, to, records, shows, own } = ask.input
      const referred = {
        ...{ rule, period: { from, to }, records, shows, seen: own === 'on' || own === true },
        subjects: subjects.map((one) => {
          const [account = '', meeting = null] = one.split('/')
          return { account, meeting }
        }),
      }
      const caseId = ask.params['case'] ?? ''
      return opened(parts, ask, await openReferral(parts.office, ask.actor.id, { caseId, referred }))
    },
    invalid: (ask, errors) => caseAgain(parts, ask, { form: 'refer', errors, code: 'invalid', status: 422 }),
  })
}

const FIELD: Readonly<Record<ReferralRefusal, string>> = {
  'nothing-may-be-read': 'form',
  'no-subject': 'subjects',
  'unknown-subject': 'subjects',
  'unknown-rule': 'rule',
  period: 'from',
  'records-missing': 'records',
  'shows-missing': 'shows',
  'not-own-records': 'own',
  tells: 'shows',
}

async function opened(parts: DeskParts, sent: Sent, outcome: OpenOutcome): Promise<Reply> {
  const t = say(sent.view.lang)
  const caseId = sent.params['case'] ?? ''
  if (outcome.kind === 'unknown') return noCase(sent.view)
  if (outcome.kind === 'opened')
    return done(sent.view, { caseId, what: 'referral-opened', said: t('form.opened'), part: 'referral' })
  const errors = refusedWords(sent.view.lang, outcome)
  const code = outcome.because[0] ?? 'refused'
  return caseAgain(parts, sent, { form: 'refer', errors, code, status: 422 })
}

function refusedWords(lang: Lang, { because, telling }: Extract<OpenOutcome, { kind: 'refused' }>): FieldErrors {
  const errors: Record<string, string> = {}
  const list = telling.map((one) => `“${one}”`).join(', ')
  for (const reason of because) errors[FIELD[reason]] ??= say(lang)(`form.refused.${reason}`, { list })
  return errors
}

function word(parts: DeskParts): Route {
  return post({
    id: 'desk.case.referral.word',
    page: '/desk/cases/:case/referrals/:referral/word',
    api: '/desk/cases/:case/referrals/:referral/word',
    may: 'notice.rule',
    audit: 'referral.ruled',
    query: nothing,
    form: WordForm,
    replies: DeedReply,
    answer: async (ask) => {
      const t = say(ask.view.lang)
      const named = namedIn(ask)
      const outcome = await speakOnReferral(parts.office, ask.actor.id, { ...named, ...ask.input })
      if (outcome.kind === 'unknown') return noCase(ask.view)
      if (outcome.kind === 'refused')
        return again(parts, ask, {
          form: 'refer-word',
          field: 'form',
          said: t(`word.refused.${outcome.because}`),
          code: outcome.because,
        })
      return done(ask.view, { caseId: named.caseId, what: 'referral-ruled', said: t('word.said'), part: 'referral' })
    },
    invalid: (ask, errors) =>
      caseAgain(parts, chosen(ask), { form: 'refer-word', errors, code: 'invalid', status: 422 }),
  })
}

function end(parts: DeskParts): Route {
  return post({
    id: 'desk.case.referral.end',
    page: '/desk/cases/:case/referrals/:referral/end',
    api: '/desk/cases/:case/referrals/:referral/end',
    may: 'case.decide',
    audit: 'referral.ended',
    query: nothing,
    form: EndForm,
    replies: DeedReply,
    answer: (ask) => {
      const { ending, reason, hash = null } = ask.input
      return ended(parts, ask, { form: 'refer-end', by: ask.actor.id, ending, reason, hash })
    },
    invalid: (ask, errors) =>
      caseAgain(parts, chosen(ask), { form: 'refer-end', errors, code: 'invalid', status: 422 }),
  })
}

function back(parts: DeskParts): Route {
  return post({
    id: 'desk.case.referral.back',
    page: '/desk/cases/:case/referrals/:referral/withdrawal',
    api: '/desk/cases/:case/referrals/:referral/withdrawal',
    may: 'case.propose',
    audit: 'referral.withdrawn',
    query: nothing,
    form: BackForm,
    replies: DeedReply,
    answer: (ask) => {
      const { reason } = ask.input
      return ended(parts, ask, { form: 'refer-back', by: ask.actor.id, ending: 'withdrawn', reason, hash: null })
    },
    invalid: (ask, errors) =>
      caseAgain(parts, chosen(ask), { form: 'refer-back', errors, code: 'invalid', status: 422 }),
  })
}

type Ended = Readonly<{
  form: FormName
  by: string
  ending: 'released' | 'declined' | 'withdrawn'
  reason: string
  hash: string | null
}>

async function ended(parts: DeskParts, sent: Sent, { form, by, ...asked }: Ended): Promise<Reply> {
  const t = say(sent.view.lang)
  const named = namedIn(sent)
  const outcome = await endReferral(parts.office, by, { ...named, ...asked })
  if (outcome.kind === 'unknown') return noCase(sent.view)
  if (outcome.kind === 'refused') {
    const { because } = outcome
    return again(parts, sent, { form, field: fieldOf(because), said: t(`end.refused.${because}`), code: because })
  }
  const said = t(`end.said.${outcome.kind}`)
  return done(sent.view, { caseId: named.caseId, what: `referral-${outcome.kind}`, said, part: 'referral' })
}

const fieldOf = (because: EndRefusal) => (because === 'reason-missing' ? 'reason' : 'form')

type Refused = Readonly<{ form: FormName; field: string; said: string; code: string }>

function again(parts: DeskParts, sent: Sent, { form, field, said, code }: Refused): Promise<Reply> {
  const status = code === 'reason-missing' ? 422 : 409
  return caseAgain(parts, chosen(sent), { form, errors: { [field]: said }, code, status })
}

const namedIn = ({ params }: Sent) => ({ caseId: params['case'] ?? '', referralId: params['referral'] ?? '' })

/** Which of several forms came back. */
const chosen = <S extends Sent>(sent: S): S => ({
  ...sent,
  typed: { ...sent.typed, referral: sent.params['referral'] },
})
