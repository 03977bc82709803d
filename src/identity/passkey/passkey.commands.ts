/**
 * Passkeys: one gesture that is both factors, for the key verifies its holder. The challenge works once, whatever comes of it.
 * WebAuthn itself is read by @simplewebauthn/server, which is loaded when the first key is used.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type {
  AuthenticationResponseJSON,
  AuthenticatorTransportFuture,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { record } from '#audit'
import { newId, newSecret } from '#platform/ids.ts'
import { transact } from '#platform/office.ts'
import { later } from '#platform/time.ts'
import { permissionsOf } from '../access/permissions.rules.ts'
import { DOORS, type Door, firstPage, TRY_S } from '../door/door.rules.ts'
import { endTry, insertTry, lockTry, type Try } from '../door/try.store.ts'
import { type House, hashOf } from '../house.ts'
import { lockPerson } from '../person/person.store.ts'
import { openSession } from '../session/session.commands.ts'
import { partyOf } from './passkey.rules.ts'
import { deletePasskey, insertPasskey, notePasskeyUse, passkeyByCredential } from './passkey.store.ts'

/** The challenge for the browser and the secret for the cookie. `personId` when a key is added, null when someone signs in. */
export async function beginPasskey(
  { office, wall, secrets }: House,
  door: Door,
  personId: string | null,
): Promise<{ secret: string; challenge: string }> {
  const [id, secret, challenge] = [newId('try'), newSecret(), randomBytes(32).toString('base64url')]
  const endsAt = later(wall.now(), TRY_S * 1000)
  await transact(office, async (tx) => {
    await insertTry(tx, {
      id,
      secretHash: hashOf(secret),
      door,
      personId,
      addressKey: 'passkey',
      way: 'passkey',
      codeHash: secrets.key('code', `${id} ${challenge}`),
      guesses: 0,
      mails: 0,
      endsAt,
    })
    await record(tx, office.clock, {
      who: personId ?? 'anyone',
      action: 'passkey.begun',
      about: personId ?? door,
      allowed: true,
    })
  })
  return { secret, challenge }
}

export type PasskeyOutcome = Readonly<{ kind: 'in'; token: string; first: string }> | Readonly<{ kind: 'wrong' }>

export async function signInByPasskey(
  house: House,
  {
    door,
    secret,
    response,
    device,
  }: Readonly<{ door: Door; secret: string; response: AuthenticationResponseJSON; device: string }>,
): Promise<PasskeyOutcome> {
  const { office, wall } = house
  const open = await takeTry(house, door, secret)
  const key = await passkeyByCredential(office.db, response.id)
  const counter = open && open.personId === null && key ? await provenCounter(house, open, { key, response }) : null
  return transact(office, async (tx): Promise<PasskeyOutcome> => {
    const person = key && counter !== null ? await lockPerson(tx, key.personId) : null
    if (!key || counter === null || !person || person.suspendedAt || person.kind !== DOORS[door].kind) {
      await record(tx, office.clock, {
        who: 'anyone',
        action: 'sign-in.refused',
        about: 'passkey',
        allowed: false,
        detail: { door, step: 'passkey' },
      })
      return { kind: 'wrong' }
    }
    await notePasskeyUse(tx, key.id, { counter, at: wall.now() })
    return {
      kind: 'in',
      first: firstPage(door, permissionsOf(person.kind, person.roles)),
      token: await openSession(house, tx, { door, person, way: 'passkey', device }),
    }
  })
}

export type NewPasskey = Readonly<{
  door: Door
  personId: string
  secret: string
  response: RegistrationResponseJSON
  name: string
}>

/** False when the browser's answer does not fit the challenge, or the key is already known. */
export async function addPasskey(
  house: House,
  { door, personId, secret, response, name }: NewPasskey,
): Promise<boolean> {
  const { office, wall } = house
  const open = await takeTry(house, door, secret)
  const credential = open?.personId === personId ? await provenCredential(house, open, response) : null
  return transact(office, async (tx) => {
    const added =
      credential !== null &&
      (await insertPasskey(tx, { id: newId('passkey'), personId, name, createdAt: wall.now(), ...credential }))
    await record(tx, office.clock, { who: personId, action: 'passkey.added', about: personId, allowed: added })
    return added
  })
}

export async function removePasskey({ office }: House, personId: string, id: string): Promise<boolean> {
  return transact(office, async (tx) => {
    const removed = await deletePasskey(tx, personId, id)
    await record(tx, office.clock, { who: personId, action: 'passkey.removed', about: id, allowed: removed })
    return removed
  })
}

/** Used up by looking at it. */
async function takeTry({ office, wall }: House, door: Door, secret: string): Promise<Try | null> {
  return transact(office, async (tx) => {
    const now = wall.now()
    const open = await lockTry(tx, door, { secretHash: hashOf(secret), now })
    if (open?.way !== 'passkey') return null
    await endTry(tx, open.id, now)
    return open
  })
}

type Proof = Readonly<{
  key: NonNullable<Awaited<ReturnType<typeof passkeyByCredential>>>
  response: AuthenticationResponseJSON
}>

/** The key's new counter when its signature is right; else null. */
async function provenCounter(house: House, open: Try, { key, response }: Proof): Promise<number | null> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const credential = {
    id: key.credentialId,
    publicKey: key.publicKey,
    counter: key.counter,
    transports: key.transports.filter(isTransport),
  }
  const proof = await verifyAuthenticationResponse({ response, credential, ...expected(house, open) }).catch(() => null)
  return proof?.verified ? proof.authenticationInfo.newCounter : null
}

async function provenCredential(house: House, open: Try, response: RegistrationResponseJSON) {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const proof = await verifyRegistrationResponse({ response, ...expected(house, open) }).catch(() => null)
  if (!proof?.verified) return null
  const { id, publicKey, counter, transports = [] } = proof.registrationInfo.credential
  return { credentialId: id, publicKey, counter, transports }
}

function expected({ office, secrets }: House, open: Try) {
  const { ids, origins } = partyOf(office.baseUrl)
  return {
    expectedOrigin: [...origins],
    expectedRPID: [...ids],
    requireUserVerification: true,
    expectedChallenge: (challenge: string) =>
      timingSafeEqual(Buffer.from(secrets.key('code', `${open.id} ${challenge}`)), Buffer.from(open.codeHash)),
  }
}

const TRANSPORTS: readonly string[] = [
  'ble',
  'cable',
  'hybrid',
  'internal',
  'nfc',
  'smart-card',
  'usb',
] satisfies AuthenticatorTransportFuture[]

function isTransport(text: string): text is AuthenticatorTransportFuture {
  return TRANSPORTS.includes(text)
}
