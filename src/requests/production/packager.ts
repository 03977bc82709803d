/**
 * The packager: one ZIP that is a BagIt bag, written in one pass, hashed on the way. It does not trust the collector: every row
 * is checked once more against the signed grant and a table of its own (second-check.rules.ts) while it passes.
 * A package that fails any check is not finished; the half-written file is removed.
 */
import { createHash, type X509Certificate } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { canonical, type Json } from '#platform/canonical.ts'
import type { Files } from '#platform/files.ts'
import type { Keys } from '#platform/keys.ts'
import { instant } from '#platform/time.ts'
import { LANGS, type Lang } from '#platform/words.ts'
import {
  type Collected,
  type CollectedFile,
  checkGrant,
  type GrantRefusal,
  type ProcessReach,
  type SignedGrant,
} from '#records'
import { Archive } from './archive.ts'
import {
  BAG_DECLARATION,
  bagInfoText,
  CASE_FILE,
  DOCUMENT_ROOT,
  isBagPath,
  isPayload,
  manifestText,
  NOTHING_FOUND,
  payloadOxum,
  READABLE,
  SEAL,
  TIME_STAMP,
  TIME_STAMP_ROOT,
} from './bag.rules.ts'
import { type CaseAsk, caseJsonLd } from './case-jsonld.rules.ts'
import type { CertificationId, PlaceOfSigning } from './certification.rules.ts'
import { copiesIn, indexJson, type Part, type WithheldCategory, withheldJson } from './metadata.ts'
import { sayPackage } from './package.words.ts'
import { type Paper, papersOf } from './papers.ts'
import type { Custodian, Unknown } from './phrases.ts'
import { readablePage } from './readable.ts'
import { readmeText } from './readme.ts'
import { type CheckProblem, SecondCheck } from './second-check.ts'
import type { Stamp, Stamped } from './stamping.ts'
import type { Typeset } from './typeset.ts'
import { dosStamp } from './zip.rules.ts'

export type PackageAsk = Readonly<{
  caseNumber: string
  docketNumber: string
  agency: string
  provider: string
  custodian: Custodian
  place: PlaceOfSigning
  /** Of what is there for people to read. */
  lang: Lang
  /** For whose courts its papers are written. */
  text: CertificationId
  /** When the records were searched. */
  searchedAt: string
  /** Identifiers of the case by which no account was found. */
  unknown: readonly Unknown[]
  parts: readonly Readonly<{ signed: SignedGrant; collected: Collected; withheld: readonly WithheldCategory[] }>[]
  /** Cases of copies that the decision named and that were kept no more. */
  endedCopies?: readonly string[]
}>

export type PackageTools = Readonly<{
  files: Pick<Files, 'open'>
  keys: Keys
  now: Date
  reachOf: (process: string) => ProcessReach
  typeset: Typeset
  /** Under which the certificate is signed. */
  documentRoot: X509Certificate
  /** Without it the package carries no time stamp. */
  stamp?: Stamp
  progress?: (bytes: number, of: number) => void
}>

export type PackageRefusal =
  | Readonly<{ because: 'grant'; grant: GrantRefusal }>
  | Readonly<{ because: 'wrong-case' | 'grant-and-records-differ' | 'no-part' }>
  | Readonly<{ because: 'second-check'; path: string; problem: CheckProblem }>
  | Readonly<{ because: 'file-changed'; path: string }>

export type Packaged =
  | Readonly<{ kind: 'packaged'; sha256: string; bytes: number; files: number; stamp: Stamped['kind'] }>
  | Readonly<{ kind: 'refused'; refusal: PackageRefusal }>

/** Writes the package to `out`, which must not exist yet. The same parts give the same bytes: the only time in it is that of the grants. */
export async function writePackage(ask: PackageAsk, tools: PackageTools, out: string): Promise<Packaged> {
  const checked = checkParts(ask, tools)
  if (checked.kind === 'refused') return checked
  const handle = await open(out, 'wx', 0o600)
  let finished = false
  try {
    const archive = new Archive(handle, dosStamp(issuedAt(checked.parts)))
    const bag = await writeBag(archive, { ask, tools, parts: checked.parts })
    if (bag.kind === 'refused') return bag
    const written = await archive.end()
    await handle.sync()
    finished = true
    const files = checked.parts.flatMap(({ collected }) => collected.files).length
    return { kind: 'packaged', ...written, files, stamp: bag.stamp }
  } finally {
    await handle.close()
    if (!finished) await rm(out, { force: true })
  }
}

type SignedPart = Part & Readonly<{ signed: SignedGrant }>
type CheckedParts =
  | Readonly<{ kind: 'fine'; parts: readonly SignedPart[] }>
  | Readonly<{ kind: 'refused'; refusal: PackageRefusal }>

function checkParts({ parts, caseNumber }: PackageAsk, { keys, now, reachOf }: PackageTools): CheckedParts {
  if (parts.length === 0) return { kind: 'refused', refusal: { because: 'no-part' } }
  const fine: SignedPart[] = []
  for (const part of parts) {
    const check = checkGrant(part.signed, { keys, now, reachOf })
    if (check.kind === 'refused') return { kind: 'refused', refusal: { because: 'grant', grant: check.because } }
    const { grant } = check
    if (grant.caseNumber !== caseNumber || fine.some((other) => other.grant.taskId === grant.taskId))
      return { kind: 'refused', refusal: { because: 'wrong-case' } }
    if (part.collected.grantId !== grant.grantId || part.collected.taskId !== grant.taskId)
      return { kind: 'refused', refusal: { because: 'grant-and-records-differ' } }
    fine.push({ ...part, grant })
  }
  return { kind: 'fine', parts: fine }
}

function issuedAt(parts: readonly SignedPart[]): Date {
  const latest = parts
    .map(({ grant }) => grant.issuedAt)
    .toSorted()
    .at(-1)
  return instant(latest ?? '')
}

type Bag = Readonly<{ ask: PackageAsk; tools: PackageTools; parts: readonly SignedPart[] }>

type Bagged = Readonly<{ kind: 'bagged'; stamp: Stamped['kind'] }> | Extract<Packaged, { kind: 'refused' }>

async function writeBag(archive: Archive, bag: Bag): Promise<Bagged> {
  await archive.text('bagit.txt', BAG_DECLARATION)
  const refusal = await writePayload(archive, bag)
  if (refusal) return { kind: 'refused', refusal }
  const payload = archive.files.filter(({ path }) => isPayload(path))
  await archive.text('bag-info.txt', bagInfo(bag, archive.payloadBytes))
  for (const algorithm of ['sha256', 'sha512'] as const)
    await archive.text(`manifest-${algorithm}.txt`, manifestText(payload, algorithm))
  const stamped = await writeStamp(archive, bag, manifestText(payload, 'sha256'))
  await writeTags(archive, bag, stamped)
  const tags = archive.files.filter(({ path }) => !isPayload(path))
  const sealed = manifestText(tags, 'sha256')
  await archive.text('tagmanifest-sha256.txt', sealed)
  await archive.text('tagmanifest-sha512.txt', manifestText(tags, 'sha512'))
  await archive.bytes(SEAL, Buffer.from(bag.tools.keys.sign(sealed).signature, 'base64'))
  return { kind: 'bagged', stamp: stamped.kind }
}

/** Over the list of the records; itself it stands in the list of lists, so that the seal holds it too. */
async function writeStamp(archive: Archive, { tools }: Bag, manifest: string): Promise<Stamped> {
  const stamped: Stamped = (await tools.stamp?.(Buffer.from(manifest))) ?? { kind: 'none' }
  if (stamped.kind !== 'stamped') return stamped
  await archive.bytes(TIME_STAMP, stamped.der)
  await archive.text(TIME_STAMP_ROOT, stamped.roots)
  return stamped
}

/** The records themselves. The second check stands between the stored file and the archive. */
async function writePayload(archive: Archive, { ask, tools, parts }: Bag): Promise<PackageRefusal | null> {
  const total = parts.flatMap(({ collected }) => collected.files).reduce((sum, file) => sum + file.bytes, 0)
  for (const { grant, collected } of parts) {
    const second = new SecondCheck(grant)
    for (const file of inCheckingOrder(collected.files)) {
      const path = `data/${grant.taskId}/${file.path}`
      if (!isBagPath(path)) return { because: 'second-check', path, problem: 'bad-name' }
      const watch = second.watch(file)
      const copied = await archive.copy(path, file, {
        open: () => tools.files.open(file.sha256),
        watch: (chunk) => watch.chunk(chunk),
      })
      if (!copied) return { because: 'file-changed', path }
      const problem = watch.end(file.sha256)
      if (problem) return { because: 'second-check', path, problem }
      tools.progress?.(
        archive.payloadBytes.reduce((sum, each) => sum + each, 0),
        total,
      )
    }
    const problem = second.end()
    if (problem) return { because: 'second-check', path: `data/${grant.taskId}`, problem }
    // RFC 8493, 2.1.2: a bag has a payload, and a folder that is not there could have been lost.
    if (collected.files.length === 0) await archive.text(`data/${grant.taskId}/${NOTHING_FOUND}`, nothingText())
    else if (!(await writeReadable(archive, { ask, tools }, { grant, collected })))
      return { because: 'file-changed', path: `data/${grant.taskId}/${READABLE}` }
  }
  return null
}

/** The rows again, for people; made from the stored files that have just passed. */
function writeReadable(
  archive: Archive,
  { ask, tools }: Pick<Bag, 'ask' | 'tools'>,
  { grant, collected }: Pick<Part, 'grant' | 'collected'>,
): Promise<boolean> {
  const { lang, caseNumber: number, provider } = ask
  const open = (sha256: string) => tools.files.open(sha256)
  const page = { lang, number, provider, grant, files: collected.files, open }
  return archive.made(`data/${grant.taskId}/${READABLE}`, () => readablePage(page))
}

function nothingText(): string {
  return LANGS.map((lang) => `${sayPackage(lang)('nothing')}\n`).join('')
}

/** Rows before the tables and files that they vouch for. */
function inCheckingOrder(files: readonly CollectedFile[]): readonly CollectedFile[] {
  const rank = { 'json-lines': 0, csv: 1, 'record-file': 2 }
  return [...files].sort((a, b) => rank[a.form] - rank[b.form] || (a.path < b.path ? -1 : 1))
}

function bagInfo({ ask, parts }: Bag, payloadBytes: readonly number[]): string {
  const grants = parts.map(({ grant }) => grant)
  return bagInfoText([
    ['Source-Organization', ask.provider],
    ['External-Identifier', ask.caseNumber],
    ['Bagging-Date', issuedAt(parts).toISOString().slice(0, 10)],
    ['Payload-Oxum', payloadOxum(payloadBytes)],
    ...grants.flatMap((grant): [string, string][] => [
      ['Internal-Sender-Identifier', grant.taskId],
      ['X-Process', grant.process],
    ]),
    ...parts.map(({ signed }): [string, string] => ['X-Grant-Hash', sha256(signed.text)]),
  ])
}

async function writeTags(archive: Archive, { ask, tools, parts }: Bag, stamped: Stamped): Promise<void> {
  const { keys } = tools
  const keyFile = (keyId: string) => `keys/${keyId}.pem`
  for (const keyId of new Set([keys.currentKeyId, ...parts.map(({ signed }) => signed.keyId)]))
    await archive.text(keyFile(keyId), keys.publicKeyPem(keyId) ?? '')
  await archive.text(DOCUMENT_ROOT, tools.documentRoot.toString())
  for (const { grant, signed } of parts) {
    await archive.text(`grant/${grant.taskId}.json`, signed.text)
    await archive.bytes(`grant/${grant.taskId}.sig`, Buffer.from(signed.signature, 'base64'))
  }
  const papers = papersIn(archive, { ask, tools, parts })
  await archive.text('metadata/index.json', pretty(indexJson({ ...ask, papers }, parts)))
  await archive.text('metadata/withheld.json', pretty(withheldJson(parts)))
  await archive.text(CASE_FILE, `${canonical(caseJsonLd(caseOf(archive, { ask, parts })))}\n`)
  const copies = { copies: copiesIn(parts), endedCopies: ask.endedCopies ?? [] }
  const grants = parts.map(({ grant, signed }) => ({
    text: `grant/${grant.taskId}.json`,
    signature: `grant/${grant.taskId}.sig`,
    key: keyFile(signed.keyId),
  }))
  await archive.text(
    'README.txt',
    readmeText({
      number: ask.caseNumber,
      provider: ask.provider,
      sealKey: keyFile(keys.currentKeyId),
      root: tools.documentRoot.fingerprint256,
      stamped,
      grants,
      papers,
      ...copies,
    }),
  )
  for (const { path, certificate } of papers)
    await archive.bytes(path, await tools.typeset(certificate, issuedAt(parts)))
}

function papersIn(archive: Archive, { ask, parts }: Bag): readonly Paper[] {
  const manifest = archive.files.find(({ path }) => path === 'manifest-sha256.txt')
  return papersOf(ask, { parts, manifestSha256: manifest?.sha256 ?? '' })
}

function caseOf(archive: Archive, { ask, parts }: Pick<Bag, 'ask' | 'parts'>): CaseAsk {
  const types = new Map<string, string>(
    parts.flatMap(({ grant, collected }) =>
      collected.files.map(({ path, mediaType }) => [`data/${grant.taskId}/${path}`, mediaType] as const),
    ),
  )
  const typeOf = (path: string) => types.get(path) ?? (path.endsWith('.html') ? 'text/html' : 'text/plain')
  const { caseNumber, docketNumber, provider, searchedAt: collectedAt } = ask
  return {
    ...{ caseNumber, docketNumber, provider, collectedAt },
    parts: parts.map((part) => {
      const { taskId: task, grantId, process, issuedAt: issued, expiresAt } = part.grant
      return { task, grantId, process, issuedAt: issued, expiresAt, from: copiesIn([part]) }
    }),
    files: archive.files
      .filter(({ path }) => isPayload(path))
      .map((file) => ({ ...file, mediaType: typeOf(file.path) })),
  }
}

/** Readable, and still one spelling: the canonical text, indented. */
function pretty(value: Json): string {
  return `${JSON.stringify(JSON.parse(canonical(value)), null, 2)}\n`
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
