/** A finished package as its receiver has it: one ZIP, read back by a reader of its own. */
import { type Entry, fromBuffer } from 'yauzl'

/** Every file in the archive, by its path. */
export function filesIn(archive: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(archive), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      zip.on('error', reject).on('end', () => resolve(files))
      zip.on('entry', (entry: Entry) => {
        if (entry.fileName.endsWith('/')) return zip.readEntry()
        zip.openReadStream(entry, (wrong, stream) => {
          if (wrong) return reject(wrong)
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject)
          stream.on('end', () => {
            files.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
            zip.readEntry()
          })
        })
      })
      zip.readEntry()
    })
  })
}
