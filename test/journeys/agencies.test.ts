/** Agencies and people in a browser: an officer asks for an account, the desk binds the domain with two people, accepts, calls back, freezes. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, launchBrowser, openPage, type Reader, scrollsSideways } from '#test/browser.ts'
import { type DeskHouse, deskHouse } from '#test/desk.ts'

let browser: Browser
let desk: DeskHouse
beforeAll(async () => {
  browser = await launchBrowser()
  desk = await deskHouse()
}, 400_000)
afterAll(async () => {
  await browser?.close()
  await desk?.close()
})

const shots = process.env.PAGES_SHOTS ?? null

async function as(who: string | null, reader: Partial<Reader>) {
  const { page, faults } = await openPage(browser, desk.url, reader)
  page.setDefaultTimeout(60_000)
  if (who) await desk.become(page.context(), who)
  const fine = async (name: string) => {
    expect([name, await axe(page), await scrollsSideways(page)]).toEqual([name, [], false])
    if (shots)
      await page.screenshot({
        path: `${shots}/${name} ${reader.lang ?? 'en'} ${reader.width ?? 1440}.png`,
        fullPage: true,
      })
  }
  return { page, faults, fine }
}

const fill = async (page: Page, fields: Readonly<Record<string, string>>) => {
  for (const [name, value] of Object.entries(fields)) await page.locator(`[name=${name}]`).first().fill(value)
}

const EMAIL = 'bell@elmfordpolice.org'

test.each<Partial<Reader>>([
  { lang: 'en', width: 1440, colours: 'light' },
  { lang: 'nl', width: 390, colours: 'dark' },
])(
  'from an application to a frozen account, as %j',
  async (reader) => {
    const [n, dutch] = [reader.lang === 'nl' ? 2 : 1, reader.lang === 'nl']
    const email = n === 2 ? EMAIL.replace('bell', 'ames') : EMAIL
    const guest = await as(null, reader)
    await guest.page.goto('/lers/apply')
    await guest.fine('apply')
    await fill(guest.page, {
      agency: 'Elmford Police',
      country: 'us',
      name: `Jo Bell ${n}`,
      title: 'Sergeant',
      badge: '12',
      supervisor: 'Lt. Ames',
    })
    await fill(guest.page, { email: 'jo@gmail.com', telephone: '+1 330 555 0171' })
    await guest.page.locator('main form button').click()
    await guest.page.waitForSelector('.errors')
    await guest.fine('apply wrong')
    await fill(guest.page, { email })
    await guest.page.locator('main form button').click()
    await guest.page.waitForURL('**/lers/apply/code')
    await guest.fine('apply code')
    const code = /\d{6}/.exec((await guest.page.locator('main').textContent()) ?? '')?.[0] ?? ''
    await fill(guest.page, { code })
    await guest.page.locator('main form button').click()
    await guest.page.waitForURL('**/lers/apply/done')
    await guest.fine('applied')

    const intake = await as('intake', reader)
    if (n === 1) {
      await intake.page.goto('/desk/agencies/new')
      await intake.fine('new agency')
      await fill(intake.page, {
        name: 'Elmford Police',
        country: 'US',
        address: '1 Main Street',
        telephone: '+1 330 555 0170',
      })
      await fill(intake.page, { domain: 'elmfordpolice.org', source: 'State directory, read today' })
      await intake.page.locator('main form button').click()
      await intake.page.waitForURL(/agencies\/agency_/)
      await intake.fine('agency with an open domain')
      const second = await as('emergencyDuty', reader)
      await second.page.goto(intake.page.url())
      await fill(second.page, { note: 'Read on the site of the city.' })
      await second.page.locator('[name=answer][value=confirmed]').click()
      await second.page.waitForSelector('#end')
    }
    await intake.page.goto('/desk/agencies')
    await intake.fine('agencies')
    await intake.page.locator('#applications a').first().click()
    await intake.page.waitForURL(/applications\//)
    await intake.fine('application')
    await intake.page.locator('#accept button').click()
    await intake.page.waitForURL(/agencies\/agency_/)
    await intake.fine('agency')
    const caller = await as('counsel', reader)
    await caller.page.goto(intake.page.url())
    const evidence = caller.page.locator('#evidence')
    await evidence.locator('select[name=officer]').selectOption({ label: `Jo Bell ${n}, 12` })
    await evidence.locator('select[name=kind]').selectOption('callback')
    await evidence.locator('button').click()
    await caller.page.waitForSelector('.errors')
    await caller.fine('evidence wrong')
    await caller.page.locator('#evidence [name=outcome][value=confirmed]').check()
    await fill(caller.page, { spokeTo: 'Sgt. Ora, desk', said: 'Works here.' })
    await caller.page.locator('#evidence button').click()
    await caller.page.getByText(dutch ? 'Vastgelegd.' : 'Written down.').waitFor()
    const hold = caller.page.locator('#hold')
    await hold.locator('summary').click()
    await hold.locator('select').selectOption({ label: `Jo Bell ${n}, 12` })
    await hold.locator('[value=frozen]').check()
    await hold.locator('textarea').fill('The agency does not know the telephone.')
    await hold.locator('button').click()
    await caller.page.getByText(dutch ? 'Het account is bevroren.' : 'The account is frozen.').waitFor()
    await caller.fine('frozen')
    await caller.page.goto(`/desk/agencies/lookup?email=${encodeURIComponent('a@elmford-police.com')}`)
    await caller.fine('lookup')
    expect([...guest.faults, ...intake.faults, ...caller.faults].filter((fault) => !/422/.test(fault))).toEqual([])
  },
  300_000,
)
