import { record } from '#audit'
import { type Office, transact } from '#platform/office.ts'
import { type Place, slugOf } from './guideline.rules.ts'
import { guidelineById, insertGuideline, insertVersion } from './guideline.store.ts'

export type Written = Readonly<{ titleEn: string; titleNl: string; textEn: string; textNl: string; why: string }>

export type WriteOutcome =
  | { kind: 'written'; id: string; n: number }
  | { kind: 'unknown' }
  | { kind: 'refused'; because: 'name-taken' | 'no-name' | 'moved' }

/** A new guideline, named after its English title. */
export function writeGuideline(
  office: Office,
  by: string,
  { place, ...written }: Written & Readonly<{ place: Place }>,
): Promise<WriteOutcome> {
  const id = slugOf(written.titleEn)
  return transact(office, async (tx): Promise<WriteOutcome> => {
    if (id.length < 2) return { kind: 'refused', because: 'no-name' }
    const at = office.clock.now()
    if (!(await insertGuideline(tx, { id, place, at, by }))) return { kind: 'refused', because: 'name-taken' }
    await insertVersion(tx, id, { ...versionOf(written), n: 1, at, by })
    await record(tx, office.clock, { who: by, action: 'guideline.written', about: id, detail: { version: 1 } })
    return { kind: 'written', id, n: 1 }
  })
}

/** The next version. `seen` is the version that the writer read: somebody faster is not written over. */
export function rewriteGuideline(
  office: Office,
  by: string,
  { id, seen, ...written }: Written & Readonly<{ id: string; seen: number }>,
): Promise<WriteOutcome> {
  return transact(office, async (tx): Promise<WriteOutcome> => {
    const known = await guidelineById(tx, id)
    if (!known) return { kind: 'unknown' }
    const n = (known.versions[0]?.n ?? 0) + 1
    if (seen !== n - 1) return { kind: 'refused', because: 'moved' }
    const version = { ...versionOf(written), n, at: office.clock.now(), by }
    if (!(await insertVersion(tx, id, version))) return { kind: 'refused', because: 'moved' }
    await record(tx, office.clock, { who: by, action: 'guideline.written', about: id, detail: { version: n } })
    return { kind: 'written', id, n }
  })
}

function versionOf({ titleEn, titleNl, textEn, textNl, why }: Written) {
  return {
    title: { en: titleEn.trim(), nl: titleNl.trim() },
    text: { en: textEn.trim(), nl: textNl.trim() },
    why: why.trim(),
  }
}
