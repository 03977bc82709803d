/**
 * An account asked for from an official address: proved by a code, reviewed at the desk. Nothing that the applicant sees depends on whether
 * the address is known to us: the same rows, the same mail, the same pages.
 */
import { timingSafeEqual } from 'node:crypto'
import { record } from '#audit'
import { addPerson, type House, hashOf, newCode, personByEmail, plainEmail, sendWelcome } from '#identity'
import type { Tx } from '#platform/db/db.ts'
import { newId, newSecret } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/outbox.ts'
import { transact } from '#platform/office.ts'
import { HOUR_MS, later } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { officerWithin } from '../agency.commands.ts'
import { isOfficial } from '../agency.rules.ts'
import { agencyById } from '../agency.store.ts'
import { evidenceWithin } from '../ladder/evidence.commands.ts'
import { codeMail, refusedMail } from './application.mail.ts'
import { CODE_MINUTES, isOpen, MAILS_AN_HOUR } from './application.rules.ts'
import {
  type Application,
  type ApplicationFacts,
  applicationsSince,
  insertApplication,
  insertApplicationOutcome,
  lockApplication,
  lockBySecret,
  sweepApplications,
  updateProof,
} from './application.store.ts'

/** `secret` goes back with the code; `shown` is the code itself, in a demo only, where no mail leaves. */
export async function applyForAccount(
  house: House,
  facts: ApplicationFacts,
  lang: Lang,
): Promise<Readonly<{ secret: string; shown: string | null }>> {
  const { office } = house
  const [id, secret, code, email] = [newId('application'), newSecret(), newCode(), plainEmail(facts.email)]
  return transact(office, async (tx) => {
    const now = office.clock.now()
    await sweepApplications(tx, now)
    const mayMail = (await applicationsSince(tx, email, later(now, -HOUR_MS))) < MAILS_AN_HOUR
    const endsAt = later(now, (CODE_MINUTES * HOUR_MS) / 60)
    const codeHash = codeKey(house, id, code)
    await insertApplication(tx, {
      ...facts,
      id,
      email,
      lang,
      codeHash,
      createdAt: now,
      endsAt,
      secretHash: hashOf(secret),
    })
    if (mayMail)
      await queueMail(tx, office, codeMail({ to: email, about: id, lang, code, provider: office.provider.name }))
    await record(tx, office.clock, { who: 'anyone', action: 'application.made', about: id })
    return { secret, shown: office.demo ? code : null }
  })
}

export type ProofEnd = 'proved' | 'wrong' | 'over'

export async function proveAddress(
  house: House,
  { secret, code }: Readonly<{ secret: string; code: string }>,
): Promise<ProofEnd> {
  const { office } = house
  return transact(office, async (tx) => {
    const made = await lockBySecret(tx, hashOf(secret))
    const now = office.clock.now()
    if (!made || !isOpen(made, now)) return 'over'
    const given = Buffer.from(codeKey(house, made.id, code.replace(/\s/g, '')))
    const right = timingSafeEqual(given, Buffer.from(made.codeHash))
    await updateProof(tx, { id: made.id, guesses: made.guesses + 1, provedAt: right ? now : null })
    const action = right ? 'application.proved' : 'application.refused-code'
    await record(tx, office.clock, { who: 'anyone', action, about: made.id, allowed: right })
    if (right) return 'proved'
    return isOpen({ ...made, guesses: made.guesses + 1 }, now) ? 'wrong' : 'over'
  })
}

export type DecisionRefusal = 'unknown' | 'over' | 'not-official' | 'taken'
export type DecisionEnd =
  | Readonly<{ kind: 'done'; agencyId: string | null }>
  | Readonly<{ kind: 'refused'; because: DecisionRefusal }>

/** Makes the officer, on the second rung, and sends the link by which a password is chosen. */
export async function acceptApplication(
  house: House,
  { applicationId, agencyId, by }: Readonly<{ applicationId: string; agencyId: string; by: string }>,
): Promise<DecisionEnd> {
  const { office } = house
  return transact(office, async (tx) => {
    const made = await lockApplication(tx, applicationId)
    const because = whyNot(made) ?? (made && (await whyNoOfficer(tx, made, agencyId)))
    if (!made || because) return { kind: 'refused', because: because ?? 'unknown' }
    const personId = await makeOfficer(house, tx, { made, agencyId, by })
    const end = { id: made.id, outcome: 'accepted', reason: '', personId, at: office.clock.now(), by } as const
    await insertApplicationOutcome(tx, end)
    const detail = { agencyId, personId }
    await record(tx, office.clock, { who: by, action: 'application.accepted', about: made.id, detail })
    return { kind: 'done', agencyId }
  })
}

async function whyNoOfficer(tx: Tx, { email }: Application, agencyId: string): Promise<DecisionRefusal | null> {
  const agency = await agencyById(tx, agencyId)
  if (!agency || !isOfficial(email, agency.domains)) return 'not-official'
  return (await personByEmail(tx, 'officer', email)) ? 'taken' : null
}

type Making = Readonly<{ made: Application; agencyId: string; by: string }>

async function makeOfficer(house: House, tx: Tx, { made, agencyId, by }: Making): Promise<string> {
  const { office } = house
  const { name, email, badge, title, telephone, extension, lang } = made
  const person = await addPerson(office, tx, { kind: 'officer', name, email, roles: ['officer'], agencyId, by })
  if (person.kind === 'taken') throw new Error('somebody took the address at this very moment')
  const officer = { personId: person.id, agencyId, badge, title, telephone, extension, address: email }
  await officerWithin(office, tx, { by, officer })
  const asked = { personId: person.id, outcome: 'confirmed', spokeTo: '', by } as const
  await evidenceWithin(office, tx, { ...asked, kind: 'address', note: 'A code sent to the address was given back.' })
  await evidenceWithin(office, tx, {
    ...asked,
    kind: 'domain',
    note: 'The address lies on a domain bound to the agency.',
  })
  await sendWelcome(house, tx, { id: person.id, by, lang })
  return person.id
}

/** The reason goes to the applicant by mail, in the language of the application. */
export async function refuseApplication(
  house: House,
  { applicationId, reason, by }: Readonly<{ applicationId: string; reason: string; by: string }>,
): Promise<DecisionEnd> {
  const { office } = house
  return transact(office, async (tx) => {
    const made = await lockApplication(tx, applicationId)
    const because = whyNot(made)
    if (!made || because) return { kind: 'refused', because: because ?? 'unknown' }
    await insertApplicationOutcome(tx, {
      id: made.id,
      outcome: 'refused',
      reason,
      personId: null,
      at: office.clock.now(),
      by,
    })
    const { email: to, lang, name } = made
    await queueMail(tx, office, refusedMail({ to, about: made.id, lang, name, reason, provider: office.provider.name }))
    await record(tx, office.clock, { who: by, action: 'application.refused', about: made.id, detail: { reason } })
    return { kind: 'done', agencyId: null }
  })
}

function whyNot(made: Application | null): DecisionRefusal | null {
  if (!made || made.provedAt === null) return 'unknown'
  return made.outcome === null ? null : 'over'
}

/** Bound to its application: a code of one is nothing in another. */
function codeKey({ secrets }: House, id: string, code: string): string {
  return secrets.key('code', `${id} ${code}`)
}
