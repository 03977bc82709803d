/**
 * The seven stations in a real browser: an officer files, intake accepts, one proposes and another approves, the user is told and has
 * their time, the package is made of what was granted, checked by its receiver, and counted in public. Without script and with it.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axe, launchBrowser } from '#test/browser.ts'
import { type WholeHouse, wholeHouse } from '#test/whole.ts'
import { verifyPackage } from '../../src/requests/production/verify.ts'
import { type Request, todayAt } from './calls.ts'
import { arrive, enter, file, type Somebody, type Stage, textOf, type Way, WORDS } from './steps.ts'

const OWNER = 'j.devries@molenzicht.example'
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

describe.each([
  ['pglite', { lang: 'nl', script: false, width: 390, colours: 'dark' }],
  ['postgres', { lang: 'en', script: true, width: 1440, colours: 'light' }],
] as const satisfies readonly (readonly ['pglite' | 'postgres', Way])[])(
  'the seven stations on %s, %o',
  (engine, way) => {
    let w: WholeHouse
    let stage: Stage
    const words = WORDS[way.lang]
    const people: Somebody[] = []
    const come = async (key: string, kind: Parameters<typeof enter>[2]) => {
      const somebody = await enter(stage, key, kind)
      people.push(somebody)
      return somebody
    }
    beforeAll(async () => {
      w = await wholeHouse({ engine, passwords: true })
      stage = { w, browser, way }
    }, 240_000)
    afterAll(async () => {
      for (const { page } of people) await page.context().close()
      await w?.close()
    })

    test('from the officer’s form to the public report', async () => {
      const request: Request = {
        ...{ officer: 'officer', docket: 'GJ-26-3001', account: OWNER, secrecy: null },
        today: todayAt(w.house.office.clock.now()),
      }
      const officer = await come('officer', 'officer')
      const casePage = await file(stage, officer, request)
      const caseId = casePage.split('/').at(-1) ?? ''
      const number = await theReceipt(stage, officer, request)
      const desk = `/desk/cases/${caseId}`

      const intake = await come('intake', 'staff')
      await intake.page.goto('/desk')
      await intake.page.getByRole('link', { name: number }).first().click()
      await intake.press(words.accept)
      await intake.page.waitForURL(/\/desk\/cases\//)
      await w.settle()

      await theTwo(stage, { desk, come })
      expect(await axe((await come('counsel', 'staff')).page)).toEqual([])
      const counsel = people.at(-1) as Somebody
      await counsel.page.goto(desk)
      await counsel.page.locator('form[action$="/approval"] [name=reason]').fill('Asked of us first; no conflict here.')
      await counsel.press(words.approve)
      await counsel.page.waitForURL(/\/desk\/cases\//)
      await w.settle()

      await theUser(stage, { number, come })
      await w.passDays(9)
      await officer.page.goto(casePage)
      expect(await textOf(officer.page)).toMatch(words.noPackage)
      expect(await officer.page.locator('#package').count()).toBe(0)
      await w.passDays(5)
      await thePackage(stage, { officer, caseId, number, come })

      const reporter = await come('reporter', 'staff')
      await reporter.page.goto('/desk/report')
      expect(await reporter.page.locator('tbody').first().textContent()).toMatch(/subpoena1/)
      await w.passDays(60)
      const anyone = await arrive(stage)
      people.push(anyone)
      await anyone.page.goto('/transparency')
      expect(await anyone.page.locator('tbody').first().textContent()).toMatch(/subpoena1/)
      for (const { faults } of people) expect(faults).toEqual([])
    }, 600_000)
  },
)

type Come = (key: string, kind: Parameters<typeof enter>[2]) => Promise<Somebody>

/** Number, fingerprint and the sum of the due date, on the page and by mail. */
async function theReceipt({ w, way }: Stage, { page }: Somebody, { docket }: Request): Promise<string> {
  const receipt = page.locator('#receipt')
  const said = await textOf(receipt)
  const number = /HLD-\d{4}-\d+/.exec(said)?.[0] ?? 'no number'
  const { sha256 } = await w.house.office.db.selectFrom('request_document').select('sha256').executeTakeFirstOrThrow()
  expect(said.replace(/\s/g, '')).toContain(sha256)
  expect(said).toMatch(WORDS[way.lang].howDue)
  const mail = (await w.mails(w.person('officer').email)).find(({ template }) => template === 'receipt')
  for (const part of [number, docket, sha256]) expect(mail?.text).toContain(part)
  return number
}

/** One reviewer proposes and cannot approve; the other, who looked at the same page, was slower and loses nothing. */
async function theTwo({ way }: Stage, { desk, come }: Readonly<{ desk: string; come: Come }>): Promise<void> {
  const words = WORDS[way.lang]
  const [one, two] = [await come('reviewer', 'staff'), await come('reviewer2', 'staff')]
  for (const [n, { page }] of [one, two].entries()) {
    await page.goto(desk)
    expect(await page.locator('[name="rows.chat.verdict"][value=disclose]').isDisabled()).toBe(true)
    expect(await page.locator('[name="rows.identity.verdict"][value=disclose]').isChecked()).toBe(true)
    await page.locator('form:has([name=kind][value=disclose]) [name=explanation]').fill(`Valid on its face, says ${n}.`)
  }
  await two.page.locator('[name="rows.sessions.verdict"][value=withhold]').check()
  await two.page.locator('[name="rows.sessions.reason"]').fill('The period is too long.')
  await one.press(words.propose)
  await one.page.getByText(words.notYours).waitFor()
  expect(await one.page.getByRole('button', { name: words.approve }).count()).toBe(0)
  await two.press(words.propose)
  await two.page.getByText(words.faster).waitFor()
  expect(await two.page.locator('form:has([name=kind][value=disclose]) [name=explanation]').inputValue()).toBe(
    'Valid on its face, says 1.',
  )
  expect(await two.page.locator('[name="rows.sessions.verdict"][value=withhold]').isChecked()).toBe(true)
  expect(await two.page.locator('[name="rows.sessions.reason"]').inputValue()).toBe('The period is too long.')
  expect(await axe(two.page)).toEqual([])
}

/** Told by mail, complete without a link; and behind their own door. */
async function theUser({ w, way }: Stage, { number, come }: Readonly<{ number: string; come: Come }>): Promise<void> {
  const told = (await w.mails(OWNER)).filter(({ template }) => template === 'notice')
  expect(told).toHaveLength(1)
  expect(told[0]?.text).toContain(number)
  const { page } = await come('owner', 'account')
  await page.getByRole('table', { name: WORDS[way.lang].asked }).waitFor()
  const said = await textOf(page)
  expect(said).toContain(number)
  expect(said).toMatch(WORDS[way.lang].waiting)
}

type Making = Readonly<{ officer: Somebody; caseId: string; number: string; come: Come }>

/** The link of the mail leads to the page, the page to the file; the file is what page and mail say. */
async function thePackage({ w, way }: Stage, { officer: { page }, caseId, number, come }: Making): Promise<void> {
  const ready = (await w.mails(w.person('officer').email)).find(
    (mail) => mail.caseId === caseId && mail.template === 'ready',
  )
  const link = /http:\/\/\S+\/lers\/packages\/[\w-]+/.exec(ready?.text ?? '')?.[0] ?? 'no link'
  await page.goto(link)
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: WORDS[way.lang].download, exact: true }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toContain(number)
  const path = await download.path()
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
  expect((await textOf(page)).replace(/\s/g, '')).toContain(sha256)
  expect(ready?.text).toContain(sha256)
  const { keys } = w.house.office
  const verdict = await verifyPackage(path, { sha256, publicKeys: [keys.publicKeyPem(keys.currentKeyId) ?? ''] })
  expect(verdict).toMatchObject({ verdict: 'good', origin: 'checked by key', caseNumber: number })
  await theProof(page, { caseId, sha256, root: w.house.office.documents.root.toString() }, path)
  const other = await come('officer2', 'officer')
  for (const path_ of [new URL(link).pathname, `/lers/cases/${caseId}`])
    expect((await other.page.goto(path_))?.status()).toBe(404)
}

type Proved = Readonly<{ caseId: string; sha256: string; root: string }>

/** From the case page: a paper that names the package and the decision in it, and no user. */
async function theProof(page: Page, { caseId, sha256, root }: Proved, archive: string): Promise<void> {
  await page.goto(`/lers/cases/${caseId}`)
  const downloading = page.waitForEvent('download')
  await page.locator('#delivery a').click()
  const paper = await (await downloading).path()
  const verdict = await verifyPackage(paper, { roots: [root] })
  expect(verdict).toMatchObject({ kind: 'paper', verdict: 'good', origin: 'checked by root' })
  const said = execFileSync('pdftotext', ['-layout', paper, '-'], { encoding: 'utf8' }).replace(/\s/g, '')
  const info = execFileSync('unzip', ['-p', archive, 'bag-info.txt'], { encoding: 'utf8' })
  const [, grant = 'none'] = /X-Grant-Hash: (\w+)/.exec(info) ?? []
  for (const text of [sha256, grant]) expect(said).toContain(text)
  expect(said).not.toContain(OWNER)
}
