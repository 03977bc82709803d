/** Everything an officer reaches under /lers. No file here has a way to the records: whether an account exists is not theirs to learn. */
import type { Route } from '#platform/http/route.ts'
import type { Office } from '#platform/office.ts'
import { answersRoutes } from './answers.routes.tsx'
import { caseRoutes } from './case.routes.tsx'
import { documentRoutes } from './document.routes.tsx'
import { homeRoutes } from './home.routes.tsx'
import { packageRoutes } from './package.routes.tsx'
import { sendRoutes } from './send.routes.tsx'

export function officerRoutes(office: Office): readonly Route[] {
  return [
    ...homeRoutes(office),
    ...answersRoutes(office),
    ...documentRoutes(office),
    ...sendRoutes(office),
    ...caseRoutes(office),
    ...packageRoutes(office),
  ]
}
