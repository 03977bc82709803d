/** Who hears of a case by mail: on the officers' side all who are on it at that moment, on the office's side who works on it. */
import { allStaff } from '#identity'
import { queueMail } from '#platform/mail/outbox.ts'
import type { Office } from '#platform/office.ts'
import type { Lang } from '#platform/words.ts'
import type { LetterMail } from '#ui/letter.ts'
import type { Held } from '../case/record.commands.ts'
import { officerAddress } from '../filing/contact.store.ts'
import { seated } from './part.question.ts'

export type OfficerLetter = Readonly<{ template: string; make: (lang: Lang) => LetterMail }>

/** One letter to the holder and a copy to each colleague, in the language of the case. Answers with the mail to the holder. */
export async function tellOfficers(
  office: Office,
  { tx, file }: Pick<Held, 'tx' | 'file'>,
  { template, make }: OfficerLetter,
): Promise<string> {
  const { to, lang } = await officerAddress(tx, file)
  const letter = { ...make(lang), about: file.number, caseId: file.id, template }
  const mailId = await queueMail(tx, office, { to, ...letter })
  for (const { address, person } of await seated(tx, file, office.clock.now()))
    if (person && address !== to) await queueMail(tx, office, { to: address, ...letter })
  return mailId
}

/** Who works on the case; everybody at intake when nobody does. */
export async function tellDesk(
  office: Office,
  { tx, file, state }: Pick<Held, 'tx' | 'file' | 'state'>,
  { template, mail }: Readonly<{ template: string; mail: LetterMail }>,
): Promise<void> {
  const staff = (await allStaff(tx)).filter(({ suspendedAt }) => suspendedAt === null)
  const one = staff.find(({ id }) => id === state.assignedTo)
  const readers = one ? [one] : staff.filter(({ roles }) => roles.includes('intake'))
  for (const { email } of readers)
    await queueMail(tx, office, { to: email, ...mail, about: file.number, caseId: file.id, template })
}
