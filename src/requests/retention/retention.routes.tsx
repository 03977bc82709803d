/** What goes and what is held: the list, the holds of a case, and another last day for a part of it. */
import { z } from 'zod'
import type { Db } from '#platform/db/db.ts'
import { teller } from '#platform/http/issues.ts'
import { get, page, post, problem, type Reply, type Route } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { dayIn } from '#platform/time.ts'
import { formatDay } from '#ui/dates.ts'
import { caseAgain, noCase, type Sent } from '../desk/again.tsx'
import { DeedReply } from '../desk/case.form.ts'
import type { FormName } from '../desk/case.page.tsx'
import type { DeskParts } from '../desk/colleague.ts'
import { done } from '../desk/handling.routes.tsx'
import { calendarDay, text } from '../filing/process.form.ts'
import { answerChange, changePeriod, placeHold, releaseHold } from './hold.commands.ts'
import { PARTS, PERIODS, periodFor } from './period.rules.ts'
import { previewJson, previewOf } from './preview.ts'
import { RetentionPage } from './retention.page.tsx'
import { PLACED } from './retention.rules.ts'
import { destroyedLately, goneCase, holdsStanding, numbersOf } from './retention.store.ts'
import { say, words } from './retention.words.ts'

const told = teller(words)
const nothing = z.object({})
/** Each line asks a dozen questions of the database: the page shows some, the command line all. */
const SHOWN = 40
const GONE_SHOWN = 100

const Counts = z.record(z.string(), z.int())
const RetentionReply = z.object({
  lines: z.array(
    z.object({
      ...{ case: z.string(), number: z.string(), part: z.enum(PARTS), state: z.string(), until: z.string() },
      ...{ destroyOn: z.string().nullable(), holds: z.array(z.string()), counts: Counts },
    }),
  ),
  more: z.boolean(),
  holds: z.array(
    z.object({ hold: z.string(), case: z.string(), why: z.enum(PLACED), reason: z.string(), until: z.string() }),
  ),
  gone: z.array(z.object({ number: z.string(), part: z.enum(PARTS), on: z.string(), counts: Counts })),
  periods: z.array(
    z.object({
      ...{ kind: z.string(), period: z.string(), from: z.string(), atLeast: z.string().nullable() },
      ...{ basis: z.string(), citation: z.string().nullable(), reviewed: z.boolean(), set: z.boolean() },
    }),
  ),
})

const reason = (missing: string) => text(1000).min(1, missing)
const day = (missing: string) =>
  calendarDay
    .or(z.literal('').transform(() => null))
    .catch(() => null)
    .refine((of) => of !== null, missing)
const HoldForm = z.object({
  why: z.enum(PLACED, { error: told('hold.refused.reason-missing') }),
  reason: reason(told('hold.refused.reason-missing')),
  until: day(told('hold.refused.until-missing')),
})
const ReleaseForm = z.object({ reason: reason(told('hold.refused.reason-missing')) })
const ChangeForm = z.object({
  part: z.enum(PARTS).exclude(['log']),
  reason: reason(told('change.refused.reason-missing')),
  until: day(told('change.refused.until-missing')),
})
const WordForm = z.object({ word: z.enum(['confirmed', 'declined']) })

export function retentionRoutes(parts: DeskParts): readonly Route[] {
  return [list(parts), place(parts), release(parts), change(parts), answer(parts)]
}

function list({ office }: DeskParts): Route {
  const { provider, clock } = office
  return get({
    id: 'desk.retention',
    page: '/desk/retention',
    api: '/desk/retention',
    may: 'retention.read',
    audit: 'retention.listed.read',
    query: nothing,
    replies: RetentionReply,
    answer: async ({ view }, tx) => {
      const now = clock.now()
      const preview = await previewOf(tx, { provider, now, most: SHOWN })
      const standing = await holdsStanding(tx, dayIn(provider.zone, now))
      const numbers = await numbersOf(
        tx,
        standing.map(({ caseId }) => caseId),
      )
      const holds = standing.map((hold) => ({ ...hold, number: numbers.get(hold.caseId) ?? hold.caseId }))
      const gone = await destroyedLately(tx, GONE_SHOWN)
      const json = {
        ...{ lines: preview.lines.map(previewJson), more: preview.more },
        holds: holds.map(({ id, caseId, why, reason, until }) => ({ hold: id, case: caseId, why, reason, until })),
        gone: gone.map(({ number, part, on, counts }) => ({ number, part, on, counts })),
        periods: PERIODS.map(({ kind }) => periodFor(kind, provider.retention ?? {})),
      }
      return page(json, () => <RetentionPage view={view} look={{ preview, holds, gone }} />)
    },
  })
}

/** What staff read under the number of a case that is gone; null where there never was one. */
export async function goneReply(db: Db, name: string, view: View): Promise<Reply | null> {
  const gone = await goneCase(db, name)
  if (!gone) return null
  const t = say(view.lang)
  const said = { number: gone.number, day: formatDay(view.lang, gone.on, 'dated') }
  return problem(410, 'case-gone', t('goneCase.title'), t('goneCase.text', said))
}

function place(parts: DeskParts): Route {
  return post({
    id: 'desk.case.hold',
    page: '/desk/cases/:case/holds',
    api: '/desk/cases/:case/holds',
    may: 'retention.manage',
    audit: 'retention.held',
    query: nothing,
    form: HoldForm,
    replies: DeedReply,
    answer: async (ask) => {
      const caseId = ask.params['case'] ?? ''
      const outcome = await placeHold(parts.office, ask.actor.id, { caseId, ...ask.input })
      const t = say(ask.view.lang)
      if (outcome.kind === 'unknown') return noCase(ask.view)
      if (outcome.kind === 'refused') {
        const field = outcome.because === 'reason-missing' ? 'reason' : 'until'
        return again(parts, ask, 'hold', {
          code: outcome.because,
          errors: { [field]: t(`hold.refused.${outcome.because}`) },
        })
      }
      const said = t('hold.done', { day: formatDay(ask.view.lang, outcome.until, 'dated') })
      return done(ask.view, { caseId, what: 'held', said, part: 'retention' })
    },
    invalid: (ask, errors) => again(parts, ask, 'hold', { code: 'invalid', errors }),
  })
}

function release(parts: DeskParts): Route {
  return post({
    id: 'desk.case.hold.release',
    page: '/desk/cases/:case/holds/:hold/release',
    api: '/desk/cases/:case/holds/:hold/release',
    may: 'retention.manage',
    audit: 'retention.released',
    query: nothing,
    form: ReleaseForm,
    replies: DeedReply,
    answer: async (ask) => {
      const { case: caseId = '', hold: holdId = '' } = ask.params
      const outcome = await releaseHold(parts.office, ask.actor.id, { caseId, holdId, reason: ask.input.reason })
      const t = say(ask.view.lang)
      if (outcome.kind === 'unknown') return noCase(ask.view)
      if (outcome.kind === 'refused') {
        const field = outcome.because === 'reason-missing' ? 'reason' : 'form'
        const errors = { [field]: t(`hold.refused.${outcome.because}`) }
        return again(parts, named(ask), 'hold-release', { code: outcome.because, errors, status: 409 })
      }
      return done(ask.view, { caseId, what: 'released', said: t('hold.released'), part: 'retention' })
    },
    invalid: (ask, errors) => again(parts, named(ask), 'hold-release', { code: 'invalid', errors }),
  })
}

/** Which of several forms came back. */
const named = <S extends Sent>(sent: S): S => ({ ...sent, typed: { ...sent.typed, hold: sent.params['hold'] } })

function change(parts: DeskParts): Route {
  return post({
    id: 'desk.case.retention',
    page: '/desk/cases/:case/retention',
    api: '/desk/cases/:case/retention',
    may: 'retention.manage',
    audit: 'retention.changed',
    query: nothing,
    form: ChangeForm,
    replies: DeedReply,
    answer: async (ask) => {
      const caseId = ask.params['case'] ?? ''
      const outcome = await changePeriod(parts.office, ask.actor.id, { caseId, ...ask.input })
      const t = say(ask.view.lang)
      if (outcome.kind === 'unknown') return noCase(ask.view)
      if (outcome.kind === 'refused') {
        const { because } = outcome
        const field = because === 'reason-missing' ? 'reason' : because === 'nothing-to-change' ? 'part' : 'until'
        return again(parts, ask, 'retention', { code: because, errors: { [field]: t(`change.refused.${because}`) } })
      }
      const day = formatDay(ask.view.lang, outcome.until, 'dated')
      const said = outcome.kind === 'waiting' ? t('change.asked') : t('change.done', { day })
      return done(ask.view, { caseId, what: outcome.kind, said, part: 'retention' })
    },
    invalid: (ask, errors) => again(parts, ask, 'retention', { code: 'invalid', errors }),
  })
}

function answer(parts: DeskParts): Route {
  return post({
    id: 'desk.case.retention.word',
    page: '/desk/cases/:case/retention/:change/word',
    api: '/desk/cases/:case/retention/:change/word',
    may: 'retention.manage',
    audit: 'retention.answered',
    query: nothing,
    form: WordForm,
    replies: DeedReply,
    answer: async (ask) => {
      const { case: caseId = '', change: changeId = '' } = ask.params
      const outcome = await answerChange(parts.office, ask.actor.id, { caseId, changeId, word: ask.input.word })
      const t = say(ask.view.lang)
      if (outcome.kind === 'unknown') return noCase(ask.view)
      if (outcome.kind === 'refused') {
        const errors = { form: t(`change.refused.${outcome.because}`) }
        return again(parts, ask, 'retention-word', { code: outcome.because, errors, status: 409 })
      }
      return done(ask.view, { caseId, what: 'said', said: t(`change.said.${ask.input.word}`), part: 'retention' })
    },
    invalid: (ask, errors) => again(parts, ask, 'retention-word', { code: 'invalid', errors }),
  })
}

type Back = Readonly<{ code: string; errors: Readonly<Record<string, string>>; status?: 409 | 422 }>

function again(parts: DeskParts, sent: Sent, form: FormName, { code, errors, status = 422 }: Back): Promise<Reply> {
  return caseAgain(parts, sent, { form, errors, code, status })
}
