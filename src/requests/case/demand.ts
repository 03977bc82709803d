/** A case, or a draft of one, as the tables of law ask about it. */
import type { Agency } from '#agencies'
import type { Provider } from '#platform/config.ts'
import { type Day, dayIn } from '#platform/time.ts'
import { agreedByAll, groundOf } from '../consent/consent.rules.ts'
import type { Consent } from '../triage/decide.rules.ts'
import type { Asker } from '../triage/jurisdiction.rules.ts'
import type { Process } from '../triage/process.rules.ts'
import { type ReachAsk, usualIssuer } from '../triage/reach.rules.ts'
import { accountsIn, type CaseState } from './case.rules.ts'
import type { Instrument } from './instrument.rules.ts'

export type DemandParts = Readonly<{
  process: Process
  statute: string
  agency: Agency | undefined
  provider: Provider
  /** What counsel found the document to be; null for a draft, and while nobody has said. */
  classifiedAs: Process | null
  /** What its document says of the issuer; null for what the portal took, where the usual issuer of the kind counts. */
  instrument: Instrument | null
  /** What the owners agree to; absent where nobody was asked. */
  consent?: Consent | null
  /** When it was received; for a draft, now. */
  at: Date
}>

/** An agency that nobody knows any more is no governmental entity: it reaches nothing by a process of the United States. */
export function demandOf(parts: DemandParts): ReachAsk['demand'] {
  const { process, statute, agency, provider, classifiedAs, instrument, consent = null, at } = parts
  return {
    process,
    statute,
    asker: askerOf(agency, instrument),
    issuer: instrument?.issuer ?? usualIssuer(process),
    validatedBy: instrument?.validatedBy ?? null,
    classifiedAs,
    consent,
    emergency: false,
    home: provider.calendar,
    on: dayIn(provider.zone, at),
  }
}

/** Who asks, as the tables of law know them; what the portal took is an authority's. */
export function askerOf(
  agency: Pick<Agency, 'country' | 'usGovernmental'> | undefined,
  instrument: Pick<Instrument, 'authority'> | null,
): Asker {
  return {
    authority: instrument?.authority ?? true,
    country: agency?.country ?? '',
    usGovernmentalEntity: agency?.usGovernmental ?? false,
  }
}

/** What every owner that was found agrees to on a day. */
export function consentIn(state: CaseState, on: Day): Consent | null {
  return groundOf(agreedByAll(state.consents, accountsIn(state), on))
}

/** Countries of the accounts that were found, each once. */
export function countriesOf(state: CaseState): readonly string[] {
  return [...new Set([...state.resolved.values()].flatMap(({ found }) => found.map(({ country }) => country)))]
}
