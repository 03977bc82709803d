/** GET /desk/outbox: where mail is read when there is no mail server, and seen when there is. */
import { z } from 'zod'
import { SECRET_TEMPLATES } from '#identity'
import { get, page, problem, type Route } from '#platform/http/route.ts'
import { mailById, outbox } from '#platform/mail/mail.store.ts'
import { say } from './office.words.ts'
import { MAIL_STATES, MailPage, OutboxPage } from './outbox.page.tsx'

const SIZE = 50
const OutboxQuery = z.object({
  state: z.enum(MAIL_STATES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})
const MailLine = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  to: z.string(),
  subject: z.string(),
  template: z.string(),
  about: z.string(),
  case: z.string().nullable(),
  state: z.enum(MAIL_STATES),
})
const OutboxReply = z.object({ mails: z.array(MailLine), total: z.int() })
const MailReply = MailLine.extend({
  text: z.string().nullable(),
  messageId: z.string(),
  attempts: z.array(z.object({ at: z.iso.datetime(), step: z.string(), reply: z.string() })),
})

export function outboxRoutes({ demo }: Readonly<{ demo: boolean }>): readonly Route[] {
  return [
    get({
      id: 'desk.outbox',
      page: '/desk/outbox',
      api: '/desk/outbox',
      may: 'outbox.read',
      audit: 'outbox.read',
      query: OutboxQuery,
      replies: OutboxReply,
      answer: async ({ query, view }, tx) => {
        const { mails, total } = await outbox(tx, {
          page: query.page,
          size: SIZE,
          ...(query.state && { state: query.state }),
        })
        const json = {
          total,
          mails: mails.map(({ at, caseId, reply: _, ...mail }) => ({ ...mail, at: at.toISOString(), case: caseId })),
        }
        return page(json, () => (
          <OutboxPage
            view={view}
            mails={mails}
            total={total}
            page={query.page}
            pages={Math.ceil(total / SIZE)}
            state={query.state ?? null}
          />
        ))
      },
    }),
    get({
      id: 'desk.outbox.mail',
      page: '/desk/outbox/:mail',
      api: '/desk/outbox/:mail',
      may: 'outbox.read',
      audit: 'outbox.mail.read',
      query: z.object({}),
      replies: MailReply,
      answer: async ({ params, view }, tx) => {
        const found = await mailById(tx, params['mail'] ?? '')
        if (!found)
          return problem(404, 'no-mail', say(view.lang)('outbox.emptyTitle'), say(view.lang)('outbox.unknown'))
        const { mail, attempts } = found
        const hidden = !demo && SECRET_TEMPLATES.some((template) => template === mail.template)
        const json = {
          id: mail.id,
          at: mail.at.toISOString(),
          to: mail.to,
          subject: mail.subject,
          template: mail.template,
          about: mail.about,
          case: mail.caseId,
          state: attempts.at(-1)?.step ?? 'queued',
          text: hidden ? null : mail.text,
          messageId: mail.messageId,
          attempts: attempts.map((one) => ({ ...one, at: one.at.toISOString() })),
        }
        return page(json, () => <MailPage view={view} mail={mail} attempts={attempts} hidden={hidden} />)
      },
    }),
  ]
}
