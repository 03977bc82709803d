/**
 * Coming in by a door. Wrong address, wrong password, suspended: one answer, one length of time, one kind of record.
 *
 * Every attempt counts as a failure before it is looked at, so that many at once gain nothing; success forgives.
 */
import { timingSafeEqual } from 'node:crypto'
import { record } from '#audit'
import type { Db, Tx } from '#platform/db/db.ts'
import { newId, newSecret } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/outbox.ts'
import { transact } from '#platform/office.ts'
import { later } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { permissionsOf } from '../access/permissions.rules.ts'
import { checkFactor } from '../factor/factor.commands.ts'
import { totpOf } from '../factor/factor.store.ts'
import { passwordIsRight } from '../factor/password.ts'
import { type House, hashOf, newCode, plainEmail } from '../house.ts'
import { lockPerson, type Person, passwordOf, personByEmail, personById } from '../person/person.store.ts'
import { openSession } from '../session/session.commands.ts'
import {
  DOORS,
  type Door,
  failuresStill,
  firstPage,
  GUESSES_MOST,
  MAILS_MOST,
  secondsToWait,
  TRY_S,
} from './door.rules.ts'
import { codeMail } from './sign-in.mail.tsx'
import {
  clearFailures,
  endTry,
  findTry,
  insertTry,
  lockFailures,
  lockTry,
  mailsTo,
  setFailures,
  type Try,
  updateTry,
} from './try.store.ts'

export type Knock = Readonly<{ door: Door; email: string; lang: Lang; device: string }>

/** `code` means: the first step was right, now the second; `secret` belongs in a cookie. `shown` is the code itself, in a demo only. */
export type SignInOutcome =
  | Readonly<{ kind: 'wrong' }>
  | Readonly<{ kind: 'wait'; seconds: number }>
  | Readonly<{ kind: 'over' }>
  | Readonly<{ kind: 'code'; secret: string; way: 'app' | 'mail'; shown: string | null }>
  | Readonly<{ kind: 'in'; token: string; first: string }>

/** Staff and officers. `code` may come along at once, from the app. */
export async function signInByPassword(
  house: House,
  { password, code, ...knock }: Knock & Readonly<{ password: string; code: string }>,
): Promise<SignInOutcome> {
  const { office, wall } = house
  const email = plainEmail(knock.email)
  const addressKey = keyOf(house, knock.door, email)
  const gate = await transact(office, (tx) => countAttempt(tx, addressKey, wall.now()))
  if (gate.wait > 0) return { kind: 'wait', seconds: gate.wait }
  const person = await personByEmail(office.db, DOORS[knock.door].kind, email)
  const right = await passwordIsRight(password, person && (await passwordOf(office.db, person.id)))
  return transact(office, async (tx) => {
    if (!person || !right || person.suspendedAt)
      return refused(house, tx, { door: knock.door, addressKey, step: 'password' })
    const totp = await totpOf(tx, person.id)
    if (totp?.confirmed && code !== '') return secondStep(house, tx, { ...knock, person, addressKey, code })
    await setFailures(tx, addressKey, { failures: gate.before, lastAt: wall.now() })
    return openTry(house, tx, { ...knock, person, addressKey, way: totp?.confirmed ? 'app' : 'mail' })
  })
}

/** Account holders: a code by mail and nothing else. The answer is the same whoever asks. */
export async function signInByMail(house: House, knock: Knock): Promise<SignInOutcome> {
  const email = plainEmail(knock.email)
  return transact(house.office, async (tx) => {
    const found = await personByEmail(tx, DOORS[knock.door].kind, email)
    return openTry(house, tx, {
      ...knock,
      person: found?.suspendedAt ? null : found,
      addressKey: keyOf(house, knock.door, email),
      way: 'mail',
    })
  })
}

/** The second step, with the secret from the cookie. */
export async function finishSignIn(
  house: House,
  { door, secret, code, device }: Readonly<{ door: Door; secret: string; code: string; device: string }>,
): Promise<SignInOutcome> {
  const { office, wall } = house
  return transact(office, async (tx) => {
    const now = wall.now()
    const open = await lockTry(tx, door, { secretHash: hashOf(secret), now })
    if (!open || open.way === 'passkey') return { kind: 'over' }
    const gate = await countAttempt(tx, open.addressKey, now)
    if (gate.wait > 0) return { kind: 'wait', seconds: gate.wait }
    const person = open.personId === null ? null : await lockPerson(tx, open.personId)
    const way = person && !person.suspendedAt ? await wayOf(house, tx, open, code) : null
    if (person && way) {
      await endTry(tx, open.id, now)
      await clearFailures(tx, open.addressKey)
      return {
        kind: 'in',
        first: firstOf(door, person),
        token: await openSession(house, tx, { door, person, way, device }),
      }
    }
    await updateTry(tx, { ...open, guesses: open.guesses + 1 })
    await refused(house, tx, { door, addressKey: open.addressKey, step: 'code' })
    if (open.guesses + 1 < GUESSES_MOST) return { kind: 'wrong' }
    await endTry(tx, open.id, now)
    return { kind: 'over' }
  })
}

/** A new code to the same address; the old one is worth nothing then. After three we say the same and send none. */
export async function mailAgain(
  house: House,
  { door, secret, lang }: Readonly<{ door: Door; secret: string; lang: Lang }>,
): Promise<SignInOutcome> {
  return transact(house.office, async (tx) => {
    const open = await lockTry(tx, door, { secretHash: hashOf(secret), now: house.wall.now() })
    if (open?.way !== 'mail') return { kind: 'over' }
    const code = newCode()
    const more = open.mails < MAILS_MOST
    const person = open.personId === null ? null : await personById(tx, open.personId)
    if (more) await updateTry(tx, { ...open, codeHash: codeKey(house, open.id, code), mails: open.mails + 1 })
    const sent = more && person ? await sendCode(house, tx, { person, lang, code, door }) : null
    return { kind: 'code', secret, way: 'mail', shown: sent }
  })
}

/** How the second step of this try is done; null when it is over. */
export async function tryAt(
  { wall }: House,
  db: Db | Tx,
  { door, secret }: Readonly<{ door: Door; secret: string }>,
): Promise<'app' | 'mail' | null> {
  const open = await findTry(db, door, { secretHash: hashOf(secret), now: wall.now() })
  return open && open.way !== 'passkey' ? open.way : null
}

type Opening = Knock & Readonly<{ person: Person | null; addressKey: string; way: 'app' | 'mail' }>

async function openTry(house: House, tx: Tx, { door, person, addressKey, way, lang }: Opening): Promise<SignInOutcome> {
  const now = house.wall.now()
  const id = newId('try')
  const secret = newSecret()
  const code = newCode()
  const mayMail = way === 'mail' && (await mailsTo(tx, addressKey, now)) < MAILS_MOST * 2
  await insertTry(tx, {
    id,
    secretHash: hashOf(secret),
    door,
    personId: person?.id ?? null,
    addressKey,
    way,
    codeHash: codeKey(house, id, code),
    guesses: 0,
    mails: mayMail ? 1 : 0,
    endsAt: later(now, TRY_S * 1000),
  })
  const shown = mayMail && person ? await sendCode(house, tx, { person, lang, code, door }) : null
  if (!person)
    await record(tx, house.office.clock, {
      who: 'anyone',
      action: 'sign-in.refused',
      about: addressKey.slice(0, 24),
      allowed: false,
      detail: { door, step: 'address' },
    })
  return { kind: 'code', secret, way, shown }
}

type CodeMail = Readonly<{ person: Person; lang: Lang; code: string; door: Door }>

/** The code for the demo's page, where no mail leaves the machine; null elsewhere. */
async function sendCode({ office }: House, tx: Tx, { person, lang, code, door }: CodeMail): Promise<string | null> {
  await queueMail(
    tx,
    office,
    codeMail({ to: person.email, about: person.id, lang, code, provider: office.provider.name }),
  )
  await record(tx, office.clock, {
    who: person.id,
    action: 'sign-in.code-sent',
    about: person.id,
    allowed: true,
    detail: { door },
  })
  return office.demo ? code : null
}

function firstOf(door: Door, { kind, roles }: Person): string {
  return firstPage(door, permissionsOf(kind, roles))
}

type Second = Knock & Readonly<{ person: Person; addressKey: string; code: string }>

async function secondStep(
  house: House,
  tx: Tx,
  { door, person, addressKey, code, device }: Second,
): Promise<SignInOutcome> {
  const way = await checkFactor(house, tx, person.id, code)
  if (!way) return refused(house, tx, { door, addressKey, step: 'code' })
  await clearFailures(tx, addressKey)
  return {
    kind: 'in',
    first: firstOf(door, person),
    token: await openSession(house, tx, { door, person, way, device }),
  }
}

async function wayOf(house: House, tx: Tx, open: Try, code: string): Promise<'app' | 'mail' | 'recovery' | null> {
  if (open.way === 'app' && open.personId) return checkFactor(house, tx, open.personId, code)
  const given = Buffer.from(codeKey(house, open.id, code))
  return open.mails > 0 && timingSafeEqual(given, Buffer.from(open.codeHash)) ? 'mail' : null
}

/** Counts before looking. `before` is how many failures there were. */
async function countAttempt(tx: Tx, addressKey: string, now: Date): Promise<{ wait: number; before: number }> {
  const past = await lockFailures(tx, addressKey, now)
  const wait = secondsToWait(past, now)
  const before = failuresStill(past, now)
  if (wait === 0) await setFailures(tx, addressKey, { failures: before + 1, lastAt: now })
  return { wait, before }
}

/** On the record by a keyed hash: an investigator can compare, a reader learns no address. */
async function refused(
  { office }: House,
  tx: Tx,
  { door, addressKey, step }: Readonly<{ door: Door; addressKey: string; step: string }>,
): Promise<SignInOutcome> {
  await record(tx, office.clock, {
    who: 'anyone',
    action: 'sign-in.refused',
    about: addressKey.slice(0, 24),
    allowed: false,
    detail: { door, step },
  })
  return { kind: 'wrong' }
}

function keyOf({ secrets }: House, door: Door, email: string): string {
  return secrets.key('address', `${door} ${email}`)
}

/** Bound to its try: a code of one sign-in is nothing in another. */
function codeKey({ secrets }: House, tryId: string, code: string): string {
  return secrets.key('code', `${tryId} ${code}`)
}
