/** The document of a draft: sent, checked while the officer waits, looked at page by page. */
import { z } from 'zod'
import type { Db } from '#platform/db/db.ts'
import { get, page, post, type Reply, type Route, seeOther } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import type { Office } from '#platform/office.ts'
import { formatBytes } from '#ui/figures.ts'
import { pictures } from '../desk/picture.ts'
import { checkShown } from './check.shown.ts'
import { type AttachOutcome, attachDocument } from './document.commands.ts'
import { type CheckShown, DocumentPage, type DocumentShown } from './document.page.tsx'
import { say } from './document.words.ts'
import { type Draft, documentById, draftOf, newestCheck, progressOf, type RequestDocument } from './draft.store.ts'
import { stepPath } from './step.page.tsx'
import { filerOf, noDraft, refused } from './step.routes.tsx'

const FORM_BYTES = 1_000_000

const Finding = z.looseObject({ n: z.number(), severity: z.string(), code: z.string() })
export const DocumentReply = z.object({
  draft: z.string(),
  version: z.number(),
  document: z.object({ name: z.string(), bytes: z.number(), sha256: z.string() }).nullable(),
  check: z
    .looseObject({ complete: z.boolean(), blocks: z.number(), warns: z.number(), findings: z.array(Finding) })
    .nullable(),
})

export function documentRoutes(office: Office): readonly Route[] {
  const paths = {
    page: '/lers/drafts/:draft/document',
    api: '/drafts/:draft/document',
    may: 'request.file',
    replies: DocumentReply,
  } as const
  return [
    get({
      ...paths,
      id: 'draft.document',
      audit: 'draft.viewed',
      query: z.object({ page: z.coerce.number().int().min(1).optional() }),
      answer: async ({ params: { draft: draftId = '' }, query, actor, view }, db) => {
        const draft = await draftOf(db, actor.id, draftId)
        if (!draft) return noDraft(db, { actor, view, draftId })
        const known = await checkedDocument(db, draft, { view, page: query.page ?? 1 })
        return page(documentJson(draft, known), () => <DocumentPage view={view} draft={draft} {...known} />)
      },
    }),
    post({
      ...paths,
      id: 'draft.document.send',
      audit: 'draft.document.received',
      query: z.object({}),
      form: z.object({}),
      uploads: true,
      bodyBytes: office.provider.intake.maxBytes + FORM_BYTES,
      rate: 'upload',
      answer: async ({ params: { draft: draftId = '' }, uploads, actor, view, program }) => {
        const upload = uploads.find(({ field }) => field === 'pdf') ?? uploads[0]
        const outcome = await attachDocument(office, filerOf(actor), { draftId, upload })
        const draft = outcome.kind === 'unknown' ? undefined : await draftOf(office.db, actor.id, draftId)
        if (outcome.kind === 'unknown' || !draft) return noDraft(office.db, { actor, view, draftId })
        const known = await checkedDocument(office.db, draft, { view, page: 1 })
        if (outcome.kind === 'refused') return refusal(outcome, { view, draft, ...known }, program)
        return seeOther(stepPath(draft, 'document'), documentJson(draft, known), 201)
      },
      invalid: async ({ params: { draft: draftId = '' }, actor, view }, errors) => {
        const draft = await draftOf(office.db, actor.id, draftId)
        if (!draft) return noDraft(office.db, { actor, view, draftId })
        const known = await checkedDocument(office.db, draft, { view, page: 1 })
        const [error] = Object.values(errors)
        return page({ errors }, () => <DocumentPage {...{ view, draft, ...known, error }} />, 422)
      },
    }),
    picture(office),
  ]
}

/** Drawn in the child process while the answer is sent, after the read's transaction has ended. */
function picture(office: Office): Route {
  const draw = pictures(office)
  return get({
    id: 'draft.page',
    page: '/lers/drafts/:draft/pages/:n',
    api: '/drafts/:draft/pages/:n',
    may: 'request.file',
    audit: 'draft.page.viewed',
    rate: 'picture',
    query: z.object({ document: z.string().optional() }),
    replies: 'image/png',
    answer: async ({ params: { draft: draftId = '', n = '' }, actor, view }, db) => {
      const draft = await draftOf(db, actor.id, draftId)
      const document = draft?.documentId ? await documentById(db, draft.documentId) : undefined
      const check = document && (await newestCheck(db, document.id))
      const wanted = check?.verdict.pages.find((one) => String(one.n) === n)
      if (!document || !wanted) return noDraft(db, { actor, view, draftId: '' })
      return {
        kind: 'stream',
        name: `page-${wanted.n}.png`,
        type: 'image/png',
        stream: draw({ sha256: document.sha256, page: wanted.n }, actor.id),
        bytes: null,
        inline: true,
        headers: { 'cache-control': 'private, max-age=3600' },
      }
    },
  })
}

export type KnownDocument = Readonly<{ document: RequestDocument | null; check: CheckShown | null }>

/** The draft's document with its newest check, in the reader's words. */
export async function checkedDocument(
  db: Db,
  draft: Draft,
  asked: Readonly<{ view: View; page: number }>,
): Promise<KnownDocument> {
  const document = draft.documentId ? await documentById(db, draft.documentId) : undefined
  if (!document) return { document: null, check: null }
  const check = await newestCheck(db, document.id)
  const progress = check && !check.complete ? await progressOf(db, document.id) : undefined
  return { document, check: check ? checkShown(check, { lang: asked.view.lang, page: asked.page, progress }) : null }
}

function refusal(
  { because }: Extract<AttachOutcome, { kind: 'refused' }>,
  shown: DocumentShown,
  program: boolean,
): Reply {
  const { view } = shown
  const t = say(view.lang)
  const sentences = {
    'no-file': t('document.noFile'),
    empty: t('document.empty'),
    'too-large': t('document.tooLarge', { size: formatBytes(view.lang, view.provider.intake.maxBytes) }),
  }
  const error = sentences[because]
  if (program) return refused(view, { pdf: error })
  return page({}, () => <DocumentPage {...shown} error={error} />, 422)
}

export function documentJson(draft: Draft, { document, check }: KnownDocument) {
  return {
    draft: draft.id,
    version: draft.version,
    document: document && { name: document.name, bytes: document.bytes, sha256: document.sha256 },
    check: check && {
      at: check.at.toISOString(),
      complete: check.complete,
      blocks: check.blocks,
      warns: check.warns,
      findings: check.findings,
      inOrder: check.inOrder,
      reading: check.reading,
    },
  }
}
