/**
 * What the operator sets, read from the environment by main.ts and checked before anything is opened.
 * Each setting is described in docs/operate/settings.md.
 */
import { z } from 'zod'

const Environment = z.object({
  /** PostgreSQL 15 or newer; without it the embedded database in the data folder. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().min(1).optional(),
  /** The address under which people reach the office, when a proxy stands before it. */
  WAARBORG_URL: z.url({ protocol: /^https?$/ }).optional(),
  WAARBORG_DATA: z.string().min(1).default('./data'),
  /** The provider's own facts; docs/operate/provider.md. */
  WAARBORG_PROVIDER: z.string().min(1).optional(),
  /** smtp:// or smtps:// with user and password. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.email().optional(),
  /** A ClamAV daemon: the path of its socket, or host:port. */
  CLAMD_ADDRESS: z
    .string()
    .regex(/^(\/.+|[^\s/]+:\d{1,5})$/)
    .optional(),
  TRUSTED_PROXIES: z.string().default(''),
  /** Times the usual rate limits. */
  WAARBORG_RATE_FACTOR: z.coerce.number().min(0.1).max(1_000_000).default(1),
  /** For backup and restore. */
  WAARBORG_PASSPHRASE: z.string().min(12).optional(),
})

export type Settings = Readonly<{
  databaseUrl: string | null
  port: number
  host: string | null
  baseUrl: string | null
  dataDir: string
  providerFile: string | null
  smtpUrl: string | null
  mailFrom: string | null
  clamdAddress: string | null
  trustedProxies: readonly string[]
  rateFactor: number
  passphrase: string | null
}>

export type SettingsReading =
  | Readonly<{ kind: 'read'; settings: Settings }>
  | Readonly<{ kind: 'wrong'; lines: readonly string[] }>

export function readSettings(environment: Readonly<Record<string, string | undefined>>): SettingsReading {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Environment.safeParse(given)
  if (!parsed.success)
    return { kind: 'wrong', lines: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) }
  const { data } = parsed
  return {
    kind: 'read',
    settings: {
      databaseUrl: data.DATABASE_URL ?? null,
      port: data.PORT,
      host: data.HOST ?? null,
      baseUrl: data.WAARBORG_URL?.replace(/\/+$/, '') ?? null,
      dataDir: data.WAARBORG_DATA,
      providerFile: data.WAARBORG_PROVIDER ?? null,
      smtpUrl: data.SMTP_URL ?? null,
      mailFrom: data.MAIL_FROM ?? null,
      clamdAddress: data.CLAMD_ADDRESS ?? null,
      rateFactor: data.WAARBORG_RATE_FACTOR,
      passphrase: data.WAARBORG_PASSPHRASE ?? null,
      trustedProxies: data.TRUSTED_PROXIES.split(',')
        .map((each) => each.trim())
        .filter((each) => each !== ''),
    },
  }
}
