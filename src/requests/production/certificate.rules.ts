/**
 * The two papers that can go with an answer: that the records are what they seem, and that nothing was found.
 *
 * Law     Fed. R. Evid. 902(11), 803(6), 803(7): regularly kept records, certified by the custodian; that a matter is not in them.
 * Law     28 U.S.C. § 1746: which words a person signs, by the place of signing.
 * Seed    guide: our data authenticates itself and needs no testimony of an expert.
 * Policy  that nothing was found is told only to whom two people decided to answer, of what they decided on.
 */
import { CERTIFICATIONS, type CertificationId, type Cited, type PlaceOfSigning } from './certification.rules.ts'
import type { Copy, Counted, Custodian, Empty, Language, Unknown } from './phrases.ts'

/** Stands for what is counted when the package is made. */
export const NOT_YET = '…'

type Common = Readonly<{
  text: CertificationId
  custodian: Custodian
  employer: string
  caseNumber: string
  docketNumber: string
  /** Given in good faith, without legal process. */
  emergency: boolean
  agency: string
  place: PlaceOfSigning
}>

export type CertificateAsk = Common &
  Readonly<{
    /** Sealed copies from which some of the files come. */
    copies: readonly Copy[]
    files: Counted
    bytes: Counted
    manifestSha256: string
    /** Whether the package holds a form of them for people to read. */
    readable: boolean
  }>

export type NothingAsk = Common & Readonly<{ unknown: readonly Unknown[]; empty: readonly Empty[] }>

export type Certificate = Readonly<{
  language: Language
  title: string
  opening: string
  points: readonly string[]
  declaration: string
  /** Before the lines on which the custodian signs. */
  lines: readonly string[]
}>

export function certificateOf(ask: CertificateAsk): Certificate {
  const { phrases, cited, beside } = CERTIFICATIONS[ask.text]
  const { employer, copies, files, bytes, manifestSha256 } = ask
  const point = (of: keyof Cited, sentence: string) => (cited[of] === '' ? sentence : `${sentence} (${cited[of]})`)
  return paper(ask, 'records', [
    point('made', phrases.made),
    point('kept', phrases.kept(employer)),
    point('practice', phrases.practice),
    point('systems', phrases.systems(employer)),
    point('copies', phrases.copies({ files, bytes, manifestSha256, preserved: copies.length > 0 })),
    ...(ask.readable ? [phrases.readable] : []),
    ...copies.map(phrases.preserved),
    ...beside,
  ])
}

/** What was searched, how, for which period, and that it was not found; nothing of what was not searched. */
export function nothingFoundOf(ask: NothingAsk): Certificate {
  const { phrases, cited, beside } = CERTIFICATIONS[ask.text]
  const { employer, unknown, empty } = ask
  const how = cited.nothing === '' ? phrases.how(employer) : `${phrases.how(employer)} (${cited.nothing})`
  return paper(ask, 'nothing', [
    ...unknown.map((one) => phrases.unknown(one, employer)),
    ...empty.map(phrases.empty),
    how,
    phrases.limits,
    ...beside,
  ])
}

function paper(ask: Common, what: 'records' | 'nothing', points: readonly string[]): Certificate {
  const { phrases, declaration } = CERTIFICATIONS[ask.text]
  const { custodian, employer, docketNumber, emergency, agency, caseNumber } = ask
  const who = phrases.because({ ...custodian, employer }, what)
  return {
    language: phrases.language,
    title: what === 'records' ? phrases.title : phrases.nothingTitle,
    opening: `${who} ${phrases.answered({ docketNumber, emergency, agency, caseNumber }, what)}`,
    points,
    declaration: declaration[ask.place],
    lines: phrases.lines,
  }
}
