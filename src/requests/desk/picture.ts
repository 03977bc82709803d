/**
 * Pictures of pages. The reading child draws them after the transaction has ended, a few at a time; the file itself never reaches a browser.
 */
import { Readable } from 'node:stream'
import type { Office } from '#platform/office.ts'
import { renderPage } from '../intake/check.ts'
import { FIRST_LOOK } from '../intake/reading/reader.ts'

/** Children at once, over all readers: each may take several hundred megabytes. */
const TOGETHER = 2
const WIDTH = 1200
/** Nobody is kept from filing while a picture is drawn, so a busy machine may take longer over it. */
const LIMITS = { ...FIRST_LOOK, wallMs: 60_000, silenceMs: 60_000 }
/** The last ones stay in memory: a reviewer turns pages to and fro. */
const KEPT = 24

export type Picture = Readonly<{ sha256: string; page: number }>

export function pictures(office: Pick<Office, 'files' | 'intakeChild'>): (picture: Picture) => Readable {
  const kept = new Map<string, Promise<Uint8Array>>()
  const wait = turnstile(TOGETHER)
  const draw = (picture: Picture) => wait(() => drawn(office, picture))
  return (picture) => {
    const key = `${picture.sha256} ${picture.page}`
    const known = kept.get(key) ?? draw(picture)
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

/** Lets so many in at once; the others wait in the order in which they came. */
function turnstile(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let inside = 0
  const leave = () => {
    inside -= 1
    waiting.shift()?.()
  }
  return async (work) => {
    if (inside >= most)
      await new Promise<void>((enter) => {
        waiting.push(enter)
      })
    inside += 1
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
