/** /lers/keys: the public keys to which an officer's packages are encrypted. */
import { z } from 'zod'
import type { Db } from '#platform/db/db.ts'
import { teller } from '#platform/http/issues.ts'
import {
  type Actor,
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
import type { Office } from '#platform/office.ts'
import type { Typed } from '#ui/fields.tsx'
import { addKey, endKey } from './key.commands.ts'
import { KEY_KINDS, KEY_LONGEST, KEYS_MOST } from './key.rules.ts'
import { keysOf, type OfficerKey } from './key.store.ts'
import { say, words } from './key.words.ts'
import { KeysPage } from './keys.page.tsx'

const told = teller(words)
const nothing = z.object({})
const KeyForm = z.object({
  key: z
    .string({ error: told('refused.missing') })
    .trim()
    .min(1, told('refused.missing'))
    .max(KEY_LONGEST, told('refused.too-long')),
})
const Keys = z.object({
  keys: z.array(z.object({ id: z.string(), kind: z.enum(KEY_KINDS), name: z.string(), at: z.string() })),
})
const AT = '/lers/keys'
const common = { may: 'package.download', query: nothing, replies: Keys } as const

export function keyRoutes(office: Office): readonly Route[] {
  return [
    get({
      ...{ ...common, id: 'keys', page: AT, api: '/keys', audit: 'keys.viewed' },
      answer: async ({ actor, view }, db) => keysPage(db, { actor, view, returned: null }),
    }),
    post({
      ...{ ...common, id: 'keys.add', page: AT, api: '/keys', audit: 'key.added', rate: 'code', form: KeyForm },
      answer: async ({ actor, view, input, typed }) => {
        const t = say(view.lang)
        const outcome = await addKey(office, actor.id, input.key)
        if (outcome.kind === 'added') return done(office, { actor, said: t('added'), status: 201 })
        const { because } = outcome
        // What may be a secret is not written back into a page.
        const again = because === 'private-half' ? {} : typed
        const errors = { key: t(`refused.${because}`, { most: KEYS_MOST }) }
        return keysPage(office.db, { actor, view, returned: { typed: again, errors } })
      },
      invalid: ({ actor, view, typed }, errors) => keysPage(office.db, { actor, view, returned: { typed, errors } }),
    }),
    post({
      ...{
        ...common,
        id: 'keys.end',
        page: `${AT}/:key/end`,
        api: '/keys/:key/end',
        audit: 'key.ended',
        form: nothing,
      },
      answer: async ({ params: { key = '' }, actor, view }) => {
        const t = say(view.lang)
        const { kind } = await endKey(office, actor.id, key)
        if (kind === 'unknown') return problem(404, 'no-key', t('unknown'), t('unknownText'))
        return done(office, { actor, said: t('ended'), status: 200 })
      },
      invalid: null,
    }),
  ]
}

type Shown = Readonly<{ actor: Actor; view: View; returned: Readonly<{ typed: Typed; errors: FieldErrors }> | null }>

async function keysPage(db: Db, { actor, view, returned }: Shown): Promise<Reply> {
  const keys = await keysOf(db, actor.id)
  const json = returned ? { errors: returned.errors } : jsonOf(keys)
  return page(json, () => <KeysPage view={view} keys={keys} returned={returned} />, returned ? 422 : 200)
}

type Done = Readonly<{ actor: Actor; said: string; status: 200 | 201 }>

async function done({ db }: Office, { actor, said, status }: Done): Promise<Reply> {
  return saying(seeOther(AT, jsonOf(await keysOf(db, actor.id)), status), said)
}

function jsonOf(keys: readonly OfficerKey[]): z.output<typeof Keys> {
  return { keys: keys.map(({ id, kind, name, at }) => ({ id, kind, name, at: at.toISOString() })) }
}
