/** GET /desk/access-log: newest first, by person or case, with the state of the chain. */
import { z } from 'zod'
import { accessLog, type ChainState, type LogFilter, lastLink, record, unsealed, verifyAudit } from '#audit'
import type { Tx } from '#platform/db/db.ts'
import { get, page, post, type Route } from '#platform/http/route.ts'
import { transact } from '#platform/office.ts'
import { caseIdOf } from '../case/case.store.ts'
import { AccessLogPage, type LogLook } from './access-log.page.tsx'
import { type DeskParts, namesOf } from './colleague.ts'

const LogQuery = z.object({
  case: z.string().max(60).catch('').default(''),
  who: z.string().max(60).catch('').default(''),
  only: z.enum(['refused']).optional().catch(undefined),
  before: z.coerce.number().int().min(1).optional().catch(undefined),
})
type LogAsk = z.output<typeof LogQuery>
const Entry = z.object({
  id: z.number(),
  at: z.iso.datetime(),
  who: z.string(),
  action: z.string(),
  about: z.string(),
  case: z.string().nullable(),
  allowed: z.boolean(),
  detail: z.unknown(),
})
const LogReply = z.object({
  entries: z.array(Entry),
  next: z.number().nullable(),
  chain: z.object({ position: z.number(), hash: z.string() }).nullable(),
  unsealed: z.int(),
})

/** Beyond this many entries the tail is not counted: the sealer then stands still, and that is what must be seen. */
const TAIL_MOST = 1000

const ChainReply = z.object({
  linked: z.number(),
  unsealedTail: z.number(),
  head: z.object({ position: z.number(), hash: z.string() }).nullable(),
  broken: z.array(z.object({ position: z.number(), why: z.string() })),
})

export function accessLogRoutes(parts: DeskParts): readonly Route[] {
  const { office } = parts
  return [
    get({
      id: 'desk.access-log',
      page: '/desk/access-log',
      api: '/desk/access-log',
      may: 'audit.read',
      audit: 'audit.read',
      query: LogQuery,
      replies: LogReply,
      answer: async ({ query, view }, tx) => {
        const { look, json } = await lookAtLog(parts, tx, query, null)
        return page(json, () => <AccessLogPage view={view} look={look} />)
      },
    }),
    post({
      id: 'desk.access-log.verify',
      page: '/desk/access-log/verification',
      api: '/desk/access-log/verification',
      may: 'audit.read',
      audit: 'audit.verified',
      query: z.object({}),
      form: z.object({}),
      replies: ChainReply,
      invalid: null,
      answer: async ({ actor, view }) => {
        // Batch by batch and outside a transaction, so that the office goes on answering meanwhile.
        const verified = await verifyAudit(office.db)
        const { look } = await transact(office, async (tx) => {
          await record(tx, office.clock, {
            who: actor.id,
            action: 'audit.verified',
            about: verified.broken.length > 0 ? 'broken' : 'holds',
            allowed: true,
          })
          return lookAtLog(parts, tx, LogQuery.parse({}), verified)
        })
        return page(verified, () => <AccessLogPage view={view} look={look} />)
      },
    }),
  ]
}

async function lookAtLog({ colleagues }: DeskParts, tx: Tx, query: LogAsk, verified: ChainState | null) {
  const { entries, next } = await accessLog(tx, await filterOf(tx, query))
  const head = await lastLink(tx)
  const tail = (await unsealed(tx, Math.max(0, (head?.entryId ?? 0) - TAIL_MOST), TAIL_MOST)).length
  const staff = await colleagues(tx)
  const look: LogLook = {
    entries,
    head,
    tail,
    verified,
    names: namesOf(staff),
    people: staff,
    asked: { who: query.who, case: query.case, only: query.only ?? '' },
    earlier: next === null ? null : hrefOf({ ...query, before: next }),
    newest: query.before === undefined ? null : hrefOf({ ...query, before: undefined }),
  }
  const json = {
    entries: entries.map(({ at, caseId, ...entry }) => ({ ...entry, at: at.toISOString(), case: caseId })),
    next,
    chain: head ? { position: head.position, hash: head.hash } : null,
    unsealed: tail,
  }
  return { look, json }
}

/** A case is named by its number or its id. */
async function filterOf(tx: Tx, { case: named, who, only, before }: LogAsk): Promise<LogFilter> {
  const caseId = named === '' ? undefined : ((await caseIdOf(tx, named.trim().toUpperCase())) ?? named.trim())
  return {
    ...(caseId !== undefined && { caseId }),
    ...(who !== '' && { who }),
    ...(only && { refusedOnly: true }),
    ...(before !== undefined && { before }),
  }
}

function hrefOf({ case: named, who, only, before }: LogAsk): string {
  const given = Object.entries({
    case: named,
    who,
    only: only ?? '',
    before: before === undefined ? '' : String(before),
  }).filter(([, value]) => value !== '')
  return `/desk/access-log?${new URLSearchParams(given)}`
}
