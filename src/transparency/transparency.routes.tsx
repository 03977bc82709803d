import { z } from 'zod'
import { get, page, type Reply, type Route } from '#platform/http/route.ts'
import type { Office } from '#platform/office.ts'
import { type Day, dayIn } from '#platform/time.ts'
import { casesOf, published, type ReportData, reportData, restatements } from './assemble.ts'
import { STRUCTURES } from './bands.rules.ts'
import { firstDay, halfOf, lastClosed, lastDay, nameOf, readHalf } from './half.rules.ts'
import { csvOf, dataRows, OUTCOMES } from './report.rules.ts'
import { RunningReportPage, TransparencyPage } from './transparency.page.tsx'
import { say } from './transparency.words.ts'

const counts = z.object({
  content: z.int(),
  'non-content': z.int(),
  'general-information': z.int(),
  restricted: z.int(),
  preserved: z.int(),
  rejected: z.int(),
  withdrawn: z.int(),
  other: z.int(),
})
const ReportJson = z.object({
  half: z.string(),
  from: z.string(),
  to: z.string(),
  total: z.int(),
  outcomes: counts,
  types: z.array(z.object({ family: z.string(), total: z.int(), outcomes: counts })),
  delayedNotice: z.object({ of: z.int(), with: z.int() }),
  accountTypes: z.array(z.object({ name: z.string(), count: z.int() })),
  countries: z.array(z.object({ name: z.string(), count: z.int() })),
  licence: z.string(),
  licenceUrl: z.string(),
  /** Absent where nothing was released. */
  nationalSecurity: z
    .object({
      structure: z.enum(STRUCTURES),
      publishedOn: z.string(),
      lines: z.array(z.object({ line: z.string(), from: z.string(), to: z.string(), low: z.int(), high: z.int() })),
    })
    .optional(),
})

const outcome = z.enum(OUTCOMES)
const RunningJson = ReportJson.extend({
  restated: z.array(
    z.object({
      ...{ case: z.string(), number: z.string(), half: z.string(), reopenedAt: z.iso.datetime() },
      ...{ was: outcome, now: outcome.nullable() },
    }),
  ),
})

export function transparencyRoutes(office: Office): readonly Route[] {
  const today = () => dayIn(office.provider.zone, office.clock.now())
  return [
    get({
      id: 'transparency.show',
      page: '/transparency',
      api: '/transparency',
      may: 'anyone',
      audit: 'none',
      query: z.object({}),
      replies: ReportJson,
      answer: async ({ view }, tx) => {
        const data = await reportData(office, tx, lastClosed(today()))
        return page(jsonOf(office, data), () => <TransparencyPage view={view} data={data} />)
      },
    }),
    get({
      id: 'transparency.half',
      page: '/transparency/:half',
      api: '/transparency/:half',
      may: 'anyone',
      audit: 'none',
      query: z.object({}),
      replies: ReportJson,
      answer: async ({ view, params }, tx) => {
        const data = await published(office, tx, params.half ?? '')
        return data
          ? page(jsonOf(office, data), () => <TransparencyPage view={view} data={data} />)
          : noReport(view.lang)
      },
    }),
    get({
      id: 'transparency.data',
      page: '/transparency/:half/data.csv',
      api: '/transparency/:half/data.csv',
      may: 'anyone',
      audit: 'none',
      query: z.object({}),
      replies: 'text/csv',
      answer: async ({ view, params }, tx) => {
        const half = readHalf(params.half ?? '')
        if (!half || !(await published(office, tx, params.half ?? ''))) return noReport(view.lang)
        const rows = dataRows(nameOf(half), await casesOf(office, tx, half))
        return {
          kind: 'file',
          name: say(view.lang)('csvName', { half: nameOf(half) }),
          type: 'text/csv; charset=utf-8',
          bytes: new TextEncoder().encode(csvOf(rows)),
          inline: false,
        }
      },
    }),
    running(office, today),
  ]
}

/** Staff see the half-year that runs as it would be published today. */
function running(office: Office, today: () => Day): Route {
  return get({
    id: 'desk.report',
    page: '/desk/report',
    api: '/report',
    may: 'report.read',
    audit: 'report.viewed',
    query: z.object({}),
    replies: RunningJson,
    answer: async ({ view }, tx) => {
      const data = await reportData(office, tx, halfOf(today()))
      const restated = await restatements(office, tx)
      const json = restated.map(({ caseId, number, half, was, reopenedAt, now }) => ({
        ...{ case: caseId, number, half: nameOf(half), was, reopenedAt: reopenedAt.toISOString(), now },
      }))
      return page({ ...jsonOf(office, data), restated: json }, () => (
        <RunningReportPage view={view} data={data} restated={restated} />
      ))
    },
  })
}

function noReport(lang: 'en' | 'nl'): Reply {
  const t = say(lang)
  return { kind: 'problem', status: 404, code: 'no-such-report', title: t('noReportTitle'), detail: t('noReportText') }
}

function jsonOf({ provider }: Office, { half, report, security }: ReportData): z.output<typeof ReportJson> {
  return {
    half: nameOf(half),
    from: firstDay(half),
    to: lastDay(half),
    total: report.total,
    outcomes: { ...report.outcomes },
    types: report.rows.map(({ family, total, outcomes: of }) => ({ family, total, outcomes: { ...of } })),
    delayedNotice: report.delayedNotice,
    accountTypes: [...report.accountTypes],
    countries: [...report.countries],
    licence: provider.report.licence,
    licenceUrl: provider.report.licenceUrl,
    ...(security && {
      nationalSecurity: {
        ...{ structure: security.structure, publishedOn: security.publishedOn },
        lines: security.lines.map((line) => ({ ...line })),
      },
    }),
  }
}
