/** Who hears of a turn in the telling, by mail. Knows nothing of the records. */
import { allStaff } from '#identity'
import { queueMail } from '#platform/mail/outbox.ts'
import type { Office } from '#platform/office.ts'
import type { Day } from '#platform/time.ts'
import type { Held } from '../case/record.commands.ts'
import { tellOfficers } from '../colleagues/telling.ts'
import { type AuthorityWord, authorityMail, type StaffWord, staffNoticeMail } from './phase.mail.ts'

export async function tellAuthority(office: Office, held: Pick<Held, 'tx' | 'file'>, what: AuthorityWord) {
  const { provider, baseUrl } = office
  return tellOfficers(office, held, {
    template: 'notice-authority',
    make: (lang) => authorityMail({ file: held.file, provider, baseUrl, lang, what }),
  })
}

/** Who works on the case, and counsel where it is theirs to decide; everybody at intake when there is nobody else. */
export async function tellColleagues(
  office: Office,
  { tx, file, state }: Pick<Held, 'tx' | 'file' | 'state'>,
  { what, day = null, except }: Readonly<{ what: StaffWord; day?: Day | null; except: string }>,
): Promise<void> {
  const staff = (await allStaff(tx)).filter(({ suspendedAt, id }) => suspendedAt === null && id !== except)
  const decides = what === 'exception' || what === 'proposed'
  const readers = staff.filter(({ id, roles }) => id === state.assignedTo || (decides && roles.includes('counsel')))
  const { provider, baseUrl } = office
  const mail = staffNoticeMail({ number: file.number, caseId: file.id, provider, baseUrl, what, day })
  for (const { email } of readers.length > 0 ? readers : staff.filter(({ roles }) => roles.includes('intake')))
    await queueMail(tx, office, { to: email, ...mail, about: file.number, caseId: file.id, template: 'notice-staff' })
}
