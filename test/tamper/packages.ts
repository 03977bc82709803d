/** Packages as somebody would change them: a byte anywhere, entries that change places, and everything made anew around a lie. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { keyIdOf } from '../../src/platform/key-id.ts'
import type { FieldId, RecordSource, RecordValue } from '../../src/records/index.ts'
import { diceOf } from '../../src/records/world/dice.ts'
import { manifestText, SEAL, SEALED } from '../../src/requests/production/bag.rules.ts'
import { verifyPackage } from '../../src/requests/production/verify.ts'
import type { VerifyAsk } from '../../src/requests/production/verify-core.ts'
import { localHeader, readCentral, readEnd, TAIL_BYTES } from '../../src/requests/production/zip.rules.ts'
import { framed } from '../bags/frame.ts'
import { benchIn, grantOf } from '../disclosure/sample.ts'

export type Tampered = Readonly<{ bytes: number; swaps: number; rewritten: number; failures: readonly string[] }>
export type TamperAsk = Readonly<{ seed: number; bytes: number; swaps: number; rewrites: number }>

/** Each change is looked for without a hash or a key from outside; what is rewritten whole, with the office's key. */
export async function tamperPackages({ seed, bytes, swaps, rewrites }: TamperAsk): Promise<Tampered> {
  const folder = mkdtempSync(join(tmpdir(), 'waarborg-tamper-'))
  try {
    const good = await goodPackage(folder)
    const dice = diceOf(seed)
    const failures: string[] = []
    const changed = join(folder, 'changed.zip')
    const ask = async (what: string, content: Buffer, known: VerifyAsk = {}) => {
      writeFileSync(changed, content)
      const { verdict } = await verifyPackage(changed, known)
      if (verdict !== 'bad') failures.push(`package: ${what} was ${verdict}`)
    }
    const office = { publicKeys: [good.key] }
    if ((await verifyPackage(good.path, office)).verdict !== 'good')
      failures.push('package: the untouched one was not good')
    for (let n = 0; n < bytes; n++) {
      const at = dice.between(0, good.archive.length - 1)
      const one = Buffer.from(good.archive)
      one[at] = (one[at] ?? 0) ^ dice.between(1, 255)
      await ask(`byte ${at} changed`, one)
    }
    const pick = () => dice.between(0, good.files.length - 1)
    let swapped = 0
    for (let n = 0; n < swaps; n++) {
      const [a, b] = [pick(), pick()]
      const [one, two] = [good.files[a], good.files[b]]
      if (!one || !two || one[1].equals(two[1])) continue
      const files = [...good.files]
      ;[files[a], files[b]] = [
        [one[0], two[1]],
        [two[0], one[1]],
      ]
      await ask(`${one[0]} and ${two[0]} swapped`, framed(files, good.path))
      swapped += 1
    }
    for (let n = 0; n < rewrites; n++) {
      const lie = rewritten(good.files, pick())
      await ask(`a change to ${lie.path}, lists made anew`, framed(lie.listed, good.path))
      await ask(`a change to ${lie.path}, sealed with another key`, framed(lie.sealed, good.path), office)
    }
    return { bytes, swaps: swapped, rewritten: rewrites * 2, failures }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Files = readonly (readonly [string, Buffer])[]
type Good = Readonly<{ path: string; archive: Buffer; files: Files; key: string }>

async function goodPackage(folder: string): Promise<Good> {
  const source: Pick<RecordSource, 'read'> = {
    async *read({ fields }) {
      const row = new Map<FieldId, RecordValue>()
      const recording = { mediaType: 'audio/wav', bytes: 3, open: () => Readable.from([Buffer.from('abc')]) }
      for (const field of fields) row.set(field, field === 'recording.file' ? recording : null)
      yield row
    },
  }
  const bench = await benchIn(folder)
  const signed = bench.sign(grantOf())
  const made = await bench.pack([{ signed, collected: await bench.gather(signed, source), withheld: [] }], 'good.zip')
  if (made.kind === 'refused') throw new Error(JSON.stringify(made.refusal))
  const path = join(folder, 'good.zip')
  const archive = readFileSync(path)
  return { path, archive, files: filesIn(archive), key: bench.tools.keys.publicKeyPem('test-key') ?? '' }
}

function filesIn(archive: Buffer): Files {
  const end = readEnd(archive.subarray(-TAIL_BYTES), archive.length)
  const directory = end && readCentral(archive.subarray(end.offset, end.offset + end.bytes), end.count)
  if (directory?.kind !== 'read') throw new Error('not a package')
  return directory.entries.map((entry) => {
    const start = entry.offset + localHeader(entry, directory.stamp).length
    return [entry.name, archive.subarray(start, start + entry.bytes)] as const
  })
}

/** As somebody who knows the form: one file changed and every list made anew; and then all signatures by a key of their own, put in the place of ours. */
function rewritten(files: Files, n: number) {
  const [path = ''] = files[n] ?? []
  const bag = new Map(files)
  if (!/manifest-sha(256|512)\.txt$|\.sig$/.test(path))
    bag.set(path, Buffer.concat([bag.get(path) ?? Buffer.alloc(0), randomBytes(1)]))
  else bag.set('metadata/index.json', Buffer.from('{}\n'))
  relist(bag)
  const listed = [...bag]
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  for (const name of [...bag.keys()].filter((one) => /^keys\/(?!document|time)/.test(one))) bag.delete(name)
  bag.set(`keys/${keyIdOf(publicKey)}.pem`, Buffer.from(publicKey.export({ type: 'spki', format: 'pem' })))
  for (const name of [...bag.keys()].filter((one) => /^grant\/.*\.json$/.test(one)))
    bag.set(name.replace(/json$/, 'sig'), signed(bag.get(name), privateKey))
  relist(bag)
  bag.set(SEAL, signed(bag.get(SEALED), privateKey))
  return { path, listed, sealed: [...bag] }
}

const signed = (text: Buffer | undefined, key: KeyObject) => sign(null, text ?? Buffer.alloc(0), key)

function relist(bag: Map<string, Buffer>): void {
  const sum = (name: 'sha256' | 'sha512', text: Buffer) => createHash(name).update(text).digest('hex')
  const lists = (prefix: 'manifest' | 'tagmanifest', wanted: (path: string) => boolean) => {
    const hashed = [...bag]
      .filter(([path]) => wanted(path))
      .map(([path, text]) => ({ path, sha256: sum('sha256', text), sha512: sum('sha512', text) }))
    for (const name of ['sha256', 'sha512'] as const)
      bag.set(`${prefix}-${name}.txt`, Buffer.from(manifestText(hashed, name)))
  }
  lists('manifest', (path) => path.startsWith('data/'))
  lists('tagmanifest', (path) => !path.startsWith('data/') && !path.startsWith('tagmanifest-') && path !== SEAL)
}
