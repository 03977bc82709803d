/** A case as the officers on it see it: receipt, state, decision, package; and taking it back. For everybody else it does not exist. */
import { z } from 'zod'
import type { Db } from '#platform/db/db.ts'
import { teller } from '#platform/http/issues.ts'
import {
  type FieldErrors,
  get,
  page,
  post,
  problem,
  type Reply,
  type Route,
  saying,
  seeOther,
} from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import type { Office } from '#platform/office.ts'
import { type CaseState, caseState } from '../case/case.rules.ts'
import { type CaseFile, caseById, factsOf } from '../case/case.store.ts'
import { dueRuleOf } from '../case/due.rules.ts'
import { type Fact, SEEN_BY_OFFICER } from '../case/fact.rules.ts'
import { proposalsOf } from '../case/proposal.store.ts'
import { stepLine } from '../clocks/sentences.page.tsx'
import { acts } from '../colleagues/colleague.rules.ts'
import { type ColleagueAgain, officerColleagueRoutes } from '../colleagues/officer-colleagues.routes.tsx'
import { partIn } from '../colleagues/part.question.ts'
import { cannotAct } from '../colleagues/problem.ts'
import { colleaguesJson, colleaguesShown, namesOfWriters } from '../colleagues/shown.question.ts'
import { costsJson, lookAtCosts } from '../costs/costs.look.ts'
import { type CostsAgain, officerCostRoutes } from '../costs/officer-costs.routes.tsx'
import { withdrawCase } from '../desk/handling.commands.ts'
import { attachmentsOf, markRead, threadIn, threadJson } from '../dialogue/attachment.store.ts'
import { officerAttachmentRoutes } from '../dialogue/officer-attachment.routes.tsx'
import { officerDialogueRoutes, type PageAgain } from '../dialogue/officer-dialogue.routes.tsx'
import { letterJson, lettersOf } from '../letters/letter.store.ts'
import { officerLetterRoutes } from '../letters/officer-letter.routes.ts'
import { owedAccounts } from '../notice/hold.store.ts'
import { officerNoticeRoutes } from '../notice/officer-notice.routes.tsx'
import { isTellable } from '../notice/phase.rules.ts'
import { type KeepingAgain, officerKeepingRoutes } from '../preservation/officer-keeping.routes.tsx'
import { type Place, placeOf, preservationOf, secondPeriod } from '../preservation/preservation.rules.ts'
import { renewalOf } from '../preservation/preservation.store.ts'
import { reissueLink } from '../production/delivery.commands.ts'
import { officerDeliveryRoutes } from '../production/officer-delivery.routes.ts'
import { linksOf, packagesOf } from '../production/package.store.ts'
import { keptForOfficer } from '../retention/officer-kept.page.tsx'
import { retentionOf } from '../retention/standing.ts'
import { CasePage, type CaseShown } from './case.page.tsx'
import { contactsOf } from './contact.store.ts'
import { documentById } from './draft.store.ts'
import { say, words } from './follow.words.ts'
import { officerState } from './officer.rules.ts'
import { line } from './process.form.ts'

const told = teller(words)
const nothing = z.object({})
const CaseReply = z.looseObject({
  case: z.string(),
  number: z.string(),
  state: z.string(),
  receivedAt: z.string(),
  dueAt: z.string(),
})
const Withdrawal = z.object({
  reason: line(1000),
  confirm: z.literal('yes', { error: told('case.confirmMissing') }),
})

export function caseRoutes(office: Office): readonly Route[] {
  const again: PageAgain = async ({ caseId, officerId, view, status, returned }) => {
    const shown = await ownCase(office, office.db, { caseId, officerId, view })
    if (!shown) return noCase(view)
    const { errors } = returned
    const back =
      returned.form === 'notice'
        ? { notice: { ...shown.notice, returned } }
        : { dialogue: { ...shown.dialogue, returned } }
    return page({ errors }, () => <CasePage {...shown} {...back} errors={errors} />, status)
  }
  const keepingAgain: KeepingAgain = async ({ caseId, officerId, view, status, returned }) => {
    const shown = await ownCase(office, office.db, { caseId, officerId, view })
    if (!shown?.keeping) return noCase(view)
    const { errors } = returned
    const keeping = { ...shown.keeping, returned }
    return page({ errors }, () => <CasePage {...shown} keeping={keeping} errors={errors} />, status)
  }
  const colleagueAgain: ColleagueAgain = async ({ caseId, officerId, view, returned }) => {
    const shown = await ownCase(office, office.db, { caseId, officerId, view })
    if (!shown) return noCase(view)
    const { errors } = returned
    const colleagues = { ...shown.colleagues, returned }
    return page({ errors }, () => <CasePage {...shown} colleagues={colleagues} errors={errors} />, 422)
  }
  const costsAgain: CostsAgain = async ({ caseId, officerId, view, status, returned }) => {
    const shown = await ownCase(office, office.db, { caseId, officerId, view })
    if (!shown?.costs) return noCase(view)
    const { errors } = returned
    const costs = { ...shown.costs, returned }
    return page({ errors }, () => <CasePage {...shown} costs={costs} errors={errors} />, status)
  }
  return [
    ...officerDialogueRoutes(office, { again, noCase }),
    ...officerAttachmentRoutes(office, noCase),
    ...officerLetterRoutes(office, noCase),
    ...officerDeliveryRoutes(office, noCase),
    ...officerNoticeRoutes(office, { again, noCase }),
    ...officerCostRoutes(office, { again: costsAgain, noCase }),
    ...officerKeepingRoutes(office, { again: keepingAgain, noCase }),
    ...officerColleagueRoutes(office, { again: colleagueAgain, noCase }),
    get({
      id: 'request',
      page: '/lers/cases/:case',
      api: '/requests/:case',
      may: 'request.follow',
      audit: 'case.receipt.viewed',
      query: nothing,
      replies: CaseReply,
      answer: async ({ params, actor, view }, db) => {
        const shown = await ownCase(office, db, { caseId: params.case, officerId: actor.id, view })
        if (!shown) return noCase(view)
        const { turns } = shown.dialogue
        const reading = { caseId: shown.file.id, turns, side: 'officer', at: office.clock.now(), by: actor.id } as const
        await markRead(db, reading)
        return page(jsonOf(shown), () => <CasePage {...shown} />)
      },
    }),
    post({
      id: 'request.withdraw',
      page: '/lers/cases/:case/withdrawal',
      api: '/requests/:case/withdrawal',
      may: 'request.follow',
      audit: 'case.withdrawn',
      query: nothing,
      form: Withdrawal,
      replies: z.object({ case: z.string() }),
      answer: async ({ params: { case: caseId = '' }, actor, view, input }) => {
        const { kind } = await withdrawCase(office, actor.id, { caseId, officerId: actor.id, reason: input.reason })
        const t = say(view.lang)
        if (kind === 'unknown') return noCase(view)
        if (kind === 'not-yours') return cannotAct(view)
        if (kind === 'too-late') return problem(409, 'too-late', t('problem.tooLate'), t('case.tooLate'))
        return saying(seeOther(`/lers/cases/${caseId}`, { case: caseId }), t('case.withdrawn'))
      },
      invalid: async ({ params, actor, view, typed }, errors) => {
        const shown = await ownCase(office, office.db, { caseId: params.case, officerId: actor.id, view })
        return shown ? withdrawalAgain({ ...shown, typed }, errors) : noCase(view)
      },
    }),
    post({
      id: 'request.link',
      page: '/lers/cases/:case/link',
      api: '/requests/:case/link',
      may: 'package.download',
      audit: 'package.link.sent',
      rate: 'code',
      query: nothing,
      form: nothing,
      replies: z.object({ case: z.string() }),
      answer: async ({ params: { case: caseId = '' }, actor, view }) => {
        const { kind } = await reissueLink(office, actor.id, { caseId, officerId: actor.id })
        const t = say(view.lang)
        if (kind === 'unknown') return noCase(view)
        if (kind === 'not-yours') return cannotAct(view)
        if (kind === 'rung') return problem(403, 'rung', t('package.rung'), t('package.rungText'))
        if (kind === 'held') return problem(409, 'held', t('package.held'), t('package.heldText'))
        if (kind === 'no-package') return problem(409, 'no-package', t('problem.noPackage'), t('problem.noPackageText'))
        return saying(seeOther(`/lers/cases/${caseId}`, { case: caseId }), t('case.linkSent'))
      },
      invalid: null,
    }),
  ]
}

/** Undefined where there is no such case or it is somebody else's: the two look the same. */
async function ownCase(
  { provider, clock }: Pick<Office, 'provider' | 'clock'>,
  db: Db,
  { caseId = '', officerId, view }: Readonly<{ caseId: string | undefined; officerId: string; view: View }>,
): Promise<CaseShown | undefined> {
  const file = await caseById(db, caseId)
  const mine = file && (await partIn(db, file, { personId: officerId, now: clock.now() }))
  if (!file || !mine) return undefined
  const facts = await factsOf(db, file.id)
  const state = caseState(facts)
  const colleagues = await colleaguesShown(db, file, mine)
  const mayAct = acts(mine.part)
  const document = await documentById(db, file.documentId)
  const files = await attachmentsOf(db, file.id)
  const approved = (await proposalsOf(db, file.id)).find(({ proposal }) => proposal.id === state.approved?.proposalId)
  const made = (await packagesOf(db, file.id)).find(({ id }) => id === state.packageId)
  const costs = await lookAtCosts(db, { file, facts, state, provider, now: view.now })
  const link = (await linksOf(db, file.id)).filter(({ recipient }) => recipient === officerId).at(-1)
  return {
    view,
    file,
    state: officerState(state.state),
    isOpen: state.isOpen,
    mayWithdraw: mayAct && state.isOpen && !state.approved,
    colleagues,
    produceFrom: state.produceFrom,
    document,
    facts: facts.filter(({ kind }) => SEEN_BY_OFFICER.has(kind)),
    letters: await lettersOf(db, { caseId: file.id, to: await contactsOf(db, file), users: false }),
    dialogue: {
      dialogue: state.dialogue,
      turns: await threadIn(db, { caseId: file.id, facts, files }),
      returned: null,
      ...{ mayAct, names: await namesOfWriters(db, file, { facts, but: officerId }) },
    },
    notice: {
      ...{
        talk: state.talk,
        orders: state.orders,
        over: await noticeOver(db, { caseId: file.id, state, facts }),
        returned: null,
      },
      files: files.filter(({ from }) => from === 'officer'),
      mayAct,
      mayWithdraw: state.isOpen && state.state !== 'producing',
    },
    costs: costs && { costs, mayAct, returned: null },
    decision: approved
      ? { decision: approved.proposal.body.decision, explanation: approved.proposal.body.explanation }
      : null,
    keeping: await keepingOf(db, { file, facts, view, place: placeOf(provider), mayAct }),
    kept: keptForOfficer((await retentionOf(db, { file, facts, state, provider, now: view.now })).parts),
    package: made
      ? {
          ...{ form: made.form, sha256: made.sha256, bytes: made.bytes, at: made.at },
          linkUntil: link?.expiresAt ?? null,
        }
      : null,
  }
}

/** Nothing more to answer: all were told, or the case ended without anything handed over. */
async function noticeOver(
  db: Db,
  { caseId, state, facts }: Readonly<{ caseId: string; state: CaseState; facts: readonly Fact[] }>,
): Promise<'told' | 'off' | null> {
  if (!isTellable(state, facts)) return 'off'
  const owed = await owedAccounts(db, caseId)
  return owed.every((account) => state.told.has(account)) ? 'told' : null
}

type Keeping = Readonly<{ file: CaseFile; facts: readonly Fact[]; view: View; place: Place; mayAct: boolean }>

async function keepingOf(db: Db, { file, facts, view, place, mayAct }: Keeping): Promise<CaseShown['keeping']> {
  const kept = preservationOf(facts)
  if (!kept) return null
  const renewable = secondPeriod(file.process, file.receivedAt, place) !== null
  const sum = kept.period.sum.map((step) => stepLine(view.lang, step, view.zone))
  const renewal = (await renewalOf(db, kept.preservationId)) ?? null
  return { kept, sum, renewable, renewal, returned: null, mayAct }
}

function withdrawalAgain(shown: CaseShown, errors: FieldErrors): Reply {
  const known = Object.fromEntries(
    Object.entries(errors).filter(([field]) => field === 'reason' || field === 'confirm'),
  )
  return page({ errors }, () => <CasePage {...shown} errors={known} />, 422)
}

function noCase({ lang }: View): Reply {
  const t = say(lang)
  return problem(404, 'no-case', t('problem.noCase'), t('problem.noCaseText'))
}

function jsonOf(shown: CaseShown) {
  const { file, state, document, facts, dialogue, letters, notice, decision, keeping, kept, package: made } = shown
  const { costs } = shown
  return {
    case: file.id,
    number: file.number,
    state,
    receivedAt: file.receivedAt.toISOString(),
    dueAt: file.dueAt.toISOString(),
    due: { rule: dueRuleOf(file), steps: file.dueSteps },
    document: document && { name: document.name, bytes: document.bytes, sha256: document.sha256 },
    asked: file.asked,
    objection: file.objection,
    kept,
    notice: notice.talk.announced && {
      ...{ tellOn: notice.talk.announced.tellOn, answerBy: notice.talk.announced.answerBy },
      ...{ proceed: notice.talk.announced.proceed, over: notice.over },
    },
    ...colleaguesJson(shown.colleagues),
    costs: officerJson(costs?.costs ?? null),
    messages: threadJson(dialogue.turns),
    letters: letters.map(letterJson),
    history: facts.map(({ kind, at }) => ({ kind, at: at.toISOString() })),
    decision: decision && {
      kind: decision.decision.kind,
      ...(decision.decision.kind === 'reject' && { because: decision.decision.because }),
      ...(decision.decision.kind === 'disclose' && { rows: decision.decision.rows }),
      ...(decision.decision.kind === 'preserve' && { categories: decision.decision.categories }),
      explanation: decision.explanation,
    },
    preservation: keeping && {
      rule: keeping.kept.period.rule,
      until: keeping.kept.period.until.toISOString(),
      lastDay: keeping.kept.period.lastDay,
      sum: keeping.kept.period.sum,
      sealed: keeping.kept.snapshot !== null,
      renewable: keeping.renewable && !keeping.kept.renewed,
      ended: keeping.kept.ended?.how ?? null,
      destroyedAt: keeping.kept.destroyed?.at.toISOString() ?? null,
    },
    package: made && {
      form: made.form,
      sha256: made.sha256,
      bytes: made.bytes,
      at: made.at.toISOString(),
      linkUntil: made.linkUntil?.toISOString() ?? null,
    },
  }
}

/** Quotes and invoices; what the office thinks of it stays inside. */
function officerJson(look: Parameters<typeof costsJson>[0]) {
  const all = costsJson(look)
  return all && { quotes: all.quotes, invoices: all.invoices }
}
