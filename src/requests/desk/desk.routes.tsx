/** Every route of the desk. None serves an uploaded file to staff: they see pictures of its pages. */
import type { Route } from '#platform/http/route.ts'
import { arrivalRoutes } from '../arrival/arrival.routes.tsx'
import { arrivalsRoutes } from '../arrival/arrivals.routes.tsx'
import { feedRoutes } from '../clocks/feed.routes.ts'
import { deskColleagueRoutes } from '../colleagues/desk-colleagues.routes.tsx'
import { consentRoutes } from '../consent/desk.routes.tsx'
import { deskCostRoutes } from '../costs/desk-costs.routes.tsx'
import { costListRoutes } from '../costs/list.routes.tsx'
import { rateRoutes } from '../costs/rates.routes.tsx'
import { counselRoutes } from '../counsel/counsel.routes.tsx'
import { attachmentRoutes } from '../dialogue/attachment.routes.tsx'
import { dialogueRoutes } from '../dialogue/desk-dialogue.routes.tsx'
import { emergencyCaseRoutes } from '../emergency/case.routes.tsx'
import { emergencyRoutes } from '../emergency/desk.routes.tsx'
import { lawRoutes } from '../law/law.routes.tsx'
import { letterRoutes } from '../letters/letter.routes.ts'
import { noticeRoutes } from '../notice/desk-notice.routes.tsx'
import { keepingRoutes } from '../preservation/desk-keeping.routes.tsx'
import { deliveryPaperRoutes } from '../production/delivery-paper.routes.ts'
import { guidelineRoutes } from '../quality/guideline.routes.tsx'
import { lookRoutes } from '../quality/look.routes.tsx'
import { referralRoutes } from '../referral/referral.routes.tsx'
import { serviceRoutes } from '../referral/service.routes.tsx'
import { reopeningRoutes } from '../reopening/reopening.routes.tsx'
import { restrictionRoutes } from '../restriction/restriction.routes.tsx'
import { retentionRoutes } from '../retention/retention.routes.tsx'
import { trainingRoutes } from '../training/training.routes.tsx'
import { webhookRoutes } from '../webhooks/webhook.routes.tsx'
import { deskHandoverRoutes } from '../workspace/desk-handover.routes.tsx'
import { accessLogRoutes } from './access-log.routes.tsx'
import { caseRoutes } from './case.routes.tsx'
import { classificationRoutes } from './classification.routes.tsx'
import { clockRoutes, sheetRoute } from './clock.routes.tsx'
import type { DeskParts } from './colleague.ts'
import { decidingRoutes } from './deciding.routes.tsx'
import { handlingRoutes } from './handling.routes.tsx'
import { jobRoutes } from './jobs.routes.tsx'
import { linkRoutes } from './link.routes.tsx'
import { objectionRoutes } from './objection.routes.tsx'
import { outboxRoutes } from './outbox.routes.tsx'
import { queueRoutes } from './queue.routes.tsx'
import { savedViewRoutes } from './saved-view.routes.tsx'
import { secrecyRoutes } from './secrecy.routes.tsx'

export function deskRoutes(parts: DeskParts): readonly Route[] {
  return [
    ...queueRoutes(),
    ...savedViewRoutes(parts),
    ...caseRoutes(parts),
    ...feedRoutes(parts.office),
    ...handlingRoutes(parts),
    ...decidingRoutes(parts),
    ...classificationRoutes(parts),
    ...counselRoutes(parts),
    ...dialogueRoutes(parts),
    ...attachmentRoutes(parts),
    ...letterRoutes(parts),
    ...deliveryPaperRoutes(parts),
    ...reopeningRoutes(parts),
    ...linkRoutes(parts),
    ...deskColleagueRoutes(parts),
    ...deskHandoverRoutes(parts),
    ...secrecyRoutes(parts),
    ...noticeRoutes(parts),
    ...objectionRoutes(parts),
    ...emergencyRoutes(parts),
    ...emergencyCaseRoutes(parts),
    ...arrivalsRoutes(parts),
    ...arrivalRoutes(parts),
    ...lookRoutes(parts),
    ...guidelineRoutes(parts),
    ...trainingRoutes(parts),
    ...restrictionRoutes(parts),
    ...consentRoutes(parts),
    ...referralRoutes(parts),
    ...serviceRoutes(parts),
    ...deskCostRoutes(parts),
    ...costListRoutes(parts),
    ...rateRoutes(parts),
    ...keepingRoutes(parts),
    ...retentionRoutes(parts),
    ...lawRoutes(parts),
    ...outboxRoutes(parts.office),
    ...jobRoutes(parts),
    ...webhookRoutes(parts),
    ...accessLogRoutes(parts),
    sheetRoute(),
    ...clockRoutes(parts),
  ]
}
