/** /desk/webhooks: programs that are told when something happens to a case. No page here names a case. */
import { z } from 'zod'
import type { Db } from '#platform/db/db.ts'
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
import type { Typed } from '#ui/fields.tsx'
import type { DeskParts } from '../desk/colleague.ts'
import { text } from '../filing/process.form.ts'
import { addWebhook, redeliver, rotateSecret, switchWebhook, type TryOutcome, testWebhook } from './webhook.commands.ts'
import { EVENTS } from './webhook.rules.ts'
import { deliveries, endpoints } from './webhook.store.ts'
import { say, words } from './webhook.words.ts'
import { SecretPage, WebhooksPage } from './webhooks.page.tsx'

const told = teller(words)
const nothing = z.object({})
const PATH = '/desk/webhooks'
const SHOWN = 50

const AddForm = z.object({
  url: text(500).min(1, told('refused.address')),
  note: text(200).default(''),
  events: z.array(z.enum(EVENTS)).min(1, told('refused.no-events')).prefault([]),
})
const StateForm = z.object({ to: z.enum(['on', 'off', 'removed']) })
const Done = z.object({ done: z.string() })
const Secret = z.object({ webhook: z.string(), secret: z.string() })
const ListReply = z.object({
  webhooks: z.array(
    z.object({
      webhook: z.string(),
      url: z.string(),
      note: z.string(),
      events: z.array(z.enum(EVENTS)),
      state: z.string(),
    }),
  ),
  messages: z.array(
    z.object({
      ...{ id: z.string(), webhook: z.string(), event: z.string(), at: z.iso.datetime() },
      tries: z.array(
        z.object({
          ...{ n: z.int(), at: z.iso.datetime(), ms: z.int(), status: z.int().nullable() },
          ...{ reply: z.string(), accepted: z.boolean() },
        }),
      ),
    }),
  ),
})

export function webhookRoutes(parts: DeskParts): readonly Route[] {
  return [list(), add(parts), rotate(parts), state(parts), test(parts), again(parts)]
}

const line = <Path extends string>(path: Path) =>
  ({ page: path, api: path, may: 'webhook.manage', query: nothing }) as const

async function shownIn(db: Db) {
  return { endpoints: await endpoints(db), deliveries: await deliveries(db, SHOWN) }
}

function list(): Route {
  return get({
    ...line(PATH),
    ...{ id: 'desk.webhooks', audit: 'webhooks.listed', replies: ListReply },
    answer: async ({ view }, tx) => {
      const shown = await shownIn(tx)
      const json = {
        webhooks: shown.endpoints.map(({ id, url, note, events, state: now }) => ({
          ...{ webhook: id, url, note, events, state: now },
        })),
        messages: shown.deliveries.map(({ id, endpointId, event, at, attempts }) => ({
          ...{ id, webhook: endpointId, event, at: at.toISOString() },
          tries: attempts.map(({ n, at: tried, tookMs: ms, status, reply, accepted }) => ({
            ...{ n, at: tried.toISOString(), ms, status, reply, accepted },
          })),
        })),
      }
      return page(json, () => <WebhooksPage view={view} {...shown} returned={null} />)
    },
  })
}

function add({ office }: DeskParts): Route {
  const back = async ({ view, typed }: Readonly<{ view: View; typed: Typed }>, errors: FieldErrors): Promise<Reply> => {
    const shown = await shownIn(office.db)
    return page({ errors }, () => <WebhooksPage view={view} {...shown} returned={{ typed, errors }} />, 422)
  }
  return post({
    ...line(PATH),
    ...{ id: 'desk.webhooks.add', audit: 'webhook.added', form: AddForm, replies: Secret },
    answer: async ({ input, actor, view, typed }) => {
      const outcome = await addWebhook(office, actor.id, input)
      if (outcome.kind === 'refused')
        return back({ view, typed }, { url: say(view.lang)(`refused.${outcome.because}`) })
      const { webhookId: webhook, secret } = outcome
      return page({ webhook, secret }, () => <SecretPage view={view} secret={secret} more={false} />, 201)
    },
    invalid: back,
  })
}

function rotate({ office }: DeskParts): Route {
  return post({
    ...line(`${PATH}/:webhook/secret`),
    ...{ id: 'desk.webhooks.rotate', audit: 'webhook.rotated', form: nothing, replies: Secret },
    answer: async ({ params: { webhook = '' }, actor, view }) => {
      const outcome = await rotateSecret(office, actor.id, webhook)
      if (outcome.kind === 'unknown') return unknown(view)
      const { secret } = outcome
      return page({ webhook, secret }, () => <SecretPage view={view} secret={secret} more />, 201)
    },
    invalid: null,
  })
}

function state({ office }: DeskParts): Route {
  return post({
    ...line(`${PATH}/:webhook/state`),
    ...{ id: 'desk.webhooks.state', audit: 'webhook.switched', form: StateForm, replies: Done },
    answer: async ({ params: { webhook: webhookId = '' }, input, actor, view }) => {
      const outcome = await switchWebhook(office, actor.id, { webhookId, to: input.to })
      const t = say(view.lang)
      if (outcome.kind === 'unknown') return unknown(view)
      if (outcome.kind === 'refused') return problem(409, outcome.because, t('title'), t(`refused.${outcome.because}`))
      return saying(seeOther(PATH, { done: outcome.kind }), t(`done.${outcome.kind}`))
    },
    invalid: null,
  })
}

function test({ office }: DeskParts): Route {
  return post({
    ...line(`${PATH}/:webhook/test`),
    ...{ id: 'desk.webhooks.test', audit: 'webhook.tested', form: nothing, replies: Done },
    answer: async ({ params: { webhook = '' }, actor, view }) =>
      sent(view, await testWebhook(office, actor.id, webhook), 'test'),
    invalid: null,
  })
}

function again({ office }: DeskParts): Route {
  return post({
    ...line(`${PATH}/messages/:message/tries`),
    ...{ id: 'desk.webhooks.again', audit: 'webhook.redelivered', form: nothing, replies: Done },
    answer: async ({ params: { message = '' }, actor, view }) =>
      sent(view, await redeliver(office, actor.id, message), 'sent'),
    invalid: null,
  })
}

function sent(view: View, { kind }: TryOutcome, said: 'test' | 'sent'): Reply {
  const t = say(view.lang)
  if (kind === 'unknown') return unknown(view)
  if (kind === 'off') return problem(409, 'off', t('title'), t('refused.off'))
  return saying(seeOther(PATH, { done: said }, 202), t(`done.${said}`))
}

function unknown({ lang }: View): Reply {
  return problem(404, 'no-webhook', say(lang)('unknown'), say(lang)('unknownText'))
}
