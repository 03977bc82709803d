/**
 * May a class of data go out on this demand? One pure function that explains itself: three grounds are tried one after the other
 * (what the process compels, what the owner consents to, what an emergency allows), the widest answer stands, and a law of the
 * place where the account lives can put counsel in between.
 *
 * Law     see process.rules.ts, country.rules.ts, jurisdiction.rules.ts; each step of the answer cites its own.
 * Law     18 U.S.C. § 2702(b)(3), (c)(2): contents by consent of originator, recipient or (remote computing) subscriber; records by the customer.
 * Law     18 U.S.C. § 2702(b)(8), (c)(4): emergency, US governmental entities only, only what relates to it.
 * Policy  in an emergency subscriber data at most; more needs counsel.
 * Policy  the first answer to consent is that the customer hands it over.
 */
import type { Day } from '#platform/time.ts'
import { type Category, CLASSES, type DataClass } from './category.rules.ts'
import { type CountryPolicy, policyFor } from './country.rules.ts'
import { type Asker, type Country, conflictOf, type Jurisdiction, jurisdictionOf } from './jurisdiction.rules.ts'
import { type Process, processRow } from './process.rules.ts'
import type { Issuer, ProcessRow, Reach } from './process-row.rules.ts'

/** Who consents; the law asks another person for contents than for records. */
export type ConsentBy = 'originator' | 'recipient' | 'remote-computing-subscriber' | 'customer'

/** `categories`: what was agreed to by name; absent where the consent names a class alone. */
export type Consent = Readonly<{ by: ConsentBy; upTo: DataClass; categories?: readonly Category[] }>

export type Demand = Readonly<{
  process: Process
  asker: Asker
  issuer: Issuer
  /** A European order or a Dutch demand that a judge or prosecutor has validated counts as theirs. */
  validatedBy: Issuer | null
  /** Statute that authorises an administrative subpoena; empty when none was named. */
  statute: string
  /** What counsel found a court order, a treaty request or a capability question to be; null while nobody has. */
  classifiedAs: Process | null
  consent: Consent | null
  emergency: boolean
  /** ISO country in which the account lives; null when nobody knows. */
  account: Country | null
  /** State in which the office is established. */
  home: Country
  /** Day of receipt: the rows in force on it decide. */
  on: Day
}>

export type Answer = 'yes' | 'counsel' | 'no'
export type GroundKind = 'process' | 'consent' | 'emergency'

/** Why a ground gives nothing, or not by itself. */
export type Because =
  | 'compelled'
  | 'consented'
  | 'good-faith'
  | 'INVALID_ISSUER'
  | 'NO_LEGAL_BASIS'
  | 'NOT_IN_FORCE'
  | 'OUT_OF_SCOPE_PARTY'
  | 'NEEDS_CLASSIFICATION'
  | 'WRONG_PROCESS_FOR_CLASS'
  | 'FOREIGN_CONTENT_NEEDS_MLAT'
  | 'COUNTRY_POLICY'
  | 'COUNSEL_DECIDES'
  | 'CONSENT_OF_ANOTHER'
  | 'CONSENT_NARROWER'
  | 'EMERGENCY_CAP'

/** One ground, tried: what it answers, why, and by which text. */
export type Ground = Readonly<{ ground: GroundKind; answer: Answer; because: Because; citation: string }>

export type Finding = Readonly<{
  code: 'REDIRECT_CUSTOMER' | 'CONFLICT_GDPR_ART48' | 'CONFLICT_THIRD_COUNTRY'
  citation: string
}>

export type Decision = Readonly<{
  dataClass: DataClass
  answer: Answer
  /** The ground on which the answer stands. */
  standing: Ground
  /** Every ground that was tried, in order. */
  grounds: readonly Ground[]
  findings: readonly Finding[]
}>

/** The tables that decide. A dry run brings its own, changed in one row. */
export type Law = Readonly<{ row: (process: Process) => ProcessRow; policy: (country: Country) => CountryPolicy }>
export const LAW: Law = { row: processRow, policy: policyFor }

/** The answer for one class. Pure: the same demand has the same answer for ever. */
export function decide(demand: Demand, dataClass: DataClass, law: Law = LAW): Decision {
  const grounds = [
    byProcess(demand, dataClass, law),
    ...(demand.consent ? [byConsent(demand, demand.consent, dataClass)] : []),
    ...(demand.emergency || law.row(demand.process).family === 'emergency'
      ? [byEmergency(demand, dataClass, law)]
      : []),
  ]
  const standing = grounds.reduce((best, next) => (RANK[next.answer] > RANK[best.answer] ? next : best))
  const findings = findingsOn(demand, dataClass, standing)
  // What nothing reaches has no conflict.
  const isConflict = findings.some(({ code }) => code !== 'REDIRECT_CUSTOMER')
  return { dataClass, answer: isConflict ? 'counsel' : standing.answer, standing, grounds, findings }
}

const RANK: Record<Answer, number> = { no: 0, counsel: 1, yes: 2 }

/** True when a class is no wider than a reach. */
export function reaches(reach: Reach, dataClass: DataClass): boolean {
  return reach !== 'nothing' && CLASSES.indexOf(dataClass) <= CLASSES.indexOf(reach)
}

function byProcess(demand: Demand, dataClass: DataClass, law: Law): Ground {
  const named = law.row(demand.process)
  if (!named.classify) return byRow(demand, named, { dataClass, law })
  const refused = standingOf(demand, named)
  if (refused) return refused
  if (demand.classifiedAs === null) return ground('process', 'no', 'NEEDS_CLASSIFICATION', named.citation)
  const carried = law.row(demand.classifiedAs)
  if (carried.classify) return ground('process', 'no', 'NEEDS_CLASSIFICATION', named.citation)
  // A treaty brings a domestic instrument: who may use that one is not asked again of the one who sent it.
  return byReach(demand, carried, { dataClass, law, issued: carried.reach })
}

type Asked = Readonly<{ dataClass: DataClass; law: Law }>

function byRow(demand: Demand, row: ProcessRow, asked: Asked): Ground {
  const refused = standingOf(demand, row)
  if (refused) return refused
  const own = row.issuers[demand.issuer] ?? 'nothing'
  const lent = demand.validatedBy === null ? 'nothing' : (row.issuers[demand.validatedBy] ?? 'nothing')
  return byReach(demand, row, { ...asked, issued: wider(own, lent) })
}

/** Whether this asker and this issuer may use the row at all, on the day of receipt. */
function standingOf(demand: Demand, row: ProcessRow): Ground | null {
  const { citation } = row
  const who = jurisdictionOf(demand.asker, { home: demand.home, on: demand.on })
  if (row.family === 'private' || who === 'private') return ground('process', 'no', 'OUT_OF_SCOPE_PARTY', citation)
  if (demand.on < row.validFrom || (row.validTo !== null && demand.on > row.validTo))
    return ground('process', 'no', 'NOT_IN_FORCE', citation)
  if (!row.jurisdictions.includes(who) || (row.countries && !row.countries.includes(demand.asker.country)))
    return ground('process', 'no', 'INVALID_ISSUER', citation)
  if (row.issuers[demand.issuer] === undefined) return ground('process', 'no', 'INVALID_ISSUER', citation)
  if (row.needsStatute && demand.statute.trim() === '') return ground('process', 'no', 'NO_LEGAL_BASIS', citation)
  return null
}

function byReach(demand: Demand, row: ProcessRow, { dataClass, law, issued }: Asked & { issued: Reach }): Ground {
  const foreign = row.byCountry ?? false
  const policy = law.policy(demand.asker.country)
  const reach = foreign ? narrower(issued, policy.order) : issued
  if (!reaches(reach, dataClass)) {
    if (foreign && dataClass === 'content') return ground('process', 'no', 'FOREIGN_CONTENT_NEEDS_MLAT', row.citation)
    const because = foreign && reaches(issued, dataClass) ? 'COUNTRY_POLICY' : shortOf(row, issued, dataClass)
    return ground('process', 'no', because, row.citation)
  }
  const counselAbove = foreign ? policy.counselAbove : row.counselAbove
  return counselAbove !== undefined && !reaches(counselAbove, dataClass)
    ? ground('process', 'counsel', 'COUNSEL_DECIDES', row.citation)
    : ground('process', 'yes', 'compelled', row.citation)
}

/** The instrument could reach it, but not from this issuer; or it never could. */
function shortOf(row: ProcessRow, issued: Reach, dataClass: DataClass): Because {
  return !reaches(issued, dataClass) && reaches(row.reach, dataClass) ? 'INVALID_ISSUER' : 'WRONG_PROCESS_FOR_CLASS'
}

const MAY_CONSENT: Record<'content' | 'records', readonly ConsentBy[]> = {
  content: ['originator', 'recipient', 'remote-computing-subscriber'],
  records: ['customer', 'remote-computing-subscriber'],
}

/** A private party has no use for it: the customer can hand over their own data without us. */
function byConsent(demand: Demand, consent: NonNullable<Demand['consent']>, dataClass: DataClass): Ground {
  const content = dataClass === 'content'
  const citation = content ? '18 U.S.C. § 2702(b)(3)' : '18 U.S.C. § 2702(c)(2)'
  if (!demand.asker.authority) return ground('consent', 'no', 'OUT_OF_SCOPE_PARTY', citation)
  if (!MAY_CONSENT[content ? 'content' : 'records'].includes(consent.by))
    return ground('consent', 'no', 'CONSENT_OF_ANOTHER', citation)
  if (!reaches(consent.upTo, dataClass)) return ground('consent', 'no', 'CONSENT_NARROWER', citation)
  return ground('consent', 'counsel', 'consented', citation)
}

const EMERGENCY_CAP: DataClass = 'subscriber'

function byEmergency({ asker, home, on }: Demand, dataClass: DataClass, law: Law): Ground {
  const who: Jurisdiction = jurisdictionOf(asker, { home, on })
  if (who === 'private') return ground('emergency', 'no', 'OUT_OF_SCOPE_PARTY', '18 U.S.C. § 2702')
  if (who === 'us') {
    const citation = dataClass === 'content' ? '18 U.S.C. § 2702(b)(8)' : '18 U.S.C. § 2702(c)(4)'
    return reaches(EMERGENCY_CAP, dataClass)
      ? ground('emergency', 'yes', 'good-faith', citation)
      : ground('emergency', 'counsel', 'EMERGENCY_CAP', citation)
  }
  const citation = '18 U.S.C. § 2702(c)(6), § 2711(4)'
  if (dataClass === 'content') return ground('emergency', 'no', 'FOREIGN_CONTENT_NEEDS_MLAT', citation)
  return reaches(law.policy(asker.country).emergency, dataClass)
    ? ground('emergency', 'yes', 'good-faith', citation)
    : ground('emergency', 'no', 'COUNTRY_POLICY', citation)
}

function findingsOn(demand: Demand, dataClass: DataClass, standing: Ground): readonly Finding[] {
  const redirect: readonly Finding[] = demand.consent
    ? [{ code: 'REDIRECT_CUSTOMER', citation: 'guide for authorities: ask the customer first' }]
    : []
  if (standing.answer === 'no') return redirect
  const { asker, account, on } = demand
  const conflict = conflictOf({ asker, account, content: dataClass === 'content', on })
  return conflict ? [...redirect, { code: conflict.code, citation: conflict.citation }] : redirect
}

function ground(kind: GroundKind, answer: Answer, because: Because, citation: string): Ground {
  return { ground: kind, answer, because, citation }
}

const WIDTH: readonly Reach[] = ['nothing', ...CLASSES]
const wider = (a: Reach, b: Reach): Reach => (WIDTH.indexOf(a) >= WIDTH.indexOf(b) ? a : b)
const narrower = (a: Reach, b: Reach): Reach => (WIDTH.indexOf(a) <= WIDTH.indexOf(b) ? a : b)
