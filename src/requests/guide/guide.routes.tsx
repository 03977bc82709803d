import { z } from 'zod'
import { get, page, type Route } from '#platform/http/route.ts'
import type { Office } from '#platform/office.ts'
import { DAY_MS, later } from '#platform/time.ts'
import { GuidePage } from './guide.page.tsx'
import { machineGuide } from './guide.rules.ts'

const MachineGuide = z.object({ version: z.literal(1), rulesDate: z.string(), provider: z.string() }).loose()

export function guideRoutes(office: Office): readonly Route[] {
  const json = () => machineGuide(office)
  return [
    get({
      id: 'guide.show',
      page: '/authorities',
      api: '/authorities',
      may: 'anyone',
      audit: 'none',
      query: z.object({}),
      replies: MachineGuide,
      answer: async ({ view }) =>
        page(json(), () => (
          <GuidePage view={view} keyIds={office.keys.keyIds} root={office.documents.root.fingerprint256} />
        )),
    }),
    get({
      id: 'guide.machine',
      page: '/.well-known/legal-requests.json',
      api: null,
      may: 'anyone',
      audit: 'none',
      query: z.object({}),
      replies: 'application/json',
      answer: async () => ({
        kind: 'file',
        name: 'legal-requests.json',
        type: 'application/json; charset=utf-8',
        bytes: new TextEncoder().encode(`${JSON.stringify(json(), null, 2)}\n`),
        inline: true,
      }),
    }),
    get({
      id: 'guide.root',
      page: '/.well-known/document-root.pem',
      api: null,
      may: 'anyone',
      audit: 'none',
      query: z.object({}),
      replies: 'application/x-pem-file',
      answer: async () => ({
        kind: 'file',
        name: 'document-root.pem',
        type: 'application/x-pem-file',
        bytes: new TextEncoder().encode(office.documents.root.toString()),
        inline: true,
      }),
    }),
    get({
      id: 'guide.security',
      page: '/.well-known/security.txt',
      api: null,
      may: 'anyone',
      audit: 'none',
      query: z.object({}),
      replies: 'text/plain',
      answer: async () => ({
        kind: 'file',
        name: 'security.txt',
        type: 'text/plain; charset=utf-8',
        bytes: new TextEncoder().encode(securityText(office)),
        inline: true,
      }),
    }),
  ]
}

/** RFC 9116. It expires in half a year of the office's clock, so that a forgotten instance does not promise for ever. */
function securityText({ provider, baseUrl, clock }: Office): string {
  const expires = later(clock.now(), 180 * DAY_MS).toISOString()
  return `Contact: mailto:${provider.officeEmail}\nExpires: ${expires}\nPreferred-Languages: en, nl\nCanonical: ${baseUrl}/.well-known/security.txt\n`
}
