/** Files and keys in memory, so that twenty thousand productions do not wear out a disk. */
import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Files } from '../../src/platform/files.ts'
import type { Keys } from '../../src/platform/keys.ts'
import { issueCertificate } from '../../src/platform/pki/certificates.ts'
import type { DocumentKeys } from '../../src/platform/pki/document-keys.ts'

export type MemoryFiles = Pick<Files, 'put' | 'open'> & Readonly<{ forget: () => void }>

/** `forget` drops what was put since the last `keep`. */
export function memoryFiles(): MemoryFiles & Readonly<{ keep: () => void }> {
  const kept = new Map<string, Buffer>()
  const fresh = new Map<string, Buffer>()
  return {
    put: async (source) => {
      const bytes = source instanceof Uint8Array ? Buffer.from(source) : Buffer.concat(await source.toArray())
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      if (!kept.has(sha256)) fresh.set(sha256, bytes)
      return { sha256, bytes: bytes.length }
    },
    open: (sha256) => {
      const bytes = kept.get(sha256) ?? fresh.get(sha256)
      if (!bytes) throw new Error(`no such file: ${sha256}`)
      return Readable.from([bytes])
    },
    keep: () => {
      for (const [name, bytes] of fresh) kept.set(name, bytes)
      fresh.clear()
    },
    forget: () => fresh.clear(),
  }
}

export function memoryKeys(keyId = 'test-key'): Keys {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    currentKeyId: keyId,
    keyIds: [keyId],
    sign: (text) => ({ keyId, signature: sign(null, Buffer.from(text), privateKey).toString('base64') }),
    verify: (text, signature, of) =>
      of === keyId && verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64')),
    publicKeyPem: (of) => (of === keyId ? publicKey.export({ type: 'spki', format: 'pem' }).toString() : null),
  }
}

/** One root and one signer for a whole run. */
export const memoryDocuments = newDocuments()

function newDocuments(): DocumentKeys {
  const from = new Date('2026-01-01T00:00:00Z')
  const common = { organization: 'Halder', from, years: 10 }
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const issuer = { certificate: null, privateKey }
  const root = issueCertificate({ ...common, kind: 'root', name: 'Halder document root', publicKey, issuer })
  let signer: ReturnType<DocumentKeys['signer']> | undefined
  const makeSigner = async () => {
    const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const certificate = issueCertificate({
      ...{ ...common, kind: 'signer', name: 'Halder document signer' },
      ...{ publicKey: own.publicKey, issuer: { certificate: root, privateKey } },
    })
    return { privateKey: own.privateKey, chain: [certificate] } as const
  }
  return {
    root,
    signer: () => {
      signer ??= makeSigner()
      return signer
    },
  }
}
