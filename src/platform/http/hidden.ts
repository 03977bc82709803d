/**
 * Lines that are not there for whoever may not. They are looked for only where no other line answered, so that their address and one that
 * nobody ever made take the same way: the same look-up of who asks, then the same page, the same line of the log, the same count.
 * For whoever may, nothing is counted, logged or put into the access log; what went wrong is told to them alone.
 */
import { answerAs, type Plan } from './answer.ts'
import type { Asking } from './asking.ts'
import { type Kit, refuse } from './kit.ts'

const unseen = new WeakSet<Response>()

/** An answer of which nothing is kept outside. */
export const isUnseen = (response: Response): boolean => unseen.has(response)

/** Null where nothing is to be seen: no such line, or not for this person. */
export async function answerHidden(kit: Kit, plans: readonly Plan[], asking: Asking): Promise<Response | null> {
  if (asking.api || plans.length === 0) return null
  const actor = await kit.signedIn({ path: asking.path, cookies: asking.cookies, bearer: null, quiet: true })
  const { path } = asking.c.req
  const method = asking.c.req.method === 'HEAD' ? 'GET' : asking.c.req.method
  const here = plans.filter(({ route }) => route.page === path && route.may !== 'anyone' && actor?.may.has(route.may))
  if (here.length === 0 || !actor) return null
  const plan = here.find(({ route }) => route.method === method)
  const response = plan
    ? await answerAs(kit, plan, asking, actor).catch(() => refuse(kit, asking, 'broken', { id: asking.id }))
    : refuse(kit, asking, 'notFound')
  unseen.add(response)
  return response
}

/** What is answered before any line is looked for (a language, another host, too often) is unseen too, for whoever may be here. */
export async function hideGuarded(kit: Kit, plans: readonly Plan[], asking: Asking, response: Response): Promise<void> {
  if (asking.api || plans.length === 0) return
  const actor = await kit.signedIn({ path: asking.path, cookies: asking.cookies, bearer: null, quiet: true })
  const here = plans.some(
    ({ route: { page, may } }) => page === asking.c.req.path && may !== 'anyone' && actor?.may.has(may),
  )
  if (here) unseen.add(response)
}
