/**
 * Passwords at rest: scrypt, N=2^15, r=8, p=3 (OWASP's equal of 2^17 with a quarter of the memory: 32 MB while it runs).
 * It runs beside the main thread; never inside a transaction, for the embedded database has one connection.
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

const COST = { N: 32_768, r: 8, p: 3, maxmem: 64 * 1024 * 1024 }
const KEY_BYTES = 32

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, COST)
  return `scrypt$${COST.N}$${COST.r}$${COST.p}$${salt.toString('base64url')}$${key.toString('base64url')}`
}

/** Without a hash (nobody has this address) the same work is done and the answer is no. */
export async function passwordIsRight(password: string, stored: string | null): Promise<boolean> {
  const [, n, r, p, salt, key] = (stored ?? NOBODY).split('$')
  const right = Buffer.from(key ?? '', 'base64url')
  const given = await derive(password, Buffer.from(salt ?? '', 'base64url'), {
    ...COST,
    N: Number(n),
    r: Number(r),
    p: Number(p),
  })
  return right.length === given.length && timingSafeEqual(right, given) && stored !== null
}

const NOBODY = `scrypt$${COST.N}$${COST.r}$${COST.p}$${'A'.repeat(22)}$${'A'.repeat(43)}`

function derive(password: string, salt: Uint8Array, cost: typeof COST): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, cost, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
