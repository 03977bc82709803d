import type { Upload } from '#platform/http/route.ts'
import type { Office } from '#platform/office.ts'
import { addDays, type Day, dayIn, HOUR_MS } from '#platform/time.ts'
import {
  type Answers,
  type AuthorityAnswer,
  acceptCase,
  answerNotice,
  assignCase,
  CHECKS,
  caseNow,
  classifyCase,
  endProposal,
  giveVerdict,
  lookOfCase,
  noteCase,
  objectToProduction,
  type ProposedRow,
  proposeDecision,
  rulingsFor,
  sayTriage,
  withdrawCase,
} from '#requests'
import type { OpenHouse } from '../house.ts'
import { uploadOf } from './arrivals.ts'
import { AGENCIES, OFFICERS } from './cast.ts'
import { fileRequest } from './filing.ts'
import { letterPdf } from './letter.ts'
import { type DemoPeople, type DemoPerson, renewOfficers } from './people.ts'
import { KINDS, type Story } from './stories.ts'
import { demoPaper } from './talk.ts'

export type Stage = Readonly<{ house: OpenHouse; people: DemoPeople; accounts: readonly string[]; end: Date }>
export type Filed = Readonly<{ story: Story; caseId: string }>

/** Requests of one day: filed together, then read, decided and confirmed with the hours that such work takes. */
export async function playWave(stage: Stage, stories: readonly Story[]): Promise<readonly Filed[]> {
  await renewOfficers(stage.house, stage.people)
  const filed = await Promise.all(stories.map((story) => file(stage, story)))
  await hours(stage, 2)
  for (const each of filed) await take(stage, each)
  await hours(stage, 5)
  for (const each of filed) await decide(stage, each)
  await hours(stage, 3)
  for (const each of filed) await confirm(stage, each)
  await hours(stage, 1)
  for (const each of filed) await answer(stage, each)
  await hours(stage, 1)
  for (const each of filed) await after(stage, each)
  for (const each of filed) await lookAgain(stage, each)
  return filed
}

const hours = async ({ house }: Stage, count: number) => {
  await house.tools.passTime?.(count * HOUR_MS)
}

function who({ people }: Stage, key: string): DemoPerson {
  const person = people.get(key)
  if (!person) throw new Error(`nobody in the demo is called ${key}`)
  return person
}

async function file(stage: Stage, story: Story): Promise<Filed> {
  const { office } = stage.house
  const officer = who(stage, story.officer)
  const filer = { id: officer.id, agencyId: officer.agencyId ?? '' }
  const answers = answersOf(stage, story)
  const { process, agency, identifiers, data } = answers
  const bytes = await letterPdf(letterOf(stage, story, answers))
  const upload = await uploadOf(office, bytes, `${process.docketNumber}.pdf`)
  const steps = [{ process }, { agency }, { identifiers }, { data }]
  const caseId = await fileRequest(office, filer, { steps, upload, lang: 'en' })
  return { story, caseId }
}

async function take(stage: Stage, { story, caseId }: Filed): Promise<void> {
  const { office } = stage.house
  const intake = who(stage, 'intake')
  if (story.ending === 'new') return
  if (story.ending === 'withdrawn') {
    const officer = who(stage, story.officer)
    await withdrawCase(office, officer.id, { caseId, officerId: officer.id, reason: 'The matter was settled.' })
    return
  }
  await acceptCase(office, intake.id, { caseId })
  await assignCase(office, intake.id, { caseId, to: who(stage, 'reviewer').id, seen: 99 })
  if (story.ending === 'in-review')
    await noteCase(office, intake.id, {
      caseId,
      text: 'Called the agency on the number in our register; the officer is known there.',
    })
}

async function decide(stage: Stage, { story, caseId }: Filed): Promise<void> {
  if (['new', 'withdrawn', 'in-review'].includes(story.ending)) return
  const { office } = stage.house
  const reviewer = { id: who(stage, 'reviewer').id, roles: ['reviewer'] }
  await nameInstrument(stage, caseId)
  const now = await caseNow(office.db, caseId)
  if (!now) return
  const subjects = now.file.tasks.flatMap((task) =>
    (now.state.resolved.get(task.id)?.found ?? []).map(({ accountId, meetingId }) => ({
      taskId: task.id,
      accountId,
      meetingId,
    })),
  )
  const decision =
    story.kind === 'preservation'
      ? { kind: 'preserve' as const, categories: story.categories, subjects, ...now.file.period }
      : story.ending === 'refused' || subjects.length === 0
        ? {
            kind: 'reject' as const,
            because: subjects.length === 0 ? ('NO_SUCH_ACCOUNT' as const) : ('OVERBROAD' as const),
          }
        : { kind: 'disclose' as const, rows: await rowsOf(stage, caseId), subjects, ...now.file.period }
  const explanation = EXPLANATIONS[decision.kind]
  const proposed = await proposeDecision(office, reviewer, { caseId, seen: now.state.lastFact, decision, explanation })
  if (proposed.kind !== 'proposed') throw new Error(`the demo could not propose: ${JSON.stringify(proposed)}`)
}

const EXPLANATIONS = {
  reject: 'The request does not say which records of which days it asks for.',
  preserve: 'The letter asks to keep, not to hand over. What we hold of what it names is kept.',
  disclose: 'Valid on its face. What a subpoena does not reach is withheld.',
} as const

/** Counsel reads what an order is that does not say so itself. */
async function nameInstrument(stage: Stage, caseId: string): Promise<void> {
  const { office } = stage.house
  const classification = (await caseNow(office.db, caseId))?.state.classification
  if (!classification || classification.named) return
  await classifyCase(office, who(stage, 'counsel').id, {
    caseId,
    as: 'us-court-order-2703d',
    reason: 'The judge finds specific facts on page 1; that is the standard of § 2703(d).',
  })
}

async function rowsOf({ house: { office } }: Stage, caseId: string): Promise<readonly ProposedRow[]> {
  return (await rulingsFor(office, caseId)).map(({ category, verdict, basis }) => ({
    category,
    verdict,
    basis,
    reason: '',
  }))
}

async function confirm(stage: Stage, { story, caseId }: Filed): Promise<void> {
  if (['new', 'withdrawn', 'in-review', 'second-person'].includes(story.ending)) return
  const { office } = stage.house
  const counsel = { id: who(stage, 'counsel').id, roles: ['counsel'] }
  const open = (await caseNow(office.db, caseId))?.open
  if (!open) return
  const back = story.ending === 'sent-back'
  const ended = await endProposal(office, counsel, {
    caseId,
    ...open,
    ending: back ? 'sent-back' : 'approved',
    reason: back ? 'Please narrow the period to the days of the meetings.' : 'I agree.',
  })
  if (ended.kind === 'refused') throw new Error(`the demo could not confirm: ${ended.because}`)
}

/** The authority hears that the user will be told; most let its days pass in silence. */
async function answer(stage: Stage, { story, caseId }: Filed): Promise<void> {
  const { office } = stage.house
  const announced = (await caseNow(office.db, caseId))?.state.talk.announced
  const said = ANSWERS[story.ending]
  if (!announced || !said) return
  const uploads = said.answer === 'exception' ? [await reportOf(office)] : []
  const answered = await answerNotice(office, who(stage, story.officer).id, { caseId, said, uploads })
  if (answered.kind !== 'answered') throw new Error(`the demo could not answer: ${answered.kind}`)
}

const ANSWERS: Readonly<Partial<Record<Story['ending'], AuthorityAnswer>>> = {
  objected: { answer: 'proceed' },
  argued: {
    ...{ answer: 'exception', ground: 'child', tasks: [] },
    text: 'The account holder lives with the child who reported him. We expect to take her to safety within two weeks.',
  },
}

async function reportOf(office: Office): Promise<Upload> {
  const text = 'The child protection service saw the family on Monday. A place for her is free from the eighteenth.'
  return uploadOf(office, await demoPaper(office, 'Report of the child protection service', text), 'Report.pdf')
}

/** What happens once the user has been told. */
async function after(stage: Stage, { story, caseId }: Filed): Promise<void> {
  if (story.ending !== 'objected') return
  const { office } = stage.house
  const state = (await caseNow(office.db, caseId))?.state
  const accountId = state ? [...state.told][0] : undefined
  if (accountId === undefined) return
  await objectToProduction(office, 'account', {
    caseId,
    accountId,
    text: 'My lawyer has asked the court in Utrecht to set this order aside.',
  })
}

/** Quality control has come round to what is older than two weeks, and agrees with most of it. */
async function lookAgain(stage: Stage, { story, caseId }: Filed): Promise<void> {
  const { office } = stage.house
  const qc = stage.people.get('qc')
  const opened = await lookOfCase(office.db, caseId)
  if (story.daysAgo < 20 || !qc || !opened) return
  const remarks = story.account % 3 === 1
  await giveVerdict(office, qc.id, {
    lookId: opened.id,
    verdict: remarks ? 'remarks' : 'agree',
    text: remarks ? 'Right, but the explanation says too little about the period.' : '',
    answers: Object.fromEntries(CHECKS.map((check) => [check, remarks && check === 'reasons' ? 'no' : 'yes'])),
  })
}

type DataRequest = Required<Omit<Answers, 'restriction'>>

function answersOf(stage: Stage, story: Story): DataRequest {
  const { office } = stage.house
  const today = dayIn(office.provider.zone, office.clock.now())
  const officer = OFFICERS.find(({ key }) => key === story.officer) ?? OFFICERS[0]
  const agency = AGENCIES.find(({ key }) => key === officer.agency) ?? AGENCIES[0]
  const to = addDays(today, -3)
  return {
    process: {
      product: 'meetings',
      process: KINDS[story.kind],
      docketNumber: docketOf(story),
      statute: STATUTES[story.kind] ?? 'R.C. 2939.12',
      natureOfOffence: 'fraud by means of a video meeting',
      ...officialOf(story),
      signedOn: addDays(today, -2),
      dueOn: addDays(today, 24),
    },
    agency: {
      agencyName: agency.name,
      officerName: officer.name,
      badge: officer.badge,
      email: officer.email,
      telephone: officer.telephone,
      extension: officer.extension,
      street: agency.address[0],
      postalCode: agency.address[1].slice(-5),
      town: agency.address[1].slice(0, -9),
      region: agency.region ?? '',
      country: 'US',
    },
    identifiers: [{ kind: 'email', value: stage.accounts[story.account] ?? 'nobody@nowhere.example', at: null }],
    data: { categories: story.categories, ...periodOf(story, to), secrecy: secrecyOf(story, today) },
  }
}

/** What is to be kept is what there is; what is to be handed over is named by its days. */
function periodOf({ kind }: Story, to: Day): Pick<Required<Answers>['data'], 'from' | 'to'> {
  return kind === 'preservation' ? { from: null, to: null } : { from: addDays(to, -60), to }
}

/** On which law each kind rests; the others on the code of the state. */
const STATUTES: Readonly<Partial<Record<Story['kind'], string>>> = {
  administrative: '21 U.S.C. § 876',
  order: '18 U.S.C. § 2703(d)',
  warrant: '18 U.S.C. § 2703(a)',
  'other-order': 'R.C. 2933.53',
  preservation: '18 U.S.C. § 2703(f)',
}

function officialOf({ kind }: Story): Pick<Required<Answers>['process'], 'officialName' | 'officialTitle'> {
  return kind === 'order' || kind === 'other-order' || kind === 'warrant'
    ? { officialName: 'H. Vasquez', officialTitle: 'Judge of the Court of Common Pleas' }
    : { officialName: 'J. Okafor', officialTitle: 'Assistant Prosecuting Attorney' }
}

function secrecyOf(story: Story, today: Day): Required<Answers>['data']['secrecy'] {
  if (story.ending === 'secret-until')
    return { court: 'Marlow County Court of Common Pleas', statute: '18 U.S.C. § 2705(b)', endsOn: addDays(today, 45) }
  return story.ending === 'secret-open'
    ? { court: 'Marlow County Court of Common Pleas', statute: '18 U.S.C. § 2705(b)', endsOn: null }
    : null
}

const docketOf = (story: Story) =>
  `GJ-${26 - Math.floor(story.daysAgo / 365)}-${1100 + story.account * 7 + (story.daysAgo % 7)}`

function letterOf({ house: { office } }: Stage, story: Story, { process, agency, identifiers, data }: DataRequest) {
  const name = sayTriage('en')
  const registered = AGENCIES.find(({ name: known }) => known === agency.agencyName) ?? AGENCIES[0]
  const secrecy = data.secrecy
    ? `By order of the ${data.secrecy.court} under ${data.secrecy.statute} you shall not disclose the existence of this document to the user ${data.secrecy.endsOn ? `until ${data.secrecy.endsOn}` : 'until further order of the court'}.`
    : null
  return {
    agency: agency.agencyName,
    agencyAddress: registered.address,
    kind: story.kind,
    docket: process.docketNumber,
    statute: process.statute,
    offence: process.natureOfOffence,
    official: process.officialName,
    officialTitle: process.officialTitle,
    officer: agency.officerName,
    badge: agency.badge,
    email: agency.email,
    telephone: `${agency.telephone} extension ${agency.extension}`,
    entity: office.provider.products.meetings,
    identifierLine: `the account with e-mail address ${identifiers[0]?.value ?? ''}`,
    items: story.categories.map((category) => name(`category.${category}`)),
    from: data.from ?? process.signedOn,
    to: data.to ?? process.signedOn,
    signedOn: process.signedOn,
    dueOn: process.dueOn,
    secrecy,
  }
}
