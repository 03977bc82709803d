import { z } from 'zod'
import { get, page, type Route } from '#platform/http/route.ts'
import type { Office } from '#platform/office.ts'
import { headlineOf } from '#transparency'
import { HomePage } from './home.page.tsx'

const HomeJson = z.object({
  provider: z.string(),
  report: z.string(),
  guide: z.string(),
  portal: z.string(),
  openapi: z.string(),
})

export function homeRoutes(office: Office): readonly Route[] {
  return [
    get({
      id: 'home',
      page: '/',
      api: '/',
      may: 'anyone',
      audit: 'none',
      query: z.object({}),
      replies: HomeJson,
      answer: async ({ view }, tx) => {
        const headline = await headlineOf(office, tx, view.lang)
        const { baseUrl } = office
        return page(
          {
            provider: office.provider.name,
            report: `${baseUrl}/transparency`,
            guide: `${baseUrl}/authorities`,
            portal: `${baseUrl}/lers`,
            openapi: `${baseUrl}/api/openapi.json`,
          },
          () => <HomePage view={view} headline={headline} />,
        )
      },
    }),
  ]
}
