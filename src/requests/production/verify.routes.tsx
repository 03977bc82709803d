/** Checking a package without our program; nothing of it comes here. */
import { z } from 'zod'
import { asksNobody, get, page, type Route } from '#platform/http/route.ts'
import type { Office } from '#platform/office.ts'
import { VerifyPage } from './verify.page.tsx'

export function verifyRoutes({ keys, documents }: Pick<Office, 'keys' | 'documents'>): readonly Route[] {
  return [
    get({
      id: 'verify.show',
      page: '/verify',
      api: null,
      may: 'anyone',
      audit: 'none',
      query: z.object({}),
      replies: 'text/html',
      answer: async ({ view }) => {
        const known = [...keys.keyIds.flatMap((id) => keys.publicKeyPem(id) ?? []), documents.root.toString()]
        return asksNobody(page({}, () => <VerifyPage view={view} keys={known.join('')} />))
      },
    }),
  ]
}
