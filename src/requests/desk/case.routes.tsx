/** Reading one case: the page, and the pictures of its document. */
import { z } from 'zod'
import { get, page, problem, type Route } from '#platform/http/route.ts'
import { caseState } from '../case/case.rules.ts'
import { caseById, factsOf } from '../case/case.store.ts'
import { pageNumber } from '../dialogue/attachment.rules.ts'
import { markRead } from '../dialogue/attachment.store.ts'
import { documentById, newestCheck } from '../filing/draft.store.ts'
import { goneReply } from '../retention/retention.routes.tsx'
import { noCase } from './again.tsx'
import { CaseQuery, CaseReply, IdentifiersReply } from './case.form.ts'
import { caseJson, identifiersJson, lookAtCase } from './case.look.ts'
import { CasePage } from './case.page.tsx'
import { say } from './case.words.ts'
import { IDENTIFIERS_PAGE, IdentifiersPage } from './case-identifiers.page.tsx'
import type { DeskParts } from './colleague.ts'
import { pictures } from './picture.ts'

export function caseRoutes(parts: DeskParts): readonly Route[] {
  const pictureOf = pictures(parts.office)
  return [
    get({
      id: 'desk.case',
      page: '/desk/cases/:case',
      api: '/desk/cases/:case',
      may: 'case.read',
      audit: 'case.read',
      query: CaseQuery,
      replies: CaseReply,
      answer: async ({ params, query, view, actor }, tx) => {
        const look = await lookAtCase(parts, tx, { caseId: params['case'] ?? '', lang: view.lang })
        if (!look) return (await goneReply(tx, params['case'] ?? '', view)) ?? noCase(view)
        // Who may not write to the officer, as an auditor, does not read for the office either.
        const { file, thread: turns } = look
        const reading = { caseId: file.id, turns, side: 'office', at: parts.office.clock.now(), by: actor.id } as const
        if (view.may('case.ask')) await markRead(tx, reading)
        return page(caseJson(look), () => (
          <CasePage view={view} look={look} leaf={query.leaf} returned={null} logShown={view.may('audit.read')} />
        ))
      },
    }),
    get({
      id: 'desk.case.identifiers',
      page: '/desk/cases/:case/identifiers',
      api: '/desk/cases/:case/identifiers',
      may: 'case.read',
      audit: 'case.read',
      query: z.object({ page: z.coerce.number().int().min(1).max(1_000).catch(1).default(1) }),
      replies: IdentifiersReply,
      answer: async ({ params, query, view }, tx) => {
        const file = await caseById(tx, params['case'] ?? '')
        if (!file) return noCase(view)
        const state = caseState(await factsOf(tx, file.id))
        const last = Math.max(1, Math.ceil(file.tasks.length / IDENTIFIERS_PAGE))
        const at = Math.min(query.page, last)
        const json = {
          ...{ page: at, pages: last, total: file.tasks.length },
          identifiers: identifiersJson({ file, state }).slice((at - 1) * IDENTIFIERS_PAGE, at * IDENTIFIERS_PAGE),
        }
        return page(json, () => <IdentifiersPage view={view} look={{ file, state }} page={at} />)
      },
    }),
    get({
      id: 'desk.case.page',
      page: '/desk/cases/:case/pages/:n',
      api: '/desk/cases/:case/pages/:n',
      may: 'case.read',
      audit: 'case.page.read',
      query: z.object({}),
      replies: 'image/png',
      answer: async ({ params, view }, tx) => {
        const file = await caseById(tx, params['case'] ?? '')
        const document = file && (await documentById(tx, file.documentId))
        const check = file && (await newestCheck(tx, file.documentId))
        const n = pageNumber(params['n'] ?? '')
        if (!document || n === null || !check?.verdict.pages.some((known) => known.n === n)) {
          return problem(
            404,
            'no-page',
            say(view.lang)('unknownTitle'),
            say(view.lang)('document.noPicture', { why: say(view.lang)('document.why.yes') }),
          )
        }
        return {
          kind: 'stream',
          name: `page-${n}.png`,
          type: 'image/png',
          inline: true,
          bytes: null,
          stream: pictureOf({ sha256: document.sha256, page: n }),
        }
      },
    }),
  ]
}
