/**
 * A value that a machine read from a picture with a sign or two wrong: "desk@kantoor.example" as "deskekantoor example".
 *
 * Policy  on a scan such a value counts as read, with a warning; a person compares it with the page. Seven signs may hold one
 *         misread sign, fourteen two; in fewer than seven every one counts. Of a number behind its label three in ten may be misread.
 */
import type { Day } from '#platform/time.ts'
import { after, before, find, findAll, findFolded, folded, type PageText, type Passage, stretch } from './text.rules.ts'

const SIGNS_PER_ERROR = 7
const MOST_ERRORS = 2

/** Where a scanned page nearly holds a value, look-alike signs and spaces aside. Pages with a text layer are not misread. */
export function findMisread(pages: readonly PageText[], value: string): Passage | null {
  const wanted = folded(value)
  const errors = Math.min(MOST_ERRORS, Math.floor(wanted.length / SIGNS_PER_ERROR))
  if (errors === 0) return null
  let tries = 0
  for (const { page, start } of likely(pages, wanted, errors)) {
    if (++tries > MOST_TRIES) return null
    const near = bestWithin(page.fold.text.slice(start, start + wanted.length + 2 * errors), wanted)
    if (near.errors > errors) continue
    const [first = 0, last = 0] = [page.fold.places[start + near.at], page.fold.places[start + near.end - 1]]
    return stretch(page, first, last + 1)
  }
  return null
}
const MOST_TRIES = 100

/** With n errors, one of n + 1 pieces of the wanted text stands there unchanged: where the text may begin, errors and all. */
function* likely(pages: readonly PageText[], wanted: string, errors: number) {
  const size = Math.ceil(wanted.length / (errors + 1))
  for (const page of pages.filter(({ scanned }) => scanned)) {
    for (let from = 0; from < wanted.length; from += size) {
      const piece = wanted.slice(from, from + size)
      const { text } = page.fold
      for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1))
        yield { page, start: Math.max(0, at - from - errors) }
    }
  }
}

/** Where a scan nearly holds a day, however it is written. A date that was read well is another day, and not this one misread. */
export function findMisreadDay(pages: readonly PageText[], day: Day, read: readonly Passage[]): Passage | null {
  const scanned = pages.filter((page) => page.scanned)
  const wellRead = (where: Passage) =>
    read.some((other) => other.page === where.page && other.at < where.end && other.end > where.at)
  for (const spelling of spellingsOf(day)) {
    const where = findFolded(scanned, spelling) ?? findMisread(scanned, spelling)
    if (where && !wellRead(where)) return where
  }
  return null
}

function spellingsOf(day: Day): readonly string[] {
  const [year = '', month = '', date = ''] = day.split('-')
  const [name, n] = [MONTHS[Number(month) - 1] ?? '', Number(date)]
  const written = [name, name.slice(0, 3)].flatMap((word) => [`${word}${n}${year}`, `${n}${word}${year}`])
  return [...written, `${n}dayof${name}${year}`, `${month}${date}${year}`]
}
const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** What is left of an identifier on a scan: an address up to its @ or from it on, a number after its label with some figures wrong. */
export function findHalfRead(pages: readonly PageText[], value: string): Passage | null {
  const scanned = pages.filter((page) => page.scanned)
  const [local = '', domain] = value.split('@')
  return domain ? (fromTheAt(scanned, domain) ?? upToTheAt(scanned, local)) : afterLabel(scanned, value)
}

function fromTheAt(scanned: readonly PageText[], domain: string): Passage | null {
  const loose = domain.replace(/[^A-Za-z0-9.-]/g, '').replace(/[.-]/g, '[\\s.-]{1,2}')
  const where = find(scanned, new RegExp(`(?:^|\\s)@\\s?${loose}(?![\\w-]|\\.\\w)`, 'i'))
  return where && stretch(where.page, where.page.text.indexOf('@', where.at), where.end)
}

/** Not where another address begins alike: there an @ follows. */
function upToTheAt(scanned: readonly PageText[], local: string): Passage | null {
  const where = folded(local).length < SIGNS_PER_ERROR ? null : findFolded(scanned, local)
  return where && !/\w$/.test(before(where, 1)) && !/^[\w.]{0,20}\s?@/.test(after(where, 24)) ? where : null
}

function afterLabel(scanned: readonly PageText[], value: string): Passage | null {
  const wanted = folded(value)
  const errors = Math.floor(wanted.length * SHARE_AFTER_LABEL)
  if (/\D/.test(wanted)) return null
  for (const label of findAll(scanned, LABEL)) {
    const next = stretch(label.page, label.end, label.end + 2 * wanted.length)
    if (bestWithin(folded(next.text).slice(0, wanted.length + errors), wanted).errors <= errors) return next
  }
  return null
}
const LABEL =
  /\b(?:(?:meeting|conference|session|webinar)\s{1,3}(?:ID|number|no\b\.?)|(?:tele)?phone|subscriber)\b[\s:.#]{0,4}(?=\d)/gi
const SHARE_AFTER_LABEL = 0.3

type Place = Readonly<{ at: number; end: number }>

/** The stretch of a short text that takes the fewest signs left out, put in or replaced to become the wanted one. */
function bestWithin(text: string, wanted: string): Place & Readonly<{ errors: number }> {
  let row = Array.from({ length: text.length + 1 }, (_, at) => ({ errors: 0, at }))
  for (const [n, sign] of [...wanted].entries()) {
    const next = [{ errors: n + 1, at: 0 }]
    for (let end = 1; end <= text.length; end++) {
      const [over, up, left] = [row[end - 1] ?? NOWHERE, row[end] ?? NOWHERE, next[end - 1] ?? NOWHERE]
      const same = { ...over, errors: over.errors + (text[end - 1] === sign ? 0 : 1) }
      const other = up.errors <= left.errors ? up : left
      next.push(same.errors <= other.errors + 1 ? same : { ...other, errors: other.errors + 1 })
    }
    row = next
  }
  const errors = Math.min(...row.map((cell) => cell.errors))
  const end = row.findLastIndex((cell) => cell.errors === errors)
  return { at: row[end]?.at ?? 0, end, errors }
}
const NOWHERE = { errors: Number.MAX_SAFE_INTEGER, at: 0 }
