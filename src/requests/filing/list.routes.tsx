/** A list of identifiers from a file: judged, looked at, taken, forgotten. */
import { z } from 'zod'
import { csvLine } from '#platform/csv.rules.ts'
import { get, page, post, problem, type Reply, type Route, saying, seeOther } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import type { Office } from '#platform/office.ts'
import { recheckDocument } from './document.commands.ts'
import { saveStep } from './draft.commands.ts'
import { type Draft, draftOf } from './draft.store.ts'
import { judgeList, takeList } from './list.commands.ts'
import { ListPage } from './list.page.tsx'
import { LIST_BYTES, LIST_MOST } from './list.rules.ts'
import { type IdentifierList, listOf } from './list.store.ts'
import { say } from './list.words.ts'
import { stepPath } from './step.page.tsx'
import { filerOf, noDraft, refused, stale } from './step.routes.tsx'

const nothing = z.object({})
const version = z.coerce.number().int().min(1)
const Row = z.object({
  row: z.int(),
  cells: z.array(z.string()),
  because: z.string(),
  what: z.string(),
  mend: z.string(),
})
const ListReply = z.object({
  draft: z.string(),
  version: z.int(),
  list: z
    .object({
      id: z.string(),
      name: z.string(),
      sha256: z.string(),
      good: z.int(),
      twice: z.int(),
      refused: z.array(Row),
    })
    .nullable(),
})
const Saved = z.object({ draft: z.string(), version: z.int(), identifiers: z.int() })
const at = (noun: string) =>
  ({
    page: `/lers/drafts/:draft/identifiers/${noun}`,
    api: `/drafts/:draft/identifiers/${noun}`,
    may: 'request.file',
  }) as const

export function listRoutes(office: Office): readonly Route[] {
  return [
    get({
      ...at('list'),
      ...{ id: 'draft.list', audit: 'draft.viewed', query: nothing, replies: ListReply },
      answer: async ({ params: { draft: draftId = '' }, actor, view }, db) => {
        const draft = await draftOf(db, actor.id, draftId)
        if (!draft) return noDraft(db, { actor, view, draftId })
        const list = await listOf(db, draftId)
        return page(listJson(view, draft, list), () => <ListPage view={view} draft={draft} list={list} />)
      },
    }),
    post({
      ...at('list'),
      ...{ id: 'draft.list.send', audit: 'draft.list.judged', query: nothing, form: nothing, replies: ListReply },
      uploads: true,
      bodyBytes: LIST_BYTES + 100_000,
      rate: 'upload',
      answer: async ({ params: { draft: draftId = '' }, uploads, actor, view, program }) => {
        const upload = uploads.find(({ field }) => field === 'csv') ?? uploads[0]
        const outcome = await judgeList(office, filerOf(actor), { draftId, upload })
        const draft = await draftOf(office.db, actor.id, draftId)
        if (outcome.kind === 'unknown' || !draft) return noDraft(office.db, { actor, view, draftId })
        if (outcome.kind === 'judged')
          return seeOther(`${stepPath(draft, 'identifiers')}/list`, listJson(view, draft, outcome.list), 201)
        const error = say(view.lang)(`file-refused.${outcome.because}`, { most: LIST_MOST })
        if (program) return refused(view, { csv: error })
        const list = await listOf(office.db, draftId)
        return page({}, () => <ListPage view={view} draft={draft} list={list} error={error} />, 422)
      },
      invalid: async ({ params: { draft: draftId = '' }, actor, view }, errors) => {
        const draft = await draftOf(office.db, actor.id, draftId)
        if (!draft) return noDraft(office.db, { actor, view, draftId })
        const list = await listOf(office.db, draftId)
        const [error] = Object.values(errors)
        return page({ errors }, () => <ListPage view={view} draft={draft} list={list} {...(error && { error })} />, 422)
      },
    }),
    refusedFile(),
    ...savingRoutes(office),
  ]
}

/** Number, what is wrong and how to mend it before the row as it stood: mended, the file can be sent again without the first three. */
function refusedFile(): Route {
  return get({
    ...at('list/refused.csv'),
    ...{ id: 'draft.list.refused', audit: 'draft.viewed', query: nothing, replies: 'text/csv' },
    answer: async ({ params: { draft: draftId = '' }, actor, view }, db) => {
      const draft = await draftOf(db, actor.id, draftId)
      const list = draft && (await listOf(db, draftId))
      if (!list) return noDraft(db, { actor, view, draftId: '' })
      const t = say(view.lang)
      const lines = list.refused.map(({ row, cells, because }) =>
        csvLine([row, t(`problem.${because}`), t(`mending.${because}`), ...cells]),
      )
      const text = `\ufeff${csvLine([t('row'), t('wrong'), t('mend'), t('stands')])}${lines.join('')}`
      return {
        ...{ kind: 'file', name: t('fileName'), type: 'text/csv; charset=utf-8', inline: false },
        bytes: new TextEncoder().encode(text),
      }
    },
  })
}

function savingRoutes(office: Office): readonly Route[] {
  return [
    post({
      ...at('list/taking'),
      ...{ id: 'draft.list.take', audit: 'draft.saved', query: nothing, replies: Saved },
      form: z.object({ list: z.string().max(100), version }),
      answer: async ({ params: { draft: draftId = '' }, input, actor, view }) => {
        const { list: listId, version: seen } = input
        if (!(await draftOf(office.db, actor.id, draftId))) return noDraft(office.db, { actor, view, draftId })
        const outcome = await takeList(office, filerOf(actor), { draftId, listId, version: seen })
        if (outcome.kind === 'no-list')
          return problem(409, 'no-list', say(view.lang)('gone'), say(view.lang)('goneText'))
        return saved(office, view, { actor, draftId, outcome, to: 'data' })
      },
      invalid: (ask) => illFormed(office, ask),
    }),
    post({
      ...at('list/removal'),
      ...{ id: 'draft.list.forget', audit: 'draft.saved', query: nothing, replies: Saved },
      form: z.object({ version }),
      answer: async ({ params: { draft: draftId = '' }, input, actor, view }) => {
        const step = { identifiers: [] }
        const outcome = await saveStep(office, filerOf(actor), { draftId, version: input.version, step })
        return saved(office, view, { actor, draftId, outcome, to: 'identifiers' })
      },
      invalid: (ask) => illFormed(office, ask),
    }),
  ]
}

type Saving = Readonly<{
  actor: Parameters<typeof noDraft>[1]['actor']
  draftId: string
  outcome: Awaited<ReturnType<typeof saveStep>>
  to: 'data' | 'identifiers'
}>

async function saved(office: Office, view: View, { actor, draftId, outcome, to }: Saving): Promise<Reply> {
  if (outcome.kind === 'unknown') return noDraft(office.db, { actor, view, draftId })
  if (outcome.kind !== 'saved') return stale(outcome.draft, view)
  const { draft } = outcome
  if (draft.documentId) await recheckDocument(office, draft.documentId, draft.answers)
  const n = draft.answers.identifiers?.length ?? 0
  const json = { draft: draft.id, version: draft.version, identifiers: n }
  return saying(seeOther(stepPath(draft, to), json), say(view.lang)(n > 0 ? 'taken' : 'forgotten', { n }))
}

type Sent = Readonly<{ params: Readonly<Record<string, string>>; actor: Saving['actor']; view: View }>

/** Nobody types in these two forms: one that cannot be read comes from an old page. */
async function illFormed(office: Office, { params: { draft: draftId = '' }, actor, view }: Sent): Promise<Reply> {
  if (!(await draftOf(office.db, actor.id, draftId))) return noDraft(office.db, { actor, view, draftId })
  const t = say(view.lang)
  return problem(409, 'no-list', t('gone'), t('goneText'))
}

function listJson(view: View, draft: Draft, list: IdentifierList | undefined) {
  const t = say(view.lang)
  return {
    ...{ draft: draft.id, version: draft.version },
    list: list
      ? {
          ...{ id: list.id, name: list.name, sha256: list.sha256, good: list.good.length, twice: list.twice },
          refused: list.refused.map(({ row, cells, because }) => ({
            ...{ row, cells: [...cells], because },
            ...{ what: t(`problem.${because}`), mend: t(`mending.${because}`) },
          })),
        }
      : null,
  }
}
