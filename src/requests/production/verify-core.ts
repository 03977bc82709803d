/**
 * Says whether a package is the one we made, or exactly what is wrong with it. Reads hostile files: every entry is stored, so
 * nothing is unpacked; what a reader keeps in memory is bounded; nothing is written. The bytes come through a port, so that the
 * command line (verify.ts) and the reader's own browser (browser/verify.ts) ask one and the same.
 */
import { createHash } from 'node:crypto'
import { isPayload } from './bag.rules.ts'
import type { BagCheck } from './bag-standard.rules.ts'
import { type Bytes, eachChunk, type Found, readArchive, readWhole } from './verify-archive.ts'
import { checkBag } from './verify-bag.ts'
import { isPaper, loosePaper, type PaperSigned, paperOf, type Stamp, timeOf } from './verify-papers.ts'
import { PROBLEMS_SHOWN, type Problem } from './verify-problem.ts'
import { checkSignatures, type Signed } from './verify-signatures.ts'

export type Origin = 'checked by key' | 'checked by root' | 'checked by archive hash' | 'not checked: integrity only'

export type Verdict = Readonly<{
  /** A package, or one paper of the office that is signed by itself. */
  kind: 'package' | 'paper'
  verdict: 'good' | 'bad' | 'could-not'
  origin: Origin
  problems: readonly Problem[]
  /** Of the file as it lies there; null when it could not be read. */
  sha256: string | null
  caseNumber: string | null
  /** What it is by the standard of bags, whoever made it; null where it is no archive of ours to look into. */
  bag: BagCheck | null
  /** The seal and the grants whose signature is right. */
  signed: readonly Signed[]
  /** By whom the certificate is signed; null where it is not, or the package is from before it was. */
  paper: PaperSigned | null
  /** Of the list of records, under the root that came along; null where the package has none. */
  timeStamp: Stamp | null
  files: number
  bytes: number
}>

/** `publicKeys`, each as PEM: an office that changed its key has several. A signature by any of them counts, by another does not.
 * `roots`, each as PEM: the certificate in the package must be signed under one of them. */
export type VerifyAsk = Readonly<{ sha256?: string; publicKeys?: readonly string[]; roots?: readonly string[] }>

export function couldNot(detail: string): Verdict {
  return {
    ...{ kind: 'package', verdict: 'could-not', origin: 'not checked: integrity only' },
    ...{ sha256: null, caseNumber: null, bag: null, signed: [], paper: null, timeStamp: null, files: 0, bytes: 0 },
    problems: [{ code: 'not-a-package', path: '', detail }],
  }
}

/** Throws what the port throws. */
export async function verifyBytes(source: Bytes, ask: VerifyAsk = {}): Promise<Verdict> {
  const problems: Problem[] = []
  const sha256 = await hashOf(source)
  const expected = ask.sha256?.trim().toLowerCase()
  if (expected !== undefined && expected !== sha256) problems.push({ code: 'archive-hash', path: '', detail: sha256 })
  const paper = await readWhole(source, isPaper)
  const found = paper === null ? await readArchive(source, problems) : null
  const inside = found === null ? NOTHING : lookInside(found, problems, ask)
  const signed = paper === null ? {} : { paper: loosePaper(paper, problems, ask.roots) }
  return {
    kind: paper === null ? 'package' : 'paper',
    verdict: problems.length === 0 ? 'good' : 'bad',
    origin:
      paper !== null && ask.roots !== undefined
        ? 'checked by root'
        : paper === null && ask.publicKeys !== undefined
          ? 'checked by key'
          : expected !== undefined
            ? 'checked by archive hash'
            : 'not checked: integrity only',
    problems: problems.slice(0, PROBLEMS_SHOWN),
    sha256,
    ...inside,
    ...signed,
  }
}

async function hashOf(source: Bytes): Promise<string> {
  const hash = createHash('sha256')
  await eachChunk(source, { start: 0, end: source.size }, (chunk) => hash.update(chunk))
  return hash.digest('hex')
}

type Inside = Pick<Verdict, 'caseNumber' | 'bag' | 'signed' | 'paper' | 'timeStamp' | 'files' | 'bytes'>
const NOTHING: Inside = { caseNumber: null, bag: null, signed: [], paper: null, timeStamp: null, files: 0, bytes: 0 }

function lookInside(found: Found, problems: Problem[], { publicKeys, roots }: VerifyAsk): Inside {
  const payload = [...found].filter(([path]) => isPayload(path))
  return {
    ...checkBag(found, problems),
    signed: checkSignatures(found, problems, publicKeys),
    paper: paperOf(found, problems, roots),
    timeStamp: timeOf(found, problems),
    files: payload.length,
    bytes: payload.reduce((sum, [, { bytes }]) => sum + bytes, 0),
  }
}
