/** Counsel's word, a waiver, a quote, and what the authority says of it. None of them moves a clock. */
import { allStaff } from '#identity'
import { newId } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/outbox.ts'
import type { Office } from '#platform/office.ts'
import { dayIn } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import type { NewFact } from '../case/fact.rules.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { type NotActing, whyNotAct } from '../colleagues/part.question.ts'
import { tellOfficers } from '../colleagues/telling.ts'
import { answeredMail, costsMail } from './cost.mail.ts'
import type { WaivedWhy } from './cost.rules.ts'
import { verdictOf } from './costs.look.ts'
import {
  type AnswerRefusal,
  checkAnswer,
  checkQuote,
  linesOf,
  type QuoteAnswer,
  type QuoteRefusal,
  type Units,
} from './quote.rules.ts'
import { insertQuote, insertQuoteEnd, insertRuling, type Quote, quotesOfCase, rulingOf } from './quote.store.ts'
import { type Currency, ratesOn } from './rate.rules.ts'
import { confirmed, ownRates } from './rate.store.ts'

type Refused<Because> = Readonly<{ kind: 'refused'; because: Because }> | Readonly<{ kind: 'unknown' }>
const UNKNOWN = { kind: 'unknown' } as const

export type QuoteOutcome = Readonly<{ kind: 'quoted'; quoteId: string }> | Refused<QuoteRefusal>
export type QuoteAsk = Readonly<{ caseId: string; currency: Currency; units: Units; note: string }>

/** To the officer, at the rates of today. */
export async function quoteCosts(office: Office, by: string, ask: QuoteAsk): Promise<QuoteOutcome> {
  if (!office.provider.costs) return UNKNOWN
  const { caseId, currency, units, note } = ask
  const outcome = await withCase(office, caseId, async (held): Promise<QuoteOutcome> => {
    const { tx, now } = held
    const ruling = await rulingOf(tx, caseId)
    const verdict = verdictOf({ ...held, word: ruling?.word ?? null })
    const quotes = await quotesOfCase(tx, caseId)
    const on = dayIn(office.provider.zone, now)
    const lines = linesOf(units, ratesOn(confirmed(await ownRates(tx)), { currency, on }))
    const because = checkQuote({ units, lines }, { verdict, quotes })
    if (because !== null) return { kind: 'refused', because }
    const byCounsel = verdict.why === 'counsel-yes' ? ruling : null
    const quoteId = newId('quote')
    await insertQuote(tx, {
      ...{ id: quoteId, caseId, n: quotes.length + 1, currency, note: note.trim(), lines, at: now, by },
      ...{ citation: byCounsel?.source ?? verdict.citation ?? '', rulingN: byCounsel?.n ?? null },
    })
    await tellOfCosts(office, held, 'quote')
    await addFacts(office, held, {
      ...{ by, action: 'costs.quoted', detail: { quote: quoteId } },
      facts: [{ kind: 'costs-quoted', data: { quoteId } }],
    })
    return { kind: 'quoted', quoteId }
  })
  return outcome ?? UNKNOWN
}

export type WithdrawOutcome = Readonly<{ kind: 'withdrawn' }> | Refused<'not-open' | 'reason-missing'>
type Named = Readonly<{ caseId: string; quoteId: string }>

/** As long as nobody has answered. */
export async function withdrawQuote(
  office: Office,
  by: string,
  { caseId, quoteId, reason }: Named & Readonly<{ reason: string }>,
): Promise<WithdrawOutcome> {
  const outcome = await withCase(office, caseId, async (held): Promise<WithdrawOutcome> => {
    const quote = await quoteOf(held, quoteId)
    if (!quote) return UNKNOWN
    if (quote.state !== 'open') return { kind: 'refused', because: 'not-open' }
    if (reason.trim() === '') return { kind: 'refused', because: 'reason-missing' }
    const said = { quoteId, reason: reason.trim() }
    await insertQuoteEnd(held.tx, { ...said, ending: 'withdrawn', at: held.now, by })
    await tellOfCosts(office, held, 'withdrawn')
    await addFacts(office, held, {
      ...{ by, action: 'costs.withdrawn', detail: { quote: quoteId } },
      facts: [{ kind: 'costs-withdrawn', data: said }],
    })
    return { kind: 'withdrawn' }
  })
  return outcome ?? UNKNOWN
}

export type AnswerOutcome = Readonly<{ kind: QuoteAnswer }> | NotActing | Refused<AnswerRefusal>

/** The officer or a deputy agrees, declines, or asks something first. For whoever is not on the case it does not exist. */
export async function answerQuote(
  office: Office,
  officerId: string,
  { caseId, quoteId, answer, text }: Named & Readonly<{ answer: QuoteAnswer; text: string }>,
): Promise<AnswerOutcome> {
  const outcome = await withCase(office, caseId, async (held): Promise<AnswerOutcome> => {
    const gone = await whyNotAct(held.tx, held.file, { personId: officerId, now: held.now })
    if (gone) return gone
    const quote = await quoteOf(held, quoteId)
    if (!quote) return UNKNOWN
    const because = checkAnswer(quote, { answer, text })
    if (because !== null) return { kind: 'refused', because }
    const reason = text.trim()
    if (answer !== 'asked')
      await insertQuoteEnd(held.tx, { quoteId, ending: answer, reason, at: held.now, by: officerId })
    await tellQuoter(office, held, { to: quote.by, answer })
    await addFacts(office, held, {
      ...{ by: officerId, action: `costs.${answer}`, detail: { quote: quoteId } },
      facts: [{ kind: 'costs-answered', data: { quoteId, answer, text: reason } }],
    })
    return { kind: answer }
  })
  return outcome ?? UNKNOWN
}

export type RulingOutcome = Readonly<{ kind: 'ruled' }> | Refused<'source-missing' | 'reason-missing'>
export type RulingAsk = Readonly<{ caseId: string; word: 'yes' | 'no'; source: string; reason: string }>

/** Counsel says whether costs may be asked, and from which law that comes. */
export async function ruleOnCosts(office: Office, by: string, ask: RulingAsk): Promise<RulingOutcome> {
  const [source, reason] = [ask.source.trim(), ask.reason.trim()]
  if (ask.word === 'yes' && source === '') return { kind: 'refused', because: 'source-missing' }
  if (reason === '') return { kind: 'refused', because: 'reason-missing' }
  const outcome = await withCase(office, ask.caseId, async (held): Promise<RulingOutcome> => {
    const n = ((await rulingOf(held.tx, ask.caseId))?.n ?? 0) + 1
    const said = { word: ask.word, source, reason }
    await insertRuling(held.tx, ask.caseId, { ...said, n, at: held.now, by })
    await addOne(office, held, { by, action: 'costs.ruled', fact: { kind: 'costs-ruled', data: said } })
    return { kind: 'ruled' }
  })
  return outcome ?? UNKNOWN
}

export type WaiveOutcome = Readonly<{ kind: 'waived' }> | Refused<'reason-missing' | 'one-open'>

/** Nothing is asked in this case any more. What was invoiced stays until a credit note. */
export async function waiveCosts(
  office: Office,
  by: string,
  { caseId, why, reason }: Readonly<{ caseId: string; why: WaivedWhy; reason: string }>,
): Promise<WaiveOutcome> {
  if (reason.trim() === '') return { kind: 'refused', because: 'reason-missing' }
  const outcome = await withCase(office, caseId, async (held): Promise<WaiveOutcome> => {
    const open = (await quotesOfCase(held.tx, caseId)).some(({ state }) => state === 'open')
    if (open) return { kind: 'refused', because: 'one-open' }
    const fact: NewFact = { kind: 'costs-waived', data: { why, reason: reason.trim() } }
    await addOne(office, held, { by, action: 'costs.waived', fact })
    return { kind: 'waived' }
  })
  return outcome ?? UNKNOWN
}

async function quoteOf({ tx, file }: Held, quoteId: string): Promise<Quote | undefined> {
  return (await quotesOfCase(tx, file.id)).find(({ id }) => id === quoteId)
}

type One = Readonly<{ by: string; action: string; fact: NewFact }>
const addOne = (office: Office, held: Held, { by, action, fact }: One) =>
  addFacts(office, held, { by, action, facts: [fact] })

/** That there is something to look at; amounts stand behind the sign-in. */
export async function tellOfCosts(
  office: Office,
  held: Pick<Held, 'tx' | 'file'>,
  what: 'quote' | 'withdrawn' | 'invoice' | 'credit',
): Promise<void> {
  const { provider, baseUrl } = office
  const make = (lang: Lang) => costsMail({ file: held.file, provider, baseUrl, lang, what })
  await tellOfficers(office, held, { template: 'costs', make })
}

/** Whoever made the quote hears it, as long as they work here. */
async function tellQuoter(
  office: Office,
  { tx, file }: Held,
  { to, answer }: Readonly<{ to: string; answer: QuoteAnswer }>,
): Promise<void> {
  const person = (await allStaff(tx)).find(({ id, suspendedAt }) => id === to && suspendedAt === null)
  if (!person) return
  const mail = answeredMail({ file, provider: office.provider, baseUrl: office.baseUrl, answer })
  await queueMail(tx, office, {
    to: person.email,
    ...mail,
    about: file.number,
    caseId: file.id,
    template: 'costs-answer',
  })
}
