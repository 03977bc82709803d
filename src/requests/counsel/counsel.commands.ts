/** The gate of counsel. Each deed is a fact with its row, its audit entry, its mail and, where work waits, its job in one transaction. */
import { allStaff } from '#identity'
import { newId } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/outbox.ts'
import type { Office } from '#platform/office.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { type CounselLetter, counselMail } from './counsel.mail.ts'
import type { CounselWord } from './counsel.rules.ts'
import {
  insertAcknowledgement,
  insertCounselAnswer,
  insertCounselQuestion,
  insertCounselWord,
} from './counsel.store.ts'
import {
  type AcknowledgeRefusal,
  type AnswerCounselRefusal,
  type AskCounselRefusal,
  mayAcknowledge,
  mayAnswerCounsel,
  mayAskCounsel,
  mayCounselSay,
  type WordRefusal,
} from './word.rules.ts'

export type Done<Refusal> = { kind: 'done' } | { kind: 'unknown' } | { kind: 'refused'; because: Refusal }
const DONE = { kind: 'done' } as const
const no = <Refusal>(because: Refusal) => ({ kind: 'refused' as const, because })

/** A reviewer sends the case to counsel with a question. */
export async function askCounsel(
  office: Office,
  by: string,
  { caseId, text }: { caseId: string; text: string },
): Promise<Done<AskCounselRefusal>> {
  const outcome = await withCase(office, caseId, async (held): Promise<Done<AskCounselRefusal>> => {
    const verdict = mayAskCounsel(text, held.state)
    if (verdict !== 'fine') return no(verdict)
    const said = { text: text.trim() }
    const { rounds } = held.state.counsel
    await insertCounselQuestion(held.tx, { id: newId('ask'), caseId, afterRound: rounds, ...said, at: held.now, by })
    await tell(office, held, 'asked', await counselOf(held, by))
    await addFacts(office, held, { by, action: 'counsel.asked', facts: [{ kind: 'counsel-asked', data: said }] })
    return DONE
  })
  return outcome ?? { kind: 'unknown' }
}

export type Speech = Readonly<{ caseId: string; word: CounselWord; reason: string; conditions: readonly string[] }>

/** Counsel's word. A block that is lifted lets the making of the package go on where it stood. */
export async function counselSays(
  office: Office,
  by: string,
  { caseId, word, reason, conditions }: Speech,
): Promise<Done<WordRefusal>> {
  const outcome = await withCase(office, caseId, async (held): Promise<Done<WordRefusal>> => {
    const verdict = mayCounselSay({ word, reason, conditions }, held.state)
    if (verdict !== 'fine') return no(verdict)
    const { counsel, approved, packageId, produceFrom } = held.state
    const wordId = newId('word')
    const said = { word, reason: reason.trim(), conditions: word === 'conditions' ? conditions : [] }
    await insertCounselWord(held.tx, { id: wordId, caseId, round: counsel.rounds + 1, ...said, at: held.now, by })
    await tell(office, held, 'said', workersOn(held, by))
    if (counsel.word?.word === 'block' && approved && packageId === null && produceFrom)
      await office.jobs.send(held.tx, 'case.produce', { caseId }, { at: produceFrom })
    await addFacts(office, held, {
      by,
      action: 'counsel.said',
      facts: [{ kind: 'counsel-said', data: { wordId, ...said } }],
      detail: { word },
    })
    return DONE
  })
  return outcome ?? { kind: 'unknown' }
}

/** The reviewer answers what counsel asked; the case is counsel's again. */
export async function answerCounsel(
  office: Office,
  by: string,
  { caseId, text }: { caseId: string; text: string },
): Promise<Done<AnswerCounselRefusal>> {
  const outcome = await withCase(office, caseId, async (held): Promise<Done<AnswerCounselRefusal>> => {
    const verdict = mayAnswerCounsel(text, held.state)
    const asked = held.state.counsel.word
    if (verdict !== 'fine' || !asked) return no(verdict === 'fine' ? 'no-question' : verdict)
    const said = { wordId: asked.wordId, text: text.trim() }
    await insertCounselAnswer(held.tx, { ...said, at: held.now, by })
    await tell(office, held, 'answered', await counselOf(held, by))
    await addFacts(office, held, { by, action: 'counsel.answered', facts: [{ kind: 'counsel-answered', data: said }] })
    return DONE
  })
  return outcome ?? { kind: 'unknown' }
}

/** Whoever proposes or approves takes counsel's conditions upon them. Twice is once. */
export async function takeConditions(
  office: Office,
  by: string,
  { caseId, wordId }: { caseId: string; wordId: string },
): Promise<Done<AcknowledgeRefusal>> {
  const outcome = await withCase(office, caseId, async (held): Promise<Done<AcknowledgeRefusal>> => {
    const verdict = mayAcknowledge(wordId, held.state)
    if (verdict !== 'fine') return no(verdict)
    if (held.state.counsel.acknowledged.has(by)) return DONE
    await insertAcknowledgement(held.tx, { wordId, at: held.now, by })
    await addFacts(office, held, {
      by,
      action: 'conditions.acknowledged',
      facts: [{ kind: 'conditions-acknowledged', data: { wordId } }],
    })
    return DONE
  })
  return outcome ?? { kind: 'unknown' }
}

/** Every counsel, but not the one who wrote. */
async function counselOf({ tx }: Held, but: string): Promise<readonly string[]> {
  const staff = await allStaff(tx)
  return staff.filter(({ id, roles }) => id !== but && roles.includes('counsel')).map(({ id }) => id)
}

/** Who works on the case: who has it, who proposed, who asked; but not the one who spoke. */
function workersOn({ state }: Held, but: string): readonly string[] {
  const people = [state.assignedTo, state.open?.by, state.approved?.by, state.counsel.asked?.by]
  return [...new Set(people.flatMap((id) => (id && id !== but ? [id] : [])))]
}

async function tell(
  office: Office,
  { tx, file }: Held,
  what: CounselLetter,
  readers: readonly string[],
): Promise<void> {
  const { provider, baseUrl } = office
  const mail = counselMail({ number: file.number, caseId: file.id, provider, baseUrl, what })
  const staff = await allStaff(tx)
  for (const { email } of staff.filter(({ id, suspendedAt }) => suspendedAt === null && readers.includes(id)))
    await queueMail(tx, office, { to: email, ...mail, about: file.number, caseId: file.id, template: 'counsel' })
}
