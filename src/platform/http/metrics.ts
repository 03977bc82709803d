/** Counts per route for /metrics (OpenMetrics text). Route names only: no address, no person, no case. */
const BOUNDS_MS = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 10_000]

type Series = { statuses: Map<number, number>; buckets: number[]; sum: number; count: number }

export type Meter = Readonly<{
  count(route: string, status: number, milliseconds: number): void
  text(more?: readonly string[]): string
}>

export function meter(): Meter {
  const routes = new Map<string, Series>()
  return {
    count(route, status, milliseconds) {
      const series = routes.get(route) ?? { statuses: new Map(), buckets: BOUNDS_MS.map(() => 0), sum: 0, count: 0 }
      routes.set(route, series)
      series.statuses.set(status, (series.statuses.get(status) ?? 0) + 1)
      const at = BOUNDS_MS.findIndex((bound) => milliseconds <= bound)
      if (at >= 0) series.buckets[at] = (series.buckets[at] ?? 0) + 1
      series.sum += milliseconds
      series.count += 1
    },
    text(more = []) {
      return [...countLines(routes), ...timeLines(routes), ...more, '# EOF', ''].join('\n')
    },
  }
}

function countLines(routes: ReadonlyMap<string, Series>): string[] {
  const lines = [...routes].flatMap(([route, { statuses }]) =>
    [...statuses].map(([status, n]) => `waarborg_requests_total{route="${route}",status="${status}"} ${n}`),
  )
  return ['# TYPE waarborg_requests counter', '# HELP waarborg_requests Answers by route and status.', ...lines]
}

function timeLines(routes: ReadonlyMap<string, Series>): string[] {
  const lines = [...routes].flatMap(([route, { buckets, sum, count }]) => {
    let below = 0
    const steps = BOUNDS_MS.map((bound, at) => {
      below += buckets[at] ?? 0
      return `waarborg_request_seconds_bucket{route="${route}",le="${bound / 1000}"} ${below}`
    })
    return [
      ...steps,
      `waarborg_request_seconds_bucket{route="${route}",le="+Inf"} ${count}`,
      `waarborg_request_seconds_sum{route="${route}"} ${(sum / 1000).toFixed(6)}`,
      `waarborg_request_seconds_count{route="${route}"} ${count}`,
    ]
  })
  return ['# TYPE waarborg_request_seconds histogram', '# UNIT waarborg_request_seconds seconds', ...lines]
}
