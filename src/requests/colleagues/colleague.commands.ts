/** A colleague put on a case and taken off it again: with its entry in the access log, and mail to them and to the office. */
import { agencyById, isOfficial, mailAddressOf } from '#agencies'
import { record } from '#audit'
import { newId } from '#platform/ids.ts'
import { isMailAddress, queueMail } from '#platform/mail/outbox.ts'
import type { Office } from '#platform/office.ts'
import { type Held, withCase } from '../case/record.commands.ts'
import { officerAddress } from '../filing/contact.store.ts'
import { colleagueMail, deskMail, type Turn } from './colleague.mail.ts'
import { type AddRefusal, type Colleague, mayEnd, mayJoin, type Post } from './colleague.rules.ts'
import { colleaguesOf, insertColleague, insertColleagueEnd } from './colleague.store.ts'
import { type NotActing, partIn } from './part.question.ts'
import { tellDesk } from './telling.ts'

export type AddAsk = Readonly<{ caseId: string; email: string; post: Post }>
export type AddEnd =
  | Readonly<{ kind: 'added' }>
  | NotActing
  | Readonly<{ kind: 'refused'; because: AddRefusal; domains: readonly string[] }>

/** Whether anybody has an account on the address is not asked here: the answer and the mail are the same. */
export async function addColleague(office: Office, by: string, { caseId, email, post }: AddAsk): Promise<AddEnd> {
  const outcome = await withCase(office, caseId, async (held): Promise<AddEnd> => {
    const { tx, file, now } = held
    const mine = await partIn(tx, file, { personId: by, now })
    if (!mine) return { kind: 'unknown' }
    if (mine.part !== 'holder') return { kind: 'not-yours' }
    const domains = (await agencyById(tx, file.agencyId))?.domains ?? []
    const typed = mailAddressOf(email)?.address ?? null
    const address = typed !== null && isMailAddress(typed) ? typed : null
    const because = mayJoin({
      ...{ address, official: address !== null && isOfficial(address, domains) },
      ...{ holderAddress: mine.address, colleagues: await colleaguesOf(tx, caseId) },
    })
    if (because !== 'fine' || address === null) {
      const reason = because === 'fine' ? 'not-an-address' : because
      await logged(office, held, { by, action: 'colleague.added', allowed: false, detail: { because: reason } })
      return { kind: 'refused', because: reason, domains }
    }
    const colleague: Colleague = { id: newId('colleague'), address, post, at: now, by }
    await insertColleague(tx, { ...colleague, caseId })
    await logged(office, held, { by, action: 'colleague.added', detail: { colleague: colleague.id, post } })
    await tell(office, held, { colleague, turn: 'added' })
    return { kind: 'added' }
  })
  return outcome ?? { kind: 'unknown' }
}

export type EndColleagueAsk = Readonly<{ caseId: string; colleagueId: string; side: 'officer' | 'office' }>

/** At once: from here on the case does not exist for them, and their links open nothing. */
export async function endColleague(
  office: Office,
  by: string,
  { caseId, colleagueId, side }: EndColleagueAsk,
): Promise<NotActing | Readonly<{ kind: 'ended'; yourself: boolean }>> {
  const outcome = await withCase(office, caseId, async (held) => {
    const { tx, file, now } = held
    const mine = side === 'officer' ? await partIn(tx, file, { personId: by, now }) : null
    if (side === 'officer' && !mine) return { kind: 'unknown' as const }
    const colleague = (await colleaguesOf(tx, caseId)).find(({ id }) => id === colleagueId)
    if (!colleague) return { kind: 'unknown' as const }
    if (mine && !mayEnd(colleague, mine)) return { kind: 'not-yours' as const }
    await insertColleagueEnd(tx, { id: colleagueId, at: now, by })
    await logged(office, held, { by, action: 'colleague.ended', detail: { colleague: colleagueId } })
    await tell(office, held, { colleague, turn: 'ended' })
    return { kind: 'ended' as const, yourself: mine?.address === colleague.address }
  })
  return outcome ?? { kind: 'unknown' }
}

type Entry = Readonly<{ by: string; action: string; allowed?: boolean; detail: Readonly<Record<string, string>> }>

function logged({ clock }: Office, { tx, file }: Held, { by, allowed = true, ...entry }: Entry): Promise<void> {
  return record(tx, clock, { who: by, ...entry, allowed, about: file.number, caseId: file.id })
}

/** Them, and the office. A mail to a stranger would say that there is such a request, and no more of it. */
async function tell(
  office: Office,
  held: Held,
  { colleague, turn }: Readonly<{ colleague: Colleague; turn: Turn }>,
): Promise<void> {
  const { tx, file } = held
  const { provider, baseUrl } = office
  const { name: holder, lang } = await officerAddress(tx, file)
  const about = { file, provider, baseUrl, holder, post: colleague.post, turn }
  const letter = { to: colleague.address, ...colleagueMail({ ...about, lang }), template: `colleague-${turn}` }
  await queueMail(tx, office, { ...letter, about: file.number, caseId: file.id })
  await tellDesk(office, held, {
    template: 'colleague-staff',
    mail: deskMail({ ...about, address: colleague.address }),
  })
}
