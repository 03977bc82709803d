/** /desk/costs/rates: what a unit of work costs; one proposes another row, a second person says yes. */
import { z } from 'zod'
import type { Tx } from '#platform/db/db.ts'
import { teller } from '#platform/http/issues.ts'
import {
  type FieldErrors,
  get,
  page,
  post,
  problem,
  type Reply,
  type Route,
  saying,
  seeOther,
} from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { transact } from '#platform/office.ts'
import { dayIn } from '#platform/time.ts'
import type { Typed } from '#ui/fields.tsx'
import { type DeskParts, namesOf } from '../desk/colleague.ts'
import { calendarDay, text } from '../filing/process.form.ts'
import { say, words } from './list.words.ts'
import { plainMoney } from './quote.rules.ts'
import { answerRate, proposeRate } from './rate.commands.ts'
import { CURRENCIES, centsOf, type Rate, ratesOn, WORKS } from './rate.rules.ts'
import { confirmed, ownRates } from './rate.store.ts'
import { RatesPage, type RatesShown } from './rates.page.tsx'

const told = teller(words)
const nothing = z.object({})
const PATH = '/desk/costs/rates'

const RateForm = z.object({
  work: z.enum(WORKS, { error: told('rates.refused.work-missing') }),
  currency: z.enum(CURRENCIES),
  amount: z
    .string({ error: told('rates.refused.cents') })
    .refine((typed) => centsOf(typed) !== null, told('rates.refused.cents'))
    .transform((typed) => centsOf(typed) ?? 0),
  validFrom: z.string({ error: told('rates.refused.day-missing') }).pipe(calendarDay),
  source: text(300).default(''),
})
const WordForm = z.object({ word: z.enum(['confirmed', 'declined']) })
const RateLine = z.object({
  ...{ work: z.enum(WORKS), currency: z.enum(CURRENCIES), cents: z.int(), amount: z.string() },
  ...{ validFrom: z.string(), source: z.string(), reviewed: z.literal(false) },
})
const RatesReply = z.object({
  rates: z.array(RateLine),
  waiting: z.array(RateLine.extend({ rate: z.string(), by: z.string() })),
})
const Done = z.object({ done: z.string() })

export function rateRoutes(parts: DeskParts): readonly Route[] {
  return [list(parts), propose(parts), word(parts)]
}

type Shown = Pick<RatesShown, 'now' | 'waiting' | 'names'>

async function shownIn({ office, colleagues }: DeskParts, tx: Tx): Promise<Shown> {
  const all = await ownRates(tx)
  const on = dayIn(office.provider.zone, office.clock.now())
  return {
    now: CURRENCIES.flatMap((currency) => ratesOn(confirmed(all), { currency, on })),
    waiting: all.filter((rate) => rate.word === null),
    names: namesOf(await colleagues(tx)),
  }
}

const lineJson = ({ work, currency, cents, validFrom, source, reviewed }: Rate) => ({
  ...{ work, currency, cents, amount: plainMoney(cents), validFrom, source, reviewed },
})

function list(parts: DeskParts): Route {
  return get({
    ...{ id: 'desk.costs.rates', page: PATH, api: PATH, may: 'law.read', audit: 'costs.rates.listed' },
    query: nothing,
    replies: RatesReply,
    answer: async ({ view }, tx) => {
      const shown = await shownIn(parts, tx)
      const json = {
        rates: shown.now.map(lineJson),
        waiting: shown.waiting.map((rate) => ({ ...lineJson(rate), rate: rate.id, by: rate.by })),
      }
      return page(json, () => <RatesPage view={view} {...shown} returned={null} />)
    },
  })
}

function propose(parts: DeskParts): Route {
  return post({
    ...{ id: 'desk.costs.rate', page: PATH, api: PATH, may: 'cost.rate', audit: 'costs.rate.proposed' },
    query: nothing,
    form: RateForm,
    replies: Done,
    answer: async ({ input, actor, view, typed }) => {
      const { amount: cents, ...rest } = input
      const outcome = await proposeRate(parts.office, actor.id, { ...rest, cents })
      const t = say(view.lang)
      if (outcome.kind === 'proposed')
        return saying(seeOther(PATH, { done: 'proposed', rate: outcome.rateId }, 201), t('rates.proposed'))
      const field = outcome.because === 'past' ? 'validFrom' : 'amount'
      return again(parts, { view, typed }, { [field]: t(`rates.refused.${outcome.because}`) })
    },
    invalid: ({ view, typed }, errors) => again(parts, { view, typed }, errors),
  })
}

type Sent = Readonly<{ view: View; typed: Typed }>

async function again(parts: DeskParts, { view, typed }: Sent, errors: FieldErrors): Promise<Reply> {
  const shown = await transact(parts.office, (tx) => shownIn(parts, tx))
  return page({ errors }, () => <RatesPage view={view} {...shown} returned={{ typed, errors }} />, 422)
}

function word(parts: DeskParts): Route {
  const path = `${PATH}/:rate/word`
  return post({
    ...{ id: 'desk.costs.rate.word', page: path, api: path, may: 'cost.rate', audit: 'costs.rate.answered' },
    query: nothing,
    form: WordForm,
    replies: Done,
    answer: async ({ input, params, actor, view }) => {
      const outcome = await answerRate(parts.office, actor.id, { rateId: params['rate'] ?? '', word: input.word })
      const t = say(view.lang)
      if (outcome.kind === 'unknown') return problem(404, 'no-rate', t('rates.unknown'), t('rates.unknownText'))
      if (outcome.kind === 'refused')
        return problem(409, outcome.because, t('rates.title'), t(`rates.refused.${outcome.because}`))
      return saying(seeOther(PATH, { done: outcome.kind }), t(`rates.${outcome.kind}`))
    },
    invalid: null,
  })
}
