/**
 * The book of the vault as bytes: always of the same length, and the same to the eye whether it holds nothing, one process or many.
 *
 * A salt, eight places for the keys of people, one body. A place holds the key of the body under a person's own passphrase; an empty one
 * holds chance. The body is one ciphertext that is made anew, whole, at every line: a look leaves the same trace as a process.
 *
 * Norm    NIST SP 800-38D: AES-256-GCM, a nonce of 96 random bits for each writing.
 * Norm    RFC 7914: scrypt, N=2^16, r=8, p=1; a third of a second for each guess.
 */
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  scrypt,
} from 'node:crypto'

export type Unlocked = Readonly<{ person: string; key: Buffer; signing: KeyObject | null }>
export type Body = Readonly<{ text: string; papers: Buffer }>

/** How much a guess costs, as N of scrypt. */
export const COST = 2 ** 16
const [SALT, NONCE, TAG, PLACE] = [16, 12, 16, 512]
export const PLACES = 8
const HEAD = SALT + PLACES * PLACE

/** Bytes of text and papers together that fit in. */
export const roomOf = (book: Buffer): number => book.length - HEAD - NONCE - TAG - 8

/** A book with nothing in it but chance. */
export function newBook(room: number): Buffer {
  return randomBytes(HEAD + NONCE + TAG + 8 + room)
}

/** A book of twice the room, with the same places and an empty body. */
export function enlarged(book: Buffer): Buffer {
  const larger = newBook(roomOf(book) * 2)
  book.copy(larger, 0, 0, HEAD)
  return larger
}

/** A key pair as the book keeps it: the public half (SPKI, base64) is written on a line. */
export function newSigning(): { signing: KeyObject; publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return { signing: privateKey, publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64') }
}

/** Puts the key of the body into a place, under a secret that opens it for this person only. */
export async function putKey(
  book: Buffer,
  place: number,
  { unlocked, secret, cost }: Readonly<{ unlocked: Unlocked; secret: string; cost: number }>,
): Promise<void> {
  const { person, key, signing } = unlocked
  const seed = signing?.export({ type: 'pkcs8', format: 'der' }).toString('base64') ?? null
  const plain = Buffer.alloc(PLACE - NONCE - TAG)
  plain.write(JSON.stringify({ person, key: key.toString('base64'), seed }))
  const own = await derive(book, { person, secret, cost })
  sealed(own, plain).copy(book, placeAt(place))
}

export function emptyPlace(book: Buffer, place: number): void {
  randomBytes(PLACE).copy(book, placeAt(place))
}

type Guess = Readonly<{ person: string; secret: string; cost: number }>

/** The key of the body, from whichever place this person's secret opens; null where it opens none. */
export async function takeKey(book: Buffer, guess: Guess): Promise<Unlocked | null> {
  const { person } = guess
  const own = await derive(book, guess)
  const places = Array.from({ length: PLACES }, (_, n) => book.subarray(placeAt(n), placeAt(n + 1)))
  // All are tried, so that the time does not tell which.
  const [plain] = places.map((bytes) => opened(own, bytes)).filter((bytes) => bytes !== null)
  if (!plain) return null
  const held: unknown = JSON.parse(plain.subarray(0, plain.indexOf(0)).toString())
  if (!isHeld(held) || held.person !== person) return null
  const signing =
    held.seed === null
      ? null
      : createPrivateKey({ key: Buffer.from(held.seed, 'base64'), format: 'der', type: 'pkcs8' })
  return { person, key: Buffer.from(held.key, 'base64'), signing }
}

/** Null where the key is not that of this book, or one bit of it was changed. */
export function readBody(book: Buffer, key: Buffer): Body | null {
  const plain = opened(key, book.subarray(HEAD))
  if (!plain) return null
  const [text, papers] = [plain.readUInt32BE(0), plain.readUInt32BE(4)]
  return { text: plain.toString('utf8', 8, 8 + text), papers: plain.subarray(8 + text, 8 + text + papers) }
}

/** False where it does not fit. */
export function writeBody(book: Buffer, key: Buffer, { text, papers }: Body): boolean {
  const bytes = Buffer.from(text)
  if (bytes.length + papers.length > roomOf(book)) return false
  const plain = Buffer.alloc(book.length - HEAD - NONCE - TAG)
  plain.writeUInt32BE(bytes.length, 0)
  plain.writeUInt32BE(papers.length, 4)
  bytes.copy(plain, 8)
  papers.copy(plain, 8 + bytes.length)
  sealed(key, plain).copy(book, HEAD)
  return true
}

const placeAt = (place: number) => SALT + place * PLACE

function derive(book: Buffer, { person, secret, cost }: Guess): Promise<Buffer> {
  const settings = { N: cost, r: 8, p: 1, maxmem: 128 * 1024 * 1024 }
  const salt = Buffer.concat([book.subarray(0, SALT), Buffer.from(person)])
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFKC'), salt, 32, settings, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

function sealed(key: Buffer, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function opened(key: Buffer, bytes: Buffer): Buffer | null {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG })
  decipher.setAuthTag(bytes.subarray(-TAG))
  const plain = decipher.update(bytes.subarray(NONCE, -TAG))
  try {
    return Buffer.concat([plain, decipher.final()])
  } catch {
    return null
  }
}

function isHeld(value: unknown): value is Readonly<{ person: string; key: string; seed: string | null }> {
  return typeof value === 'object' && value !== null && 'person' in value && 'key' in value && 'seed' in value
}
