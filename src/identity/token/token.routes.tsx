/** Tokens for programs: made and revoked by their owner; shown once. */
import { z } from 'zod'
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
import { speaker } from '#platform/words.ts'
import { tokenChoices } from '../access/permissions.rules.ts'
import { DOORS, type Door } from '../door/door.rules.ts'
import type { House } from '../house.ts'
import { issueToken, revokeToken, TOKEN_DAYS_MOST } from '../session/session.commands.ts'
import { type TokenRow, tokensOf } from '../session/session.store.ts'
import { words } from '../session/session.words.ts'
import { IssuedPage, TokensPage } from './token.page.tsx'

const say = speaker(words)
const told = teller(words)
const nothing = z.object({})
const NewToken = z.object({
  name: z.string().trim().min(1).max(80),
  permissions: z.array(z.string().max(60)).min(1, told('tokens.fewest')).max(50).prefault([]),
  days: z.coerce.number().int().min(1).max(TOKEN_DAYS_MOST),
})

export function tokenRoutes(house: House): readonly Route[] {
  return (['desk', 'lers'] as const).flatMap((door) => tokensAt(house, door))
}

type Typed = Readonly<Record<string, string | readonly string[]>>

function tokensAt(house: House, door: Door): readonly Route[] {
  const path = `${DOORS[door].path}/tokens`
  const base = { api: null, may: 'token.manage', query: nothing, replies: nothing } as const
  const again = async (
    ask: Readonly<{ actor: Actor; view: View; typed: Typed }>,
    errors: FieldErrors,
  ): Promise<Reply> => {
    const tokens = await tokensOf(house.office.db, ask.actor.id)
    return page(
      { errors },
      () => <TokensPage {...shown(house, door, ask, tokens)} typed={ask.typed} errors={errors} />,
      422,
    )
  }
  return [
    get({
      ...base,
      id: `${door}.tokens`,
      page: path,
      audit: 'token.read',
      answer: async (ask, tx) => {
        const tokens = await tokensOf(tx, ask.actor.id)
        return page({}, () => <TokensPage {...shown(house, door, ask, tokens)} typed={{ days: '90' }} errors={{}} />)
      },
    }),
    post({
      ...base,
      id: `${door}.tokens.make`,
      page: path,
      audit: 'token.made',
      form: NewToken,
      answer: async (ask) => {
        const issued = await issueToken(house, { personId: ask.actor.id, ...ask.input })
        if (issued.kind !== 'issued') return again(ask, { permissions: say(ask.view.lang)('tokens.beyond') })
        return page({}, () => <IssuedPage view={ask.view} door={door} token={issued.token} />)
      },
      invalid: again,
    }),
    post({
      ...base,
      id: `${door}.tokens.revoke`,
      page: `${path}/:token/revoke`,
      audit: 'token.revoked',
      form: nothing,
      answer: async ({ actor, view, params }) => {
        const t = say(view.lang)
        const done = await revokeToken(house, actor.id, params.token ?? '')
        return done
          ? saying(seeOther(path, {}), t('tokens.revokedNow'))
          : problem(404, 'no-such-token', t('tokens.unknown'), t('tokens.unknown'))
      },
      invalid: null,
    }),
  ]
}

function shown(
  house: House,
  door: Door,
  { view, actor }: Readonly<{ view: View; actor: Actor }>,
  tokens: readonly TokenRow[],
) {
  return { view, door, tokens, now: house.wall.now(), choices: tokenChoices(actor.may) }
}
