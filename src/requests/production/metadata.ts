/**
 * What a package says of itself: the index of its files, and the list of what is not in it and why.
 *
 * Law     18 U.S.C. § 2703(c)(2)(F), "including any credit card or bank account number": one that is held is given; one that is not
 *         held is said to be not held, never blacked out.
 * Policy  of what is withheld we do not say whether it exists; of what would have been given, that there is none.
 */

import type { Json } from '#platform/canonical.ts'
import { LANGS } from '#platform/words.ts'
import {
  type Collected,
  type CopyName,
  classOf,
  classWithin,
  type DisclosureGrant,
  FIELD_IDS,
  type FieldId,
  fieldRow,
  type Origin,
  RELATIONS,
  type RecordCategory,
  widestClass,
} from '#records'
import { READABLE } from './bag.rules.ts'
import { sayPackage } from './package.words.ts'
import type { Paper } from './papers.ts'

export type Needs = 'subpoena' | 'court-order' | 'search-warrant'

/** One category that was asked for and not given. `reason` is the decider's own, empty when the law alone decides. */
export type WithheldCategory = Readonly<{
  category: RecordCategory
  basis: string
  needs: Needs | null
  reason: string
}>

export type Part = Readonly<{ grant: DisclosureGrant; collected: Collected; withheld: readonly WithheldCategory[] }>

type IndexAsk = Readonly<{
  caseNumber: string
  provider: string
  endedCopies?: readonly string[]
  papers: readonly Pick<Paper, 'path' | 'what' | 'text' | 'language'>[]
}>

export function indexJson({ caseNumber, provider, endedCopies = [], papers }: IndexAsk, parts: readonly Part[]): Json {
  return {
    version: 1,
    case: caseNumber,
    producedBy: provider,
    timeZone: 'UTC',
    papers: papers.map(({ path, what, text, language }) => ({ path, certifies: what, text, language })),
    ...(endedCopies.length > 0 && { copiesNoLongerKept: [...endedCopies] }),
    parts: parts.map(({ grant, collected }) => ({
      task: grant.taskId,
      grant: grant.grantId,
      process: grant.process,
      from: grant.from,
      to: grant.to,
      subjects: grant.subjects.map(({ accountId, identifier }) => ({ account: accountId, identifier })),
      readable: collected.files.length > 0 ? `data/${grant.taskId}/${READABLE}` : null,
      files: collected.files.map((file) => ({
        path: `data/${grant.taskId}/${file.path}`,
        source: file.source,
        category: file.category,
        class: file.class,
        relation: file.relation,
        form: file.form,
        mediaType: file.mediaType,
        fields: [...file.fields],
        subjects: [...file.subjects],
        rows: file.rows,
        bytes: file.bytes,
        sha256: file.sha256,
        origin: originJson(file.origin),
      })),
    })),
  }
}

/** `noLongerLive`: first and last line of each run of lines, counted from one, that the live records no longer hold in this form. */
function originJson(origin: Origin): Json {
  if (origin.from === 'live') return { from: 'live' }
  const { from, preservation, asOf, manifestSha256, noLongerLive } = origin
  return { from, preservation, asOf, manifestSha256, noLongerLive: noLongerLive.map(([first, last]) => [first, last]) }
}

/** The copies of which a file of the package is, each once. */
export function copiesIn(parts: readonly Pick<Part, 'collected'>[]): readonly CopyName[] {
  const found = new Map<string, CopyName>()
  for (const { origin } of parts.flatMap(({ collected }) => collected.files))
    if (origin.from === 'kept') {
      const { preservation, asOf, manifestSha256 } = origin
      found.set(preservation, { preservation, asOf, manifestSha256 })
    }
  return [...found.values()]
}

export function withheldJson(parts: readonly Part[]): Json {
  return { version: 1, parts: parts.map((part) => ({ task: part.grant.taskId, items: itemsOf(part) })) }
}

type Say = ReturnType<typeof sayPackage>

function itemsOf({ grant, collected, withheld }: Part): Json[] {
  const granted = new Set(grant.fields.map(({ field }) => fieldRow(field).category))
  const refused = withheld.map((row) =>
    item({ ...row, outcome: row.needs === null || row.reason !== '' ? 'decided' : 'withheld', fields: [] }),
  )
  const none = collected.noneHeld.map((category) => item({ category, outcome: 'none-held', ...NOTHING }))
  const partial = [...granted].flatMap((category) => inPart(grant, category))
  const empty =
    collected.emptyFields.length === 0
      ? []
      : categoriesOf(collected.emptyFields).map((category) =>
          item({
            category,
            outcome: 'empty-fields',
            ...NOTHING,
            fields: namesOf(collected.emptyFields.filter((id) => fieldRow(id).category === category)),
          }),
        )
  return [...refused, ...partial, ...none, ...empty]
}

const NOTHING = { basis: '', needs: null, reason: '', fields: [] } as const

type Item = Readonly<{
  category: RecordCategory
  outcome: Outcome
  basis: string
  needs: Needs | null
  reason: string
  fields: readonly string[]
}>
type Outcome = 'withheld' | 'decided' | 'none-held' | 'in-part' | 'in-part-decided' | 'empty-fields'

function item({ category, outcome, basis, needs, reason, fields }: Item): Json {
  const sentence = (say: Say) =>
    say(`withheld.${outcome}`, { basis, needs: say(`withheld.needs.${needs ?? 'other'}`), reason })
  return {
    category,
    outcome,
    basis,
    needs,
    fields: [...fields],
    sentence: Object.fromEntries(LANGS.map((lang) => [lang, sentence(sayPackage(lang)).trim()])),
  }
}

/** The fields of a given category that stayed behind, and what would have brought them. */
function inPart(grant: DisclosureGrant, category: RecordCategory): Json[] {
  const known = FIELD_IDS.filter((id) => fieldRow(id).category === category).flatMap((field) =>
    RELATIONS.filter((relation) => fieldRow(field).class[relation] !== null).map((relation) => ({ field, relation })),
  )
  const missing = known.filter(
    ({ field, relation }) => !grant.fields.some((row) => row.field === field && row.relation === relation),
  )
  if (missing.length === 0) return []
  const widest = widestClass(missing.map(({ field, relation }) => classOf(field, relation)))
  const beyond = !classWithin(widest, widestClass(grant.fields.map(({ field, relation }) => classOf(field, relation))))
  const fields = namesOf(missing.map(({ field }) => field))
  return [
    beyond
      ? item({ category, outcome: 'in-part', ...INSTEAD[widest], reason: '', fields })
      : item({ category, outcome: 'in-part-decided', ...NOTHING, fields }),
  ]
}

const INSTEAD: Record<ReturnType<typeof widestClass>, Readonly<{ basis: string; needs: Needs }>> = {
  existence: { basis: '18 U.S.C. § 2703(c)(2)', needs: 'subpoena' },
  subscriber: { basis: '18 U.S.C. § 2703(c)(2)', needs: 'subpoena' },
  'non-content': { basis: '18 U.S.C. § 2703(d)', needs: 'court-order' },
  content: { basis: '18 U.S.C. § 2703(a), (b)', needs: 'search-warrant' },
}

function categoriesOf(ids: readonly FieldId[]): readonly RecordCategory[] {
  return [...new Set(ids.map((id) => fieldRow(id).category))]
}

function namesOf(ids: readonly FieldId[]): readonly string[] {
  return [...new Set(ids.map((id) => fieldRow(id).exportName))]
}
