/**
 * What the law asks of an instrument beside its kind: who issued it, who validated it, whether an authority asks at all. The portal
 * takes the usual issuer of a kind; what arrives by another way says its own.
 *
 * Law     Regulation (EU) 2023/1543 art. 4(1)-(5): a prosecutor alone reaches subscriber data; a judge validates the rest.
 * Law     Wetboek van Strafvordering arts 126n-126ng: a prosecutor's demand with the authorisation of the examining judge.
 */
import type { ClockId } from '../clocks/clock.rules.ts'
import type { Process } from '../triage/process.rules.ts'
import { processRow } from '../triage/process.rules.ts'
import type { Issuer } from '../triage/process-row.rules.ts'

/** How it reached the office. `eu-system`: the decentralised IT system of Regulation (EU) 2023/1543. */
export const CHANNELS = ['post', 'courier', 'e-mail', 'telephone', 'bailiff', 'central-authority', 'eu-system'] as const
export type Channel = (typeof CHANNELS)[number]

export type Instrument = Readonly<{
  /** `portal`: filed there, with a clock of its own. */
  channel: Channel | 'portal'
  issuer: Issuer
  /** A judge or prosecutor who validated what another issued; null where nobody did. */
  validatedBy: Issuer | null
  /** False for a private party, a litigant, a defendant. */
  authority: boolean
  /** The clock by which the answer is due. */
  dueRule: ClockId
}>

/** Who can validate what another issued. */
export const VALIDATORS = ['prosecutor', 'judge'] as const satisfies readonly Issuer[]

/** The clocks by which an answer to this process can be due; `US_DUE` is the day that the document itself names. */
export function dueRulesOf(process: Process): readonly ClockId[] {
  return processRow(process).dueBy ?? ['US_DUE']
}
