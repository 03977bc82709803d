/** Nothing was found: two people refuse, and the authority is given a signed paper that says what was searched, by the same link as a package. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskHouse, deskHouse } from '#test/desk.ts'
import type { Story } from '../../src/app/demo/stories.ts'

const story = (account: number, categories: Story['categories']): Story => ({
  ...{ daysAgo: 1, officer: 'officer', kind: 'trial', account, categories, ending: 'in-review' },
})
const NO_SUCH_ACCOUNT = 99

type Case = Readonly<{
  id: string
  number: string
  seen: number
  state: string
  identifiers: readonly { value: string; accounts: readonly unknown[] }[]
  rulings: readonly { verdict: string }[]
  proposals: readonly { id: string; hash: string }[]
}>
let desk: DeskHouse
let cases: readonly Case[] = []

beforeAll(async () => {
  desk = await deskHouse()
  await desk.play([
    story(0, ['identity']),
    story(NO_SUCH_ACCOUNT, ['identity', 'chat']),
    story(NO_SUCH_ACCOUNT, ['chat']),
  ])
  const { cases: listed } = await json<{ cases: { id: string }[] }>('reviewer', '/desk')
  cases = await Promise.all(listed.map(({ id }) => caseOf(id)))
}, 300_000)
const folder = mkdtempSync(join(tmpdir(), 'waarborg-paper-'))
afterAll(async () => {
  await desk?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function json<T>(who: string, path: string): Promise<T> {
  const headers = { cookie: `test_who=${who}`, accept: 'application/json' }
  return (await fetch(desk.url + path, { headers })).json() as Promise<T>
}
const caseOf = (id: string) => json<Case>('reviewer', `/desk/cases/${id}`)
const db = () => desk.house.office.db

/** What counsel reads before approving. */
async function refuse(one: Case, because: string): Promise<string> {
  const path = `/desk/cases/${one.id}/proposals`
  const form = { kind: 'reject', seen: String(one.seen), because, explanation: 'No account has this address.' }
  expect((await desk.ask('reviewer', path, form)).status).toBe(303)
  const [made] = (await caseOf(one.id)).proposals
  const shown = await (await desk.ask('counsel', `/desk/cases/${one.id}`)).text()
  expect((await desk.ask('counsel', `${path}/${made?.id}/approval`, { hash: made?.hash ?? '' })).status).toBe(303)
  await desk.house.tools.passTime?.(60_000)
  expect((await caseOf(one.id)).state).toBe('refused')
  return shown
}

const isUnknown = ({ identifiers }: Case) => identifiers.every(({ accounts }) => accounts.length === 0)
const packagesOf = (caseId: string) =>
  db().selectFrom('case_package').selectAll().where('case_id', '=', caseId).execute()
const nth = (fits: (one: Case) => boolean) => {
  const one = cases.find(fits)
  if (!one) throw new Error('no such case among the stories')
  return one
}
const reached = ({ rulings }: Case) => rulings.some(({ verdict }) => verdict === 'disclose')

/** The secret stands in the mail alone. */
async function linkOf(caseId: string): Promise<string> {
  const { text_body } = await db()
    .selectFrom('outbox_mail')
    .select('text_body')
    .where('case_id', '=', caseId)
    .where('template', '=', 'ready')
    .executeTakeFirstOrThrow()
  return /\/lers\/packages\/[\w-]+/.exec(text_body)?.[0] ?? ''
}

test('the approver reads which paper goes along; the officer fetches it by a link of their own, signed', async () => {
  const one = nth((each) => isUnknown(each) && reached(each))
  const shown = await refuse(one, 'NO_SUCH_ACCOUNT')
  for (const said of ['Certificate that no records were found', one.identifiers[0]?.value ?? '?', '803(7)'])
    expect(shown).toContain(said)
  expect(await packagesOf(one.id)).toMatchObject([{ form: 'paper', files: 0 }])
  const own = await (await desk.ask('officer', `/lers/cases/${one.id}`)).text()
  expect(own).toContain('Certificate that nothing was found')
  const link = await linkOf(one.id)
  const page = await (await desk.ask('officer', link)).text()
  expect(page).toContain(`${one.number}-no-records.pdf`)
  const file = await desk.ask('officer', `${link}/file`)
  expect(file.headers.get('content-type')).toBe('application/pdf')
  const pdf = join(folder, 'paper.pdf')
  writeFileSync(pdf, Buffer.from(await file.arrayBuffer()))
  expect(execFileSync('pdfsig', [pdf], { encoding: 'utf8' })).toContain('Signature is Valid')
  const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ')
  for (const said of [one.identifiers[0]?.value ?? '?', one.number, 'No account was found by it'])
    expect(text).toContain(said)
  expect(text).toContain('does not say that a person does not exist')
})

test('where the process reaches nothing of what was asked, the refusal is a letter and no paper', async () => {
  const one = nth((each) => isUnknown(each) && !reached(each))
  expect(await refuse(one, 'NO_SUCH_ACCOUNT')).not.toContain('Certificate that no records were found')
  expect(await packagesOf(one.id)).toEqual([])
})

test('where an account was found no such paper can be made, whatever the program says', async () => {
  const one = nth((each) => !isUnknown(each))
  await refuse(one, 'NO_SUCH_ACCOUNT')
  expect(await packagesOf(one.id)).toEqual([])
  const { proposal_id } = await db()
    .selectFrom('proposal_outcome')
    .select('proposal_id')
    .where('case_id', '=', one.id)
    .executeTakeFirstOrThrow()
  const paper = { id: 'pkg_x', case_id: one.id, proposal_id, outcome: 'approved', form: 'paper' } as const
  const made = { ...paper, sha256: 'a'.repeat(64), bytes: 1, files: 0, at: new Date() }
  await expect(db().insertInto('case_package').values(made).execute()).rejects.toThrow(/was found, or not looked up/)
})
