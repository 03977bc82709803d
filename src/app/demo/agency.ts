/** One agency at work together: its second officer supervises it, and stands in for the first on one request. */
import { answerSupervisor, proposeSupervisor, recordEvidence } from '#agencies'
import type { Office } from '#platform/office.ts'
import { addColleague } from '#requests'
import type { DemoPeople } from './people.ts'

export async function staffAgency(office: Office, people: DemoPeople, caseId: string | null): Promise<void> {
  const [intake, reviewer] = [people.get('intake')?.id ?? '', people.get('reviewer')?.id ?? '']
  const [officer, second] = [people.get('officer'), people.get('officer2')]
  if (!officer || !second?.agencyId) return
  const personId = second.id
  const call = { personId, outcome: 'confirmed', note: 'Called on the number in our register.', by: intake } as const
  await recordEvidence(office, { ...call, kind: 'callback', spokeTo: 'Front desk' })
  await recordEvidence(office, { ...call, kind: 'supervisor', spokeTo: 'Capt. Irene Walsh' })
  const { agencyId } = second
  const reason = 'Capt. Walsh asked for it by telephone: Detective Ferrante leads the unit.'
  const proposed = await proposeSupervisor(office, { agencyId, personId, reason, by: intake })
  const word = { agencyId, word: 'confirmed', note: 'Called Capt. Walsh back myself.', by: reviewer } as const
  if (proposed.kind === 'proposed') await answerSupervisor(office, { ...word, supervisorId: proposed.supervisorId })
  if (caseId) await addColleague(office, officer.id, { caseId, email: second.email, post: 'deputy' })
}
