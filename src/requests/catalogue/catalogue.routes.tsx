import { z } from 'zod'
import { get, page, type Route } from '#platform/http/route.ts'
import type { Office } from '#platform/office.ts'
import { dayIn } from '#platform/time.ts'
import { DATA_CLASSES, RELATIONS } from '#records'
import { CataloguePage } from './catalogue.page.tsx'
import { heldSources, machineCatalogue, processesOn, searched } from './catalogue.ts'

const HeldReply = z.object({
  sources: z.array(
    z.object({
      source: z.string(),
      days: z.int().nullable(),
      purpose: z.string(),
      data: z.array(
        z.object({
          ...{ field: z.string(), relation: z.enum(RELATIONS), dataClass: z.enum(DATA_CLASSES) },
          ...{ exportName: z.string(), letter: z.string().nullable() },
          processes: z.array(z.string()),
        }),
      ),
    }),
  ),
})

/** Public, and of nobody: no record is read. */
export function catalogueRoutes(office: Office): readonly Route[] {
  const today = () => dayIn(office.provider.zone, office.clock.now())
  return [
    get({
      id: 'catalogue.show',
      page: '/data',
      api: '/data',
      may: 'anyone',
      audit: 'none',
      query: z.object({ q: z.string().trim().max(100).catch('').default('') }),
      replies: HeldReply,
      answer: async ({ view, query: { q } }) => {
        const all = heldSources(office.provider.recordRetention, today())
        const found = searched(all, q)
        return page({ sources: found }, () => (
          <CataloguePage view={view} text={q} all={all} found={found} processes={processesOn(today())} />
        ))
      },
    }),
    get({
      id: 'catalogue.machine',
      page: '/.well-known/data-catalogue.json',
      api: null,
      may: 'anyone',
      audit: 'none',
      query: z.object({}),
      replies: 'application/json',
      answer: async () => ({
        kind: 'file',
        name: 'data-catalogue.json',
        type: 'application/json; charset=utf-8',
        bytes: new TextEncoder().encode(`${JSON.stringify(machineCatalogue(office, today()), null, 2)}\n`),
        inline: true,
      }),
    }),
  ]
}
