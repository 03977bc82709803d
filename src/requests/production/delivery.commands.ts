/** Handing a finished package over: a link of its own for each recipient, which expires, every use recorded. */
import { createHash } from 'node:crypto'
import { record } from '#audit'
import { newId, newSecret } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/outbox.ts'
import { type Office, transact } from '#platform/office.ts'
import { addDays, dayIn, endOf } from '#platform/time.ts'
import { caseState } from '../case/case.rules.ts'
import { type CaseFile, factsOf } from '../case/case.store.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { gateHalts } from '../counsel/counsel.rules.ts'
import { officerAddress } from '../filing/contact.store.ts'
import { readyMail } from '../letters/officer.mail.ts'
import { sinceReopening } from '../reopening/reopening.rules.ts'
import { isPackageGone } from '../retention/retention.store.ts'
import {
  type CasePackage,
  insertDelivery,
  insertLink,
  type LinkedPackage,
  linkBySecret,
  packagesOf,
} from './package.store.ts'

/** Makes a link for the officer of the case and writes to them, in the transaction that made the package. */
export async function sendLink(
  office: Office,
  { tx, file, now }: Pick<Held, 'tx' | 'file' | 'now'>,
  made: CasePackage,
): Promise<void> {
  const secret = newSecret()
  const until = addDays(dayIn(office.provider.zone, now), office.provider.delivery.days)
  await insertLink(tx, {
    id: newId('link'),
    packageId: made.id,
    recipient: file.officerId,
    secretHash: hashOf(secret),
    at: now,
    expiresAt: endOf(until, office.provider.zone),
  })
  const { to, lang } = await officerAddress(tx, file)
  const mail = readyMail({
    file,
    provider: office.provider,
    baseUrl: office.baseUrl,
    lang,
    until,
    sha256: made.sha256,
    bytes: made.bytes,
    secret,
  })
  await queueMail(tx, office, { to, ...mail, about: file.number, caseId: file.id, template: 'ready' })
}

/** Sends the officer a new link for a package that exists: the old one expired or was lost. */
export async function reissueLink(
  office: Office,
  by: string,
  { caseId, officerId }: { caseId: string; officerId: string },
): Promise<{ kind: 'sent' | 'unknown' | 'no-package' | 'held' }> {
  const outcome = await withCase(office, caseId, async (held) => {
    if (held.file.officerId !== officerId) return { kind: 'unknown' as const }
    const made = (await packagesOf(held.tx, caseId)).at(-1)
    if (!made || (await isPackageGone(held.tx, caseId))) return { kind: 'no-package' as const }
    if (made.id !== held.state.packageId || gateHalts(held.state.counsel)) return { kind: 'held' as const }
    await sendLink(office, held, made)
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
  /** No such link, or not this person's: the two look the same. */
  | Readonly<{ kind: 'unknown' }>

export async function openDelivery(office: Office, officerId: string, secret: string): Promise<OpenedDelivery> {
  const found = await linkBySecret(office.db, hashOf(secret))
  if (!found || found.link.recipient !== officerId) return { kind: 'unknown' }
  if (found.link.expiresAt.getTime() <= office.clock.now().getTime())
    return { kind: 'expired', caseId: found.package.caseId }
  const state = caseState(await factsOf(office.db, found.package.caseId))
  if (state.packageId !== found.package.id || gateHalts(state.counsel))
    return { kind: 'held', caseId: found.package.caseId }
  return { kind: 'ready', ...found, fileName: `${found.package.caseNumber}.zip` }
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
