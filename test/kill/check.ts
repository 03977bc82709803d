/** After a kill: is everything that was acknowledged still there, does the chain hold, was every notice sent, and none twice without a word? */
import { setTimeout as wait } from 'node:timers/promises'
import type { CaughtMail } from '#test/smtp.ts'
import { type Call, type DeskCase, must } from '../journeys/calls.ts'
import type { Program } from './server.ts'
import { countOf, type Kept, type Walk } from './walk.ts'

type DraftSeen = { case?: string; version?: number; document?: { sha256: string } | null }
type Looked = Readonly<{
  clock: () => Promise<string>
  draft: (id: string) => Promise<DraftSeen | null>
  desk: (id: string) => Promise<DeskCase | null>
  own: (id: string) => Promise<string>
}>

/** Sentences of what was lost; empty when nothing was. `from` leaves out what an earlier look already found. */
export async function lostOf({ call, kept }: Pick<Walk, 'call' | 'kept'>, from = 0): Promise<readonly string[]> {
  const looked = lookOnce(call)
  const lost: string[] = []
  for (const one of kept.slice(from))
    if (!(await isKept(looked, one))) lost.push(`acknowledged and gone: ${JSON.stringify(one)}`)
  return lost
}

async function isKept({ clock, draft, desk, own }: Looked, one: Kept): Promise<boolean> {
  switch (one.what) {
    case 'clock':
      return (await clock()) >= one.now
    case 'draft': {
      const seen = await draft(one.draft)
      return seen !== null && (seen.case !== undefined || (seen.version ?? 0) >= one.version)
    }
    case 'document': {
      const seen = await draft(one.draft)
      return seen !== null && (seen.case !== undefined || seen.document?.sha256 === one.sha256)
    }
    case 'case':
      return (await own(one.case)) === one.number
    case 'fact': {
      const seen = await desk(one.case)
      return seen !== null && countOf(seen, one.kind) >= one.count
    }
  }
}

/** Each thing is asked of the server once. */
function lookOnce(call: Call): Looked {
  const known = new Map<string, Promise<object | null>>()
  const get = (who: string, path: string) => {
    const asked = known.get(path) ?? call(who, path).then(({ status, json }) => (status === 200 ? json : null))
    known.set(path, asked)
    return asked
  }
  return {
    clock: async () => String(Object.values((await get('intake', '/desk/clock')) ?? {})[0]),
    draft: (id) => get('officer', `/drafts/${id}/send`),
    desk: async (id) => (await get('reviewer', `/desk/cases/${id}`)) as DeskCase | null,
    own: async (id) =>
      String(Object.entries((await get('officer', `/requests/${id}`)) ?? {}).find(([name]) => name === 'number')?.[1]),
  }
}

/** The chain, by the program's own command beside the running server; a sentence when it does not hold. */
export async function chainOf(program: Program): Promise<readonly string[]> {
  const { exit, said } = await program.command('audit', 'verify')
  return exit === 0 ? [] : [`audit verify: exit ${exit}: ${said}`]
}

export type MailCount = Readonly<{
  mails: number
  notices: number
  twice: number
  uncertain: number
  wrong: readonly string[]
}>

type Listed = { id: string; case: string | null; template: string }
type Letter = { messageId: string; template: string; attempts: { step: string }[] }

/** Every mail of the outbox reached the mail server; one that reached it twice was logged as uncertain and has one Message-ID. */
export async function mailsOf({ call, cases }: Walk, caught: readonly CaughtMail[]): Promise<MailCount> {
  const wrong: string[] = []
  const letters: Letter[] = []
  for (const { id } of await listed(call)) letters.push(await must<Letter>(call, 200, 'intake', `/desk/outbox/${id}`))
  let [twice, uncertain] = [0, 0]
  for (const { messageId, template, attempts } of letters) {
    const arrived = caught.filter((mail) => mail.messageId === messageId).length
    const unsure = attempts.filter(({ step }) => step === 'uncertain').length
    if (arrived === 0)
      wrong.push(`never arrived: ${template} ${messageId} ${attempts.map(({ step }) => step).join(' ')}`)
    if (arrived > 1 + unsure)
      wrong.push(`arrived ${arrived} times, uncertain ${unsure} times: ${template} ${messageId}`)
    if (arrived > 1) twice++
    uncertain += unsure
  }
  const known = new Set(letters.map(({ messageId }) => messageId))
  for (const { messageId, subject } of caught)
    if (!known.has(messageId)) wrong.push(`mailed and not in the outbox: ${subject}`)
  const notices = await noticesOf(call, cases, wrong)
  return { mails: letters.length, notices, twice, uncertain, wrong }
}

async function listed(call: Call): Promise<readonly Listed[]> {
  const all: Listed[] = []
  for (let page = 1; ; page++) {
    const { mails, total } = await must<{ mails: Listed[]; total: number }>(
      call,
      200,
      'intake',
      `/desk/outbox?page=${page}`,
    )
    all.push(...mails)
    if (mails.length === 0 || all.length >= total) return all
  }
}

/** One notice per decided case and account, neither lost nor told twice. */
async function noticesOf(call: Call, cases: readonly string[], wrong: string[]): Promise<number> {
  let notices = 0
  for (const caseId of cases) {
    const seen = await must<DeskCase>(call, 200, 'reviewer', `/desk/cases/${caseId}`)
    if (countOf(seen, 'proposal-approved') === 0) continue
    const told = countOf(seen, 'notice-sent')
    if (told !== 1) wrong.push(`${told} notices for ${seen.number} (${seen.state})`)
    notices += told
  }
  return notices
}

/** Until no mail is on its way. */
export async function mailsSettled(call: Call): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const counts = await Promise.all(['queued', 'started', 'failed', 'uncertain'].map((state) => countIn(call, state)))
    if (counts.every((count) => count === 0)) return
    await wait(100)
  }
}

const countIn = async (call: Call, state: string) =>
  (await must<{ total: number }>(call, 200, 'intake', `/desk/outbox?state=${state}`)).total
