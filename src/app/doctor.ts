/** `waarborg doctor`: what an operator would otherwise find out at night. Looks, changes nothing. */
import { existsSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { verifyAudit } from '#audit'
import type { Opened } from '#platform/db/open.ts'
import { databaseNow, migrationsDone } from '#platform/db/pulse.store.ts'
import { smtpMailer } from '#platform/mail/smtp.ts'
import { clamd } from '#platform/scan/clamd.ts'
import { systemClock } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { greet } from '#records'
import { say } from './doctor.words.ts'
import type { OpenHouse } from './house.ts'
import { instanceKind } from './instance.store.ts'
import { readProviderFile } from './provider.ts'
import type { Settings } from './settings.ts'

export type Patient = Readonly<{ opened: Opened; house: OpenHouse | null; settings: Settings; lang: Lang }>
type Mark = 'good' | 'note' | 'bad'
type Finding = Readonly<{ what: string; mark: Mark; text: string }>

const LOW_DISK_GB = 2
const CLOCK_SECONDS = 5

/** Exit 0 when nothing is bad, 1 otherwise; notes are no fault. */
export async function doctor(patient: Patient, args: readonly string[], tell: (line: string) => void): Promise<0 | 1> {
  const t = say(patient.lang)
  const findings = [
    await database(patient),
    await disk(patient),
    keys(patient),
    await mail(patient),
    await scanner(patient),
    await records(patient),
    await clock(patient),
    address(patient),
    proxy(patient),
    await auditChain(patient),
  ]
  if (args.includes('--json')) tell(JSON.stringify(findings))
  else for (const { what, mark, text } of findings) tell(`${t(`mark.${mark}`).padEnd(7)}${what.padEnd(12)}${text}`)
  return findings.some(({ mark }) => mark === 'bad') ? 1 : 0
}

async function database({ opened, lang }: Patient): Promise<Finding> {
  const t = say(lang)
  const values = { engine: opened.engine, migrations: String(await migrationsDone(opened.db)) }
  const isDemo = (await instanceKind(opened.db)) === 'demo'
  return { what: t('database'), mark: 'good', text: isDemo ? t('databaseDemo', values) : t('databaseGood', values) }
}

async function disk({ settings, lang }: Patient): Promise<Finding> {
  const t = say(lang)
  const { bavail, bsize } = await statfs(settings.dataDir)
  const gigabytes = Math.floor((bavail * bsize) / 1e9)
  const values = { gigabytes: String(gigabytes), dir: settings.dataDir }
  return gigabytes < LOW_DISK_GB
    ? { what: t('disk'), mark: 'bad', text: t('diskLow', values) }
    : { what: t('disk'), mark: 'good', text: t('diskGood', values) }
}

function keys({ settings, lang }: Patient): Finding {
  const t = say(lang)
  const dir = join(settings.dataDir, 'keys')
  if (!existsSync(dir)) return { what: t('keys'), mark: 'note', text: t('keysNone') }
  const isOpen = (statSync(dir).mode & 0o077) !== 0
  return { what: t('keys'), mark: isOpen ? 'bad' : 'good', text: isOpen ? t('keysOpen', { dir }) : t('keysGood') }
}

async function mail({ settings, lang }: Patient): Promise<Finding> {
  const t = say(lang)
  if (settings.smtpUrl === null) return { what: t('mail'), mark: 'note', text: t('mailNone') }
  const mailer = smtpMailer(settings.smtpUrl)
  const { kind, reply } = await mailer.check()
  mailer.close()
  return {
    what: t('mail'),
    mark: kind === 'accepted' ? 'good' : 'bad',
    text: kind === 'accepted' ? t('mailGood') : t('mailBad', { reply }),
  }
}

async function scanner({ settings: { clamdAddress }, lang }: Patient): Promise<Finding> {
  const t = say(lang)
  if (clamdAddress === null) return { what: t('scanner'), mark: 'note', text: t('scannerNone') }
  const why = await clamd(clamdAddress).check()
  return {
    what: t('scanner'),
    mark: why === null ? 'good' : 'bad',
    text: why === null ? t('scannerGood') : t('scannerBad', { why }),
  }
}

async function records({ house, settings, lang }: Patient): Promise<Finding> {
  const t = say(lang)
  const what = t('records')
  const reading = house || settings.providerFile === null ? null : await readProviderFile(settings.providerFile)
  if (reading?.kind === 'wrong') return { what, mark: 'bad', text: t('recordsBad', { line: reading.lines[0] ?? '' }) }
  const setting = (house?.office.provider ?? reading?.provider)?.records
  if (!setting) return { what, mark: 'good', text: t('recordsOwn') }
  const { line, greeting, ours, notHeld } = await greet(setting)
  if (greeting === null) return { what, mark: 'bad', text: t('recordsBad', { line }) }
  const { name, catalogue } = greeting
  if (catalogue !== ours) return { what, mark: 'bad', text: t('recordsOther', { name, catalogue, ours }) }
  if (notHeld.length > 0)
    return { what, mark: 'note', text: t('recordsNotHeld', { name, catalogue, list: notHeld.join('; ') }) }
  return { what, mark: 'good', text: t('recordsGood', { name, catalogue }) }
}

async function clock({ opened, lang }: Patient): Promise<Finding> {
  const t = say(lang)
  const seconds = Math.round(Math.abs((await databaseNow(opened.db)).getTime() - systemClock.now().getTime()) / 1000)
  const bad = seconds > CLOCK_SECONDS
  return {
    what: t('clock'),
    mark: bad ? 'bad' : 'good',
    text: bad ? t('clockBad', { seconds: String(seconds) }) : t('clockGood', { seconds: String(CLOCK_SECONDS) }),
  }
}

function address({ settings, lang }: Patient): Finding {
  const t = say(lang)
  if (settings.baseUrl === null) return { what: t('url'), mark: 'note', text: t('urlNone') }
  const plain = settings.baseUrl.startsWith('http:')
  return {
    what: t('url'),
    mark: plain ? 'bad' : 'good',
    text: t(plain ? 'urlPlain' : 'urlGood', { url: settings.baseUrl }),
  }
}

function proxy({ settings, lang }: Patient): Finding {
  const t = say(lang)
  if (settings.trustedProxies.length > 0)
    return { what: t('proxy'), mark: 'good', text: t('proxyGood', { list: settings.trustedProxies.join(', ') }) }
  return { what: t('proxy'), mark: 'note', text: settings.baseUrl === null ? t('proxyNone') : t('proxyNeeded') }
}

async function auditChain({ opened, lang }: Patient): Promise<Finding> {
  const t = say(lang)
  const { linked, unsealedTail, broken } = await verifyAudit(opened.db)
  const [first] = broken
  if (first) return { what: t('audit'), mark: 'bad', text: t('auditBad', { position: String(first.position) }) }
  return {
    what: t('audit'),
    mark: 'good',
    text: t('auditGood', { linked: String(linked), tail: String(unsealedTail) }),
  }
}
