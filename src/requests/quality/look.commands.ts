/** Second looks: opened with the decision, in its transaction; done by somebody who had no part in it. */
import { hash, randomBytes } from 'node:crypto'
import { record } from '#audit'
import { allStaff } from '#identity'
import { newId } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/outbox.ts'
import type { Office } from '#platform/office.ts'
import { dayIn } from '#platform/time.ts'
import type { NewFact } from '../case/fact.rules.ts'
import { type Proposal, proposalsOf } from '../case/proposal.store.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { lookMail } from './look.mail.ts'
import {
  type Answers,
  checkLook,
  checksFor,
  compulsory,
  draw,
  type LookRefusal,
  type LookVerdict,
  NEWEST,
  SHARE,
  type Why,
} from './look.rules.ts'
import { insertDraw, insertLook, insertLookAnswer, insertVerdict, lookById, seedOf } from './look.store.ts'

/** After an approval: compulsory, drawn, or none. The draw is kept either way. */
export async function openLook(
  office: Office,
  held: Held,
  { proposal, decidedBy }: Readonly<{ proposal: Proposal; decidedBy: string }>,
): Promise<readonly NewFact[]> {
  const { tx, file, now } = held
  const must = compulsory({ process: file.process, decision: proposal.body.decision })
  const why: Why | null = must ?? ((await drawn(office, held, proposal)) ? 'drawn' : null)
  if (why === null) return []
  const id = newId('look')
  await insertLook(tx, {
    ...{ id, proposalId: proposal.id, caseId: file.id, proposedBy: proposal.by, decidedBy, why },
    ...{ process: file.process, checklist: NEWEST, at: now },
  })
  return [{ kind: 'second-look-opened', data: { lookId: id, why } }]
}

async function drawn(office: Office, { tx, now }: Held, proposal: Proposal): Promise<boolean> {
  const { provider, clock } = office
  const month = dayIn(provider.zone, now).slice(0, 7)
  const { seed, made } = await seedOf(tx, { month, fresh: randomBytes(32).toString('hex'), at: now })
  // The log holds the seed's own hash from its first hour: it cannot be changed for another later.
  if (made)
    await record(tx, clock, {
      ...{ who: 'system', action: 'second-look.seeded', about: month },
      detail: { sha256: hash('sha256', seed) },
    })
  const share = provider.quality?.share ?? SHARE
  const value = draw(seed, proposal.hash)
  const chosen = value < share
  await insertDraw(tx, { proposalId: proposal.id, month, ticket: proposal.hash, drawn: value, share, chosen, at: now })
  return chosen
}

export type LookOutcome = { kind: 'looked' } | { kind: 'unknown' } | { kind: 'refused'; because: LookRefusal }

export async function giveVerdict(
  office: Office,
  by: string,
  asked: Readonly<{ lookId: string; verdict: LookVerdict; text: string; answers: Answers }>,
): Promise<LookOutcome> {
  const known = await lookById(office.db, asked.lookId)
  if (!known) return { kind: 'unknown' }
  const outcome = await withCase(office, known.caseId, async (held): Promise<LookOutcome> => {
    const { tx, file, now } = held
    const look = await lookById(tx, asked.lookId)
    const stored = (await proposalsOf(tx, file.id)).find(({ proposal }) => proposal.id === look?.proposalId)?.proposal
    if (!look || !stored) return { kind: 'unknown' }
    const checks = checksFor({ process: file.process, decision: stored.body.decision })
    const verdict = checkLook({ by, ...asked }, { ...look, done: look.verdict !== null, checks })
    if (verdict !== 'fine') return { kind: 'refused', because: verdict }
    const text = asked.text.trim()
    const answers = Object.fromEntries(checks.map((check) => [check, asked.answers[check]]))
    await insertVerdict(tx, look, { verdict: asked.verdict, text, answers, at: now, by })
    if (asked.verdict === 'disagree') await tellCounsel(office, held, look.id)
    await addFacts(office, held, {
      by,
      action: 'second-look.done',
      facts: [{ kind: 'second-look-done', data: { lookId: look.id, verdict: asked.verdict, reason: text } }],
      detail: { verdict: asked.verdict },
    })
    return { kind: 'looked' }
  })
  return outcome ?? { kind: 'unknown' }
}

/** All of counsel: who decided is among those who should know. */
async function tellCounsel(office: Office, { tx, file }: Held, lookId: string): Promise<void> {
  const { provider, baseUrl } = office
  const mail = lookMail({ number: file.number, lookId, provider, baseUrl })
  const counsel = (await allStaff(tx)).filter(
    ({ roles, suspendedAt }) => suspendedAt === null && roles.includes('counsel'),
  )
  for (const { email } of counsel)
    await queueMail(tx, office, { to: email, ...mail, about: file.number, caseId: file.id, template: 'second-look' })
}

export type LookAnswered = { kind: 'answered' } | { kind: 'unknown' } | { kind: 'not-open' }

/** Counsel says what follows from a disagreement. */
export async function answerLook(
  office: Office,
  by: string,
  { lookId, text }: { lookId: string; text: string },
): Promise<LookAnswered> {
  const known = await lookById(office.db, lookId)
  if (!known) return { kind: 'unknown' }
  const outcome = await withCase(office, known.caseId, async (held): Promise<LookAnswered> => {
    const look = await lookById(held.tx, lookId)
    if (look?.verdict?.verdict !== 'disagree' || look.answer) return { kind: 'not-open' }
    await insertLookAnswer(held.tx, { lookId, text: text.trim(), at: held.now, by })
    await addFacts(office, held, {
      by,
      action: 'second-look.answered',
      facts: [{ kind: 'second-look-answered', data: { lookId, reason: text.trim() } }],
    })
    return { kind: 'answered' }
  })
  return outcome ?? { kind: 'unknown' }
}
