/** Reads a backup and holds it against its manifest. Nothing is written anywhere. */
import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import yauzl from 'yauzl'
import { MANIFEST_FILE, Manifest, partsOf } from './manifest.ts'

export type Archive = Readonly<{
  manifest: Manifest
  /** A part by its name in the manifest. */
  stream(name: string): Promise<Readable>
  close(): void
}>

export type OpenedArchive = Readonly<{ kind: 'sound'; archive: Archive }> | Readonly<{ kind: 'bad'; line: string }>

const LARGEST_MANIFEST = 64 * 1024 * 1024

/** Every part is there once, nothing else is, and every hash is right. */
export async function openArchive(path: string): Promise<OpenedArchive> {
  let zip: yauzl.ZipFile
  try {
    zip = await openZip(path)
  } catch (error) {
    return bad(`${path} cannot be read: ${error instanceof Error ? error.message : error}`)
  }
  try {
    const entries = await entriesOf(zip)
    const stream = (name: string) => streamOf(zip, entries.get(name))
    const manifest = await readManifest(entries, stream)
    const line = manifest ? await firstFault(manifest, entries, stream) : `${path} is not a backup of Waarborg`
    if (manifest && line === null) return { kind: 'sound', archive: { manifest, stream, close: () => zip.close() } }
    zip.close()
    return bad(line ?? '')
  } catch (error) {
    zip.close()
    return bad(`${path} is damaged: ${error instanceof Error ? error.message : error}`)
  }
}

const bad = (line: string): OpenedArchive => ({ kind: 'bad', line })

type Entries = ReadonlyMap<string, yauzl.Entry>
type Streams = (name: string) => Promise<Readable>

async function readManifest(entries: Entries, stream: Streams): Promise<Manifest | null> {
  const entry = entries.get(MANIFEST_FILE)
  if (!entry || entry.uncompressedSize > LARGEST_MANIFEST) return null
  const parsed = Manifest.safeParse(JSON.parse((await buffer(await stream(MANIFEST_FILE))).toString()))
  return parsed.success ? parsed.data : null
}

async function firstFault(manifest: Manifest, entries: Entries, stream: Streams): Promise<string | null> {
  const parts = partsOf(manifest)
  for (const name of entries.keys())
    if (name !== MANIFEST_FILE && !parts.has(name)) return `the backup holds ${name}, which its manifest does not name`
  for (const [name, part] of parts) {
    if (entries.get(name)?.uncompressedSize !== part.bytes)
      return `the backup is damaged: ${name} is missing or has another size`
    const hash = createHash('sha256')
    for await (const chunk of await stream(name)) hash.update(chunk)
    if (hash.digest('hex') !== part.sha256)
      return `the backup is damaged: ${name} has another SHA-256 than its manifest says`
  }
  return null
}

function openZip(path: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, zip) =>
      zip ? resolve(zip) : reject(error ?? new Error('no ZIP')),
    )
  })
}

function entriesOf(zip: yauzl.ZipFile): Promise<Entries> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, yauzl.Entry>()
    zip.on('error', reject)
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: yauzl.Entry) => {
      if (entries.has(entry.fileName)) return reject(new Error(`${entry.fileName} is there twice`))
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

function streamOf(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined): Promise<Readable> {
  return new Promise((resolve, reject) => {
    if (!entry) return reject(new Error('a part is missing'))
    zip.openReadStream(entry, (error, stream) => (stream ? resolve(stream) : reject(error ?? new Error('no stream'))))
  })
}
