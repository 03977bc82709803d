/** Reports put together from the facts of cases. */
import type { Db } from '#platform/db/db.ts'
import type { Office } from '#platform/office.ts'
import { addDays, dayIn } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { completedCases, firstFactAt, type Outcome, processRow, reopenedCases } from '#requests'
import type { SquareGroup } from '#ui/charts.tsx'
import { countedClosing, restatedBy } from './counting.rules.ts'
import { before, firstDay, type Half, halfOf, instantsOf, lastClosed, lastDay, nameOf, readHalf } from './half.rules.ts'
import { type CountedCase, DRESS, OUTCOMES, outcomeOf, type Report, reportOf } from './report.rules.ts'
import { type BandStatement, statements } from './statement.store.ts'
import { halfName, say } from './transparency.words.ts'

export type ReportData = Readonly<{
  half: Half
  report: Report
  before: Report | null
  halves: readonly Half[]
  baseUrl: string
  /** What two people of the vault released in the half-year after this one, newest first; null where nothing was. */
  security: BandStatement | null
}>

/** A half-year is public once it has ended, and not before the office's first case. */
export async function published(office: Office, tx: Db, name: string): Promise<ReportData | null> {
  const half = readHalf(name)
  if (!half) return null
  const halves = await publishedHalves(office, tx)
  return halves.some((each) => nameOf(each) === nameOf(half)) ? reportData(office, tx, half) : null
}

export async function reportData(office: Office, tx: Db, half: Half): Promise<ReportData> {
  const halves = await publishedHalves(office, tx)
  const previous = before(half)
  const hasBefore = halves.some((each) => nameOf(each) === nameOf(previous))
  return {
    half,
    halves,
    baseUrl: office.baseUrl,
    report: await foldedReport(office, tx, half),
    security: await releasedAfter(tx, half),
    before: hasBefore ? await foldedReport(office, tx, previous) : null,
  }
}

/** Newest first, back to the half-year of the first case; the last closed one always. */
async function publishedHalves(office: Office, tx: Db): Promise<readonly Half[]> {
  const last = lastClosed(dayIn(office.provider.zone, office.clock.now()))
  const first = await firstFactAt(tx)
  const earliest = first ? nameOf(halfOf(dayIn(office.provider.zone, first))) : nameOf(last)
  const halves = [last]
  for (let half = before(last); nameOf(half) >= earliest && halves.length < 40; half = before(half)) halves.push(half)
  return halves
}

async function releasedAfter(tx: Db, half: Half): Promise<BandStatement | null> {
  const next = halfOf(addDays(lastDay(half), 1))
  return (await statements(tx, { from: firstDay(next), to: lastDay(next) }))[0] ?? null
}

async function foldedReport(office: Office, tx: Db, half: Half): Promise<Report> {
  return reportOf(await casesOf(office, tx, half))
}

export async function casesOf(office: Office, tx: Db, half: Half): Promise<readonly CountedCase[]> {
  const { zone } = office.provider
  const { from, to } = instantsOf(half, zone)
  const cases = await completedCases(tx, { from, to })
  return cases.flatMap(({ turns, ...each }) => {
    const counted = countedClosing(turns, endIn(zone))
    if (!counted || counted.at < from || counted.at >= to) return []
    const { at: closedAt, outcomes } = counted
    return [{ ...each, closedAt, outcomes, family: processRow(each.process).family }]
  })
}

/** The first instant after the half-year of another instant. */
const endIn = (zone: string) => (at: Date) => instantsOf(halfOf(dayIn(zone, at)), zone).to

/** A count that was reported, and what it would be today. */
export type Restatement = Readonly<{
  caseId: string
  number: string
  half: Half
  was: Outcome
  reopenedAt: Date
  /** Null while the case is under review. */
  now: Outcome | null
}>

/** Every case that was taken up again after the half-year in which it counts. */
export async function restatements({ provider: { zone } }: Office, tx: Db): Promise<readonly Restatement[]> {
  return (await reopenedCases(tx)).flatMap(({ caseId, number, turns }) => {
    const found = restatedBy(turns, endIn(zone))
    if (!found) return []
    const { counted, reopenedAt, now } = found
    const half = halfOf(dayIn(zone, counted.at))
    return [{ caseId, number, half, was: outcomeOf(counted.outcomes), reopenedAt, now: now && outcomeOf(now.outcomes) }]
  })
}

/** The last closed half-year in one line of squares, for the front page. */
export type Headline = Readonly<{ name: string; total: number; groups: readonly SquareGroup[] }>

export async function headlineOf(office: Office, db: Db, lang: Lang): Promise<Headline> {
  const half = lastClosed(dayIn(office.provider.zone, office.clock.now()))
  const report = await foldedReport(office, db, half)
  const groups = OUTCOMES.filter((outcome) => report.outcomes[outcome] > 0).map((outcome) => ({
    name: say(lang)(`outcome.${outcome}`),
    count: report.outcomes[outcome],
    dress: DRESS[outcome],
  }))
  return { name: halfName(lang, half), total: report.total, groups }
}
