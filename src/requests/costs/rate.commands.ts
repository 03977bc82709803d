/** Rates of the office's own: one proposes a dated row, another says yes. */
import { record } from '#audit'
import { newId } from '#platform/ids.ts'
import { type Office, transact } from '#platform/office.ts'
import { type Day, dayIn } from '#platform/time.ts'
import {
  type Currency,
  checkRate,
  checkRateWord,
  type RateRefusal,
  type RateWord,
  type RateWordRefusal,
  type Work,
} from './rate.rules.ts'
import { confirmed, insertRate, insertRateWord, ownRates } from './rate.store.ts'

export type RateAsk = Readonly<{ work: Work; currency: Currency; cents: number; validFrom: Day; source: string }>
export type RateOutcome =
  | Readonly<{ kind: 'proposed'; rateId: string }>
  | Readonly<{ kind: 'refused'; because: RateRefusal }>

export function proposeRate(office: Office, by: string, ask: RateAsk): Promise<RateOutcome> {
  return transact(office, async (tx): Promise<RateOutcome> => {
    const now = office.clock.now()
    const today = dayIn(office.provider.zone, now)
    const because = checkRate(ask, { own: confirmed(await ownRates(tx)), today })
    if (because !== null) return { kind: 'refused', because }
    const rateId = newId('rate')
    await insertRate(tx, { ...ask, id: rateId, source: ask.source.trim(), onDay: today, at: now, by })
    await record(tx, office.clock, { who: by, action: 'costs.rate.proposed', about: rateId, detail: detailOf(ask) })
    return { kind: 'proposed', rateId }
  })
}

export type RateWordOutcome =
  | Readonly<{ kind: RateWord | 'unknown' }>
  | Readonly<{ kind: 'refused'; because: RateWordRefusal }>

export function answerRate(
  office: Office,
  by: string,
  { rateId, word }: Readonly<{ rateId: string; word: RateWord }>,
): Promise<RateWordOutcome> {
  return transact(office, async (tx): Promise<RateWordOutcome> => {
    const now = office.clock.now()
    const rate = (await ownRates(tx)).find(({ id }) => id === rateId)
    if (!rate) return { kind: 'unknown' }
    const because = checkRateWord(rate, { by, word, today: dayIn(office.provider.zone, now) })
    if (because !== null) return { kind: 'refused', because }
    await insertRateWord(tx, { rate, word, at: now, by })
    await record(tx, office.clock, { who: by, action: `costs.rate.${word}`, about: rateId, detail: detailOf(rate) })
    return { kind: word }
  })
}

const detailOf = ({ work, currency, cents, validFrom }: Omit<RateAsk, 'source'>) => ({
  work,
  currency,
  cents,
  validFrom,
})
