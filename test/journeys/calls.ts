/** A request as programs make it: every step one call under /api/v1, each answer checked. Also what a browser fills in. */

import { addDays, type Day, day, dayIn } from '#platform/time.ts'
import { AGENCIES, OFFICERS } from '../../src/app/demo/cast.ts'
import { HALDER } from '../../src/app/demo/halder.ts'
import { letterPdf } from '../../src/app/demo/letter.ts'

/** One call as somebody: what came back. */
export type Call = (who: string | null, path: string, body?: object) => Promise<{ status: number; json: object }>

export type Secrecy = Readonly<{ court: string; statute: string; endsOn: Day | null }>
export type Request = Readonly<{
  officer: 'officer' | 'officer2'
  docket: string
  /** E-mail address of the account that is asked about. */
  account: string
  /** The day on which it is filed. */
  today: Day
  secrecy: Secrecy | null
  /** A grand jury's subpoena unless said. */
  process?: 'us-preservation' | 'owner-consent'
}>

/** Asked about: two that a subpoena reaches, two that it does not. */
export const CATEGORIES = ['identity', 'sessions', 'participants', 'chat'] as const

const [marlow] = AGENCIES
export const todayAt = (now: Date): Day => dayIn(HALDER.zone, now)
export const periodOf = ({ today }: Request) => ({ from: addDays(today, -63), to: addDays(today, -3) })

/** The answers of each step, as the forms name them. */
export function answersOf(request: Request) {
  const who = OFFICERS.find(({ key }) => key === request.officer) ?? OFFICERS[0]
  const { secrecy } = request
  return {
    process: {
      ...{ product: 'meetings', process: request.process ?? 'us-subpoena-grand-jury', docketNumber: request.docket },
      ...{ statute: 'R.C. 2939.12', natureOfOffence: 'fraud by means of a video meeting' },
      ...{ officialName: 'J. Okafor', officialTitle: 'Assistant Prosecuting Attorney' },
      ...{ signedOn: addDays(request.today, -2), dueOn: addDays(request.today, 24) },
    },
    agency: {
      ...{ agencyName: marlow.name, officerName: who.name, badge: who.badge, email: who.email },
      ...{ telephone: who.telephone, extension: who.extension, street: marlow.address[0], postalCode: '44000' },
      ...{ town: 'Marlow', region: 'Ohio', country: 'US' },
    },
    identifiers: { identifiers: [{ kind: 'email', value: request.account }] },
    data: {
      ...{ categories: [...CATEGORIES], ...periodOf(request) },
      ...(secrecy === null
        ? { secrecy: 'none' }
        : {
            ...{ secrecy: secrecy.endsOn === null ? 'open' : 'until', court: secrecy.court },
            ...{ secrecyStatute: secrecy.statute, ...(secrecy.endsOn !== null && { endsOn: secrecy.endsOn }) },
          }),
    },
  }
}

/** The letter that says the same. */
export function letterOf(request: Request): Promise<Uint8Array> {
  const { process, agency } = answersOf(request)
  const { secrecy } = request
  const until = secrecy?.endsOn ? `until ${secrecy.endsOn}` : 'until further order of the court'
  return letterPdf({
    ...{
      agency: agency.agencyName,
      agencyAddress: marlow.address,
      kind: request.process === 'us-preservation' ? 'preservation' : 'grand-jury',
    },
    ...{ docket: request.docket },
    ...{ statute: process.statute, offence: process.natureOfOffence, official: process.officialName },
    ...{ officialTitle: process.officialTitle, officer: agency.officerName, badge: agency.badge, email: agency.email },
    ...{ telephone: `${agency.telephone} extension ${agency.extension}`, entity: HALDER.products.meetings },
    identifierLine: `the account with e-mail address ${request.account}`,
    items: [
      'Name, e-mail address, telephone, user name',
      'Session times and network addresses',
      'Participants',
      'Chat',
    ],
    ...{ ...periodOf(request), signedOn: day(process.signedOn), dueOn: day(process.dueOn) },
    secrecy:
      secrecy &&
      `By order of the ${secrecy.court} under ${secrecy.statute} you shall not disclose the existence of this subpoena to the user ${until}.`,
  })
}

/** Calls and expects this status; the JSON of the answer. */
export async function must<Json = Record<string, unknown>>(
  call: Call,
  status: number,
  ...[who, path, body]: Parameters<Call>
): Promise<Json> {
  const answer = await call(who, path, body)
  if (answer.status === status) return answer.json as Json
  throw new Error(`${who} ${path}: ${answer.status} instead of ${status}: ${JSON.stringify(answer.json).slice(0, 400)}`)
}

export type Draft = { draft: string; version: number }

/** The six steps, up to the button that cannot be undone. */
export async function draftBy(call: Call, request: Request): Promise<string> {
  const { officer } = request
  const { draft } = await must<Draft>(call, 201, officer, '/drafts', {})
  const answers = answersOf(request)
  for (const [n, step] of (['process', 'agency', 'identifiers', 'data'] as const).entries())
    await must(call, 200, officer, `/drafts/${draft}/${step}`, { version: n + 1, ...answers[step] })
  const form = new FormData()
  form.set(
    'pdf',
    new File([Buffer.from(await letterOf(request))], `${request.docket}.pdf`, { type: 'application/pdf' }),
  )
  await must(call, 201, officer, `/drafts/${draft}/document`, form)
  return draft
}

export type Sent = { case: string; number: string }

export async function fileBy(call: Call, request: Request): Promise<Sent> {
  const draft = await draftBy(call, request)
  return must<Sent>(call, 201, request.officer, `/drafts/${draft}/send`, { objection: 'Please read our letterhead.' })
}

export type Account = { accountId: string; meetingId: string | null }
export type DeskCase = {
  number: string
  state: string
  needs: string
  seen: number
  period: { from: string | null; to: string | null }
  identifiers: { task: string; result: string | null; accounts: Account[] }[]
  rulings: { category: string; verdict: 'disclose' | 'withhold'; needs: string }[]
  proposals: { id: string; hash: string; by: string; end: { ending: string } | null }[]
  orders: { orderId: string }[]
  facts: { n: number; kind: string; at: string; data: Record<string, unknown> }[]
}

export const deskCase = (call: Call, who: string, caseId: string) =>
  must<DeskCase>(call, 200, who, `/desk/cases/${caseId}`)

/** What a reviewer proposes who follows the table of law. */
export function disclosing({ seen, identifiers, period }: DeskCase, explanation = 'Valid on its face.') {
  const subjects = identifiers.flatMap(({ task, accounts }) => accounts.map((one) => `${task}/${one.accountId}`))
  return { ...{ kind: 'disclose', seen, subjects, explanation }, from: period.from ?? '', to: period.to ?? '' }
}

export async function acceptBy(call: Call, caseId: string): Promise<void> {
  await must(call, 201, 'intake', `/desk/cases/${caseId}/acceptance`, {})
}

export async function proposeBy(call: Call, who: string, caseId: string): Promise<void> {
  await must(call, 201, who, `/desk/cases/${caseId}/proposals`, disclosing(await deskCase(call, who, caseId)))
}

/** The open proposal, with the hash that its reader signs. */
export async function openProposal(call: Call, who: string, caseId: string): Promise<{ id: string; hash: string }> {
  const open = (await deskCase(call, who, caseId)).proposals.find(({ end }) => end === null)
  if (!open) throw new Error('no proposal is open')
  return open
}

export async function approveBy(call: Call, who: string, caseId: string): Promise<void> {
  const { id, hash } = await openProposal(call, who, caseId)
  await must(call, 201, who, `/desk/cases/${caseId}/proposals/${id}/approval`, { hash, reason: 'I agree.' })
}
