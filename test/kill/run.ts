/** Starts the program, lets requests walk, kills it at moments drawn by lot, and looks at what is left; again and again on one folder. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Engine } from '#platform/db/open.ts'
import { startSmtpSink } from '#test/smtp.ts'
import { diceOf } from '../../src/records/world/dice.ts'
import { must } from '../journeys/calls.ts'
import { chainOf, lostOf, type MailCount, mailsOf, mailsSettled } from './check.ts'
import { layOut, type Program } from './server.ts'
import { step, type Walk, walkOf } from './walk.ts'

export type KillAsk = Readonly<{ engine: Engine; kills: number; seed: number; report?: (line: string) => void }>
export type KillOutcome = Readonly<{
  kills: number
  /** Kills that broke off a call whose answer never came. */
  inFlight: number
  /** Kills right after the mail server had taken a mail. */
  afterMail: number
  acknowledged: number
  answered: number
  restartMs: readonly number[]
  mail: MailCount
  failures: readonly string[]
}>

/** After a kill, what was acknowledged since the one before and this much more is looked at; all of it at the end. */
const OVERLAP = 20

export async function killRun({ engine, kills, seed, report = () => {} }: KillAsk): Promise<KillOutcome> {
  const dice = diceOf(seed)
  const sink = await startSmtpSink()
  const program = await layOut({ engine, smtpUrl: sink.url })
  const walk = walkOf(program.call, program.accounts)
  const failures: string[] = []
  const restartMs: number[] = []
  let [inFlight, afterMail] = [0, 0]
  try {
    restartMs.push(await program.start())
    const journey = await whole(walk)
    report(`a whole request took ${Math.round(journey)} ms`)
    for (let n = 1; n <= kills; n++) {
      const uponMail = dice.between(1, 4) === 1
      const moment = uponMail
        ? mailTaken(sink.mails.length + 1, () => sink.mails.length)
        : wait(dice.between(0, Math.ceil(journey)))
      const before = Math.max(0, walk.kept.length - OVERLAP)
      const broke = await walkUntil(walk, program, moment)
      if (broke) inFlight++
      if (uponMail) afterMail++
      restartMs.push(await program.start())
      const lost = [...(await lostOf(walk, before)), ...(await chainOf(program))]
      failures.push(...lost.map((line) => `after kill ${n}: ${line}`))
      report(
        `kill ${n}${uponMail ? ' upon a mail' : ''}: ${walk.kept.length} acknowledged, ${walk.done} answered, ${lost.length} lost`,
      )
    }
    await home(walk)
    await mailsSettled(walk.call)
    const mail = await mailsOf(walk, sink.mails)
    failures.push(...(await lostOf(walk)), ...(await chainOf(program)), ...mail.wrong)
    return {
      kills,
      inFlight,
      afterMail,
      acknowledged: walk.kept.length,
      answered: walk.done,
      restartMs,
      mail,
      failures,
    }
  } finally {
    await program.close()
    await sink.close()
  }
}

/** One request undisturbed: how long a way is on this machine, in milliseconds. */
async function whole(walk: Walk): Promise<number> {
  const started = performance.now()
  while (walk.done === 0) await step(walk)
  return performance.now() - started
}

async function mailTaken(count: number, now: () => number): Promise<void> {
  while (now() < count) await wait(1)
}

/** True when the kill broke off a call. */
async function walkUntil(walk: Walk, program: Program, moment: Promise<void>): Promise<boolean> {
  let over = false
  const killed = moment.then(() => {
    over = true
    return program.kill()
  })
  let broke = false
  while (!over) {
    await step(walk).catch((error: unknown) => {
      if (!over) throw error
      broke = true
    })
  }
  await killed
  return broke
}

/** The request under way to its end, and a month more, until every order of secrecy is over and its user told. */
async function home(walk: Walk): Promise<void> {
  while (walk.now !== null) await step(walk)
  await must(walk.call, 200, 'intake', '/desk/clock', { days: 30 })
}
