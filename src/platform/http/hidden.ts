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
  const { method, path } = asking.c.req
  const plan = plans.find(({ route }) => route.method === method && route.page === path)
  if (!plan || plan.route.may === 'anyone' || !actor?.may.has(plan.route.may)) return null
  const response = await answerAs(kit, plan, asking, actor).catch(() =>
    refuse(kit, asking, 'broken', { id: asking.id }),
  )
  unseen.add(response)
  return response
}
