/** The office's guidelines: read by all staff, written by those who decide and those who look back. */
import { z } from 'zod'
import type { Tx } from '#platform/db/db.ts'
import { teller } from '#platform/http/issues.ts'
import {
  type FieldErrors,
  get,
  page,
  post,
  problem,
  type Reply,
  type Route,
  type Status,
  saying,
  seeOther,
} from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { transact } from '#platform/office.ts'
import type { Typed } from '#ui/fields.tsx'
import { type DeskParts, namesOf } from '../desk/colleague.ts'
import { rewriteGuideline, type WriteOutcome, writeGuideline } from './guideline.commands.ts'
import { GuidelinePage, type GuidelineProps, GuidelinesPage, type ListProps } from './guideline.page.tsx'
import { GUIDE_PLACES } from './guideline.rules.ts'
import { guidelineById, guidelines } from './guideline.store.ts'
import { say, words } from './guideline.words.ts'

const told = teller(words)
const nothing = z.object({})
const text = (most: number, missing: 'missing' | 'whyMissing' = 'missing') =>
  z
    .string({ error: told(missing) })
    .trim()
    .min(1, told(missing))
    .max(most)
const Written = {
  ...{ titleEn: text(120), titleNl: text(120), textEn: text(20_000), textNl: text(20_000) },
  why: text(500, 'whyMissing'),
}
const NewForm = z.object({ ...Written, place: z.enum(GUIDE_PLACES) })
const VersionForm = z.object({ ...Written, seen: z.coerce.number().int().min(1) })
const VersionQuery = z.object({ version: z.coerce.number().int().min(1).optional().catch(undefined) })
const Line = z.looseObject({ id: z.string(), place: z.enum(GUIDE_PLACES), version: z.int() })
const WrittenReply = z.object({ guideline: z.string(), version: z.int() })

export function guidelineRoutes(parts: DeskParts): readonly Route[] {
  const { office } = parts
  return [
    get({
      ...{ id: 'desk.guidelines', page: '/desk/guidelines', api: '/desk/guidelines', may: 'guideline.read' },
      ...{ audit: 'guidelines.read', query: nothing, replies: z.object({ guidelines: z.array(Line) }) },
      answer: async ({ view }, tx) => {
        const shown = await listOf(parts, tx, view)
        return page(listJson(shown), () => <GuidelinesPage {...shown} />)
      },
    }),
    get({
      ...{ id: 'desk.guideline', page: '/desk/guidelines/:guideline', api: '/desk/guidelines/:guideline' },
      ...{ may: 'guideline.read', audit: 'guideline.read', query: VersionQuery, replies: Line },
      answer: async ({ params, view, query }, tx) => {
        const asked = { id: params['guideline'] ?? '', n: query.version ?? null, view }
        const shown = await oneOf(parts, tx, asked)
        return shown ? page(guidelineJson(shown), () => <GuidelinePage {...shown} />) : noGuideline(view)
      },
    }),
    post({
      ...{ id: 'desk.guidelines.write', page: '/desk/guidelines', api: '/desk/guidelines', may: 'guideline.write' },
      ...{ audit: 'guideline.written', query: nothing, form: NewForm, replies: WrittenReply },
      answer: async ({ actor, view, input, typed }) => {
        const outcome = await writeGuideline(office, actor.id, input)
        return written(view, outcome) ?? listAgain(parts, { view, typed }, refusedIn(view, outcome), 409)
      },
      invalid: ({ view, typed }, errors) => listAgain(parts, { view, typed }, errors, 422),
    }),
    post({
      id: 'desk.guideline.version',
      ...{ page: '/desk/guidelines/:guideline/versions', api: '/desk/guidelines/:guideline/versions' },
      ...{
        may: 'guideline.write',
        audit: 'guideline.written',
        query: nothing,
        form: VersionForm,
        replies: WrittenReply,
      },
      answer: async ({ params: { guideline: id = '' }, actor, view, input, typed }) => {
        const outcome = await rewriteGuideline(office, actor.id, { id, ...input })
        return written(view, outcome) ?? oneAgain(parts, { id, view, typed }, refusedIn(view, outcome), 409)
      },
      invalid: ({ params: { guideline: id = '' }, view, typed }, errors) =>
        oneAgain(parts, { id, view, typed }, errors, 422),
    }),
  ]
}

/** Null where it was refused: the form goes back. */
function written(view: View, outcome: WriteOutcome): Reply | null {
  if (outcome.kind === 'unknown') return noGuideline(view)
  if (outcome.kind === 'refused') return null
  const { id, n } = outcome
  return saying(seeOther(`/desk/guidelines/${id}`, { guideline: id, version: n }), say(view.lang)('said', { n }))
}

function refusedIn({ lang }: View, outcome: WriteOutcome): FieldErrors {
  if (outcome.kind !== 'refused') return {}
  const field = outcome.because === 'moved' ? 'form' : 'titleEn'
  return { [field]: say(lang)(`refused.${outcome.because}`) }
}

async function listOf({ colleagues }: DeskParts, tx: Tx, view: View): Promise<ListProps> {
  return { view, rows: await guidelines(tx), names: namesOf(await colleagues(tx)), returned: null }
}

type Asked = Readonly<{ id: string; n: number | null; view: View }>

async function oneOf({ colleagues }: DeskParts, tx: Tx, { id, n, view }: Asked): Promise<GuidelineProps | null> {
  const guideline = await guidelineById(tx, id)
  const shown = n === null ? guideline?.versions[0] : guideline?.versions.find((version) => version.n === n)
  if (!guideline || !shown) return null
  return { view, guideline, shown, names: namesOf(await colleagues(tx)), returned: null }
}

type Sent = Readonly<{ view: View; typed: Typed }>

async function listAgain(parts: DeskParts, { view, typed }: Sent, errors: FieldErrors, status: Status): Promise<Reply> {
  const shown = await transact(parts.office, (tx) => listOf(parts, tx, view))
  return page({ errors }, () => <GuidelinesPage {...shown} returned={{ typed, errors }} />, status)
}

async function oneAgain(
  parts: DeskParts,
  { id, view, typed }: Sent & Readonly<{ id: string }>,
  errors: FieldErrors,
  status: Status,
): Promise<Reply> {
  const shown = await transact(parts.office, (tx) => oneOf(parts, tx, { id, n: null, view }))
  return shown
    ? page({ errors }, () => <GuidelinePage {...shown} returned={{ typed, errors }} />, status)
    : noGuideline(view)
}

function noGuideline({ lang }: View): Reply {
  const t = say(lang)
  return problem(404, 'no-guideline', t('unknownTitle'), t('unknown'))
}

function listJson({ rows }: ListProps) {
  return {
    guidelines: rows.map(({ id, place, title, n, at, by }) => ({
      ...{ id, place, title, version: n, at: at.toISOString(), by },
    })),
  }
}

function guidelineJson({ guideline: { id, place, versions }, shown }: GuidelineProps) {
  return {
    ...{ id, place, version: shown.n, title: shown.title, text: shown.text },
    versions: versions.map(({ n, why, at, by }) => ({ n, why, at: at.toISOString(), by })),
  }
}
