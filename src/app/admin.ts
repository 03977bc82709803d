/** What the command line may ask of a running office, through the door of its data folder. */
import { agenciesCommand } from '#agencies'
import { auditVerifyCommand } from '#audit'
import { backup } from '#platform/backup/backup.ts'
import type { Provider } from '#platform/config.ts'
import type { DoorHandlers } from '#platform/db/door.ts'
import type { Opened } from '#platform/db/open.ts'
import { type Clock, DAY_MS, HOUR_MS } from '#platform/time.ts'
import { retentionCommand } from '#requests'
import type { Command } from './cli.ts'
import { say as words } from './cli.words.ts'
import { HALDER } from './demo/halder.ts'
import { doctor } from './doctor.ts'
import type { OpenHouse } from './house.ts'
import { readProviderFile } from './provider.ts'

export type Administered = Readonly<{ opened: Opened; clock: Clock; house: OpenHouse | null }>

export type AdminName = 'agencies' | 'audit' | 'retention' | 'backup' | 'doctor' | 'demo'
type Handler = (at: Administered, args: readonly string[], say: (line: string) => void) => Promise<number>

/** The same handlers whether a server runs or the command opened the database itself. */
export function adminTable({
  settings,
  lang,
}: Pick<Command, 'settings' | 'lang'>): Readonly<Record<AdminName, Handler>> {
  const t = words(lang)
  return {
    agencies: ({ opened, clock, house }, args, say) =>
      agenciesCommand(args, { db: opened.db, clock, lang, zone: house?.office.provider.zone ?? 'UTC', say }),
    audit: async ({ opened }, args, say) => {
      if (args[0] === 'verify') return auditVerifyCommand(opened.db, args.slice(1), say)
      say(t('usageAudit'))
      return 2
    },
    retention: async ({ opened, clock, house }, args, say) => {
      const provider = house?.office.provider ?? (await providerOf(settings.providerFile))
      if (typeof provider === 'string') {
        say(provider)
        return 2
      }
      return retentionCommand(args, { db: opened.db, clock, provider, lang, say })
    },
    backup: async ({ opened, clock }, [out, passphrase = ''], say) => {
      if (out === undefined) {
        say(t('usageBackup'))
        return 2
      }
      const done = await backup({
        opened,
        clock,
        dir: settings.dataDir,
        out,
        passphrase,
        also: ['demo.json', 'demo.mark'],
      })
      if (done.kind === 'refused') {
        say(done.line)
        return 2
      }
      const { bytes, rows, files, jobs, sha256 } = done
      say(
        t('backedUp', {
          out: done.out,
          bytes: String(bytes),
          rows: String(rows),
          files: String(files),
          jobs: String(jobs),
          sha256,
        }),
      )
      return 0
    },
    doctor: ({ opened, house }, args, say) => doctor({ opened, house, settings, lang }, args, say),
    demo: async ({ house }, [what, far = ''], say) => {
      const milliseconds = what === 'advance' ? readSpan(far) : null
      if (milliseconds === null) {
        say(t('usageDemo'))
        return 2
      }
      if (!house?.tools.passTime) {
        say(t('notDemo'))
        return 2
      }
      say(t('advanced', { at: (await house.tools.passTime(milliseconds)).toISOString() }))
      return 0
    },
  }
}

export function adminHandlers(
  house: () => OpenHouse | undefined,
  command: Pick<Command, 'settings' | 'lang'>,
): DoorHandlers {
  const table = adminTable(command)
  const opened = (name: AdminName) => async (args: readonly string[], say: (line: string) => void) => {
    const running = house()
    return running ? table[name]({ opened: running.opened, clock: running.office.clock, house: running }, args, say) : 2
  }
  return {
    agencies: opened('agencies'),
    audit: opened('audit'),
    retention: opened('retention'),
    backup: opened('backup'),
    doctor: opened('doctor'),
    demo: opened('demo'),
  }
}

/** Without a running server the file says who the provider is, and a demo is always the same one; a line where it cannot be read. */
async function providerOf(path: string | null): Promise<Provider | string> {
  if (path === null) return HALDER
  const reading = await readProviderFile(path)
  return reading.kind === 'read' ? reading.provider : reading.lines.join('; ')
}

/** `10d`, `3h`, `45m` in milliseconds; null for anything else, and for more than ten years. */
export function readSpan(text: string): number | null {
  const parts = /^(\d{1,5})(?:(d)|(h)|m)$/.exec(text)
  if (!parts) return null
  const span = Number(parts[1]) * (parts[2] ? DAY_MS : parts[3] ? HOUR_MS : HOUR_MS / 60)
  return span > 0 && span <= 3_653 * DAY_MS ? span : null
}
