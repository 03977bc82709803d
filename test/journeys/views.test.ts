/** Views of the queue that people save, over real HTTP and with nothing but a keyboard. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, launchBrowser, openPage, scrollsSideways } from '#test/browser.ts'
import { type DeskHouse, deskHouse } from '#test/desk.ts'

let desk: DeskHouse
beforeAll(async () => {
  desk = await deskHouse()
}, 300_000)
afterAll(() => desk?.close())

const read = async (who: string, path = '/desk') => (await desk.ask(who, path)).text()
const views = () => desk.house.office.db.selectFrom('saved_view').selectAll().orderBy('at').execute()
const WARRANTS = { process: 'us-search-warrant', assigned: 'me' }

test('a filter is saved under a name, stands beside the built-in views, and is one’s own', async () => {
  const nameless = await desk.ask('reviewer', '/desk/views', { ...WARRANTS, name: ' ' })
  expect(nameless.status).toBe(422)
  const page = await nameless.text()
  expect(page).toContain('Give the view a name.')
  expect(page).toContain('value="us-search-warrant"')
  const saved = await desk.ask('reviewer', '/desk/views', { ...WARRANTS, name: 'My warrants' })
  expect([saved.status, saved.headers.get('location')]).toEqual([303, '/desk?process=us-search-warrant&assigned=me'])
  expect((await desk.ask('reviewer', '/desk/views', { needs: 'counsel', name: 'my WARRANTS' })).status).toBe(422)
  expect((await desk.ask('reporter', '/desk/views', { ...WARRANTS, name: 'Mine' })).status).toBe(403)
  expect(await read('reviewer')).toContain('My warrants')
  expect(await read('counsel')).not.toContain('My warrants')
})

test('is shared with all staff, renamed and deleted by its owner alone', async () => {
  const [view] = await views()
  const path = `/desk/views/${view?.id}`
  expect((await desk.ask('counsel', path, { name: 'Theirs', shared: 'yes' })).status).toBe(404)
  expect((await desk.ask('reviewer', path, { name: '' })).status).toBe(422)
  expect((await desk.ask('reviewer', path, { name: 'Warrants', shared: 'yes' })).status).toBe(303)
  expect(await read('counsel')).toContain('Warrants (Iris Bakker)')
  expect((await desk.ask('counsel', `${path}/removal`, {})).status).toBe(404)
  expect((await desk.ask('counsel', '/desk/views', { needs: 'counsel', name: 'Warrants' })).status).toBe(303)
  expect((await desk.ask('reviewer', `${path}/removal`, {})).status).toBe(303)
  expect((await views()).map(({ name }) => name)).toEqual(['Warrants'])
  const log = await desk.house.office.db.selectFrom('audit_entry').select('action').orderBy('id').execute()
  const done = log.map(({ action }) => action).filter((action) => action.startsWith('queue.view.'))
  expect(done.filter((action) => action !== 'queue.view.saved')).toEqual(['queue.view.changed', 'queue.view.removed'])
})

test.each([
  ['en', 1440],
  ['nl', 390],
] as const)('is made, opened and changed with a keyboard in %s at %i pixels', async (lang, width) => {
  const browser = await launchBrowser()
  try {
    const { page, faults } = await openPage(browser, desk.url, { lang, width })
    await desk.become(page.context(), 'reviewer2')
    await page.goto(`${desk.url}/desk?needs=second-person`)
    const fold = page.locator('.panel__foot summary').first()
    await fold.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.type(`Second ${lang}`)
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: `Second ${lang}` }).waitFor()
    expect(await axe(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    await page.goto(`${desk.url}/desk`)
    await page.getByRole('link', { name: `Second ${lang}` }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/needs=second-person/)
    expect(await page.locator('nav.views a[aria-current=page]').allTextContents()).toContain(`Second ${lang}`)
    expect(faults).toEqual([])
  } finally {
    await browser.close()
  }
})
