/** GET /desk/jobs, and giving a failed job all its tries again. */
import { z } from 'zod'
import { record } from '#audit'
import { get, page, post, problem, type Route, saying, seeOther } from '#platform/http/route.ts'
import { jobRows } from '#platform/jobs/job.store.ts'
import { transact } from '#platform/office.ts'
import type { DeskParts } from './colleague.ts'
import { JOB_STATES, JobsPage } from './jobs.page.tsx'
import { say } from './office.words.ts'

const SIZE = 50
const JobsQuery = z.object({
  state: z.enum(JOB_STATES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
})
const Job = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(JOB_STATES),
  data: z.unknown(),
  createdAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  attempts: z.int(),
  error: z.string().nullable(),
})
const JobsReply = z.object({ jobs: z.array(Job), page: z.int(), more: z.boolean() })

export function jobRoutes({ office, jobs }: DeskParts): readonly Route[] {
  return [
    get({
      id: 'desk.jobs',
      page: '/desk/jobs',
      api: '/desk/jobs',
      may: 'jobs.read',
      audit: 'jobs.read',
      query: JobsQuery,
      replies: JobsReply,
      answer: async ({ query, view }, tx) => {
        const found = await jobRows(tx, {
          limit: SIZE + 1,
          offset: (query.page - 1) * SIZE,
          ...(query.state && { state: query.state }),
        })
        const [rows, more] = [found.slice(0, SIZE), found.length > SIZE]
        const shown = rows.map(({ createdAt, dueAt, endedAt, startedAt: _, ...row }) => ({
          ...row,
          createdAt: createdAt.toISOString(),
          dueAt: dueAt.toISOString(),
          endedAt: endedAt?.toISOString() ?? null,
        }))
        return page({ jobs: shown, page: query.page, more }, () => (
          <JobsPage view={view} rows={rows} state={query.state ?? null} page={query.page} more={more} />
        ))
      },
    }),
    post({
      id: 'desk.jobs.retry',
      page: '/desk/jobs/:job/retry',
      api: '/desk/jobs/:job/retry',
      may: 'jobs.retry',
      audit: 'job.retried',
      query: z.object({}),
      form: z.object({}),
      replies: z.object({ retried: z.string() }),
      answer: async ({ params, actor, view }) => {
        const job = params['job'] ?? ''
        if (!(await jobs.retry(job)))
          return problem(409, 'not-failed', say(view.lang)('jobs.title'), say(view.lang)('jobs.notFailed'))
        await transact(office, (tx) =>
          record(tx, office.clock, { who: actor.id, action: 'job.retried', about: job, allowed: true }),
        )
        return saying(seeOther('/desk/jobs?state=failed', { retried: job }), say(view.lang)('jobs.retried'))
      },
      invalid: null,
    }),
  ]
}
