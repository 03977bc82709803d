/**
 * Pictures of pages. The reading child draws them after the transaction has ended, a few at a time; the file itself never reaches a browser.
 */
import { Readable } from 'node:stream'
import type { Office } from '#platform/office.ts'
import { renderPage } from '../intake/check.ts'
import { FIRST_LOOK } from '../intake/reading/reader.ts'
import { turnstile } from './turnstile.ts'

/** Children at once, over all readers: each may take several hundred megabytes. */
const TOGETHER = 2
const WIDTH = 1200
/** Nobody is kept from filing while a picture is drawn, so a busy machine may take longer over it. */
const LIMITS = { ...FIRST_LOOK, wallMs: 60_000, silenceMs: 60_000 }
/** The last ones stay in memory: a reviewer turns pages to and fro. */
const KEPT = 24

export type Picture = Readonly<{ sha256: string; page: number }>

/** `by` is whoever is not to hold all places alone: an officer, whose file may be slow on purpose. Colleagues are not counted. */
export function pictures(office: Pick<Office, 'files' | 'intakeChild'>): (picture: Picture, by?: string) => Readable {
  const kept = new Map<string, Promise<Uint8Array>>()
  const wait = turnstile(TOGETHER)
  return (picture, by) => {
    const key = `${picture.sha256} ${picture.page}`
    const known = kept.get(key) ?? wait(() => drawn(office, picture), by)
    kept.delete(key)
    kept.set(key, known)
    known.catch(() => kept.delete(key))
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT))) kept.delete(oldest)
    return Readable.from(once(known), { objectMode: false })
  }
}

async function* once(bytes: Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await bytes
}

/** A page that cannot be drawn breaks the picture off; its place then shows its description. */
async function drawn(
  { files, intakeChild }: Pick<Office, 'files' | 'intakeChild'>,
  { sha256, page }: Picture,
): Promise<Uint8Array> {
  const picture = await renderPage({
    file: files.path(sha256),
    page,
    width: WIDTH,
    childEntry: intakeChild,
    limits: LIMITS,
  })
  if ('kind' in picture) throw new Error(`page not drawn: ${picture.why}`)
  return picture
}
