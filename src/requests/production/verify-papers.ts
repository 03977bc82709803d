/** What is signed beside the seal: the certificate in a package and its time stamp, each under the root that came along. */
import { certificatesIn, leadsToTrusted } from '#platform/pki/certificates.ts'
import { checkPdf, saysSigned } from '#platform/pki/pdf-signature.ts'
import { checkStamp } from '#platform/pki/time-stamp-check.ts'
import { CERTIFICATE, DOCUMENT_ROOT, STAMPED, TIME_STAMP, TIME_STAMP_ROOT } from './bag.rules.ts'
import { type Found, textOf } from './verify-archive.ts'
import type { Problem } from './verify-problem.ts'

/** `root`: SHA-256 of the certificate of the root, as `openssl x509 -fingerprint` writes it; null for a paper by itself of which none was given. */
export type PaperSigned = Readonly<{ by: string; root: string | null }>
type PaperCheck =
  | Readonly<{ kind: 'signed'; signed: PaperSigned }>
  /** A package from before the certificate was signed. */
  | Readonly<{ kind: 'unsigned' }>
  | Readonly<{ kind: 'bad'; path: string; why: 'root' | 'other-root' | 'signature' | 'chain' }>

export type Stamp = Readonly<{ at: string; by: string; policy: string }>

export function paperOf(found: Found, problems: Problem[], roots: readonly string[] | undefined): PaperSigned | null {
  const certificate = found.get(CERTIFICATE)?.text
  if (!certificate) return null
  const check = checkPaper({ certificate, root: found.get(DOCUMENT_ROOT)?.text?.toString() ?? null, roots })
  if (check.kind === 'bad') problems.push({ code: `paper-${check.why}`, path: check.path, detail: '' })
  return check.kind === 'signed' ? check.signed : null
}

export const isPaper = (head: Buffer): boolean => head.toString('latin1').startsWith('%PDF-')

/** A paper that came without a package, such as a proof of delivery: the root has to come from outside. */
export function loosePaper(pdf: Buffer, problems: Problem[], roots: readonly string[] | undefined): PaperSigned | null {
  const bad = (code: 'document-signature' | 'document-root') => {
    problems.push({ code, path: 'PDF', detail: '' })
    return null
  }
  const signed = checkPdf(pdf)
  if (signed === null) return bad('document-signature')
  const { by, others } = signed
  if (roots === undefined) return { by: nameIn(by.subject), root: null }
  const root = roots
    .flatMap((pem) => certificatesIn(pem) ?? [])
    .find((one) => leadsToTrusted({ leaf: by, others, trusted: [one], at: by.validFromDate }))
  return root ? { by: nameIn(by.subject), root: root.fingerprint256 } : bad('document-root')
}

export function timeOf(found: Found, problems: Problem[]): Stamp | null {
  const answer = found.get(TIME_STAMP)?.text
  if (!answer) return null
  const data = found.get(STAMPED)?.text ?? Buffer.alloc(0)
  const stamp = checkTime(answer, data, textOf(found, TIME_STAMP_ROOT))
  if (stamp === null) problems.push({ code: 'time-stamp', path: TIME_STAMP, detail: '' })
  return stamp
}

type PaperAsk = Readonly<{
  certificate: Buffer
  /** As it came along; null where none did. */
  root: string | null
  /** PEM of roots from outside; with them, it must be one of these. */
  roots: readonly string[] | undefined
}>

function checkPaper({ certificate, root, roots }: PaperAsk): PaperCheck {
  if (root === null && roots === undefined && !saysSigned(certificate)) return { kind: 'unsigned' }
  const [trusted, ...more] = certificatesIn(root ?? '') ?? []
  if (!trusted || more.length > 0) return { kind: 'bad', path: DOCUMENT_ROOT, why: 'root' }
  const known = roots?.flatMap((pem) => certificatesIn(pem) ?? [])
  if (known && !known.some((one) => one.raw.equals(trusted.raw)))
    return { kind: 'bad', path: DOCUMENT_ROOT, why: 'other-root' }
  const signed = checkPdf(certificate)
  if (signed === null) return { kind: 'bad', path: CERTIFICATE, why: 'signature' }
  const { by, others } = signed
  // That of the day on which the signer began: a paper stays what it is when a certificate has run out since.
  if (!leadsToTrusted({ leaf: by, others, trusted: [trusted], at: by.validFromDate }))
    return { kind: 'bad', path: CERTIFICATE, why: 'chain' }
  return { kind: 'signed', signed: { by: nameIn(by.subject), root: trusted.fingerprint256 } }
}

/** Of the bytes that are stamped; null where the stamp does not hold. `roots`: PEM that came along. */
function checkTime(answer: Buffer, data: Buffer, roots: string): Stamp | null {
  const check = checkStamp(answer, data, { trusted: certificatesIn(roots) ?? [] })
  return check.kind === 'good'
    ? { at: check.at.toISOString(), by: nameIn(check.by.subject), policy: check.policy }
    : null
}

/** The last name of a subject, printable whatever it holds. */
function nameIn(subject: string): string {
  const name = subject.split('\n').findLast((line) => line.startsWith('CN=')) ?? subject
  return name
    .replace(/^CN=/, '')
    .replaceAll(/[^\P{C}]/gu, '?')
    .slice(0, 120)
}
