/** Handing a finished package over: a link of its own for each recipient, which expires, every use recorded. */
import { createHash } from 'node:crypto'
import { LEVEL_FOR_SUBSCRIBER_DATA } from '#agencies'
import { record } from '#audit'
import { newId, newSecret } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/outbox.ts'
import { type Office, transact } from '#platform/office.ts'
import { addDays, dayIn, endOf } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { caseState } from '../case/case.rules.ts'
import { type CaseFile, caseById, factsOf } from '../case/case.store.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { mayCollect } from '../colleagues/colleague.rules.ts'
import { type NotActing, partIn, seated } from '../colleagues/part.question.ts'
import { gateHalts } from '../counsel/counsel.rules.ts'
import { isEmergency } from '../emergency/emergency.rules.ts'
import { officerAddress } from '../filing/contact.store.ts'
import { readyMail } from '../letters/officer.mail.ts'
import { sinceReopening } from '../reopening/reopening.rules.ts'
import { isPackageGone } from '../retention/retention.store.ts'
import { NO_RECORDS } from './bag.rules.ts'
import {
  type CasePackage,
  insertDelivery,
  insertLink,
  type LinkedPackage,
  linkBySecret,
  packagesOf,
} from './package.store.ts'

/** A link of their own for each who collects, in the transaction that made the package: the holder, and every deputy who may. */
export async function sendLinks(
  office: Office,
  held: Pick<Held, 'tx' | 'file' | 'now'>,
  made: CasePackage,
): Promise<void> {
  for (const collector of await collectorsOf(held)) await sendLink(office, held, { made, collector })
}

type Collector = Readonly<{ personId: string; to: string; lang: Lang }>

async function collectorsOf({ tx, file, now }: Pick<Held, 'tx' | 'file' | 'now'>): Promise<readonly Collector[]> {
  const { to, lang } = await officerAddress(tx, file)
  const colleagues = (await seated(tx, file, now)).flatMap(({ post, person, address }) =>
    person && mayCollect(post, { ...needs(file), level: person.level }) === 'yes'
      ? [{ personId: person.id, to: address, lang }]
      : [],
  )
  return [{ personId: file.officerId, to, lang }, ...colleagues]
}

const needs = ({ process }: Pick<CaseFile, 'process'>) => ({
  needed: LEVEL_FOR_SUBSCRIBER_DATA,
  emergency: isEmergency(process),
})

async function sendLink(
  office: Office,
  { tx, file, now }: Pick<Held, 'tx' | 'file' | 'now'>,
  { made, collector }: Readonly<{ made: CasePackage; collector: Collector }>,
): Promise<void> {
  const { personId, to, lang } = collector
  const secret = newSecret()
  const until = addDays(dayIn(office.provider.zone, now), office.provider.delivery.days)
  await insertLink(tx, {
    id: newId('link'),
    packageId: made.id,
    recipient: personId,
    secretHash: hashOf(secret),
    at: now,
    expiresAt: endOf(until, office.provider.zone),
  })
  const mail = readyMail({
    file,
    provider: office.provider,
    baseUrl: office.baseUrl,
    lang,
    until,
    ...{ sha256: made.sha256, bytes: made.bytes, form: made.form },
    secret,
  })
  await queueMail(tx, office, { to, ...mail, about: file.number, caseId: file.id, template: 'ready' })
}

/** Sends who collects a new link of their own for a package that exists: the old one expired or was lost, or they came later. */
export async function reissueLink(
  office: Office,
  by: string,
  { caseId, officerId }: { caseId: string; officerId: string },
): Promise<NotActing | { kind: 'sent' | 'no-package' | 'held' | 'rung' }> {
  const outcome = await withCase(office, caseId, async (held) => {
    const mine = await partIn(held.tx, held.file, { personId: officerId, now: held.now })
    if (!mine) return { kind: 'unknown' as const }
    const may = mayCollect(mine.part, { ...needs(held.file), level: mine.level })
    if (may !== 'yes') return { kind: may }
    const made = (await packagesOf(held.tx, caseId)).at(-1)
    if (!made || (await isPackageGone(held.tx, caseId))) return { kind: 'no-package' as const }
    if (made.id !== held.state.packageId || gateHalts(held.state.counsel)) return { kind: 'held' as const }
    const { to, lang } = await officerAddress(held.tx, held.file)
    const own = mine.part === 'holder' ? to : mine.address
    await sendLink(office, held, { made, collector: { personId: officerId, to: own, lang } })
    await record(held.tx, office.clock, { who: by, action: 'package.link.sent', about: held.file.number, caseId })
    return { kind: 'sent' as const }
  })
  return outcome ?? { kind: 'unknown' }
}

export type OpenedDelivery =
  | Readonly<{ kind: 'ready'; link: LinkedPackage['link']; package: LinkedPackage['package']; fileName: string }>
  | Readonly<{ kind: 'expired'; caseId: string }>
  /** Counsel halts it, or the case was taken up again. */
  | Readonly<{ kind: 'held'; caseId: string }>
  /** They are not known well enough for it, or no longer. */
  | Readonly<{ kind: 'rung'; caseId: string }>
  /** No such link, or not this person's: the two look the same. */
  | Readonly<{ kind: 'unknown' }>

export async function openDelivery(office: Office, officerId: string, secret: string): Promise<OpenedDelivery> {
  const found = await linkBySecret(office.db, hashOf(secret))
  if (!found || found.link.recipient !== officerId) return { kind: 'unknown' }
  const { caseId } = found.package
  const may = await collects(office, officerId, caseId)
  if (may === 'not-yours') return { kind: 'unknown' }
  if (found.link.expiresAt.getTime() <= office.clock.now().getTime()) return { kind: 'expired', caseId }
  if (may === 'rung') return { kind: 'rung', caseId }
  const state = caseState(await factsOf(office.db, found.package.caseId))
  if (state.packageId !== found.package.id || gateHalts(state.counsel))
    return { kind: 'held', caseId: found.package.caseId }
  return { kind: 'ready', ...found, fileName: fileNameOf(found.package) }
}

function fileNameOf({ caseNumber, form }: LinkedPackage['package']): string {
  return form === 'bag' ? `${caseNumber}.zip` : `${caseNumber}-${NO_RECORDS}`
}

/** Whether they collect for this case now: a link that was theirs opens nothing for whoever is no longer on it. */
async function collects({ db, clock }: Office, personId: string, caseId: string) {
  const file = await caseById(db, caseId)
  const mine = file && (await partIn(db, file, { personId, now: clock.now() }))
  return file && mine ? mayCollect(mine.part, { ...needs(file), level: mine.level }) : 'not-yours'
}

/** Recorded before the first byte leaves (`started`) and after the last one (`completed`). */
export function recordDownload(
  office: Office,
  officerId: string,
  opened: Extract<OpenedDelivery, { kind: 'ready' }>,
  kind: 'started' | 'completed',
): Promise<void> {
  const { link, package: made } = opened
  return transact(office, async (tx) => {
    await insertDelivery(tx, { id: newId('dlv'), linkId: link.id, kind, at: office.clock.now(), by: officerId })
    await record(tx, office.clock, {
      who: officerId,
      action: `package.download.${kind}`,
      about: made.caseNumber,
      caseId: made.caseId,
      detail: { sha256: made.sha256 },
    })
  }).then(async () => {
    if (kind === 'completed') await noteDelivery(office, made.caseId, { linkId: link.id, to: officerId })
  })
}

/** The first complete download is a fact of the case; later ones stand in the log of deliveries alone. */
async function noteDelivery(
  office: Office,
  caseId: CaseFile['id'],
  data: { linkId: string; to: string },
): Promise<void> {
  await withCase(office, caseId, async (held) => {
    if (sinceReopening(held.facts).some((fact) => fact.kind === 'delivered')) return
    await addFacts(office, held, { by: data.to, action: 'case.delivered', facts: [{ kind: 'delivered', data }] })
  })
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
