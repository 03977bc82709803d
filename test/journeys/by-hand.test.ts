/**
 * Ways that a request can go beside the straight one, in a real browser with its forms: taken back, kept only, refused to a court abroad,
 * and a user who is told later than usual.
 * One house; each journey has its own case.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { typeset } from '#platform/pdf.ts'
import { addDays, DAY_MS, dayIn, instant, later } from '#platform/time.ts'
import { launchBrowser } from '#test/browser.ts'
import { type WholeHouse, wholeHouse } from '#test/whole.ts'
import { acceptBy, approveBy, fileBy, proposeBy, type Request, todayAt } from './calls.ts'
import { arrive, file, type Somebody, type Stage, textOf, WORDS } from './steps.ts'

const OWNER = 'j.devries@molenzicht.example'
const COURT = 'kanzlei@gericht.example'
let browser: Browser
let w: WholeHouse
let stage: Stage
const people: Somebody[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  w = await wholeHouse({ engine: 'pglite', authorityDays: 3 })
  stage = { w, browser, way: { lang: 'en', script: true, width: 1440, colours: 'light' } }
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await w?.close()
})

const words = WORDS.en
/** In at their own door already; what goes wrong in their browser fails the test. */
async function come(key: string): Promise<Somebody> {
  const somebody = await arrive(stage)
  await w.become(somebody.page.context(), key)
  people.push(somebody)
  return somebody
}
async function leave(): Promise<void> {
  for (const { page, faults } of people.splice(0)) {
    expect(faults).toEqual([])
    await page.context().close()
  }
}
const request = (docket: string, more: Partial<Request> = {}): Request => ({
  ...{ officer: 'officer', docket, account: OWNER, secrecy: null, today: todayAt(w.house.office.clock.now()) },
  ...more,
})

test('taken back: the officer says why and confirms, and nothing is handed over or told', {
  timeout: 300_000,
}, async () => {
  const { case: caseId, number } = await fileBy(w.api, request('GJ-26-6001'))
  const officer = await come('officer')
  await officer.page.goto(`/lers/cases/${caseId}`)
  await officer.page.locator('#withdraw summary').click()
  await officer.press(/^Withdraw$/)
  // Sent too soon: it comes back open, with what is missing.
  expect(await officer.page.locator('#withdraw details').getAttribute('open')).not.toBeNull()
  await officer.page.locator('#withdraw [name=reason]').fill('The matter was settled.')
  await officer.page.getByLabel(`I withdraw request ${number}`).check()
  await officer.press(/^Withdraw$/)
  await officer.page.getByText('You took this request back. Nothing was or will be handed over.').waitFor()
  expect(await officer.page.locator('#withdraw').count()).toBe(0)
  const intake = await come('intake')
  await intake.page.goto(`/desk/cases/${caseId}`)
  const desk = await textOf(intake.page)
  for (const said of ['Officer took the request back', 'The matter was settled.', /Closed .+, in time/])
    expect(desk).toMatch(said)
  expect(await intake.page.getByRole('button', { name: words.accept }).count()).toBe(0)
  await w.passDays(30)
  expect((await w.mails(OWNER)).map(({ template }) => template)).toEqual([])
  await leave()
})

test('kept only: asked in six steps, decided by two, and its answer says until when', {
  timeout: 400_000,
}, async () => {
  const officer = await come('officer')
  const casePage = await file(stage, officer, request('PR-26-6002', { process: 'us-preservation' }))
  const desk = `/desk/cases/${casePage.split('/').at(-1)}`
  const intake = await come('intake')
  await intake.page.goto(desk)
  await intake.press(words.accept)
  await intake.page.waitForURL(/\/desk\/cases\//)
  await w.settle()
  const reviewer = await come('reviewer')
  await reviewer.page.goto(desk)
  await reviewer.page.locator('form.proposal [name=explanation]').fill('A letter under § 2703(f), valid on its face.')
  await reviewer.press('Propose to keep this')
  await reviewer.page.getByText(words.notYours).waitFor()
  const second = await come('reviewer2')
  await second.page.goto(desk)
  await second.press(words.approve)
  await second.page.waitForURL(/\/desk\/cases\//)
  await w.settle()
  await officer.page.goto(casePage)
  const said = await textOf(officer.page)
  expect(said).toContain('What we keep for you')
  expect(said).toContain('+ 90 days')
  expect(await officer.page.getByRole('link', { name: words.download }).count()).toBe(0)
  await leave()
})

test('refused to a court abroad: intake writes down what the letter says, and the court hears every reason', {
  timeout: 300_000,
}, async () => {
  const yesterday = dayIn('Europe/Amsterdam', later(w.house.office.clock.now(), -DAY_MS))
  const intake = await come('intake')
  const desk = await entered(intake, yesterday)
  const reviewer = await come('reviewer')
  await reviewer.page.goto(desk)
  expect(await textOf(reviewer.page)).toContain('needs a treaty request')
  const refusing = reviewer.page.locator('form:has([name=because])')
  if (!(await refusing.isVisible())) await reviewer.page.getByText('Refuse the whole request').first().click()
  await refusing.locator('[name=because]').selectOption('FOREIGN_CONTENT_NEEDS_MLAT')
  await refusing.locator('[name=explanation]').fill('The way stands in our guide.')
  await reviewer.press('Propose the refusal')
  await reviewer.page.getByText(words.notYours).waitFor()
  const second = await come('reviewer2')
  await second.page.goto(desk)
  await second.press(words.approve)
  await second.page.waitForURL(/\/desk\/cases\//)
  await w.settle()
  const letter = (await w.mails(COURT)).find(({ template }) => template === 'refusal')
  expect(letter?.text).toContain('Content goes to another country by treaty or executive agreement only.')
  expect(letter?.text).toContain('The way stands in our guide.')
  await leave()
})

test('telling that is put off by an order and then comes: the officer sends the order, its last day passes, the user reads', {
  timeout: 400_000,
}, async () => {
  const { case: caseId, number } = await fileBy(w.api, request('GJ-26-6004'))
  await acceptBy(w.api, caseId)
  await w.settle()
  await proposeBy(w.api, 'reviewer', caseId)
  await approveBy(w.api, 'counsel', caseId)
  await w.settle()
  const told = async () =>
    (await w.mails(OWNER)).filter(({ template, about }) => template === 'notice' && about === number)
  const officer = await come('officer')
  await officer.page.goto(`/lers/cases/${caseId}`)
  const form = officer.page.locator(`form[action="/lers/cases/${caseId}/notice"]`)
  if (!(await form.isVisible())) await officer.page.locator('details:has(form[action$="/notice"]) > summary').click()
  await form.locator('[name=answer][value=order]').check()
  await form.locator('[name=court]').fill('Marlow County Court')
  await form.locator('[name=docket]').fill('26-MC-118')
  await form.locator('[name=statute]').fill('18 U.S.C. § 2705(b)')
  await form.locator('[name=endsOn]').fill(addDays(todayAt(w.house.office.clock.now()), 20))
  await officer.press('Send this answer')
  // The order itself is missing: what was typed stays.
  expect(await form.locator('[name=docket]').inputValue()).toBe('26-MC-118')
  await form
    .locator('[type=file]')
    .first()
    .setInputFiles({
      ...{ name: 'order.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await beschluss()) },
    })
  await officer.press('Send this answer')
  await officer.page.getByText(/We hold back telling the users until/).waitFor()
  await w.passDays(15)
  expect(await told()).toEqual([])
  await w.passDays(15)
  expect(await told()).toHaveLength(1)
  const owner = await come('owner')
  await owner.page.goto('/account')
  await owner.page.getByRole('table', { name: words.asked }).waitFor()
  const read = await textOf(owner.page)
  for (const said of [number, 'Marlow County Sheriff']) expect(read).toContain(said)
  const reviewer = await come('reviewer')
  await reviewer.page.goto(`/desk/cases/${caseId}#notice`)
  expect(await textOf(reviewer.page)).toContain('26-MC-118')
  await leave()
})

/** From the envelope to the case, with the paper beside the form. */
async function entered({ page, press }: Somebody, receivedOn: string): Promise<string> {
  await page.goto('/desk/arrivals')
  const form = page.locator('form[action="/desk/arrivals"]')
  await form.locator('[name=pdf]').setInputFiles({
    ...{ name: 'beschluss.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await beschluss()) },
  })
  await form.locator('[name=channel]').selectOption('post')
  await form.locator('[name=receivedOn]').fill(receivedOn)
  await form.locator('[name=receivedTime]').fill('10:20')
  await press('Keep the document')
  await page.waitForURL(/\/desk\/arrivals\/arrival_/)
  const enter = page.locator('form:has([name=agencyName])')
  await enter.locator('[name=process]').selectOption('foreign-order')
  await enter.locator('[name=issuer]').selectOption('judge')
  await enter.locator('[name=agencyName]').fill('Bezirksgericht Zürich')
  await enter.locator('[name=agencyCountry]').selectOption('CH')
  await enter.locator('[name=name]').fill('K. Brandt')
  await enter.locator('[name=email]').fill(COURT)
  await enter.locator('[name="identifiers.0.kind"]').selectOption('email')
  await enter.locator('[name="identifiers.0.value"]').fill(OWNER)
  await enter.locator('[name=categories][value=recordings]').check()
  await press('Open the case')
  // A foreign order names its own day or none at all: the form asks for it and keeps the rest.
  expect(await enter.locator('[name=agencyName]').inputValue()).toBe('Bezirksgericht Zürich')
  await enter.locator('[name=dueOn]').fill(dayIn('Europe/Amsterdam', later(w.house.office.clock.now(), 30 * DAY_MS)))
  await press('Open the case')
  await page.waitForURL(/\/desk\/cases\//)
  return new URL(page.url()).pathname
}

const beschluss = () =>
  typeset({
    source: `#let it = json(bytes(sys.inputs.data))
#set document(title: it.title, date: auto)
#set text(lang: "de")
#heading(it.title)
#it.text
`,
    data: { title: 'Beschluss', text: 'Das Gericht ordnet die Herausgabe der Aufzeichnungen an.' },
    at: instant('2026-11-20T09:00:00Z'),
  })
