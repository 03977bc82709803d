/** Passkeys at the two doors that have a password: signing in with one, adding one, taking one off. Only a script calls the POSTs. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import { cookie } from '#platform/http/guards.ts'
import { get, page, post, problem, type Reply, type Route, saying, seeOther } from '#platform/http/route.ts'
import { speaker } from '#platform/words.ts'
import { DOORS, type Door, safeNext, TRY_S } from '../door/door.rules.ts'
import { sessionCookie } from '../door/sign-in.routes.tsx'
import { unhurried } from '../door/unhurried.ts'
import type { House } from '../house.ts'
import { deviceOf } from '../session/device.rules.ts'
import { addPasskey, beginPasskey, removePasskey, signInByPasskey } from './passkey.commands.ts'
import { PasskeysPage } from './passkey.page.tsx'
import { namedAddress } from './passkey.rules.ts'
import { passkeysOf } from './passkey.store.ts'
import { words } from './passkey.words.ts'

const say = speaker(words)
const nothing = z.object({})
const text = z.string().max(8_000)
/** As browsers write them; what they mean is judged by the library. */
const Base = z.object({
  id: z.string().min(1).max(1_400),
  rawId: text,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.object({}),
})
const Assertion = Base.extend({
  response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text, userHandle: text.optional() }),
})
const Attestation = Base.extend({
  response: z.object({
    clientDataJSON: text,
    attestationObject: z.string().max(32_000),
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
})

export function passkeyRoutes(house: House): readonly Route[] {
  return (['desk', 'lers'] as const).flatMap((door) => [...entering(house, door), ...keeping(house, door)])
}

function entering(house: House, door: Door): readonly Route[] {
  const { path, tryCookie } = DOORS[door]
  const base = {
    api: null,
    may: 'anyone',
    audit: 'sign-in',
    rate: 'sign-in',
    query: nothing,
    replies: nothing,
    invalid: null,
  } as const
  return [
    post({
      ...base,
      id: `${door}.passkey.options`,
      page: `${path}/sign-in/passkey/options`,
      form: nothing,
      answer: async () => {
        const { secret, challenge } = await beginPasskey(house, door, null)
        const options = { challenge, allowCredentials: [], userVerification: 'required', timeout: 120_000 }
        return asked(options, cookie(tryCookie, secret, { path: `${path}/sign-in`, maxAge: TRY_S, strict: true }))
      },
    }),
    post({
      ...base,
      id: `${door}.passkey.send`,
      page: `${path}/sign-in/passkey`,
      form: z.object({ response: Assertion, next: z.string().max(500).default('') }),
      answer: async ({ input, agent, cookie: cookieOf, view }) => {
        const ask = {
          door,
          secret: cookieOf(tryCookie) ?? '',
          response: written<AuthenticationResponseJSON>(input.response),
          device: deviceOf(agent),
        }
        const outcome = await unhurried(house, () => signInByPasskey(house, ask))
        if (outcome.kind === 'wrong') return problem(422, 'passkey', say(view.lang)('plain'), say(view.lang)('unknown'))
        const to = safeNext(door, input.next, outcome.first)
        return {
          kind: 'see-other',
          to,
          json: { to },
          status: 200,
          cookies: [sessionCookie(door, outcome.token), cookie(tryCookie, '', { path: `${path}/sign-in`, maxAge: 0 })],
        }
      },
    }),
  ]
}

function keeping(house: House, door: Door): readonly Route[] {
  return [shown(house, door), begun(house, door), added(house, door), removed(house, door)]
}

const keeps = { api: null, may: 'session.manage', query: nothing, replies: nothing } as const
const keysAt = (door: Door) => `${DOORS[door].path}/passkeys`
const keyCookieOf = (door: Door) => `${DOORS[door].tryCookie}_key`

function shown({ office }: House, door: Door): Route {
  return get({
    ...keeps,
    id: `${door}.passkeys`,
    page: keysAt(door),
    audit: 'passkey.read',
    answer: async ({ actor, view }, tx) => {
      const keys = await passkeysOf(tx, actor.id)
      const named = namedAddress(office.baseUrl, keysAt(door))
      return page({}, () => <PasskeysPage view={view} door={door} keys={keys} named={named} />)
    },
  })
}

function begun(house: House, door: Door): Route {
  return post({
    ...keeps,
    id: `${door}.passkeys.options`,
    page: `${keysAt(door)}/options`,
    audit: 'passkey.begun',
    form: nothing,
    answer: async ({ actor, view }) => {
      const known = await passkeysOf(house.office.db, actor.id)
      const { secret, challenge } = await beginPasskey(house, door, actor.id)
      const options = {
        challenge,
        rp: { name: view.provider.name },
        user: { id: Buffer.from(actor.id).toString('base64url'), name: actor.email, displayName: actor.name },
        pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: 'public-key', alg })),
        timeout: 120_000,
        attestation: 'none',
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        excludeCredentials: known.map(({ credentialId, transports }) => ({
          type: 'public-key',
          id: credentialId,
          transports,
        })),
      }
      return asked(options, cookie(keyCookieOf(door), secret, { path: keysAt(door), maxAge: TRY_S, strict: true }))
    },
    invalid: null,
  })
}

function added(house: House, door: Door): Route {
  return post({
    ...keeps,
    id: `${door}.passkeys.add`,
    page: keysAt(door),
    audit: 'passkey.added',
    form: z.object({ response: Attestation, name: z.string().trim().max(60).default('') }),
    answer: async ({ actor, input, view, cookie: cookieOf }) => {
      const t = say(view.lang)
      const ask = {
        door,
        personId: actor.id,
        secret: cookieOf(keyCookieOf(door)) ?? '',
        response: written<RegistrationResponseJSON>(input.response),
        name: input.name || t('plain'),
      }
      const kept = await addPasskey(house, ask)
      return kept
        ? saying(seeOther(keysAt(door), { to: keysAt(door) }), t('added'))
        : problem(422, 'passkey', t('failed'), t('failed'))
    },
    invalid: null,
  })
}

function removed(house: House, door: Door): Route {
  return post({
    ...keeps,
    id: `${door}.passkeys.remove`,
    page: `${keysAt(door)}/:key/remove`,
    audit: 'passkey.removed',
    form: nothing,
    answer: async ({ actor, params, view }) => {
      const t = say(view.lang)
      const gone = await removePasskey(house, actor.id, params.key ?? '')
      return gone
        ? saying(seeOther(keysAt(door), {}), t('removed'))
        : problem(404, 'unknown', t('unknown'), t('unknown'))
    },
    invalid: null,
  })
}

/** Options for the browser's own dialog. No host name stands in them: the browser takes that of the page, and it is checked afterwards. */
function asked(options: object, line: string): Reply {
  return { kind: 'see-other', to: '/', json: options, status: 200, cookies: [line] }
}

/** As the browser wrote it: a member that was not there is absent again, as the library's types want it. */
function written<Response>(response: unknown): Response {
  return JSON.parse(JSON.stringify(response))
}
