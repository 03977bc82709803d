/** The first page of officers, and the drafts that begin and end there. */
import { z } from 'zod'
import { record } from '#audit'
import { get, page, post, type Route, saying, seeOther } from '#platform/http/route.ts'
import type { Office } from '#platform/office.ts'
import { nextStep } from './answers.rules.ts'
import { discardDraft, startDraft } from './draft.commands.ts'
import { draftsOf } from './draft.store.ts'
import { casesOf, OWN_PAGE } from './follow.store.ts'
import { say } from './follow.words.ts'
import { FrontPage, MinePage } from './home.page.tsx'
import { officerState } from './officer.rules.ts'
import { stepPath } from './step.page.tsx'
import { filerOf, noDraft } from './step.routes.tsx'

const DraftRow = z.object({ draft: z.string(), version: z.number(), next: z.string(), savedAt: z.string() })
const CaseRow = z.looseObject({ case: z.string(), number: z.string(), state: z.string(), dueAt: z.string() })
const Mine = z.object({
  signedIn: z.boolean(),
  drafts: z.array(DraftRow),
  requests: z.array(CaseRow),
  pages: z.number(),
})

export function homeRoutes(office: Office): readonly Route[] {
  return [mine(office), start(office), discard(office)]
}

function mine(office: Office): Route {
  return get({
    id: 'lers',
    page: '/lers',
    api: '/requests',
    may: 'anyone',
    // Anyone may read the front page and leaves no trace; an officer's own list is recorded below.
    audit: 'none',
    query: z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) }),
    replies: Mine,
    answer: async ({ actor, view, query }, tx) => {
      if (actor?.kind !== 'officer')
        return page({ signedIn: false, drafts: [], requests: [], pages: 0 }, () => <FrontPage view={view} />)
      await record(tx, office.clock, { who: actor.id, action: 'requests.listed', about: actor.id })
      const drafts = await draftsOf(tx, actor.id)
      const { rows, total } = await casesOf(tx, { officerId: actor.id, page: query.page, now: office.clock.now() })
      const pages = Math.ceil(total / OWN_PAGE)
      const json = {
        signedIn: true,
        drafts: drafts.map((draft) => ({
          draft: draft.id,
          version: draft.version,
          next: nextStep(draft.answers, draft.documentId !== null),
          savedAt: draft.updatedAt.toISOString(),
        })),
        requests: rows.map((row) => ({
          case: row.caseId,
          number: row.number,
          docketNumber: row.docketNumber,
          state: officerState(row.state),
          dueAt: row.dueAt.toISOString(),
          receivedAt: row.receivedAt.toISOString(),
          packageReady: row.packageReady,
          part: row.part,
        })),
        pages,
      }
      return page(json, () => <MinePage view={view} drafts={drafts} cases={rows} page={query.page} pages={pages} />)
    },
  })
}

function start(office: Office): Route {
  return post({
    id: 'draft.start',
    page: '/lers/drafts',
    api: '/drafts',
    may: 'request.file',
    audit: 'draft.started',
    query: z.object({}),
    form: z.object({}),
    replies: z.object({ draft: z.string(), version: z.number(), next: z.string() }),
    answer: async ({ actor }) => {
      const { draftId } = await startDraft(office, filerOf(actor))
      return seeOther(stepPath({ id: draftId }, 'process'), { draft: draftId, version: 1, next: 'process' }, 201)
    },
    invalid: null,
  })
}

function discard(office: Office): Route {
  return post({
    id: 'draft.discard',
    page: '/lers/drafts/:draft/discard',
    api: '/drafts/:draft/discard',
    may: 'request.file',
    audit: 'draft.discarded',
    query: z.object({}),
    form: z.object({}),
    replies: z.object({ draft: z.string() }),
    answer: async ({ params: { draft: draftId = '' }, actor, view }) => {
      const { kind } = await discardDraft(office, filerOf(actor), draftId)
      if (kind === 'unknown') return noDraft(office.db, { actor, view, draftId })
      return saying(seeOther('/lers', { draft: draftId }), say(view.lang)('list.discarded'))
    },
    invalid: null,
  })
}
