/**
 * What a row of the table of processes says.
 *
 * Policy  a row carries its citation, the days between which it counts, and whether a lawyer has read it.
 */
import type { ClockId } from '../clocks/clock.rules.ts'
import type { Category, DataClass, StatuteLetter } from './category.rules.ts'
import type { Jurisdiction } from './jurisdiction.rules.ts'

export type Reach = DataClass | 'nothing'

export const FAMILIES = [
  'subpoena',
  'court-order',
  'warrant',
  'production-order',
  'national-security',
  'interception',
  'preservation',
  'emergency',
  'consent',
  'treaty',
  'restriction',
  'informal',
  'private',
] as const
export type Family = (typeof FAMILIES)[number]

/** Who signs: an investigating officer or authority, a prosecutor, a judge or court, or one of the rarer ones. */
export const ISSUERS = [
  'authority',
  'prosecutor',
  'judge',
  'fbi',
  'fisa-court',
  'attorney-general-and-dni',
  'central-authority',
  'account-owner',
  'anyone',
] as const
export type Issuer = (typeof ISSUERS)[number]

export type ProcessRow = Readonly<{
  family: Family
  /** Who may use it: every other asker gets nothing by it. */
  jurisdictions: readonly Jurisdiction[]
  /** Only these countries, where a jurisdiction is wider than the law. */
  countries?: readonly string[]
  reach: Reach
  /** Reach by class where the issuer decides; absent where every issuer named reaches the whole. */
  issuers: Readonly<Partial<Record<Issuer, Reach>>>
  /** The letters of 2703(c)(2) that it reaches, and only of the subscriber; null where it reaches whole classes. */
  letters: readonly StatuteLetter[] | null
  /** Categories that the law behind it counts as traffic data where the statute of the United States names a letter. */
  traffic?: readonly Category[]
  /** An administrative subpoena is worth what the statute that authorises it is worth. */
  needsStatute?: true
  /** Carries another instrument, or is one that only counsel can name: nothing before counsel has classified it. */
  classify?: true
  /** Above this class counsel decides, whatever the reach. */
  counselAbove?: Reach
  /** The policy for the asker's country narrows it. */
  byCountry?: true
  /** Seen by nobody but two cleared people. */
  vault?: true
  /** Keeps records and hands out none. */
  preserves?: Readonly<{ clock: string; renewal: string | null }>
  /** Clocks by which the law lets an answer be due; the day that the document names where absent. */
  dueBy?: readonly ClockId[]
  /** Who tells the user: the office, unless the law leaves it to the authority and binds the office to silence. */
  toldBy?: 'authority'
  /** Languages the law or the addressee accepts for this instrument; the office's own where absent. */
  languages?: readonly string[]
  channel: 'portal' | 'staff' | 'system'
  basis: string
  citation: string
  validFrom: string
  validTo: string | null
  /** No row is settled law before a lawyer has read it. */
  reviewed: false
}>

/** What most rows share. */
export const ROW = { validTo: null, reviewed: false, letters: null, channel: 'staff' } as const
