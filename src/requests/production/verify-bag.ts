/** The bag in a package: of the form that the packager writes, to the letter, and valid by the standard besides. */
import {
  ALGORITHMS,
  BAG_DECLARATION,
  CERTIFICATE,
  isPayload,
  payloadOxum,
  readBagInfo,
  readManifest,
  SEAL,
} from './bag.rules.ts'
import { type BagCheck, checkStandard } from './bag-standard.rules.ts'
import { type Found, textOf } from './verify-archive.ts'
import { type Problem, printable } from './verify-problem.ts'

/** The case number that the bag names, and what it is by the standard: whatever is not valid there is no package either. */
export function checkBag(found: Found, problems: Problem[]): Readonly<{ caseNumber: string | null; bag: BagCheck }> {
  const paths = [...found.keys()]
  const payload = paths.filter(isPayload)
  const unlisted = [SEAL, ...ALGORITHMS.map((algorithm) => `tagmanifest-${algorithm}.txt`)]
  const tags = paths.filter((path) => !isPayload(path) && !unlisted.includes(path))
  if (textOf(found, 'bagit.txt') !== BAG_DECLARATION)
    problems.push({ code: 'declaration', path: 'bagit.txt', detail: '' })
  checkLists(found, { prefix: 'manifest', paths: payload }, problems)
  checkLists(found, { prefix: 'tagmanifest', paths: tags }, problems)
  for (const path of REQUIRED) if (!found.has(path)) problems.push({ code: 'tag-missing', path, detail: '' })
  const info = readBagInfo(textOf(found, 'bag-info.txt'))
  const oxum = payloadOxum(payload.map((path) => found.get(path)?.bytes ?? 0))
  if (info.get('Payload-Oxum') !== oxum) problems.push({ code: 'oxum', path: 'bag-info.txt', detail: oxum })
  const bag = checkStandard(found)
  if (bag.state === 'invalid' && problems.length === 0)
    for (const { code, path } of bag.findings) problems.push({ code: 'standard', path: printable(path), detail: code })
  return { caseNumber: info.get('External-Identifier') ?? null, bag }
}

const REQUIRED = [
  'bag-info.txt',
  'metadata/index.json',
  'metadata/withheld.json',
  'README.txt',
  CERTIFICATE,
  SEAL,
] as const

type Lists = Readonly<{ prefix: 'manifest' | 'tagmanifest'; paths: readonly string[] }>

/** Both lists of one kind against the files there are, and against each other. */
function checkLists(found: Found, { prefix, paths }: Lists, problems: Problem[]): void {
  const listed: Set<string>[] = []
  for (const algorithm of ALGORITHMS) {
    const name = `${prefix}-${algorithm}.txt`
    if (!found.has(name)) {
      problems.push({ code: 'tag-missing', path: name, detail: '' })
      continue
    }
    const manifest = readManifest(textOf(found, name), algorithm)
    if (manifest.kind === 'wrong') {
      problems.push({ code: 'manifest', path: name, detail: String(manifest.line) })
      continue
    }
    listed.push(new Set(manifest.hashes.keys()))
    for (const [path, hash] of manifest.hashes) {
      const reading = found.get(path)
      if (!reading) problems.push({ code: 'file-missing', path, detail: name })
      else if (reading.hashes[algorithm] !== hash) problems.push({ code: 'file-changed', path, detail: name })
    }
    for (const path of paths)
      if (!manifest.hashes.has(path)) problems.push({ code: 'file-extra', path: printable(path), detail: name })
  }
  const [one, two] = listed
  if (one && two && (one.size !== two.size || [...one].some((path) => !two.has(path))))
    problems.push({ code: 'manifests-differ', path: prefix, detail: '' })
}
