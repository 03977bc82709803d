/**
 * The words of the intake check: what was read from a file, what the form declares, what is found, and the stable codes.
 * Public guides, saved verdicts and other programs rely on the codes; a code is never given another meaning.
 *
 * Law   18 U.S.C. § 2703(c)(2) (what a subpoena reaches), § 2705(b) (secrecy), § 2711(4).
 * Seed  guide, "Vereisten voor alle rechtsgebieden".
 * Policy  a finding that blocks still lets the officer send the document with an objection; a person decides.
 */
import type { Day } from '#platform/time.ts'

/** Points, origin top left of the page as a reader shows it. */
export type Box = Readonly<{ x: number; y: number; width: number; height: number }>
/** `line` counts the lines of the page in reading order, from 0. */
export type Word = Readonly<{ text: string; box: Box; line: number }>

/** `ocr-pending`: a picture of text that nobody has read yet; such a page is never called clean. */
export type PageState = 'text' | 'ocr-pending' | 'ocr' | 'unreadable' | 'blank'
export type ReadPage = Readonly<{
  n: number
  width: number
  height: number
  state: PageState
  words: readonly Word[]
  /** Letters per language (ISO 639-1), guessed paragraph by paragraph. */
  tongues: Readonly<Record<string, number>>
  /** Small pictures in the text, which may be a signature. */
  pictures: readonly Box[]
}>

export type FileFormat =
  | 'pdf'
  | 'doc'
  | 'docx'
  | 'wpd'
  | 'rtf'
  | 'odt'
  | 'image'
  | 'html'
  | 'text'
  | 'zip'
  | 'empty'
  | 'unknown'
export type Structure = Readonly<{
  format: FileFormat
  bytes: number
  /** How it opened: `password` = only with a password, `damaged` = not at all, `unread` = it was never tried or the reader died. */
  opened: 'yes' | 'password' | 'damaged' | 'unread'
  pages: number | null
  encrypted: boolean
  script: boolean
  launch: boolean
  embedded: boolean
  form: boolean
  truncated: boolean
  repaired: boolean
  /** Parts that could not be looked into. */
  opaque: boolean
}>

/** Why the reader in its own process did not finish. `busy`: this machine gave it no time, which says nothing about the file. */
export type ReaderEnd =
  | 'finished'
  | 'busy'
  | 'too-slow'
  | 'too-much-memory'
  | 'too-much-output'
  | 'crashed'
  | 'not-understood'
export type Reading = Readonly<{ structure: Structure; pages: readonly ReadPage[]; end: ReaderEnd }>

export type Product = 'meetings' | 'phone'
export const PROCESSES = [
  'us-subpoena-administrative',
  'us-subpoena-grand-jury',
  'us-subpoena-trial',
  'us-court-order-2703d',
  'us-court-order-other',
  'us-search-warrant',
  'us-preservation',
] as const
/** Kinds that another country's law shapes: no rule here knows what their documents look like. */
export const BY_OTHER_LAW = ['foreign-order', 'foreign-preservation', 'access-restriction', 'owner-consent'] as const
export type ByOtherLaw = (typeof BY_OTHER_LAW)[number]
export type DeclaredProcess = (typeof PROCESSES)[number] | ByOtherLaw
export type DeclaredIdentifier = Readonly<{
  kind: 'email' | 'meeting' | 'username' | 'telephone'
  value: string
  at?: string | undefined
}>

/** What the officer answered in the form. Whatever is null is not compared, so that a file can be checked alone. */
export type Declared = Readonly<{
  product: Product | null
  process: DeclaredProcess | null
  agency: string | null
  officerName: string | null
  docketNumber: string | null
  dueOn: Day | null
  signedOn: Day | null
  statute: string | null
  identifiers: readonly DeclaredIdentifier[] | null
  from: Day | null
  to: Day | null
  categories: readonly string[] | null
  /** Whether the requirements of the portal bind the document; without them only the file and its language are judged. */
  portal: boolean
  /** Languages in which a document of its kind is taken, ISO 639-1. Null where nobody knows its kind: then any is. */
  languages: readonly string[] | null
}>
export const NOTHING_DECLARED: Declared = {
  product: null,
  process: null,
  agency: null,
  officerName: null,
  docketNumber: null,
  dueOn: null,
  signedOn: null,
  statute: null,
  identifiers: null,
  from: null,
  to: null,
  categories: null,
  portal: true,
  languages: ['en'],
}
/** A document that arrived outside the portal and whose kind nobody has said yet. */
export const FILE_ALONE: Declared = { ...NOTHING_DECLARED, portal: false, languages: null }

export type Entity = Readonly<{ name: string; address: readonly string[]; poBoxAllowed: false }>
export type Entities = Readonly<{ products: Readonly<Record<Product, Entity>> }>

export const CODES = [
  'IN_FORMAT',
  'IN_PDF_NOT_PDF',
  'IN_PDF_ENCRYPTED',
  'IN_PDF_SCRIPT',
  'IN_PDF_EMBEDDED',
  'IN_PDF_LAUNCH',
  'IN_PDF_FORM',
  'IN_PDF_MALFORMED',
  'IN_PDF_TRUNCATED',
  'IN_PDF_TOO_LARGE',
  'IN_PDF_TOO_MANY_PAGES',
  'IN_PDF_NO_PAGES',
  'IN_PDF_UNREADABLE',
  'IN_SCAN',
  'IN_LANG',
  'IN_ENTITY',
  'IN_ENTITY_MISSING',
  'IN_ADDR',
  'IN_PROCESS',
  'IN_DATE_SIGN',
  'IN_SIGN',
  'IN_DUE',
  'IN_DOCKET',
  'IN_STATUTE',
  'IN_ID',
  'IN_TIME_UTC',
  'IN_RANGE',
  'IN_SCOPE',
  'IN_CLASS',
  'IN_NDO_OPEN',
  'IN_NDO_NO_ORDER',
  'IN_AGENCY',
  'IN_FUTURE',
] as const
export type Code = (typeof CODES)[number]
export type Effect = 'blocks' | 'warns'

/**
 * `kind` chooses between the sentences of one code. `quote` is the passage as read, `found` the one value in it that matters.
 * `page` and `box` are null where the finding is about the file, or about something that is not there.
 */
export type Finding = Readonly<{
  code: Code
  kind: string
  effect: Effect
  page: number | null
  box: Box | null
  quote: string | null
  found: string | null
  data: Readonly<Record<string, string | number>>
}>

export type FactKind =
  | 'language'
  | 'entity'
  | 'address'
  | 'process'
  | 'signed-on'
  | 'issued-on'
  | 'due-on'
  | 'due-days'
  | 'docket'
  | 'statute'
  | 'email'
  | 'meeting'
  | 'telephone'
  | 'meeting-time'
  | 'range'
  | 'open-period'
  | 'over-broad'
  | 'beyond-process'
  | 'secrecy'
  | 'po-box'
  | 'signature'
  | 'agency'
export type Fact = Readonly<{
  kind: FactKind
  value: string
  page: number | null
  box: Box | null
  quote: string | null
}>

export const CHECKS = [
  'file',
  'language',
  'entity',
  'address',
  'process',
  'docket',
  'statute',
  'signature',
  'signed-on',
  'due',
  'identifier',
  'meeting-time',
  'range',
  'scope',
  'class',
  'secrecy',
  'agency',
] as const
export type Check = (typeof CHECKS)[number]
/** `found` is what the check rests on, null where it rests on nothing being there. */
export type InOrder = Readonly<{ check: Check; found: string | null; page: number | null; box: Box | null }>

/** What one check says. A check that has neither findings nor `inOrder` could not be made yet. */
export type Outcome = Readonly<{ findings: readonly Finding[]; facts: readonly Fact[]; inOrder: readonly InOrder[] }>

export type Verdict = Readonly<{
  structure: Structure
  end: ReaderEnd
  pages: readonly Readonly<{ n: number; width: number; height: number; state: PageState; text: string }>[]
  /** Every page has been read; only then can the absence of something be called in order, or missing. */
  complete: boolean
  findings: readonly Finding[]
  facts: readonly Fact[]
  inOrder: readonly InOrder[]
  blocks: number
  warns: number
}>
