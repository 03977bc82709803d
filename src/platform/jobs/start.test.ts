import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { eachDatabase, type FreshDb } from '#test/database.ts'
import { demoClock } from './demo-clock.ts'
import type { AnyJobLine, JobLine } from './jobs.ts'
import { type RunningJobs, startJobs } from './start.ts'

declare module './jobs.ts' {
  interface JobData {
    'test.note': { note: string }
    'test.tick': Record<string, never>
  }
}

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

type Start = {
  demo?: boolean
  work?: (note: string) => Promise<void>
  retries?: number
  cron?: string
  beside?: number
  complaints?: string[]
}

async function start(
  { opened }: FreshDb,
  { demo = false, work = async () => {}, retries = 2, cron, beside, complaints = [] }: Start = {},
) {
  const seen: string[] = []
  const note: JobLine<'test.note'> = {
    name: 'test.note',
    expireSeconds: 20,
    retries,
    retrySeconds: 1,
    ...(beside && { beside, together: 1 }),
    work: async (data) => {
      seen.push(data.note)
      await work(data.note)
    },
  }
  const tick: JobLine<'test.tick'> = {
    name: 'test.tick',
    expireSeconds: 20,
    retries: 0,
    ...(cron && { cron }),
    work: async () => {
      seen.push('tick')
    },
  }
  const clock = demo ? await demoClock(opened) : undefined
  const running = await startJobs({
    opened,
    lines: () => [note, tick] satisfies AnyJobLine[],
    ...(clock && { demo: clock }),
    complain: (line) => complaints.push(line),
  })
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= running.stop()
    return stopped
  }
  stops.push(stop)
  const send = (note: string, options?: Parameters<RunningJobs['jobs']['send']>[3]) =>
    opened.db.transaction().execute((tx) => running.jobs.send(tx, 'test.note', { note }, options))
  return { ...running, stop, seen, send, clock, complaints }
}

eachDatabase('jobs', (open, engine) => {
  test('a job exists exactly when the write that caused it does', async () => {
    const fresh = await open()
    const { seen, send, jobs, settled, complaints } = await start(fresh)
    await send('committed')
    await expect(
      fresh.db.transaction().execute(async (tx) => {
        await jobs.send(tx, 'test.note', { note: 'rolled back' })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    await settled()
    expect(seen).toEqual(['committed'])
    expect(complaints).toEqual([])
  })

  test('three hundred jobs take a moment, not a minute', async () => {
    const fresh = await open()
    const { seen, jobs, settled } = await start(fresh)
    const began = performance.now()
    await fresh.db.transaction().execute(async (tx) => {
      for (let n = 0; n < 300; n++) await jobs.send(tx, 'test.note', { note: String(n) })
    })
    await settled()
    expect(seen.length).toBe(300)
    // One batch per look would take six minutes; a busy machine is allowed a part of one.
    expect(performance.now() - began).toBeLessThan(50_000)
  })

  test('a job that takes long holds no other up where lines work beside each other', async () => {
    let end = () => {}
    const { seen, send, list, settled } = await start(await open(), {
      beside: 2,
      work: async (text) => {
        if (text === 'long') await new Promise<void>((resolve) => (end = resolve))
      },
    })
    await send('long')
    await expect.poll(() => seen, { timeout: 10_000 }).toEqual(['long'])
    for (const text of ['one', 'two', 'three']) await send(text)
    await expect.poll(() => list({ state: 'done' }), { timeout: 20_000 }).toHaveLength(3)
    expect(await list({ state: 'running' })).toMatchObject([{ data: { note: 'long' } }])
    end()
    await settled()
    expect(seen.toSorted()).toEqual(['long', 'one', 'three', 'two'])
  })

  test('of two jobs with one key only one waits', async () => {
    const { seen, send, list } = await start(await open())
    const at = new Date('2100-01-01')
    for (const note of ['first', 'second']) await send(note, { onceKey: 'case_1', at })
    await send('other', { onceKey: 'case_2', at })
    expect((await list({ state: 'waiting' })).map(({ data }) => data)).toEqual(
      expect.arrayContaining([{ note: 'first' }, { note: 'other' }]),
    )
    expect(await list({ state: 'waiting' })).toHaveLength(2)
    expect(seen).toEqual([])
  })

  test('a job that fails comes back, and at last waits for a person, who can try it again', async () => {
    let broken = true
    const { seen, send, list, retry, settled } = await start(await open(), {
      retries: 1,
      work: async () => {
        if (broken) throw new Error('no server\nat …')
      },
    })
    await send('mail')
    await expect.poll(() => list({ state: 'failed' }), { timeout: 30_000 }).toHaveLength(1)
    const [failed] = await list({ state: 'failed' })
    expect(failed).toMatchObject({ name: 'test.note', data: { note: 'mail' }, attempts: 2, error: 'no server' })
    expect(await list({})).toHaveLength(1)
    broken = false
    expect(await retry(failed?.id ?? '')).toBe(true)
    expect(await retry(failed?.id ?? '')).toBe(false)
    await settled()
    expect(seen).toEqual(['mail', 'mail', 'mail'])
    expect(await list({ state: 'failed' })).toEqual([])
    expect(await list({ state: 'done' })).toMatchObject([{ error: null }])
  })

  test('waiting jobs survive a restart', async () => {
    const fresh = await open()
    const first = await start(fresh)
    await first.send('for later', { at: new Date('2100-01-01') })
    await first.stop()
    const second = await start(fresh)
    expect(await second.list({ state: 'waiting' })).toMatchObject([
      { data: { note: 'for later' }, dueAt: new Date('2100-01-01') },
    ])
  })

  test('the clock of a demo moves jobs along with it, also after a restart', async () => {
    const fresh = await open()
    const first = await start(fresh, { demo: true })
    const began = first.clock?.clock.now() ?? new Date(0)
    const inDays = (days: number) => new Date(began.getTime() + days * 86_400_000)
    await first.send('tenth day', { at: inDays(10) })
    await first.send('twentieth day', { at: inDays(20) })
    await first.settled()
    expect(first.seen).toEqual([])
    await first.passTime(11 * 86_400_000)
    expect(first.seen).toEqual(['tenth day'])
    await first.stop()
    const second = await start(fresh, { demo: true })
    expect((second.clock?.clock.now().getTime() ?? 0) - inDays(11).getTime()).toBeGreaterThanOrEqual(0)
    await second.clock?.advance(30 * 86_400_000)
    await second.settled()
    expect(second.seen).toEqual(['twentieth day'])
    expect(second.complaints).toEqual([])
  })

  test('each job runs at its own hour while time passes', async () => {
    const fresh = await open()
    const hours: string[] = []
    const running = await start(fresh, {
      demo: true,
      work: async () => {
        hours.push(running.clock?.clock.now().toISOString().slice(0, 10) ?? '')
      },
    })
    const began = running.clock?.clock.now().getTime() ?? 0
    for (const days of [3, 7, 15]) await running.send(String(days), { at: new Date(began + days * 86_400_000) })
    await running.passTime(20 * 86_400_000)
    expect(running.seen).toEqual(['3', '7', '15'])
    expect(hours).toEqual([3, 7, 15].map((days) => new Date(began + days * 86_400_000).toISOString().slice(0, 10)))
  })

  test('what runs every so often runs after a jump of the demo clock', async () => {
    const running = await start(await open(), { demo: true, cron: '0 3 * * *' })
    await running.settled()
    await wait(200)
    const before = running.seen.length
    await running.passTime(2 * 86_400_000)
    await expect.poll(() => running.seen.length, { timeout: 10_000 }).toBeGreaterThan(before)
  })

  test('a job that was running when the process was killed starts again at once', async ({ skip }) => {
    skip(engine === 'postgres', 'another process may be at work there: its heartbeat tells, within a minute')
    const fresh = await open()
    let hang = () => {}
    const first = await start(fresh, {
      work: () =>
        new Promise((resolve) => {
          hang = resolve
        }),
    })
    await first.send('long work')
    await expect.poll(() => first.seen).toEqual(['long work'])
    const second = await start(fresh)
    await expect.poll(() => second.seen, { timeout: 10_000 }).toEqual(['long work'])
    hang()
  })
})
