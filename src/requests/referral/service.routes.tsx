/**
 * What the service itself reads and answers: those who guard its own rules, by a program. Nothing here knows a case, and nothing it
 * says back names one.
 */
import { z } from 'zod'
import { type FieldErrors, get, page, post, problem, type Reply, type Route } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import type { DeskParts } from '../desk/colleague.ts'
import { text } from '../filing/process.form.ts'
import { answerReferral } from './referral.commands.ts'
import { type AnswerRefusal, OUTCOMES } from './referral.rules.ts'
import { type Released, releasedById, releasedReferrals } from './referral.store.ts'
import { ReferralText, referredIn } from './referral.text.ts'
import { say } from './referral.words.ts'

const AT_ONCE = 200

const Answered = z.object({ outcome: z.enum(OUTCOMES), rule: z.string() })
const One = z.object({
  referral: ReferralText,
  /** The bytes that were signed: Ed25519, base64; the key stands in /.well-known/legal-requests.json. */
  ...{ text: z.string(), signature: z.string(), keyId: z.string() },
  answer: Answered.nullable(),
})
type Shown = z.output<typeof One>

export function serviceRoutes(parts: DeskParts): readonly Route[] {
  return [list(), one(), answer(parts)]
}

function shown({ text: signed, keyId, signature, answer: given }: Released): Shown {
  return { referral: referredIn(signed), text: signed, signature, keyId, answer: given }
}

function list(): Route {
  return get({
    id: 'referrals.list',
    page: null,
    api: '/referrals',
    may: 'referral.read',
    audit: 'referrals.fetched',
    query: z.object({ open: z.enum(['yes', 'no']).default('yes'), after: z.string().max(60).default('') }),
    replies: z.object({ referrals: z.array(One), more: z.boolean() }),
    answer: async ({ query: { open, after } }, tx) => {
      const found = await releasedReferrals(tx, { open: open === 'yes', after, limit: AT_ONCE + 1 })
      const referrals = found.slice(0, AT_ONCE).map(shown)
      return page({ referrals, more: found.length > AT_ONCE }, () => <></>)
    },
  })
}

function one(): Route {
  return get({
    id: 'referrals.one',
    page: null,
    api: '/referrals/:referral',
    may: 'referral.read',
    audit: 'referral.fetched',
    query: z.object({}),
    replies: One,
    answer: async ({ params, view }, tx) => {
      const found = await releasedById(tx, params['referral'] ?? '')
      return found ? page(shown(found), () => <></>) : unknown(view)
    },
  })
}

function answer({ office }: DeskParts): Route {
  return post({
    id: 'referrals.answer',
    page: null,
    api: '/referrals/:referral/outcome',
    may: 'referral.answer',
    audit: 'referral.answered',
    query: z.object({}),
    form: z.object({ outcome: z.enum(OUTCOMES), rule: text(300).default('') }),
    replies: z.object({ referral: z.string(), answer: Answered }),
    answer: async ({ params, input, view, actor }) => {
      const referral = params['referral'] ?? ''
      const outcome = await answerReferral(office, actor.id, { referralId: referral, ...input })
      switch (outcome.kind) {
        case 'unknown':
          return unknown(view)
        case 'refused':
          return refused(view, outcome.because)
        default:
          return page({ referral, answer: outcome.answer }, () => <></>)
      }
    },
    invalid: async ({ view }, errors) => wrong(view, errors),
  })
}

function unknown(view: View): Reply {
  return problem(404, 'no-referral', say(view.lang)('answer.unknownTitle'), say(view.lang)('answer.unknown'))
}

function refused(view: View, because: AnswerRefusal): Reply {
  const t = say(view.lang)
  if (because === 'too-many') return problem(409, because, t('title'), t('answer.tooMany'))
  return wrong(view, { rule: t('answer.ruleMissing') })
}

function wrong(view: View, errors: FieldErrors): Reply {
  const detail = Object.values(errors).join(' ')
  return { kind: 'problem', status: 422, code: 'invalid', title: say(view.lang)('title'), detail, errors }
}
