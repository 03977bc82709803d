/** Office and officer talk about a case. Each deed is a fact, with its audit entry, its mail and its next job in one transaction. */
import type { Upload } from '#platform/http/route.ts'
import { newId } from '#platform/ids.ts'
import type { Office } from '#platform/office.ts'
import { addDays, atHour, type Day, dayIn, later } from '#platform/time.ts'
import { caseById } from '../case/case.store.ts'
import type { NewFact } from '../case/fact.rules.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { newestClock } from '../clocks/clock.rules.ts'
import { deadlineOf } from '../clocks/deadline.rules.ts'
import { type NotActing, whyNotAct } from '../colleagues/part.question.ts'
import { tellDesk, tellOfficers } from '../colleagues/telling.ts'
import { needsPeriod } from '../filing/answers.rules.ts'
import { type CheckedFile, checkFiles, keepFiles, roomFor, type Unfitting } from './attachment.commands.ts'
import { type DialogueLetter, officerMail, staffMail } from './dialogue.mail.ts'
import {
  type AskRefusal,
  answeredNow,
  mayAsk,
  mayNarrow,
  type NarrowRefusal,
  REMINDERS,
  type Scope,
  type Standing,
  scopeNow,
} from './dialogue.rules.ts'
import { insertNarrowing, insertNarrowingAnswer } from './narrowing.store.ts'

declare module '#platform/jobs/jobs.ts' {
  interface JobData {
    'case.question': { caseId: string; questionId: string }
  }
}

export type Said<Refusal = never> = { kind: 'said' } | { kind: 'unknown' } | { kind: 'refused'; because: Refusal }
/** A message may be refused for a file that came with it. */
export type Sent<Refusal> = Said<Refusal> | Unfitting
export type Message = Readonly<{ caseId: string; text: string; uploads?: readonly Upload[] }>
const SAID = { kind: 'said' } as const
const no = <Refusal>(because: Refusal) => ({ kind: 'refused' as const, because })

/** A message to the officer; the mail says that there is one, not what. */
export async function writeToOfficer(office: Office, by: string, message: Message): Promise<Sent<'text-missing'>> {
  const text = message.text.trim()
  if (text === '') return no('text-missing')
  return withFiles(office, message, async (held, files) => {
    await tellOfficer(office, held, 'message')
    const facts: readonly NewFact[] = [{ kind: 'office-wrote', data: { text } }]
    await sayWith(office, held, { by, action: 'dialogue.office-wrote', facts, files })
    return SAID
  })
}

/** A question that the case waits for: by mail, with reminders, until it lapses. */
export async function askOfficer(office: Office, by: string, message: Message): Promise<Sent<AskRefusal>> {
  const text = message.text.trim()
  return withFiles(office, message, async (held, files) => {
    const verdict = mayAsk(text, standingOf(held))
    if (verdict !== 'fine') return no(verdict)
    const questionId = newId('question')
    const answerBy = answerDay(office, held.now)
    await tellOfficer(office, held, 'question', answerBy)
    await comeBack(office, held, { questionId, asked: held.now, reminded: 0, answerBy })
    const facts: readonly NewFact[] = [{ kind: 'question-asked', data: { questionId, text, answerBy } }]
    await sayWith(office, held, { by, action: 'dialogue.question-asked', facts, files })
    return SAID
  })
}

/** Looks at the files first, then speaks under the lock of the case, which has to have room for them. */
async function withFiles<Refusal, More = never>(
  office: Office,
  { caseId, uploads = [] }: Message,
  speak: (held: Held, files: readonly CheckedFile[]) => Promise<Sent<Refusal> | More>,
): Promise<Sent<Refusal> | More> {
  const checked = await checkFiles(office, caseId, uploads)
  if (checked.kind === 'unfit') return checked
  const outcome = await withCase(office, caseId, async (held): Promise<Sent<Refusal> | More> => {
    const room = await roomFor(held, checked.files)
    return room === 'fine' ? speak(held, checked.files) : room
  })
  return outcome ?? { kind: 'unknown' }
}

type Saying = Readonly<{ by: string; action: string; facts: readonly NewFact[]; files: readonly CheckedFile[] }>

/** What is said, with its files beside it. */
async function sayWith(office: Office, held: Held, { by, action, facts, files }: Saying): Promise<void> {
  const detail = files.length > 0 ? { detail: { files: files.map(({ sha256 }) => sha256) } } : {}
  const { lastFact } = await addFacts(office, held, { by, action, facts, ...detail })
  await keepFiles(office, held, { files, factN: lastFact, by })
}

/** The office needs no answer any more: it came by another way. */
export async function closeQuestion(
  office: Office,
  by: string,
  { caseId, reason }: { caseId: string; reason: string },
): Promise<Said<'no-question' | 'text-missing'>> {
  if (reason.trim() === '') return no('text-missing')
  const outcome = await withCase(office, caseId, async (held): Promise<Said<'no-question'>> => {
    const { question } = held.state.dialogue
    if (!question) return no('no-question')
    const { questionId } = question
    await addFacts(office, held, {
      by,
      action: 'dialogue.question-closed',
      facts: [{ kind: 'question-closed', data: { questionId, reason: reason.trim() } }],
    })
    return SAID
  })
  return outcome ?? { kind: 'unknown' }
}

/** The officer writes: an answer while an open case waits for one, else a message. Somebody else's case does not exist. */
export async function officerWrites(
  office: Office,
  officerId: string,
  message: Message,
): Promise<Sent<'text-missing'> | NotActing> {
  const text = message.text.trim()
  if (text === '') return no('text-missing')
  const who = { personId: officerId, now: office.clock.now() }
  // Before a file is opened, and once more under the lock.
  const none = await whyNotAct(office.db, await caseById(office.db, message.caseId), who)
  if (none) return none
  return withFiles<'text-missing', NotActing>(office, message, async (held, files) => {
    const gone = await whyNotAct(held.tx, held.file, who)
    if (gone) return gone
    const question = answeredNow(held.state)
    const fact: NewFact = question
      ? { kind: 'question-answered', data: { questionId: question.questionId, text } }
      : { kind: 'officer-wrote', data: { text } }
    await tellStaff(office, held, question ? 'answered' : 'wrote')
    await sayWith(office, held, { by: officerId, action: `dialogue.${fact.kind}`, facts: [fact], files })
    return SAID
  })
}

/** Proposes to ask for less. It counts once the officer has accepted it. */
export async function proposeNarrowing(
  office: Office,
  by: string,
  { caseId, scope, text }: { caseId: string; scope: Scope; text: string },
): Promise<Said<NarrowRefusal>> {
  const outcome = await withCase(office, caseId, async (held): Promise<Said<NarrowRefusal>> => {
    const verdict = mayNarrow(
      { ...scope, text },
      {
        standing: standingOf(held),
        now: scopeNow(held.file, held.state.dialogue),
        needsPeriod: needsPeriod(scope.categories, held.file.process),
      },
    )
    if (verdict !== 'fine') return no(verdict)
    const narrowingId = newId('narrow')
    await insertNarrowing(held.tx, { id: narrowingId, caseId, scope, at: held.now, by })
    await tellOfficer(office, held, 'narrowing')
    await addFacts(office, held, {
      by,
      action: 'dialogue.narrowing-proposed',
      facts: [{ kind: 'narrowing-proposed', data: { narrowingId, ...scope, text: text.trim() } }],
    })
    return SAID
  })
  return outcome ?? { kind: 'unknown' }
}

export async function withdrawNarrowing(
  office: Office,
  by: string,
  { caseId, reason }: { caseId: string; reason: string },
): Promise<Said<'no-narrowing' | 'text-missing'>> {
  if (reason.trim() === '') return no('text-missing')
  const outcome = await withCase(office, caseId, async (held): Promise<Said<'no-narrowing'>> => {
    const { narrowing } = held.state.dialogue
    if (!narrowing) return no('no-narrowing')
    const { narrowingId } = narrowing
    await addFacts(office, held, {
      by,
      action: 'dialogue.narrowing-withdrawn',
      facts: [{ kind: 'narrowing-withdrawn', data: { narrowingId, reason: reason.trim() } }],
    })
    return SAID
  })
  return outcome ?? { kind: 'unknown' }
}

export type NarrowingAnswer = Readonly<{ caseId: string; narrowingId: string; accepted: boolean; text: string }>

/** The officer agrees to ask for less, or says why not. `narrowingId` is that of the proposal which they read. */
export async function answerNarrowing(
  office: Office,
  officerId: string,
  { caseId, narrowingId, accepted, text }: NarrowingAnswer,
): Promise<Said<'no-narrowing' | 'text-missing'> | NotActing> {
  type End = Said<'no-narrowing' | 'text-missing'> | NotActing
  const outcome = await withCase(office, caseId, async (held): Promise<End> => {
    const none = await whyNotAct(held.tx, held.file, { personId: officerId, now: held.now })
    if (none) return none
    if (held.state.dialogue.narrowing?.narrowingId !== narrowingId) return no('no-narrowing')
    if (!accepted && text.trim() === '') return no('text-missing')
    await insertNarrowingAnswer(held.tx, { narrowingId, accepted, at: held.now, by: officerId })
    await tellStaff(office, held, accepted ? 'agreed' : 'declined')
    await addFacts(office, held, {
      by: officerId,
      action: 'dialogue.narrowing-answered',
      facts: [{ kind: 'narrowing-answered', data: { narrowingId, accepted, text: text.trim() } }],
      detail: { accepted },
    })
    return SAID
  })
  return outcome ?? { kind: 'unknown' }
}

/** The job behind a question: reminds, and in the end lets it lapse. May run twice and at any hour. */
export async function remindOfQuestion(
  office: Office,
  { caseId, questionId }: { caseId: string; questionId: string },
): Promise<void> {
  await withCase(office, caseId, async (held) => {
    const { question } = held.state.dialogue
    if (question?.questionId !== questionId || !held.state.isOpen) return
    const { zone } = office.provider
    const [today, asked] = [dayIn(zone, held.now), dayIn(zone, question.askedAt)]
    if (today > question.answerBy) {
      const lapsed: NewFact = { kind: 'question-lapsed', data: { questionId } }
      await tellStaff(office, held, 'lapsed')
      await addFacts(office, held, { by: 'system', action: 'dialogue.question-lapsed', facts: [lapsed] })
      return
    }
    const next = REMINDERS[question.reminded]
    const due = next !== undefined && today >= addDays(asked, next)
    const reminded = question.reminded + (due ? 1 : 0)
    await comeBack(office, held, { questionId, asked: question.askedAt, reminded, answerBy: question.answerBy })
    if (!due) return
    const mailId = await tellOfficer(office, held, 'reminder', question.answerBy)
    await addFacts(office, held, {
      by: 'system',
      action: 'dialogue.question-reminded',
      facts: [{ kind: 'question-reminded', data: { questionId, mailId } }],
    })
  })
}

function standingOf({ state }: Pick<Held, 'state'>): Standing {
  return {
    ...state.dialogue,
    isOpen: state.isOpen,
    decided: state.approved !== null,
    proposed: state.open !== null,
  }
}

/** Policy RFI_REPLY, counted as every other deadline. */
function answerDay({ provider: { zone, calendar } }: Office, now: Date): Day {
  const { latest } = deadlineOf({
    rule: newestClock('RFI_REPLY'),
    startedAt: now,
    zone,
    calendarCountry: calendar,
  })
  return dayIn(zone, later(latest, -1))
}

/** The next hour at which something is due: a reminder, or the morning after the last day. */
async function comeBack(
  { jobs, provider: { zone } }: Office,
  { tx, file }: Held,
  { questionId, asked, reminded, answerBy }: { questionId: string; asked: Date; reminded: number; answerBy: Day },
): Promise<void> {
  const next = REMINDERS[reminded]
  const on = next === undefined ? addDays(answerBy, 1) : addDays(dayIn(zone, asked), next)
  await jobs.send(tx, 'case.question', { caseId: file.id, questionId }, { at: atHour(on, 9, zone) })
}

async function tellOfficer(
  office: Office,
  held: Held,
  what: DialogueLetter['what'],
  answerBy: Day | null = null,
): Promise<string> {
  const { provider, baseUrl } = office
  return tellOfficers(office, held, {
    template: `dialogue-${what}`,
    make: (lang) => officerMail({ file: held.file, provider, baseUrl, lang, what, answerBy }),
  })
}

async function tellStaff(
  office: Office,
  held: Held,
  what: 'wrote' | 'answered' | 'agreed' | 'declined' | 'lapsed',
): Promise<void> {
  const { number, id: caseId } = held.file
  const mail = staffMail({ number, caseId, provider: office.provider, baseUrl: office.baseUrl, what })
  await tellDesk(office, held, { template: 'dialogue-staff', mail })
}
