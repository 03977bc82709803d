import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { smallHouse } from '#test/house.ts'
import {
  furnishedBy,
  LETTER,
  PASSPHRASE,
  PATH,
  processOn,
  type VaultPerson,
  vaultOfficer,
  vaultOn,
  wordOn,
} from '#test/vault.ts'
import { transparencyRoutes } from '#transparency'

const dir = mkdtempSync(join(tmpdir(), 'wb-vault-'))
let small: Awaited<ReturnType<typeof smallHouse>>
let one: VaultPerson
let two: VaultPerson
let three: VaultPerson

beforeAll(async () => {
  small = await smallHouse({ more: (house) => [...vaultOn(dir)(house), ...transparencyRoutes(house.office)] })
  one = await vaultOfficer(small, 'Esra')
  two = await vaultOfficer(small, 'Joris')
  three = await vaultOfficer(small, 'Hanna')
}, 60_000)
afterAll(() => small[Symbol.asyncDispose]())

test('the first furnishes it and can enter nothing; the second comes with a word that works once', async () => {
  expect(await one.see()).toContain('The vault has not been furnished yet')
  expect(await one.do('furnish', { passphrase: 'short', again: 'short', bound: 'on', code: one.code() })).toContain(
    'Take sixteen characters',
  )
  const first = { passphrase: PASSPHRASE.one, again: PASSPHRASE.one, bound: 'on' }
  expect(await one.do('furnish', { ...first, code: one.code() })).toContain('Nothing lies here')
  expect(await one.do('enter-process', LETTER)).toContain('before a second person has come in')
  await one.do('go', { to: 'people' })
  const word = wordOn(await one.do('clear', { person: two.id }))
  expect(word).toHaveLength(20)
  expect(await one.see(), 'shown once').not.toContain(word)
  const join = { word, passphrase: PASSPHRASE.two, again: PASSPHRASE.two, bound: 'on' }
  expect(await three.do('join', { ...join, code: three.code() }), 'not for another').toContain('That is not right')
  expect(await two.do('join', { ...join, bound: '', code: two.code() })).toContain('Tick this')
  expect(await two.do('join', { ...join, code: two.code() })).toContain('Nothing lies here')
  expect(await two.do('leave')).toContain('Come in for the first time')
  expect(await two.do('join', { ...join, code: two.code() }), 'not twice').toContain('That is not right')
  const code = two.code()
  expect(await two.do('enter', { passphrase: PASSPHRASE.one, code }), 'not with another’s').toContain(
    'That is not right',
  )
  expect(await two.do('enter', { passphrase: PASSPHRASE.two, code: '000000' })).toContain('That is not right')
  expect(await two.do('enter', { passphrase: PASSPHRASE.two, code: two.code() })).toContain('Nothing lies here')
  expect(await two.do('go', { to: 'lines' })).toContain('after 3 wrong tries')
})

test('a letter is read field by field; the second signs before seeing, and no one agrees to their own answer', async () => {
  const entered = await one.do('enter-process', LETTER)
  const process = processOn(entered)
  expect(entered).toContain('§ 2709(b) does not list it')
  expect(await two.do('go', { to: 'home' })).not.toContain('j.devries')
  const shut = await two.do('go', { to: 'process', process })
  expect([shut.includes('j.devries'), shut.includes('Sign before you see it')]).toEqual([false, true])
  expect(await two.do('take', { process, what: 'told' })).toContain('Sign first')
  expect(await two.do('bind', { process, as: 'attorney', bound: 'on' })).toContain('j.devries')
  const asked = { process, answer: 'give', reason: 'The rest is withheld.' }
  expect(await one.do('propose', { ...asked, fields: ['name', 'transactional-records'] })).toContain('does not reach')
  const waiting = await one.do('propose', { ...asked, fields: ['name', 'length-of-service'] })
  const proposal = /(answer_[a-z0-9]+)/.exec(waiting)?.[1] ?? ''
  expect(await one.do('agree', { process, proposal })).toContain('another person than the first')
  expect(await one.do('send', { process, on: '2026-11-23', how: 'By hand', to: 'FBI' })).toContain(
    'No answer has been agreed',
  )
  expect(await two.do('agree', { process, proposal })).toContain('Proposed by Esra, agreed by Joris')
  expect(await one.do('send', { process, on: '2026-11-23', how: 'By hand', to: 'FBI' })).toContain('Sent on')
})

test('secrecy runs its course, and the list for the Government leaves attorneys out', async () => {
  const process = processOn(await one.do('go', { to: 'home' }))
  await one.do('go', { to: 'process', process })
  const step = (name: string, on: string) => one.do('secrecy', { process, step: name, on })
  expect(await step('user-told', '2026-11-23')).toContain('The user is not told')
  expect(await step('notice-received', '2026-11-23')).toContain('has not been written down yet')
  await step('notice-sent', '2026-11-21')
  expect(await step('notice-received', '2026-11-23')).toContain('The Government applies by')
  expect(await step('lifted', '2026-11-23')).toContain('It counts when another has written the same')
  expect(await step('lifted', '2026-11-23')).toContain('another person than the first')
  expect(await step('user-told', '2026-11-23')).toContain('The user is not told')
  await two.do('go', { to: 'process', process })
  await two.do('secrecy', { process, step: 'lifted', on: '2026-11-23' })
  expect(await one.see()).toContain('Tell the user')
  expect(await step('user-told', '2026-11-23')).toContain('Over. The user was told.')
  await one.do('tell', { process, name: 'R. Desk', of: 'Reception', on: '2026-11-20', as: 'comply', bound: 'on' })
  const list = await one.file('take', { process, what: 'told' })
  expect(list.text).toContain('R. Desk')
  expect(list.text).not.toContain('Joris')
})

test('bands are public once two have released them, on the day itself', async () => {
  const report = async () => (await small.browser().get('/transparency/2026-1')).text
  await one.do('go', { to: 'statement' })
  expect(await one.do('state', { structure: 'six', publishOn: '2026-11-22' })).toContain('That day is past')
  const made = await one.do('state', { structure: 'six', publishOn: '2026-11-23' })
  const statement = /(bands_[a-z0-9]+)/.exec(made)?.[1] ?? ''
  expect(made).toContain('0–499')
  expect(await one.do('release', { statement })).toContain('another person than the first')
  expect(await report()).not.toContain('National security letters received')
  await two.do('go', { to: 'statement' })
  expect(await two.do('release', { statement })).toContain('It is public now')
  expect(await report()).toContain('National security letters received')
})

test('a third is cleared by two; who is cleared away is outside at once', async () => {
  await one.do('go', { to: 'people' })
  await one.do('clear', { person: three.id })
  expect(await one.do('agree-clearing', { person: three.id })).toContain('another person than the first')
  expect(await one.do('end-clearing', { person: two.id, reason: 'Left' })).toContain('Only two people have come in')
  const word = wordOn(await two.do('agree-clearing', { person: three.id }))
  const join = { word, passphrase: PASSPHRASE.two, again: PASSPHRASE.two, bound: 'on' }
  await three.do('join', { ...join, code: three.code() })
  await one.do('end-clearing', { person: two.id, reason: 'Left' })
  expect(await two.see()).toContain('Come in')
  expect(await two.do('enter', { passphrase: PASSPHRASE.two, code: two.code() })).toContain('That is not right')
})

test('a paper is sealed and comes out as it went in; nothing of it lies on the disk, and a book that is full says so', async () => {
  const pdf = `%PDF-1.7 ${'j.devries@molenzicht.example '.repeat(200)}`
  expect((await sendPaper(pdf)).status).toBe(303)
  const process = processOn(await one.see())
  expect((await one.file('take', { process, what: 'paper' })).text).toBe(pdf)
  expect(readdirSync(join(dir, 'vault'))).toEqual(['book'])
  expect(readFileSync(join(dir, 'vault', 'book')).includes('devries')).toBe(false)
  const large = await sendPaper(`%PDF-1.7 ${'x'.repeat(96 * 1024)}`)
  expect([large.status, (await large.text()).includes('The book is full')]).toEqual([422, true])
  const other = await (await sendPaper('<html>')).text()
  expect(other).toContain('The paper: Only a PDF')
  expect(other, 'filled as it was sent').toContain('NSL-26-000')
})

async function sendPaper(content: string): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ deed: 'enter-process', ...LETTER }))
    for (const each of [value].flat()) form.append(name, each)
  form.append('paper', new Blob([content], { type: 'application/pdf' }), 'letter.pdf')
  const cookie = [...one.browser.jar].map(([name, { value }]) => `${name}=${value}`).join('; ')
  const headers = { cookie, 'sec-fetch-site': 'same-origin' }
  return small.app.request(`http://127.0.0.1:8080${PATH}`, { method: 'POST', body: form, headers })
}

test('fifteen minutes without a deed, and one stands outside; the book keeps its length, and a bit that was changed shuts it', async () => {
  const path = join(dir, 'vault', 'book')
  const before = statSync(path).size
  await one.do('go', { to: 'people' })
  expect(await one.do('enlarge')).toContain('twice as much room')
  expect(statSync(path).size).toBeGreaterThan(before)
  small.wall.advance(15 * 60_000 + 1)
  expect(await one.see()).toContain('Come in for the first time')
  expect(await one.do('enter', { passphrase: PASSPHRASE.one, code: one.code() })).toContain('Process 1')
  const bytes = readFileSync(path)
  bytes[10_000] = (bytes[10_000] ?? 0) ^ 1
  writeFileSync(path, bytes)
  expect(await one.see()).toContain('Come in for the first time')
  expect(await one.do('enter', { passphrase: PASSPHRASE.one, code: one.code() })).toContain('changed from outside')
})

test('somebody who only has the role, and two who furnish again, learn nothing by it', async () => {
  const fresh = await smallHouse({ more: vaultOn(mkdtempSync(join(tmpdir(), 'wb-vault-'))) })
  const [first, second] = [await vaultOfficer(fresh, 'Ada'), await vaultOfficer(fresh, 'Bo')]
  await furnishedBy(first, second)
  const other = await vaultOfficer(fresh, 'Cas')
  for (let n = 0; n < 5; n += 1) await other.do('enter', { passphrase: PASSPHRASE.one, code: other.code() })
  expect(await other.do('enter', { passphrase: PASSPHRASE.one, code: other.code() })).toContain('five times')
  const again = { passphrase: PASSPHRASE.one, again: PASSPHRASE.one, bound: 'on', code: second.code() }
  expect(await second.do('furnish', again)).toContain('has been furnished already')
  await fresh[Symbol.asyncDispose]()
})
