/** Adding an authenticator app: a secret, its first code, the recovery codes shown once. */
import { z } from 'zod'
import type { Db, Tx } from '#platform/db/db.ts'
import { get, page, post, type Reply, type Route, saying, seeOther } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { speaker } from '#platform/words.ts'
import { DOORS, type Door } from '../door/door.rules.ts'
import { unhurried } from '../door/unhurried.ts'
import type { House } from '../house.ts'
import { words } from '../session/session.words.ts'
import { AppPage, type AppState, RecoveryPage } from './app.page.tsx'
import { beginApp, confirmApp, waitingSecret } from './factor.commands.ts'
import { recoveryCodesLeft, totpOf } from './factor.store.ts'
import { totpUri } from './totp.rules.ts'

const say = speaker(words)
const nothing = z.object({})

export function appRoutes(house: House): readonly Route[] {
  return (['desk', 'lers'] as const).flatMap((door) => appAt(house, door))
}

function appAt(house: House, door: Door): readonly Route[] {
  const path = `${DOORS[door].path}/app`
  const base = { api: null, may: 'session.manage', query: nothing, replies: nothing } as const
  return [
    get({
      ...base,
      id: `${door}.app`,
      page: path,
      audit: 'factor.read',
      answer: async ({ actor, view }, tx) => {
        const state = await stateOf(house, tx, actor)
        return page({}, () => <AppPage view={view} door={door} state={state} />)
      },
    }),
    post({
      ...base,
      id: `${door}.app.begin`,
      page: `${path}/begin`,
      audit: 'factor.begun',
      form: nothing,
      answer: async ({ actor }) => {
        await beginApp(house, actor.id)
        return seeOther(path, {})
      },
      invalid: null,
    }),
    post({
      ...base,
      id: `${door}.app.confirm`,
      page: path,
      audit: 'factor.enrolled',
      rate: 'sign-in',
      form: z.object({ code: z.string().max(20).default('') }),
      answer: async ({ actor, view, input }) => {
        const outcome = await unhurried(house, () => confirmApp(house, actor.id, input.code))
        if (outcome.kind === 'enrolled')
          return page({}, () => <RecoveryPage view={view} door={door} codes={outcome.recoveryCodes} />)
        if (outcome.kind === 'none') return saying(seeOther(path, {}), say(view.lang)('app.over'))
        return wrongCode({ view, door, state: await stateOf(house, house.office.db, actor) })
      },
      invalid: null,
    }),
  ]
}

function wrongCode({ view, door, state }: Readonly<{ view: View; door: Door; state: AppState }>): Reply {
  return page({}, () => <AppPage view={view} door={door} state={state} error={say(view.lang)('app.wrong')} />, 422)
}

async function stateOf(
  house: House,
  db: Db | Tx,
  { id, email }: Readonly<{ id: string; email: string }>,
): Promise<AppState> {
  const totp = await totpOf(db, id)
  if (totp?.confirmed) return { kind: 'on', left: await recoveryCodesLeft(db, id) }
  const secret = await waitingSecret(house, db, id)
  return secret ? { kind: 'waiting', secret, uri: totpUri(house.office.provider.name, email, secret) } : { kind: 'off' }
}
