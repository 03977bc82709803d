/**
 * By whom the office's documents are signed: a signer under a root, both made here and kept in `data/keys`, or a PKCS #12 file of an authority
 * that others know already. Papers that an older signer signed hold on: its certificate stands in them, and the root in the package.
 */
import {
  createPrivateKey,
  generateKeyPair,
  generateKeyPairSync,
  type KeyObject,
  type X509Certificate,
} from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { writeSecret } from '../keys.ts'
import { DAY_MS, later } from '../time.ts'
import { certificatesIn, fingerprintOf, issueCertificate } from './certificates.ts'
import type { Signer } from './cms.ts'

export type DocumentKeys = Readonly<{
  /** The certificate that a stranger decides to trust. */
  root: X509Certificate
  /** Made when it is first asked for: a key of this kind takes a moment. */
  signer: () => Promise<Signer>
}>

export type OwnKeysAsk = Readonly<{
  /** The data folder. */
  dir: string
  provider: string
  /** From when a certificate counts that has to be made. */
  now: Date
}>

const ROOT = 'document-root.pem'
const SIGNER = /^document-signer-[0-9a-f]{16}\.pem$/
const ROOT_YEARS = 30
const SIGNER_YEARS = 10
/** A signer this near to its end is followed by another. */
const LAST_DAYS = 365

/** Throws where the root is gone and its signers are not: then a backup has to be put back, or the signers put away. */
export function ownDocumentKeys({ dir, provider, now }: OwnKeysAsk): DocumentKeys {
  const folder = join(dir, 'keys')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const names = readdirSync(folder)
  if (!names.includes(ROOT)) {
    if (names.some((name) => SIGNER.test(name)))
      throw new Error(
        `${join(folder, ROOT)} is missing: put it back from a backup, or take the document-signer files away to begin anew`,
      )
    makeRoot(folder, provider, now)
  }
  const root = readPair(join(folder, ROOT))
  const fitting = names
    .filter((name) => SIGNER.test(name))
    .map((name) => readPair(join(folder, name)))
    .filter(
      ({ certificate }) => certificate.checkIssued(root.certificate) && certificate.verify(root.certificate.publicKey),
    )
    .filter(({ certificate }) => certificate.validToDate > later(now, LAST_DAYS * DAY_MS))
    .toSorted((a, b) => b.certificate.validFromDate.getTime() - a.certificate.validFromDate.getTime())
  let signer: Promise<Signer> | undefined
  return {
    root: root.certificate,
    signer: () => {
      const [newest] = fitting
      signer ??= newest ? Promise.resolve(signerOf(newest)) : makeSigner(folder, { provider, now, root })
      return signer
    },
  }
}

type Pair = Readonly<{ certificate: X509Certificate; privateKey: KeyObject }>

const signerOf = ({ certificate, privateKey }: Pair): Signer => ({ privateKey, chain: [certificate] })

function makeRoot(folder: string, provider: string, from: Date): void {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const named = { organization: provider, name: `${provider} document root` }
  const issuer = { certificate: null, privateKey }
  const certificate = issueCertificate({ kind: 'root', ...named, publicKey, from, years: ROOT_YEARS, issuer })
  writePair(join(folder, ROOT), { certificate, privateKey })
}

type SignerAsk = Readonly<{ provider: string; now: Date; root: Pair }>

async function makeSigner(folder: string, { provider, now, root }: SignerAsk): Promise<Signer> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 3072 })
  const named = { organization: provider, name: `${provider} document signer` }
  const certificate = issueCertificate({
    ...{ kind: 'signer', ...named, publicKey, issuer: root },
    ...{ from: now, years: SIGNER_YEARS },
  })
  writePair(join(folder, `document-signer-${fingerprintOf(certificate).slice(0, 16)}.pem`), { certificate, privateKey })
  return signerOf({ certificate, privateKey })
}

function writePair(path: string, { certificate, privateKey }: Pair): void {
  writeSecret(path, `${privateKey.export({ type: 'pkcs8', format: 'pem' })}${certificate.toString()}`)
}

function readPair(path: string): Pair {
  const text = readFileSync(path, 'utf8')
  const [certificate] = certificatesIn(text) ?? []
  const privateKey = createPrivateKey(text)
  if (!certificate?.checkPrivateKey(privateKey))
    throw new Error(`${path} holds a key and a certificate that do not belong together`)
  return { certificate, privateKey }
}
