/** Everything an officer reaches under /lers. No file here has a way to the records: whether an account exists is not theirs to learn. */
import type { Route } from '#platform/http/route.ts'
import type { Office } from '#platform/office.ts'
import { lersEmergencyRoutes } from '../emergency/lers.routes.tsx'
import { keyRoutes } from '../encryption/key.routes.tsx'
import { previewRoutes } from '../preview/preview.routes.tsx'
import { workspaceRoutes } from '../workspace/workspace.routes.tsx'
import { answerSteps } from './answers.routes.tsx'
import { ANSWER_STEPS } from './answers.rules.ts'
import { caseRoutes } from './case.routes.tsx'
import { documentRoutes } from './document.routes.tsx'
import { homeRoutes } from './home.routes.tsx'
import { keepRoutes } from './keep.routes.tsx'
import { listRoutes } from './list.routes.tsx'
import { packageRoutes } from './package.routes.tsx'
import { sendRoutes } from './send.routes.tsx'

export function officerRoutes(office: Office): readonly Route[] {
  const steps = answerSteps(office)
  return [
    ...homeRoutes(office),
    ...previewRoutes(office),
    ...ANSWER_STEPS.flatMap((step) => steps[step].routes),
    ...keepRoutes(office, steps),
    ...listRoutes(office),
    ...documentRoutes(office),
    ...sendRoutes(office, steps),
    ...caseRoutes(office),
    ...packageRoutes(office),
    ...keyRoutes(office),
    ...workspaceRoutes(office),
    ...lersEmergencyRoutes(office),
  ]
}
