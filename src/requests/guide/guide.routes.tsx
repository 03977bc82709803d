import { z } from 'zod'
import { type Route, get, page } from '#platform/http/route.ts'
import type { Office } from '#platform/office.ts'
import { GuidePage } from './guide.page.tsx'
import { machineGuide } from './guide.rules.ts'

const MachineGuide = z.object({ version: z.literal(1), rulesDate: z.string(), provider: z.string() }).loose()

export function guideRoutes(office: Office): readonly Route[] {
  const json = () => machineGuide({ provider: office.provider, baseUrl: office.baseUrl })
  return [
    get({ id: 'guide.show', page: '/authorities', api: '/authorities', may: 'anyone', audit: 'none', query: z.object({}), replies: MachineGuide,
      answer: async ({ view }) => page(json(), () => <GuidePage view={view} />) }),
    get({ id: 'guide.machine', page: '/.well-known/legal-requests.json', api: null, may: 'anyone', audit: 'none', query: z.object({}), replies: 'application/json',
      answer: async () => ({ kind: 'file', name: 'legal-requests.json', type: 'application/json; charset=utf-8', bytes: new TextEncoder().encode(`${JSON.stringify(json(), null, 2)}\n`), inline: true }) }),
  ]
}
