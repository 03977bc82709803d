/**
 * Any bag by the letter of the standard, whoever made it: what makes it invalid, and what a careful reader should know of a valid one.
 * A package of ours must be valid here and of our own form besides (verify-bag.ts); a bag of somebody else can be valid and not ours.
 *
 * Norm    RFC 8493 (BagIt 1.0): 2.1.1 declaration, 2.1.3 payload manifests, 2.2.1 tag manifests, 2.2.2 bag-info.txt, 2.2.3 fetch.txt,
 *         2.4 checksum algorithms, 3 complete and valid, 5.1 paths that lead out, 6.1 names that file systems take for one another.
 * Policy  only SHA-256 and SHA-512 are computed: a bag that has neither is said not to be checked, never to be valid.
 */
import { ALGORITHMS, type Algorithm, isPayload } from './bag.rules.ts'

/** `text` is null where a file was too large to be kept. */
export type BagFile = Readonly<{ hashes: Readonly<Record<Algorithm, string>>; bytes: number; text: Uint8Array | null }>
export type BagFiles = ReadonlyMap<string, BagFile>

/** What each finding means for the bag; the words are in verify.words.ts. */
export const BAG_FINDINGS = {
  'no-declaration': 'invalid',
  declaration: 'invalid',
  version: 'invalid',
  encoding: 'invalid',
  'no-payload': 'invalid',
  'no-manifest': 'invalid',
  'manifest-line': 'invalid',
  outside: 'invalid',
  'listed-twice': 'invalid',
  missing: 'invalid',
  unlisted: 'invalid',
  checksum: 'invalid',
  'list-of-lists': 'invalid',
  'manifest-unlisted': 'invalid',
  'info-line': 'invalid',
  oxum: 'invalid',
  'oxum-twice': 'invalid',
  'fetch-line': 'invalid',
  'fetch-unlisted': 'invalid',
  'fetch-missing': 'invalid',
  'no-algorithm': 'not-checked',
  'many-lists': 'not-checked',
  algorithm: 'warned',
  'star-mark': 'warned',
  'dot-path': 'warned',
  percent: 'warned',
  'other-spelling': 'warned',
  'same-spelling': 'warned',
  'same-but-case': 'warned',
  'lists-differ': 'warned',
  'odd-name': 'warned',
} as const satisfies Readonly<Record<string, Exclude<BagState, 'valid'>>>

export type BagState = 'valid' | 'warned' | 'not-checked' | 'invalid'
export type BagCode = keyof typeof BAG_FINDINGS
/** `detail`: a line of that file, another path or a value; never a sentence. */
export type BagFinding = Readonly<{ code: BagCode; path: string; detail: string }>
export type BagCheck = Readonly<{ state: BagState; findings: readonly BagFinding[] }>

type Note = (code: BagCode, path: string, detail?: string | number) => void
type Bag = Readonly<{
  files: BagFiles
  note: Note
  /** Version 1.0, which asks more than those before it. */
  strict: boolean
  lines: (path: string) => readonly string[] | null
  /** Name in the composed form of Unicode → as it is in the bag. */
  spelled: ReadonlyMap<string, string>
}>

/** What a hostile bag can make us keep. */
const MOST_FINDINGS = 100
const MOST_LISTS = 8

export function checkStandard(files: BagFiles): BagCheck {
  const findings: BagFinding[] = []
  const states = new Set<BagState>()
  const note: Note = (code, path, detail = '') => {
    states.add(BAG_FINDINGS[code])
    if (findings.length < MOST_FINDINGS) findings.push({ code, path, detail: String(detail) })
  }
  const declared = declarationOf(files, note)
  if (declared !== null) {
    const lines = (path: string) => linesOf(files, { path, encoding: declared.encoding, note })
    const spelled = new Map([...files.keys()].map((path) => [path.normalize(), path]))
    checkAll({ files, note, strict: declared.version === '1.0', lines, spelled })
  }
  const state = (['invalid', 'not-checked', 'warned'] as const).find((one) => states.has(one)) ?? 'valid'
  return { state, findings }
}

function checkAll(bag: Bag): void {
  const paths = [...bag.files.keys()]
  if (!paths.some(isPayload)) bag.note('no-payload', 'data/')
  const payload = listsOf(bag, 'manifest')
  if (payload.length === 0) bag.note('no-manifest', '')
  else if (!payload.some(({ algorithm }) => algorithm !== null)) bag.note('no-algorithm', payload[0]?.name ?? '')
  const tags = listsOf(bag, 'tagmanifest')
  for (const list of [...payload, ...tags]) checkListed(bag, list)
  checkComplete(bag, payload)
  for (const list of tags) checkTagList(bag, list)
  if (new Set(tags.map(({ hashes }) => [...hashes.keys()].toSorted().join('\n'))).size > 1)
    bag.note('lists-differ', tags[0]?.name ?? '')
  checkInfo(bag)
  checkFetch(bag, payload)
  checkNames(bag)
}

type Declared = Readonly<{ version: string; encoding: string }>
const VERSIONS: readonly string[] = ['0.93', '0.94', '0.95', '0.96', '0.97', '1.0']

/** 2.1.1: two lines, in UTF-8 whatever the other tag files are in, without a byte order mark. */
function declarationOf(files: BagFiles, note: Note): Declared | null {
  const bytes = files.get('bagit.txt')?.text
  if (!bytes) {
    note('no-declaration', 'bagit.txt')
    return null
  }
  const text = decode(bytes, 'utf-8')
  const match = /^BagIt-Version: (\d+\.\d+)(?:\r\n|\r|\n)Tag-File-Character-Encoding: ([!-~]+)(?:\r\n|\r|\n)*$/.exec(
    text ?? '',
  )
  const [, version = '', encoding = ''] = match ?? []
  if (match === null || bytes[0] === 0xef) note('declaration', 'bagit.txt')
  else if (!VERSIONS.includes(version)) note('version', 'bagit.txt', version)
  else if (decode(new Uint8Array(), encoding) === null) note('encoding', 'bagit.txt', encoding)
  else return { version, encoding }
  return null
}

/** Null where the encoding is unknown, or the bytes are not in it. UTF-16 says by its mark which half comes first. */
function decode(bytes: Uint8Array, encoding: string): string | null {
  const other = /^utf-?16$/i.test(encoding) && bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : encoding
  try {
    return new TextDecoder(other, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

type Reading = Readonly<{ path: string; encoding: string; note: Note }>

/** 2.1.1: a line ends with LF, CR or both. Null where the file is not there or cannot be read. */
function linesOf(files: BagFiles, { path, encoding, note }: Reading): readonly string[] | null {
  const bytes = files.get(path)?.text
  if (!bytes) return null
  const text = decode(bytes, encoding)
  if (text === null) note('encoding', path, encoding)
  const lines = text?.split(/\r\n|\n|\r/) ?? null
  if (lines?.at(-1) === '') lines.pop()
  return lines
}

type List = Readonly<{
  kind: 'manifest' | 'tagmanifest'
  name: string
  /** Null for one that is not computed here. */
  algorithm: Algorithm | null
  /** Path, as the file is named in the bag, → checksum in lower case. */
  hashes: ReadonlyMap<string, string>
}>

function listsOf(bag: Bag, kind: List['kind']): readonly List[] {
  const pattern = new RegExp(`^${kind}-([A-Za-z0-9-]+)\\.txt$`)
  const names = [...bag.files.keys()].filter((name) => pattern.test(name))
  if (names.length > MOST_LISTS) bag.note('many-lists', names[0] ?? '', names.length)
  return names.slice(0, MOST_LISTS).flatMap((name) => {
    const [, named] = pattern.exec(name) ?? []
    const lines = bag.lines(name)
    if (lines === null) return []
    const algorithm = ALGORITHMS.find((one) => one === named) ?? null
    if (algorithm === null) bag.note('algorithm', name, named)
    return [{ kind, name, algorithm, hashes: hashesIn(bag, { kind, name, lines }) }]
  })
}

type Listing = Readonly<{ kind: List['kind']; name: string; lines: readonly string[] }>

/** 2.1.3: a checksum, blanks or tabs, a path. */
function hashesIn(bag: Bag, { kind, name, lines }: Listing): ReadonlyMap<string, string> {
  const hashes = new Map<string, string>()
  for (const [n, line] of lines.entries()) {
    const [, hash, mark, written = ''] = /^([0-9A-Fa-f]+)[ \t]+(\*?)(.+)$/.exec(line) ?? []
    if (hash === undefined) {
      bag.note('manifest-line', name, n + 1)
      continue
    }
    if (mark === '*') bag.note('star-mark', name, n + 1)
    const path = pathIn(bag, written, { name, n })
    if (isOutside(path) || isPayload(path) !== (kind === 'manifest')) bag.note('outside', name, n + 1)
    else if (hashes.has(path)) bag.note('listed-twice', name, path)
    else hashes.set(path, hash.toLowerCase())
  }
  return hashes
}

/** As the file is named in the bag: LF, CR and % are written with their numbers; some programs put `./` before. */
function pathIn(bag: Bag, written: string, { name, n }: Readonly<{ name: string; n: number }>): string {
  if (written.startsWith('./')) bag.note('dot-path', name, n + 1)
  if (bag.strict && /%(?!0[AaDd]|25)/.test(written)) bag.note('percent', name, n + 1)
  const path = written
    .replace(/^(?:\.\/)+/, '')
    .replaceAll(/%(0[AaDd]|25)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  if (bag.files.has(path)) return path
  const spelled = bag.spelled.get(path.normalize())
  if (spelled === undefined) return path
  bag.note('other-spelling', name, n + 1)
  return spelled
}

/** 5.1: up and out, from the root, somebody's home, another drive. */
function isOutside(path: string): boolean {
  return /^[/\\~]|^[A-Za-z]:/.test(path) || path.split(/[/\\]/).includes('..')
}

/** 3: every file that is listed is there and has that checksum. */
function checkListed({ files, note }: Bag, { name, algorithm, hashes }: List): void {
  for (const [path, hash] of hashes) {
    const file = files.get(path)
    if (!file) note('missing', path, name)
    else if (algorithm !== null && file.hashes[algorithm] !== hash) note('checksum', path, name)
  }
}

/** 3: every file of the payload is listed, from version 1.0 on in every list. */
function checkComplete({ files, note, strict }: Bag, lists: readonly List[]): void {
  for (const path of [...files.keys()].filter(isPayload)) {
    const without = lists.filter(({ hashes }) => !hashes.has(path))
    if (without.length > 0 && (strict || without.length === lists.length)) note('unlisted', path, without[0]?.name)
  }
}

/** 2.2.1: every list of the payload, and no list of tag files. */
function checkTagList({ files, note, strict }: Bag, { name, hashes }: List): void {
  if ([...hashes.keys()].some((path) => path.startsWith('tagmanifest-'))) note('list-of-lists', name)
  for (const path of files.keys())
    if (strict && path.startsWith('manifest-') && !hashes.has(path)) note('manifest-unlisted', name, path)
}

/** 2.2.2: a label, a colon, a blank, a value; a line that begins with a blank goes on with the value before. */
function checkInfo({ files, note, strict, lines }: Bag): void {
  const name = 'bag-info.txt'
  const pattern = strict ? /^([^\s:](?:[^:]*[^\s:])?):[ \t](.*)$/ : /^([^:]+?)\s*:\s*(.*)$/
  const sums: string[] = []
  for (const [n, line] of (lines(name) ?? []).entries()) {
    if (/^[ \t]/.test(line) && n > 0) continue
    const [, label, value = ''] = pattern.exec(line) ?? []
    if (label === undefined) note('info-line', name, n + 1)
    else if (label.toLowerCase() === 'payload-oxum') sums.push(value.trim())
  }
  if (sums.length > 1) note('oxum-twice', name)
  const payload = [...files].filter(([path]) => isPayload(path))
  const oxum = `${payload.reduce((sum, [, { bytes }]) => sum + bytes, 0)}.${payload.length}`
  for (const sum of sums) if (sum !== oxum) note('oxum', name, oxum)
}

/** 2.2.3: an address, a length or a dash, a path of the payload. A file that is still to be fetched is not here: the bag is not complete. */
function checkFetch(bag: Bag, payload: readonly List[]): void {
  const name = 'fetch.txt'
  for (const [n, line] of (bag.lines(name) ?? []).entries()) {
    const [, written] = /^\S+[ \t]+(?:\d+|-)[ \t]+(.+)$/.exec(line) ?? []
    if (written === undefined) {
      bag.note('fetch-line', name, n + 1)
      continue
    }
    const path = pathIn(bag, written, { name, n })
    if (isOutside(path) || !isPayload(path)) bag.note('outside', name, n + 1)
    else if (!payload.some(({ hashes }) => hashes.has(path))) bag.note('fetch-unlisted', path, name)
    else if (!bag.files.has(path)) bag.note('fetch-missing', path, name)
  }
}

/** Names that Windows keeps for itself or cuts short. */
const ODD = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)|[. ]$|[<>:"|?*\\]/i

/** 6.1: names that one file system tells apart and another does not. */
function checkNames({ files, note }: Bag): void {
  const [spelled, folded] = [new Map<string, string>(), new Map<string, string>()]
  for (const path of files.keys()) {
    const [one, low] = [path.normalize(), path.normalize().toLowerCase()]
    if (isOutside(path)) note('outside', path)
    else if (path.split('/').some((part) => ODD.test(part))) note('odd-name', path)
    if (spelled.has(one)) note('same-spelling', path, spelled.get(one))
    else if (folded.has(low)) note('same-but-case', path, folded.get(low))
    spelled.set(one, path)
    folded.set(low, path)
  }
}
