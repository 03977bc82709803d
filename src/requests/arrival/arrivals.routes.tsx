/** The post table of the desk: what waits, and keeping what comes in. */
import { z } from 'zod'
import { get, page, post, type Reply, type Route, saying, seeOther } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { atHour, day, later } from '#platform/time.ts'
import { formatInstant } from '#ui/dates.ts'
import { formatBytes } from '#ui/figures.ts'
import type { Channel } from '../case/instrument.rules.ts'
import type { DeskParts } from '../desk/colleague.ts'
import { refusal } from '../emergency/desk.routes.tsx'
import type { Paper } from '../emergency/narrative.typeset.ts'
import { ArriveForm, WordsForm } from './arrival.form.ts'
import { listArrivals } from './arrival.store.ts'
import { say } from './arrival.words.ts'
import { ArrivalsPage, type ArriveReturned } from './arrivals.page.tsx'
import { type ArriveOutcome, receiveDocument, receiveWords } from './arrive.commands.ts'
import { errorsOf, type Sent } from './entering.ts'

const nothing = z.object({})
const FORM_BYTES = 1_000_000
const DONE_SHOWN = 25
const ListReply = z.object({
  arrivals: z.array(
    z.object({
      arrival: z.string(),
      name: z.string(),
      channel: z.string(),
      receivedAt: z.iso.datetime(),
      case: z.string().nullable(),
    }),
  ),
})
const MadeReply = z.object({ arrival: z.string() })

export function arrivalsRoutes(parts: DeskParts): readonly Route[] {
  return [list(), receive(parts), receiveTold(parts)]
}

function list(): Route {
  return get({
    id: 'desk.arrivals',
    page: '/desk/arrivals',
    api: '/desk/arrivals',
    may: 'case.read',
    audit: 'arrivals.listed',
    query: nothing,
    replies: ListReply,
    answer: async ({ view }, tx) => {
      const { waiting, done } = await listArrivals(tx, DONE_SHOWN)
      const arrivals = [...waiting, ...done].map(({ id, name, channel, receivedAt, end }) => ({
        ...{ arrival: id, name, channel, receivedAt: receivedAt.toISOString(), case: end?.caseId ?? null },
      }))
      return page({ arrivals }, () => <ArrivalsPage view={view} waiting={waiting} done={done} returned={null} />)
    },
  })
}

/** Both forms once more, the one that was sent filled as it was. */
async function listAgain({ office }: DeskParts, { view, program }: Sent, returned: ArriveReturned): Promise<Reply> {
  const { waiting, done } = await listArrivals(office.db, DONE_SHOWN)
  const json = refusal(say(view.lang)('arrive.title'), errorsOf(returned.errors))
  if (program) return { kind: 'page', status: 422, json, page: () => <></> }
  return page(json, () => <ArrivalsPage view={view} waiting={waiting} done={done} returned={returned} />, 422)
}

function arrived(
  parts: DeskParts,
  sent: Sent,
  outcome: ArriveOutcome,
  form: ArriveReturned['form'],
): Promise<Reply> | Reply {
  const t = say(sent.view.lang)
  if (outcome.kind === 'arrived') {
    const made = seeOther(`/desk/arrivals/${outcome.arrivalId}`, { arrival: outcome.arrivalId }, 201)
    return saying(made, t('arrive.done'))
  }
  const { because } = outcome
  const field = because === 'in-future' || because === 'too-long-ago' ? 'receivedOn' : 'pdf'
  const size = formatBytes(sent.view.lang, sent.view.provider.intake.maxBytes)
  const errors = { [field]: t(`refused.${because}`, { size }) }
  return listAgain(parts, sent, { form, typed: sent.typed, errors })
}

function receive(parts: DeskParts): Route {
  return post({
    id: 'desk.arrival.receive',
    page: '/desk/arrivals',
    api: '/desk/arrivals',
    may: 'case.triage',
    audit: 'arrival.received',
    query: nothing,
    form: ArriveForm,
    uploads: true,
    bodyBytes: parts.office.provider.intake.maxBytes + FORM_BYTES,
    rate: 'upload',
    replies: MadeReply,
    answer: async (ask) => {
      const { input, view, actor, uploads } = ask
      const upload = uploads.find(({ field }) => field === 'pdf') ?? uploads[0]
      const came = cameOf(view, input)
      return arrived(parts, ask, await receiveDocument(parts.office, actor.id, { came, upload }), 'document')
    },
    invalid: (ask, errors) => listAgain(parts, ask, { form: 'document', typed: ask.typed, errors }),
  })
}

function receiveTold(parts: DeskParts): Route {
  return post({
    id: 'desk.arrival.words',
    page: '/desk/arrivals/words',
    api: '/desk/arrivals/words',
    may: 'case.triage',
    audit: 'arrival.received',
    query: nothing,
    form: WordsForm,
    replies: MadeReply,
    answer: async (ask) => {
      const { input, view, actor } = ask
      const came = cameOf(view, input)
      const paper = paperOf(view, { ...input, ...came, by: actor.name })
      return arrived(parts, ask, await receiveWords(parts.office, actor.id, { came, paper }), 'words')
    },
    invalid: (ask, errors) => listAgain(parts, ask, { form: 'words', typed: ask.typed, errors }),
  })
}

type Came = Readonly<{ channel: Channel; receivedOn: string; receivedTime: string }>

/** The minute on the clock of the office. */
function cameOf({ zone }: View, { channel, receivedOn, receivedTime }: Came) {
  const [hours = '0', minutes = '0'] = receivedTime.split(':')
  return { channel, receivedAt: later(atHour(day(receivedOn), Number(hours), zone), Number(minutes) * 60_000) }
}

type Told = Readonly<{ channel: Channel; receivedAt: Date; who: string; words: string; by: string }>

function paperOf(view: View, { channel, receivedAt, who, words, by }: Told): Paper {
  const t = say(view.lang)
  return {
    title: t('arrive.paperTitle'),
    made: t('arrive.paperMade', { provider: view.provider.name }),
    facts: [
      [t('arrive.paperWho'), who],
      [t('arrive.paperChannel'), t(`channel.${channel}`)],
      [t('arrive.paperAt'), formatInstant(view.lang, receivedAt, view.zone, 'exact')],
      [t('arrive.paperBy'), by],
    ],
    told: [[t('arrive.paperWords'), words]],
    lang: view.lang,
  }
}
