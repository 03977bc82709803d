/** The letters of a case as documents, for staff. */
import { z } from 'zod'
import { get, type Route } from '#platform/http/route.ts'
import type { DeskParts } from '../desk/colleague.ts'
import { letterById } from './letter.store.ts'
import { letterReply } from './letter.view.ts'

export function letterRoutes({ office }: DeskParts): readonly Route[] {
  const path = '/desk/cases/:case/letters/:letter/file'
  return [
    get({
      ...{ id: 'desk.case.letter', page: path, api: path, may: 'case.read', audit: 'case.letter.downloaded' },
      query: z.object({}),
      replies: 'application/pdf',
      answer: async ({ params: { case: caseId = '', letter: id = '' }, view }, tx) =>
        letterReply(office, view, await letterById(tx, { caseId, id })),
    }),
  ]
}
