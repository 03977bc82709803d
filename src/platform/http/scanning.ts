/** What came with a form goes past the virus scanner, where the operator has one, before any line of ours opens it. */
import { createReadStream } from 'node:fs'
import type { Scanner } from '#platform/scan/clamd.ts'
import { type Lang, speaker } from '#platform/words.ts'
import { words } from './http.words.ts'
import type { FieldErrors, Upload } from './route.ts'

const say = speaker(words)

export type Scanning =
  | Readonly<{ kind: 'clean' }>
  /** `found`: hash and finding of each, for the log. */
  | Readonly<{ kind: 'infected'; errors: FieldErrors; found: readonly string[] }>
  /** Nobody could say: what nobody has looked at is not taken. */
  | Readonly<{ kind: 'unknown'; errors: FieldErrors; why: string }>

/** Files that never touch the disk (the vault’s) are not sent anywhere else either: see docs/operate/settings.md. */
export async function scanUploads(scanner: Scanner | null, uploads: readonly Upload[], lang: Lang): Promise<Scanning> {
  if (scanner === null) return { kind: 'clean' }
  const errors: Record<string, string> = {}
  const found: string[] = []
  for (const { path, field, name, sha256 } of uploads) {
    if (path === '') continue
    const scanned = await scanner.scan(createReadStream(path))
    if (scanned.kind === 'unknown')
      return { kind: 'unknown', errors: { [field]: say(lang)('scan.unknown') }, why: scanned.why }
    if (scanned.kind === 'clean') continue
    errors[field] = say(lang)('scan.infected', { name })
    found.push(`${sha256} ${scanned.name}`)
  }
  return found.length > 0 ? { kind: 'infected', errors, found } : { kind: 'clean' }
}
