/**
 * Which kinds an authority can file in the portal: those that the law lets it use, so that nobody fills in a form in vain.
 *
 * Law     18 U.S.C. § 2711(4): process of the United States serves its own governmental entities.
 * Seed    guide, "Verzoeken van niet-Amerikaanse overheid" and "Verzoeken om bewaring": both are taken from other countries too.
 * Policy  an agency of the United States that our register does not hold as governmental is shown its own country's kinds all the same,
 *         with what the register says of it.
 */
import type { Day } from '#platform/time.ts'
import { type Asker, type Country, jurisdictionOf } from './jurisdiction.rules.ts'
import { PORTAL_PROCESSES, type PortalProcess, processRow } from './process.rules.ts'

export function portalFor(asker: Asker, at: Readonly<{ home: Country; on: Day }>): readonly PortalProcess[] {
  const who = asker.country === 'US' ? 'us' : jurisdictionOf(asker, at)
  return PORTAL_PROCESSES.filter((process) => processRow(process).jurisdictions.includes(who))
}
