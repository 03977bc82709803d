/** The sum of signals is written into the history whenever there is something new to judge. */
import { type Agency, allBound, domainNameOf, isFreeMail, isOfficial, likenessOf, mailAddressOf } from '#agencies'
import type { Tx } from '#platform/db/db.ts'
import { daysBetween } from '#platform/time.ts'
import type { CaseFile } from '../case/case.store.ts'
import type { NewFact } from '../case/fact.rules.ts'
import { CLASSES, categoryRow } from '../triage/category.rules.ts'
import type { Narrative } from './emergency.rules.ts'
import { type AddressSigns, type RiskAsk, riskOf } from './risk.rules.ts'
import { accountDays, earlierOf } from './risk.store.ts'

export type Sized = Readonly<{
  file: CaseFile
  agency: Agency
  /** The officer's own number as we have it; null for one whom we did not know before. */
  enrolledNumber: string | null
  email: string
  givenNumber: string
  narrative: Narrative
  now: Date
}>

export async function assess(tx: Tx, sized: Sized): Promise<NewFact> {
  const { signals, score, level } = riskOf(await riskAskOf(tx, sized))
  return { kind: 'risk-assessed', data: { signals, score, level } }
}

/** Everything that the signals look at, as the register and earlier cases know it now. */
async function riskAskOf(tx: Tx, sized: Sized): Promise<RiskAsk> {
  const { file, agency, email, enrolledNumber, givenNumber, narrative, now } = sized
  const { from, to } = file.period
  return {
    ...{ agency, givenNumber, enrolledNumber, narrative, categories: file.categories },
    ...(await earlierOf(tx, { file, agencyId: agency.id, narrative, now })),
    address: addressSigns(
      email,
      agency.domains,
      (await allBound(tx)).map(({ domain }) => domain),
    ),
    accountDays: enrolledNumber === null ? null : await accountDays(tx, file.officerId, now),
    widest:
      CLASSES.findLast((one) => file.categories.some((each) => categoryRow(each).dataClass === one)) ?? 'existence',
    periodDays: from && to ? daysBetween(from, to) : null,
  }
}

/** `own` are the domains of the agency, `known` those of every agency in the register. */
export function addressSigns(email: string, own: readonly string[], known: readonly string[]): AddressSigns {
  const address = mailAddressOf(email)
  const imitates =
    address !== null &&
    !isOfficial(email, known) &&
    known.some((domain) => {
      const theirs = domainNameOf(domain)
      return theirs !== null && likenessOf(address, theirs) !== null
    })
  return { official: isOfficial(email, own), freeMail: address !== null && isFreeMail(address), imitates }
}
