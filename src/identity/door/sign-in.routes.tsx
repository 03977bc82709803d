/** The three doors: the same lines for each, with its own path, cookie and kind of person. */
import { z } from 'zod'
import { cookie } from '#platform/http/guards.ts'
import { get, page, post, type Reply, type Route, saying, seeOther } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { speaker } from '#platform/words.ts'
import type { House } from '../house.ts'
import { deviceOf } from '../session/device.rules.ts'
import { signOut } from '../session/session.commands.ts'
import { ALL_DOORS, DOORS, type Door, SESSION_S, safeNext, TRY_S } from './door.rules.ts'
import {
  finishSignIn,
  mailAgain,
  type SignInOutcome,
  signInByMail,
  signInByPassword,
  tryAt,
} from './sign-in.commands.ts'
import { CodePage, DoorsPage, SignInPage, type Trouble } from './sign-in.page.tsx'
import { words } from './sign-in.words.ts'
import { unhurried } from './unhurried.ts'

const say = speaker(words)
const Next = z.object({ next: z.string().max(500).catch('').default('') })
const Email = z.string().trim().max(254).default('')
const Code = z.string().trim().max(40).default('')
const nothing = z.object({})

export function doorRoutes(house: House): readonly Route[] {
  return [
    get({
      id: 'doors',
      page: '/sign-in',
      api: null,
      may: 'anyone',
      audit: 'none',
      query: z.object({}),
      replies: nothing,
      answer: async ({ view }) => page({}, () => <DoorsPage view={view} />),
    }),
    ...ALL_DOORS.flatMap((door) => [...firstStep(house, door), ...secondStep(house, door), leaving(house, door)]),
  ]
}

function firstStep(house: House, door: Door): readonly Route[] {
  const path = `${DOORS[door].path}/sign-in`
  const base = { page: path, api: null, may: 'anyone', query: Next, replies: nothing } as const
  return [
    get({
      ...base,
      id: `${door}.signIn`,
      audit: 'none',
      answer: async ({ view, query }) =>
        page({}, () => <SignInPage view={view} door={door} email="" next={query.next} />),
    }),
    post({
      ...base,
      id: `${door}.signIn.send`,
      audit: 'sign-in',
      rate: 'sign-in',
      form: Next.extend({ email: Email, password: z.string().max(200).default(''), code: Code }),
      answer: async ({ input, view, agent }) => {
        if (!isAddress(input.email))
          return refusedPage(view, door, { email: input.email, next: input.next, trouble: { kind: 'no-address' } })
        const knock = { door, email: input.email, lang: view.lang, device: deviceOf(agent) }
        const outcome = await unhurried(house, () =>
          door === 'account'
            ? signInByMail(house, knock)
            : signInByPassword(house, { ...knock, password: input.password, code: input.code }),
        )
        return entered(house, door, { outcome, next: input.next, view, email: input.email })
      },
      invalid: async ({ view, typed }) =>
        refusedPage(view, door, { email: String(typed.email ?? ''), next: '', trouble: { kind: 'wrong' } }),
    }),
  ]
}

function secondStep(house: House, door: Door): readonly Route[] {
  const { path, tryCookie } = DOORS[door]
  const base = { page: `${path}/sign-in/code`, api: null, may: 'anyone', query: Next, replies: nothing } as const
  return [
    get({
      ...base,
      id: `${door}.code`,
      audit: 'none',
      answer: async ({ view, query, cookie: cookieOf }, tx) => {
        const secret = cookieOf(tryCookie)
        const way = secret ? await tryAt(house, tx, { door, secret }) : null
        if (!way) return startAgain(view, door)
        return page({}, () => <CodePage view={view} door={door} way={way} next={query.next} />)
      },
    }),
    post({
      ...base,
      id: `${door}.code.send`,
      audit: 'sign-in',
      rate: 'sign-in',
      form: Next.extend({ code: Code }),
      answer: async ({ input, view, agent, cookie: cookieOf }) => {
        const secret = cookieOf(tryCookie) ?? ''
        const way = (await tryAt(house, house.office.db, { door, secret })) ?? 'mail'
        const outcome = await unhurried(house, () =>
          finishSignIn(house, { door, secret, code: input.code, device: deviceOf(agent) }),
        )
        if (outcome.kind === 'wrong' || outcome.kind === 'wait') {
          return page(
            { kind: outcome.kind },
            () => <CodePage view={view} door={door} way={way} next={input.next} trouble={outcome} />,
            statusOf(outcome),
          )
        }
        return entered(house, door, { outcome, next: input.next, view, email: '' })
      },
      invalid: null,
    }),
    post({
      ...base,
      id: `${door}.code.again`,
      page: `${path}/sign-in/code/again`,
      audit: 'sign-in',
      rate: 'code',
      form: Next,
      answer: async ({ input, view, cookie: cookieOf }) => {
        const outcome = await unhurried(house, () =>
          mailAgain(house, { door, secret: cookieOf(tryCookie) ?? '', lang: view.lang }),
        )
        if (outcome.kind !== 'code') return startAgain(view, door)
        const t = say(view.lang)
        return saying(
          seeOther(codePath(door, input.next), {}),
          outcome.shown ? t('second.demo', { code: outcome.shown }) : t('second.sentAgain'),
        )
      },
      invalid: null,
    }),
  ]
}

function leaving(house: House, door: Door): Route {
  const { path, cookie: name } = DOORS[door]
  return post({
    id: `${door}.signOut`,
    page: `${path}/sign-out`,
    api: null,
    may: 'session.manage',
    audit: 'sign-out',
    query: z.object({}),
    form: z.object({}),
    replies: nothing,
    answer: async ({ actor, view, cookie: cookieOf }) => {
      await signOut(house, actor.id, cookieOf(name) ?? '')
      const gone = { ...seeOther(`${path}/sign-in`, {}), cookies: [cookie(name, '', { path, maxAge: 0 })] }
      return saying(gone, say(view.lang)('out.done'))
    },
    invalid: null,
  })
}

/** Says nothing of who is known here: only whether a mail could be sent to it. */
const isAddress = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

type Entered = Readonly<{ outcome: SignInOutcome; next: string; view: View; email: string }>

/** What follows from a step: the page that was wanted, the second step, or the form again. */
function entered(house: House, door: Door, { outcome, next, view, email }: Entered): Reply {
  const { path, tryCookie } = DOORS[door]
  switch (outcome.kind) {
    case 'in':
      return {
        kind: 'see-other',
        to: safeNext(door, next, outcome.first),
        json: {},
        status: 200,
        cookies: [sessionCookie(door, outcome.token), cookie(tryCookie, '', { path, maxAge: 0 })],
      }
    case 'code': {
      const cookies = [cookie(tryCookie, outcome.secret, { path: `${path}/sign-in`, maxAge: TRY_S, strict: true })]
      const reply = { kind: 'see-other', to: codePath(door, next), json: {}, status: 200, cookies } as const
      return house.office.demo && outcome.shown
        ? { ...reply, said: say(view.lang)('second.demo', { code: outcome.shown }) }
        : reply
    }
    case 'over':
      return startAgain(view, door)
    case 'wrong':
      return refusedPage(view, door, { email, next, trouble: outcome })
    case 'wait':
      return refusedPage(view, door, { email, next, trouble: outcome })
  }
}

/** SameSite=Lax: a link in a mail opens the page that it names, signed in. */
export function sessionCookie(door: Door, token: string): string {
  const { path, kind, cookie: name } = DOORS[door]
  return cookie(name, token, { path, maxAge: SESSION_S[kind].whole })
}

function refusedPage(
  view: View,
  door: Door,
  { trouble, ...filled }: Readonly<{ email: string; next: string; trouble: Trouble }>,
): Reply {
  return page(
    { kind: trouble.kind },
    () => <SignInPage view={view} door={door} {...filled} trouble={trouble} />,
    statusOf(trouble),
  )
}

function statusOf({ kind }: Readonly<{ kind: string }>): 422 | 429 {
  return kind === 'wait' ? 429 : 422
}

function startAgain(view: View, door: Door): Reply {
  return saying(seeOther(`${DOORS[door].path}/sign-in`, {}), say(view.lang)('second.over'))
}

function codePath(door: Door, next: string): string {
  const to = safeNext(door, next)
  return `${DOORS[door].path}/sign-in/code${to === DOORS[door].path ? '' : `?next=${encodeURIComponent(to)}`}`
}
