/**
 * Which papers go with a package: the certificate of its records, the paper that nothing was found, or both. Where nothing at all was found the
 * one certificate says that, for there are no records of which another could speak.
 */
import { type DisclosureGrant, fieldRow, RECORD_CATEGORIES } from '#records'
import { CERTIFICATE, NO_RECORDS } from './bag.rules.ts'
import { type Certificate, type CertificateAsk, certificateOf, nothingFoundOf } from './certificate.rules.ts'
import type { CertificationId } from './certification.rules.ts'
import { copiesIn, type Part } from './metadata.ts'
import type { Custodian, Empty, Language, Unknown } from './phrases.ts'

export type Paper = Readonly<{
  path: string
  what: 'records' | 'nothing-found'
  text: CertificationId
  language: Language
  certificate: Certificate
}>

export type PapersAsk = Readonly<{
  caseNumber: string
  docketNumber: string
  agency: string
  provider: string
  custodian: Custodian
  place: CertificateAsk['place']
  text: CertificationId
  searchedAt: string
  unknown: readonly Unknown[]
}>

/** `manifestSha256`: of the list of the records. */
type Found = Readonly<{ parts: readonly Part[]; manifestSha256: string }>

export function papersOf(ask: PapersAsk, { parts, manifestSha256 }: Found): readonly Paper[] {
  const { custodian, caseNumber, docketNumber, agency, place, text, unknown } = ask
  const emergency = parts.some(({ grant }) => /-emergency$/.test(grant.process))
  const common = { text, custodian, employer: ask.provider, caseNumber, docketNumber, emergency, agency, place }
  const files = parts.flatMap(({ collected }) => collected.files)
  const empty = parts.filter(({ collected }) => collected.files.length === 0).map((part) => emptyOf(part, ask))
  const records = certificateOf({
    ...common,
    ...{ copies: copiesIn(parts), files: files.length, manifestSha256, readable: true },
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  })
  const nothing = nothingFoundOf({ ...common, unknown, empty })
  if (files.length === 0) return [paper(CERTIFICATE, 'nothing-found', { text, certificate: nothing })]
  const certificate = paper(CERTIFICATE, 'records', { text, certificate: records })
  if (unknown.length === 0 && empty.length === 0) return [certificate]
  return [certificate, paper(NO_RECORDS, 'nothing-found', { text, certificate: nothing })]
}

function paper(path: string, what: Paper['what'], of: Pick<Paper, 'text' | 'certificate'>): Paper {
  return { path, what, ...of, language: of.certificate.language }
}

/** The kinds that the grant names, and no other: of the rest nothing is said. */
function emptyOf({ grant }: Part, { searchedAt }: PapersAsk): Empty {
  const { taskId: task, from, to } = grant
  const named = new Set(grant.fields.map(({ field }) => fieldRow(field).category))
  return {
    ...{ task, to, searchedAt, from: isEverything(grant) ? null : from },
    identifiers: [...new Set(grant.subjects.map(({ identifier }) => identifier))],
    categories: RECORD_CATEGORIES.filter((category) => named.has(category)),
  }
}

/** A decision without a first day counts from the beginning of time as computers know it. */
function isEverything({ from }: DisclosureGrant): boolean {
  return from.startsWith('1970-01-01T00:00:00')
}
