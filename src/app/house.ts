/** Opens everything in its order and closes it in the reverse; `serve`, the command line and the tests of the whole go through here. */
import { join } from 'node:path'
import { standingsOf } from '#agencies'
import { record, startSealer } from '#audit'
import { identitySecret, openIdentity } from '#identity'
import type { Provider } from '#platform/config.ts'
import { migrate } from '#platform/db/migrate.ts'
import { type Opened, openPglite, openPostgres } from '#platform/db/open.ts'
import { openFiles } from '#platform/files.ts'
import { type DemoClock, demoClock } from '#platform/jobs/demo-clock.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'
import { startJobs } from '#platform/jobs/start.ts'
import { openKeys } from '#platform/keys.ts'
import { smtpMailer } from '#platform/mail/smtp.ts'
import { type Office, transact } from '#platform/office.ts'
import { ownDocumentKeys } from '#platform/pki/document-keys.ts'
import { openSeals } from '#platform/seals.ts'
import { DAY_MS, systemClock } from '#platform/time.ts'
import { openRecords } from '#records'
import { openBook } from '#vault'
import { type House, jobLinesOf } from '../app.ts'
import { DEMO_DAYS } from './demo/days.ts'
import { type InstanceKind, insertInstance, instanceKind, startDemoClock } from './instance.store.ts'
import type { Settings } from './settings.ts'

/** Where the program's own files lie: beside the bundle, or in the source tree for tests. */
export type Program = Readonly<{ migrations: string; intakeChild: string; version: string }>

export type OpenAsk = Readonly<{
  settings: Settings
  program: Program
  provider: Provider
  baseUrl: string
  /** What an empty database becomes. */
  kind: InstanceKind
  complain: (line: string) => void
  /** A database that the caller opened, migrated and will close; without it the one that the settings name. */
  database?: Opened
}>

export type OpenHouse = House &
  Readonly<{ opened: Opened; demo: DemoClock | null; sealNow: () => Promise<void>; close: () => Promise<void> }>

/** The database with its tables brought up to date; the caller closes it. */
export async function openDatabase(
  settings: Settings,
  program: Pick<Program, 'migrations'>,
  complain: (line: string) => void,
): Promise<Opened> {
  const opened =
    settings.databaseUrl === null
      ? await openPglite({ dir: settings.dataDir })
      : await openPostgres({ url: settings.databaseUrl, complain })
  await migrate(opened, program.migrations)
  return opened
}

export async function openHouse(ask: OpenAsk): Promise<OpenHouse> {
  const opened = ask.database ?? (await openDatabase(ask.settings, ask.program, ask.complain))
  const kind = (await instanceKind(opened.db)) ?? (await becomes(opened, ask.kind))
  const demo = kind === 'demo' ? await demoClock(opened) : null
  const mailer = ask.settings.smtpUrl === null ? null : smtpMailer(ask.settings.smtpUrl)
  const files = await openFiles(ask.settings.dataDir)
  const records = openRecords({ db: opened.db, files }, ask.provider.records)
  const clock = demo?.clock ?? systemClock
  const documents = ownDocumentKeys({ dir: ask.settings.dataDir, provider: ask.provider.name, now: clock.now() })
  let office: Office | undefined
  const officeOf = (jobs: Jobs): Office => {
    office ??= {
      db: opened.db,
      clock,
      jobs,
      files,
      keys: openKeys(ask.settings.dataDir),
      documents,
      seals: openSeals(ask.settings.dataDir),
      provider: ask.provider,
      demo: kind === 'demo',
      baseUrl: ask.baseUrl,
      intakeChild: ask.program.intakeChild,
    }
    return office
  }
  const running = await startJobs({
    opened,
    ...(demo && { demo }),
    complain: ask.complain,
    lines: (jobs) => jobLinesOf(officeOf(jobs), { records, mailer }),
  })
  const whole = officeOf(running.jobs)
  const sealer = startSealer(opened.db, ask.complain)
  return {
    office: whole,
    opened,
    demo,
    identity: openIdentity({
      office: whole,
      wall: systemClock,
      secret: identitySecret(ask.settings.dataDir),
      standings: standingsOf,
    }),
    book: openBook(ask.settings.dataDir),
    tools: {
      jobs: running,
      passTime: demo ? (milliseconds: number) => moveClock(whole, running.passTime, milliseconds) : null,
    },
    sealNow: sealer.sealNow,
    close: async () => {
      await running.stop()
      await sealer.stop()
      mailer?.close()
      if (!ask.database) await opened.close()
    },
  }
}

async function becomes(opened: Opened, kind: InstanceKind): Promise<InstanceKind> {
  await transact(opened, async (tx) => {
    await insertInstance(tx, kind, systemClock.now())
    if (kind === 'demo') await startDemoClock(tx, -DEMO_DAYS * DAY_MS)
  })
  return kind
}

/** Demo only: time passes, stopping wherever a job waits; on the record like everything else. */
async function moveClock(
  office: Office,
  passTime: (milliseconds: number) => Promise<Date>,
  milliseconds: number,
): Promise<Date> {
  const now = await passTime(milliseconds)
  await transact(office, (tx) =>
    record(tx, office.clock, { who: 'system', action: 'clock.moved', about: 'demo', detail: { milliseconds } }),
  )
  return now
}

export function programOf(folder: string, version: string): Program {
  return { migrations: join(folder, 'migrations'), intakeChild: join(folder, 'intake-child.js'), version }
}
