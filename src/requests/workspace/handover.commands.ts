/** A case handed over, by the supervisor of the agency or by the office; and a supervisor who joins one. */
import {
  agencyById,
  isOfficial,
  LEVEL_FOR_SUBSCRIBER_DATA,
  officerById,
  officersOfAgencies,
  standingsOf,
  supervisedBy,
} from '#agencies'
import { record } from '#audit'
import { namesOf } from '#identity'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/outbox.ts'
import type { Office } from '#platform/office.ts'
import { type Held, withCase } from '../case/record.commands.ts'
import { type AddRefusal, mayJoin, type Post } from '../colleagues/colleague.rules.ts'
import { colleaguesOf, insertColleague, insertColleagueEnd } from '../colleagues/colleague.store.ts'
import { tellDesk } from '../colleagues/telling.ts'
import { type OfficerContact, officerAddress } from '../filing/contact.store.ts'
import { deskHandoverMail, handoverMail, joinedMail } from './handover.mail.ts'
import { type HandoverRefusal, mayHandOver, type Taker } from './handover.rules.ts'
import { insertHandover } from './handover.store.ts'

export type HandAsk = Readonly<{ caseId: string; to: string; reason: string; side: 'agency' | 'office' }>
export type HandEnd =
  | Readonly<{ kind: 'handed-over'; name: string }>
  | Readonly<{ kind: 'unknown' }>
  | Readonly<{ kind: 'refused'; because: HandoverRefusal }>

export async function handOver(office: Office, by: string, ask: HandAsk): Promise<HandEnd> {
  const outcome = await withCase(office, ask.caseId, async (held): Promise<HandEnd> => {
    const { tx, file, now } = held
    const { to, reason, side } = ask
    if (side === 'agency' && (await supervisedBy(tx, by, now)) !== file.agencyId) return { kind: 'unknown' }
    const taker = await takerOf(tx, { personId: to, agencyId: file.agencyId, now })
    const needed = LEVEL_FOR_SUBSCRIBER_DATA
    const because = mayHandOver({ agencyId: file.agencyId, holderId: file.officerId, to: taker, reason, needed })
    const entry = { who: by, action: 'case.handed-over', about: file.number, caseId: file.id }
    if (because !== 'fine' || !taker) {
      await record(tx, office.clock, { ...entry, allowed: false, detail: { because } })
      return { kind: 'refused', because: because === 'fine' ? 'no-such-officer' : because }
    }
    const before = await officerAddress(tx, file)
    const contact = { name: taker.name, to: taker.address, lang: before.lang }
    const seat = (await colleaguesOf(tx, file.id)).find(({ address }) => address === taker.address)
    if (seat) await insertColleagueEnd(tx, { id: seat.id, at: now, by })
    const handed = { from: file.officerId, to, name: taker.name, reason: reason.trim(), side, at: now, by }
    await insertHandover(tx, { ...handed, caseId: file.id, contact })
    await record(tx, office.clock, { ...entry, detail: { from: file.officerId, to } })
    await tell(office, held, { before, after: contact, reason: handed.reason })
    return { kind: 'handed-over', name: taker.name }
  })
  return outcome ?? { kind: 'unknown' }
}

async function takerOf(
  tx: Tx,
  { personId, agencyId, now }: Readonly<{ personId: string; agencyId: string; now: Date }>,
): Promise<(Taker & Readonly<{ name: string; address: string }>) | null> {
  const officer = await officerById(tx, personId, now)
  const standing = (await standingsOf(tx, [personId], now)).get(personId)
  if (!officer || !standing) return null
  const domains = (await agencyById(tx, agencyId))?.domains ?? []
  const { address } = officer
  return {
    ...{ id: personId, agencyId: officer.agencyId, address, official: isOfficial(address, domains) },
    ...{ level: standing.level, held: standing.held, name: (await namesOf(tx, [personId])).get(personId) ?? address },
  }
}

type Handed = Readonly<{ before: OfficerContact; after: OfficerContact; reason: string }>

/** Who held it, who holds it, and the office. */
async function tell(office: Office, held: Held, { before, after, reason }: Handed): Promise<void> {
  const { tx, file } = held
  const { provider, baseUrl } = office
  const about = { file, provider, baseUrl, from: before.name, to: after.name }
  const letter = { about: file.number, caseId: file.id }
  for (const [{ to, lang }, turn] of [
    [before, 'from'],
    [after, 'to'],
  ] as const)
    await queueMail(tx, office, {
      to,
      ...handoverMail({ ...about, lang, turn }),
      ...letter,
      template: `handover-${turn}`,
    })
  await tellDesk(office, held, { template: 'handover-staff', mail: deskHandoverMail({ ...about, reason }) })
}

/** A supervisor’s own address is an address of the agency. */
type JoinRefusal = Exclude<AddRefusal, 'not-an-address' | 'other-agency'>

export type JoinEnd =
  | Readonly<{ kind: 'joined' }>
  | Readonly<{ kind: 'unknown' }>
  | Readonly<{ kind: 'refused'; because: JoinRefusal }>

/** The supervisor puts themselves on a case, nobody else; holder and office are told. */
export async function joinCase(
  office: Office,
  by: string,
  { caseId, post }: Readonly<{ caseId: string; post: Post }>,
): Promise<JoinEnd> {
  const outcome = await withCase(office, caseId, async (held): Promise<JoinEnd> => {
    const { tx, file, now } = held
    const officer = await officerById(tx, by, now)
    if (!officer || (await supervisedBy(tx, by, now)) !== file.agencyId) return { kind: 'unknown' }
    const { address } = officer
    const [holder, colleagues] = [await officerById(tx, file.officerId, now), await colleaguesOf(tx, caseId)]
    const because = mayJoin({ address, official: true, holderAddress: holder?.address ?? '', colleagues })
    const entry = { who: by, action: 'colleague.added', about: file.number, caseId }
    if (because === 'not-an-address' || because === 'other-agency') return { kind: 'unknown' }
    if (because !== 'fine') {
      await record(tx, office.clock, { ...entry, allowed: false, detail: { because } })
      return { kind: 'refused', because }
    }
    const id = newId('colleague')
    await insertColleague(tx, { id, caseId, address, post, at: now, by })
    await record(tx, office.clock, { ...entry, detail: { colleague: id, post } })
    const { provider, baseUrl } = office
    const { to, lang } = await officerAddress(tx, file)
    const mail = joinedMail({ file, provider, baseUrl, lang, address })
    await queueMail(tx, office, { to, ...mail, about: file.number, caseId, template: 'colleague-joined' })
    await tellDesk(office, held, {
      template: 'colleague-staff',
      mail: joinedMail({ file, provider, baseUrl, address }),
    })
    return { kind: 'joined' }
  })
  return outcome ?? { kind: 'unknown' }
}

export type Candidate = Readonly<{ id: string; name: string; level: number }>

/** Officers of an agency to whom a case can be handed over now. */
export async function candidatesOf(tx: Tx, agencyId: string, now: Date): Promise<readonly Candidate[]> {
  const officers = await officersOfAgencies(tx, [agencyId], now)
  const ids = officers.map(({ personId }) => personId)
  const [standings, names] = [await standingsOf(tx, ids, now), await namesOf(tx, ids)]
  const domains = (await agencyById(tx, agencyId))?.domains ?? []
  return officers
    .filter(({ personId, address }) => {
      const { level = 0, held = true } = standings.get(personId) ?? {}
      return !held && level >= LEVEL_FOR_SUBSCRIBER_DATA && isOfficial(address, domains)
    })
    .map(({ personId, address, rung }) => ({ id: personId, name: names.get(personId) ?? address, level: rung.level }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
}
