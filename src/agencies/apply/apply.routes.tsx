/** /lers/apply: an officer asks for an account; a code proves the address. */
import { z } from 'zod'
import { type House, unhurried } from '#identity'
import { cookie } from '#platform/http/guards.ts'
import { teller } from '#platform/http/issues.ts'
import { type FieldErrors, get, page, post, type Reply, type Route, saying, seeOther } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { isMailAddress } from '#platform/mail/outbox.ts'
import type { Typed } from '#ui/fields.tsx'
import { line, telephone } from '../desk/line.ts'
import { registersKnowing } from '../registry/registry.store.ts'
import { isCountry } from '../registry/source.rules.ts'
import { domainNameOf, isFreeMail } from '../signals/domain.rules.ts'
import { applyForAccount, proveAddress } from './application.commands.ts'
import { CODE_MINUTES } from './application.rules.ts'
import { say, words } from './application.words.ts'
import { AppliedPage, ApplyCodePage, ApplyPage } from './apply.page.tsx'

const told = teller(words)
const nothing = z.object({})
const COOKIE = 'wb_apply'
const PLACE = '/lers/apply'

const ApplyForm = z.object({
  agency: line(200),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .refine(isCountry, { error: told('wrongCountry') }),
  name: line(100),
  title: line(100),
  badge: line(40),
  email: z
    .email()
    .max(254)
    .refine(isMailAddress)
    .refine((email) => !isFree(email), { error: told('freeMail') }),
  telephone,
  extension: z
    .string()
    .trim()
    .max(10)
    .regex(/^[0-9]*$/)
    .default(''),
  supervisor: line(200),
})
const Code = z.string().trim().max(40).default('')
/** A page sends the secret as a cookie, a program with the code. */
const CodeForm = z.object({ code: Code, secret: z.string().max(100).default('') })

const nameOf = (email: string) => domainNameOf(email.slice(email.lastIndexOf('@') + 1))

function isFree(email: string): boolean {
  const name = nameOf(email)
  return name !== null && isFreeMail(name)
}

export function applyRoutes(house: House): readonly Route[] {
  return [...asking(house), ...proving(house), applied()]
}

const base = { may: 'anyone', query: nothing } as const

function asking(house: House): readonly Route[] {
  return [
    get({
      ...base,
      id: 'lers.apply',
      page: PLACE,
      api: null,
      audit: 'none',
      replies: nothing,
      answer: async ({ view }) => page({}, () => <ApplyPage view={view} typed={{}} errors={{}} />),
    }),
    post({
      ...base,
      id: 'lers.apply.send',
      page: PLACE,
      api: '/applications',
      audit: 'application.made',
      rate: 'code',
      form: ApplyForm,
      replies: z.object({ secret: z.string() }),
      answer: async ({ view, input, typed }) => {
        const domain = nameOf(input.email)?.domain ?? ''
        const known = await registersKnowing(house.office.db, domain)
        if (known.some(({ source }) => source === 'disposable'))
          return again(view, typed, { email: say(view.lang)('disposable') })
        const made = await unhurried(house, () => applyForAccount(house, input, view.lang))
        const cookies = [cookie(COOKIE, made.secret, { path: PLACE, maxAge: CODE_MINUTES * 60, strict: true })]
        const reply = { ...seeOther(`${PLACE}/code`, { secret: made.secret }, 201), cookies }
        return made.shown === null ? reply : saying(reply, say(view.lang)('code.demo', { code: made.shown }))
      },
      invalid: async ({ view, typed }, errors) => again(view, typed, errors),
    }),
  ]
}

function again(view: View, typed: Typed, errors: FieldErrors): Reply {
  return page({ errors }, () => <ApplyPage view={view} typed={typed} errors={errors} />, 422)
}

function proving(house: House): readonly Route[] {
  const over = (view: View) => saying(seeOther(PLACE, { kind: 'over' }), say(view.lang)('code.over'))
  return [
    get({
      ...base,
      id: 'lers.apply.code',
      page: `${PLACE}/code`,
      api: null,
      audit: 'none',
      replies: nothing,
      answer: async ({ view, cookie: cookieOf }) =>
        cookieOf(COOKIE) ? page({}, () => <ApplyCodePage view={view} wrong={false} />) : over(view),
    }),
    post({
      ...base,
      id: 'lers.apply.prove',
      page: `${PLACE}/code`,
      api: '/applications/code',
      audit: 'application.proved',
      rate: 'sign-in',
      form: CodeForm,
      replies: z.object({ kind: z.enum(['proved', 'wrong', 'over']) }),
      answer: async ({ view, input, cookie: cookieOf }) => {
        const secret = cookieOf(COOKIE) ?? input.secret
        const end = await unhurried(house, () => proveAddress(house, { secret, code: input.code }))
        if (end === 'wrong') return page({ kind: end }, () => <ApplyCodePage view={view} wrong />, 422)
        if (end === 'over') return over(view)
        return {
          ...seeOther(`${PLACE}/done`, { kind: end }),
          cookies: [cookie(COOKIE, '', { path: PLACE, maxAge: 0 })],
        }
      },
      invalid: null,
    }),
  ]
}

function applied(): Route {
  return get({
    ...base,
    id: 'lers.applied',
    page: `${PLACE}/done`,
    api: null,
    audit: 'none',
    replies: nothing,
    answer: async ({ view }) => page({}, () => <AppliedPage view={view} />),
  })
}
