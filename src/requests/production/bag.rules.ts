/**
 * A bag: files with lists of their hashes, which any `sha256sum` can check.
 *
 * Norm    RFC 8493 (BagIt 1.0): 2.1.1 declaration, 2.1.3 payload manifests, 2.2.1 tag manifests, 2.2.2 bag-info.txt.
 */
export type Hashed = Readonly<{ path: string; sha256: string; sha512: string }>

export const ALGORITHMS = ['sha256', 'sha512'] as const
export type Algorithm = (typeof ALGORITHMS)[number]

export const BAG_DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'
/** The seal is the office's signature over the tag manifest, so the tag manifest cannot list it. */
export const SEAL = 'seal.sig'
export const SEALED = 'tagmanifest-sha256.txt'
export const CERTIFICATE = 'certificate.pdf'
/** The package as programs of investigators read one. */
export const CASE_FILE = 'metadata/case.jsonld'
/** In the folder of a part: its rows again, for people. */
export const READABLE = 'readable.html'
/** In the folder of a part in which nothing was found. */
export const NOTHING_FOUND = 'nothing-found.txt'
/** Beside a certificate of records: that of some parts nothing was found. */
export const NO_RECORDS = 'no-records.pdf'
/** RFC 3161, over the bytes of the manifest; and the roots to whom it leads, PEM. */
export const TIME_STAMP = 'timestamp.tsr'
export const STAMPED = 'manifest-sha256.txt'
export const TIME_STAMP_ROOT = 'keys/time-stamp-root.pem'
/** Certificate of the root under which CERTIFICATE is signed; PEM. */
export const DOCUMENT_ROOT = 'keys/document-root.pem'

/** Files of one list, in the order of their names; `sha256sum -c` reads it. */
export function manifestText(files: readonly Hashed[], algorithm: Algorithm): string {
  return [...files]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((file) => `${file[algorithm]}  ${file.path}\n`)
    .join('')
}

export type ManifestReading =
  | Readonly<{ kind: 'read'; hashes: ReadonlyMap<string, string> }>
  | Readonly<{ kind: 'wrong'; line: number }>

const HEX_LENGTH: Record<Algorithm, number> = { sha256: 64, sha512: 128 }

/** Strict: lower-case hash, two spaces, a path that can be a file of the bag, a line feed. */
export function readManifest(text: string, algorithm: Algorithm): ManifestReading {
  const hashes = new Map<string, string>()
  const lines = text.split('\n')
  if (lines.pop() !== '') return { kind: 'wrong', line: lines.length + 1 }
  const pattern = new RegExp(`^([0-9a-f]{${HEX_LENGTH[algorithm]}})  (.+)$`)
  for (const [n, line] of lines.entries()) {
    const [, hash, path] = pattern.exec(line) ?? []
    if (hash === undefined || path === undefined || !isBagPath(path) || hashes.has(path))
      return { kind: 'wrong', line: n + 1 }
    hashes.set(path, hash)
  }
  return { kind: 'read', hashes }
}

/** Letters that every file system takes, no way up and out, no folder of its own. */
export function isBagPath(path: string): boolean {
  return path.length <= 240 && path.split('/').every((part) => /^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(part))
}

export function isPayload(path: string): boolean {
  return path.startsWith('data/')
}

/** bag-info.txt in the order given. Values are one line each: a line break in one would begin a label of its own. */
export function bagInfoText(labels: readonly (readonly [string, string])[]): string {
  return labels.map(([label, value]) => `${label}: ${value.replaceAll(/\s+/g, ' ').trim()}\n`).join('')
}

export function readBagInfo(text: string): ReadonlyMap<string, string> {
  const pairs = text
    .split('\n')
    .map((line) => /^([A-Za-z0-9-]+): (.*)$/.exec(line))
    .filter((match) => match !== null)
  return new Map(pairs.map(([, label = '', value = '']) => [label, value]))
}

export function payloadOxum(bytes: readonly number[]): string {
  return `${bytes.reduce((sum, each) => sum + each, 0)}.${bytes.length}`
}
