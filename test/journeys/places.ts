/** Where every route leads in a small demo: who goes there, and what stands for each part of its address. */

import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { PDFDocument } from 'pdf-lib'
import { permissionsOf, personById } from '#identity'
import type { Permission, Route } from '#platform/http/route.ts'
import type { WholeHouse } from '#test/whole.ts'
import type { Story } from '../../src/app/demo/stories.ts'
import { acceptBy, fileBy, must, todayAt } from './calls.ts'
import type { Visit } from './visit.ts'

const US = {
  officer: 'officer',
  kind: 'grand-jury',
  categories: ['identity', 'sessions', 'participants', 'chat'],
} as const

/** In a half-year that has ended: the public report of it has something to count. */
export const LONG_AGO = 200

/** A case in each state that has a page of its own kind. */
export const STATES: readonly Story[] = [
  { ...US, daysAgo: LONG_AGO, account: 1, ending: 'answered' },
  { ...US, daysAgo: 30, account: 0, ending: 'downloaded' },
  { ...US, daysAgo: 30, account: 4, ending: 'refused' },
  { ...US, daysAgo: 4, account: 0, ending: 'user-time' },
  { ...US, daysAgo: 4, account: 2, ending: 'objected' },
  { ...US, daysAgo: 4, account: 5, ending: 'secret-open' },
  { ...US, daysAgo: 4, account: 6, ending: 'secret-until' },
  { ...US, daysAgo: 4, account: 7, ending: 'second-person' },
  { ...US, daysAgo: 4, account: 8, ending: 'sent-back' },
  { ...US, daysAgo: 4, account: 9, ending: 'in-review' },
  { ...US, daysAgo: 4, account: 10, ending: 'withdrawn' },
  { ...US, daysAgo: 4, account: 11, ending: 'new' },
]

/** Staff first in the order of who does most on the desk. */
const CAST = [
  'reviewer',
  'counsel',
  'intake',
  'auditor',
  'reporter',
  'administrator',
  'custodian',
  'qc',
  'vaultOfficer',
  'officer',
  'owner',
] as const

export type Someone = (may: Permission, path: string) => string | null

/** Who of the cast may go there; nobody where anyone may. */
export async function someoneIn(w: WholeHouse): Promise<Someone> {
  const may = new Map<string, ReadonlySet<Permission>>()
  for (const key of CAST) {
    const person = await personById(w.house.office.db, w.person(key).id)
    if (person) may.set(key, permissionsOf(person.kind, person.roles))
  }
  return (permission, path) => {
    if (permission === 'anyone') return null
    const door = /^\/(lers|account)\b/.exec(path)?.[1] ?? 'desk'
    const own = CAST.filter((key) =>
      door === 'lers' ? key === 'officer' : door === 'account' ? key === 'owner' : key !== 'officer' && key !== 'owner',
    )
    const found = own.find((key) => may.get(key)?.has(permission))
    if (!found) throw new Error(`nobody may ${permission} at ${path}`)
    return found
  }
}

export type Places = Readonly<Record<string, readonly string[]>>

/** What can stand for each part of an address that begins with a colon. */
export async function placesIn(w: WholeHouse, drafts: readonly string[]): Promise<Places> {
  const { db } = w.house.office
  const ids = async (rows: Promise<readonly { id: string }[]>) => (await rows).map(({ id }) => id)
  const ready = (await w.mails(w.person('officer').email)).findLast(({ template }) => template === 'ready')
  const mails = await w.mails()
  await supervised(w)
  const half =
    /\/transparency\/(\d{4}-[12])\b/.exec(await (await fetch(`${w.url}/transparency`)).text())?.[1] ?? '2026-1'
  return {
    case: await ids(db.selectFrom('case_file').select('id').orderBy('number').execute()),
    draft: drafts,
    n: ['1'],
    half: [half],
    person: [w.person('reviewer2').id],
    agency: [w.person('officer').agencyId ?? 'none', await agencyWithOpenDomain(w)],
    application: [await application(w)],
    arrival: [await arrival(w)],
    attachment: [await attachment(w)],
    consent: [await consent(w)],
    mail: ['receipt', 'notice', 'ready'].map(
      (template) => mails.find((mail) => mail.template === template)?.id ?? 'none',
    ),
    proposal: await ids(
      db
        .selectFrom('proposal')
        .innerJoin('case_index', 'case_index.case_id', 'proposal.case_id')
        .where('case_index.state', '=', 'second-person')
        .select('proposal.id')
        .execute(),
    ),
    order: ['none'],
    exception: ['none'],
    look: await ids(db.selectFrom('second_look').select('id').orderBy('at', 'desc').limit(1).execute()),
    guideline: [await guideline(w)],
    exercise: ['order-until', 'a-question'],
    attempt: [await attempt(w)],
    key: [await officerKey(w)],
    secret: [/\/lers\/packages\/([\w-]+)/.exec(ready?.text ?? '')?.[1] ?? 'none'],
  }
}

/** A key of the officer, so that a download is encrypted; its other half is nobody's. */
async function officerKey(w: WholeHouse): Promise<string> {
  const key = await identityToRecipient(await generateX25519Identity())
  const { json } = await w.api('officer', '/keys', { key })
  const [added] = (json.keys ?? []) as readonly { id: string }[]
  return added?.id ?? 'none'
}

/** An answer to an exercise by whoever goes there first, who gave too much. */
async function attempt(w: WholeHouse): Promise<string> {
  const at = '/desk/training/party-to-a-suit'
  const { json: sheet } = await w.api('reviewer', at)
  const rows = { identity: 'disclose', chat: 'disclose' }
  const more = { variant: sheet.variant, on: sheet.on, course: 'give', approver: 'colleague', telling: 'before' }
  const { json } = await w.api('reviewer', `${at}/attempts`, { ...more, rows })
  return String(json.attempt)
}

/** A page of the office's own, in both languages. */
async function guideline(w: WholeHouse): Promise<string> {
  const texts = { textEn: 'Ask first.\n\nThen refuse.', textNl: 'Vraag eerst.\n\nWeiger dan.' }
  const titles = { titleEn: 'When we narrow a request', titleNl: 'Wanneer wij een verzoek beperken' }
  const made = await w.api('counsel', '/desk/guidelines', {
    ...titles,
    ...texts,
    place: 'decision',
    why: 'Often asked.',
  })
  if (made.json.guideline) return String(made.json.guideline)
  return (await w.house.office.db.selectFrom('guideline').select('id').executeTakeFirst())?.id ?? 'none'
}

/** An agency whose domain waits for a second person. */
async function agencyWithOpenDomain(w: WholeHouse): Promise<string> {
  const facts = {
    name: 'Elmford Police',
    country: 'US',
    region: 'Ohio',
    telephone: '+1 330 555 0170',
    source: 'directory',
  }
  const made = await w.api('intake', '/agencies', { ...facts, address: '1 Main Street', domain: 'elmfordpolice.org' })
  return String(made.json.agencyId)
}

/** A question on the telephone, written down, that waits to be entered. */
async function arrival(w: WholeHouse): Promise<string> {
  const words = { who: 'Sgt. Bell', words: 'Which process do you need for a recording?' }
  const receivedOn = w.house.office.clock.now().toISOString().slice(0, 10)
  const came = { channel: 'telephone', receivedOn, receivedTime: '00:01' }
  const made = await w.api('intake', '/desk/arrivals/words', { ...words, ...came })
  return String(made.json.arrival)
}

/** The officer supervises the agency: its list and its cases are pages of theirs. */
async function supervised(w: WholeHouse): Promise<void> {
  const { id: officer, agencyId } = w.person('officer')
  const at = `/agencies/${agencyId}`
  for (const kind of ['callback', 'supervisor']) {
    const call = { officer, kind, outcome: 'confirmed', spokeTo: 'Front desk', said: 'Known there.' }
    await w.api('intake', `${at}/evidence`, call)
  }
  await w.api('intake', `${at}/supervisors`, { supervisor: officer, supervisorReason: 'Asked for by telephone.' })
  const proposed = await w.house.office.db.selectFrom('agency_supervisor').select('id').executeTakeFirst()
  const word = { supervisorAnswered: proposed?.id ?? 'none', word: 'confirmed', supervisorNote: 'Called back.' }
  await w.api('reviewer', `${at}/supervisors/answer`, word)
}

/** A case that rests on consent, whose owner was asked. */
async function consent(w: WholeHouse): Promise<string> {
  const today = todayAt(w.house.office.clock.now())
  const request = { officer: 'officer', docket: 'OC-26-5002', account: w.person('owner').email, secrecy: null } as const
  const { case: caseId } = await fileBy(w.api, { ...request, today, process: 'owner-consent' })
  await acceptBy(w.api, caseId)
  await w.settle()
  await must(w.api, 201, 'reviewer', `/desk/cases/${caseId}/consent`, {})
  return caseId
}

/** A file that the office sent: its case, and itself. */
async function attachment(w: WholeHouse): Promise<string> {
  const { db } = w.house.office
  const { id } = await db
    .selectFrom('case_file')
    .select('id')
    .where('officer_id', '=', w.person('officer').id)
    .orderBy('number')
    .executeTakeFirstOrThrow()
  const made = await PDFDocument.create()
  made.addPage().drawText('A form', { x: 50, y: 700 })
  const body = new FormData()
  body.set('text', 'Our form.')
  body.set('files', new File([(await made.save()) as BlobPart], 'form.pdf'))
  await w.api('reviewer', `/desk/cases/${id}/messages`, body)
  const file = await db.selectFrom('case_attachment').select('id').executeTakeFirst()
  return `${id}/attachments/${file?.id ?? 'none'}`
}

/** Asked for from an address that looks like a known one, and proved. */
async function application(w: WholeHouse): Promise<string> {
  const email = 'bell@elmford-police.org'
  const facts = {
    agency: 'Elmford Police',
    country: 'US',
    name: 'Jo Bell',
    title: 'Sergeant',
    badge: '12',
    supervisor: 'Lt. Ames',
  }
  const sent = await w.api(null, '/applications', { ...facts, email, telephone: '+1 330 555 0171' })
  const code = /\b\d{6}\b/.exec((await w.mails(email)).at(-1)?.subject ?? '')?.[0] ?? ''
  await w.api(null, '/applications/code', { secret: String(sent.json.secret), code })
  const { db } = w.house.office
  return (
    (await db.selectFrom('account_application').select('id').where('email', '=', email).executeTakeFirst())?.id ??
    'none'
  )
}

/** Every address of a route: each part filled in with each of its places. */
export function pathsOf({ page: path }: Route, places: Places): readonly string[] {
  if (path === null) return []
  // A file belongs to one case: the two parts have one place.
  const page = path.replace(':case/attachments/:attachment', ':attachment')
  const parts = [...page.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  return parts.reduce<readonly string[]>(
    (paths, name) =>
      paths.flatMap((path) => (places[name] ?? ['none']).map((place) => path.replace(`:${name}`, encodeURI(place)))),
    [page],
  )
}

/** Pages, not files or pictures. */
export const isPage = (route: Route) =>
  route.method === 'GET' && route.page !== null && (typeof route.replies !== 'string' || route.replies === 'text/html')

export function visitsOf(routes: readonly Route[], someone: Someone, places: Places): readonly Visit[] {
  return routes
    .filter(isPage)
    .flatMap((route) =>
      pathsOf(route, places).map(
        (path, n): Visit => ({ who: someone(route.may, path), path, name: `${route.id}${n > 0 ? ` ${n + 1}` : ''}` }),
      ),
    )
}
