/** Views of the queue that a person saves, renames, shares and deletes. */
import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import { type FieldErrors, post, problem, type Reply, type Route, saying, seeOther } from '#platform/http/route.ts'
import type { DeskParts } from './colleague.ts'
import { QueueQuery, queueHref, WHOLE_QUEUE } from './queue.form.ts'
import { type QueueAsked, queueAgain } from './queue.routes.tsx'
import { changeView, removeView, saveView, type ViewOutcome } from './saved-view.commands.ts'
import { say, words } from './saved-view.words.ts'

const told = teller(words)
const named = {
  name: z
    .string({ error: told('refused.name-missing') })
    .trim()
    .min(1, told('refused.name-missing'))
    .max(60),
  shared: z.enum(['yes']).optional(),
}
const SaveForm = QueueQuery.omit({ page: true }).extend(named)
const ViewReply = z.object({ view: z.string(), done: z.string() })
const common = { may: 'case.read', query: z.object({}), replies: ViewReply } as const

export function savedViewRoutes(parts: DeskParts): readonly Route[] {
  const { office } = parts
  return [
    post({
      ...common,
      ...{ id: 'desk.view.save', page: '/desk/views', api: '/desk/views', audit: 'queue.view.saved', form: SaveForm },
      answer: async (ask) => {
        const { name, shared, ...filter } = ask.input
        const query = queueHref({ ...filter, page: 1 })
        const outcome = await saveView(office, ask.actor.id, { name, query, shared: shared === 'yes' })
        return answered(parts, ask, outcome, 'saved')
      },
      invalid: (ask, errors) => again(parts, ask, errors),
    }),
    post({
      ...common,
      ...{ id: 'desk.view.change', page: '/desk/views/:view', api: '/desk/views/:view', audit: 'queue.view.changed' },
      form: z.object(named),
      answer: async (ask) => {
        const { name, shared } = ask.input
        const view = { id: ask.params['view'] ?? '', name, shared: shared === 'yes' }
        return answered(parts, ask, await changeView(office, ask.actor.id, view), 'changed')
      },
      invalid: (ask, errors) => again(parts, ask, errors),
    }),
    post({
      ...common,
      ...{ id: 'desk.view.remove', page: '/desk/views/:view/removal', api: '/desk/views/:view/removal' },
      ...{ audit: 'queue.view.removed', form: z.object({}) },
      answer: async (ask) => {
        const id = ask.params['view'] ?? ''
        const { kind } = await removeView(office, ask.actor.id, id)
        const t = say(ask.view.lang)
        if (kind === 'unknown') return problem(404, 'no-view', t('unknownTitle'), t('unknown'))
        return saying(seeOther('/desk', { view: id, done: 'removed' }), t('done.removed'))
      },
      invalid: null,
    }),
  ]
}

async function answered(
  parts: DeskParts,
  ask: QueueAsked,
  outcome: ViewOutcome,
  done: 'saved' | 'changed',
): Promise<Reply> {
  const t = say(ask.view.lang)
  if (outcome.kind === 'unknown') return problem(404, 'no-view', t('unknownTitle'), t('unknown'))
  if (outcome.kind === 'refused') return again(parts, ask, { name: t(`refused.${outcome.because}`) })
  return saying(seeOther(outcome.query, { view: outcome.id, done }, done === 'saved' ? 201 : 200), t(`done.${done}`))
}

/** The queue as it was looked at, with the form as it was sent. */
function again(parts: DeskParts, ask: QueueAsked, errors: FieldErrors): Promise<Reply> {
  const filter = QueueQuery.safeParse(ask.typed)
  return queueAgain(parts, ask, { asked: filter.success ? filter.data : WHOLE_QUEUE, errors })
}
