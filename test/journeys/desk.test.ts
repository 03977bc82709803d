/** The desk over real HTTP: what each form does, what is refused in words, and that nothing typed is lost when somebody was faster. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Category } from '#requests'
import { axe, launchBrowser, openPage, scrollsSideways } from '#test/browser.ts'
import { type DeskHouse, deskHouse } from '#test/desk.ts'
import type { Ending } from '../../src/app/demo/stories.ts'

type Case = Readonly<{
  id: string
  number: string
  state: string
  needs: string
  seen: number
  assignedTo: string | null
  facts: readonly { kind: string }[]
  proposals: readonly { id: string; hash: string; by: string; end: { ending: string } | null }[]
  identifiers: readonly { task: string; accounts: readonly { accountId: string }[] }[]
  period: { from: string; to: string }
  orders: readonly { orderId: string }[]
}>

let desk: DeskHouse
const WIDE: readonly Category[] = ['identity', 'sessions', 'participants', 'chat']
const story = (account: number, ending: Ending) =>
  ({ daysAgo: 1, officer: 'officer', kind: 'grand-jury', account, categories: WIDE, ending }) as const

beforeAll(async () => {
  desk = await deskHouse()
  await desk.play([
    story(0, 'in-review'),
    story(1, 'in-review'),
    story(2, 'in-review'),
    story(3, 'new'),
    story(4, 'secret-open'),
  ])
}, 400_000)
afterAll(() => desk?.close())

async function json<T>(who: string, path: string): Promise<T> {
  const response = await fetch(desk.url + path, { headers: { cookie: `test_who=${who}`, accept: 'application/json' } })
  expect(response.status, path).toBe(200)
  return response.json() as Promise<T>
}
const caseOf = (id: string) => json<Case>('reviewer', `/desk/cases/${id}`)
async function nth(state: string, n = 0): Promise<Case> {
  const { cases } = await json<{ cases: readonly Case[] }>('reviewer', '/desk')
  const found = cases.filter((one) => one.state === state)[n]
  if (!found) throw new Error(`no case is ${state}`)
  return caseOf(found.id)
}
const idOf = (key: string) => desk.people.get(key)?.id ?? ''

/** The form of a proposal as the page presets it. */
function proposal(
  { seen, identifiers, period }: Case,
  more: Readonly<Record<string, string>> = {},
): readonly (readonly [string, string])[] {
  const { task = '', accounts = [] } = identifiers[0] ?? {}
  const fields = {
    kind: 'disclose',
    seen: String(seen),
    'rows.identity.verdict': 'disclose',
    'rows.sessions.verdict': 'disclose',
    'rows.participants.verdict': 'withhold',
    'rows.chat.verdict': 'withhold',
    subjects: `${task}/${accounts[0]?.accountId ?? ''}`,
    from: period.from,
    to: period.to,
    explanation: 'Valid on its face.',
    ...more,
  }
  return Object.entries(fields)
}

describe('who may come in', () => {
  test.each([
    ['reviewer', 200],
    ['intake', 200],
    ['auditor', 200],
    ['reporter', 403],
    ['officer', 403],
    [null, 303],
  ])('%s asks for the queue: %s', async (who, status) => {
    expect((await desk.ask(who, '/desk')).status).toBe(status)
  })

  test('an officer learns nothing of a case here, not even that it exists', async () => {
    const there = await desk.ask('officer', `/desk/cases/${(await nth('in-review')).id}`)
    const nowhere = await desk.ask('officer', '/desk/cases/case_nowhere')
    expect([there.status, nowhere.status]).toEqual([403, 403])
  })

  test('a case that does not exist is a calm 404', async () => {
    expect((await desk.ask('reviewer', '/desk/cases/case_nowhere')).status).toBe(404)
    expect((await desk.ask('reviewer', '/desk/cases/case_nowhere/pages/1')).status).toBe(404)
  })

  test('a mistyped filter shows the queue, not an error', async () => {
    expect((await desk.ask('reviewer', '/desk?page=-3&process=nonsense&state=x&show=y')).status).toBe(200)
  })
})

type Found = Readonly<{ code: string; what: string; mend: string }>

describe('the document', () => {
  test('its pages come as pictures and never as the file', async () => {
    const { id } = await nth('in-review')
    const picture = await desk.ask('reviewer', `/desk/cases/${id}/pages/1`)
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])
    const bytes = new Uint8Array(await picture.arrayBuffer())
    expect([...bytes.slice(1, 4)]).toEqual([...'PNG'].map((letter) => letter.charCodeAt(0)))
    const markup = await (await desk.ask('reviewer', `/desk/cases/${id}`)).text()
    expect(markup).not.toMatch(/<(iframe|embed|object)|href="[^"]*\.pdf/)
  })

  test('staff read of a finding what is wrong, and what the officer was advised', async () => {
    const { cases } = await json<{ cases: readonly Case[] }>('reviewer', '/desk')
    const all = await Promise.all(
      cases.map(({ id }) => json<{ findings: readonly Found[] }>('reviewer', `/desk/cases/${id}`)),
    )
    const found = all.flatMap(({ findings }) => findings)
    expect(found.map(({ code }) => code)).toContain('IN_NDO_OPEN')
    for (const { what, mend } of found) {
      expect(what).not.toMatch(/\byour?\b/i)
      expect(mend).toMatch(/^Advice to the officer: /)
    }
  })
})

describe('handling', () => {
  test('accepting, taking, handing over, laying back, noting: each is one deed on the record', async () => {
    const { id, seen } = await nth('new')
    expect((await desk.ask('intake', `/desk/cases/${id}/acceptance`, { seen: String(seen) })).status).toBe(303)
    await desk.house.tools.passTime?.(60_000)
    expect(
      (await desk.ask('reviewer', `/desk/cases/${id}/assignment`, { to: idOf('reviewer'), seen: '99' })).headers.get(
        'location',
      ),
    ).toBe(`/desk/cases/${id}`)
    expect((await caseOf(id)).assignedTo).toBe(idOf('reviewer'))
    expect(
      (await desk.ask('reviewer', `/desk/cases/${id}/assignment`, { to: idOf('reporter'), seen: '99' })).status,
    ).toBe(422)
    expect(
      (await desk.ask('reviewer', `/desk/cases/${id}/assignment`, { to: idOf('reviewer2'), seen: '99' })).status,
    ).toBe(303)
    expect((await desk.ask('reviewer2', `/desk/cases/${id}/assignment`, { to: 'nobody', seen: '99' })).status).toBe(303)
    expect((await desk.ask('qc', `/desk/cases/${id}/notes`, { text: '  ' })).status).toBe(422)
    expect((await desk.ask('qc', `/desk/cases/${id}/notes`, { text: 'Looks right.' })).status).toBe(303)
    const { facts, state } = await caseOf(id)
    expect(state).toBe('in-review')
    expect(facts.map(({ kind }) => kind).filter((kind) => /assigned|noted|accepted/.test(kind))).toEqual([
      'accepted',
      'assigned',
      'assigned',
      'assigned',
      'noted',
    ])
    const log = await json<{ entries: readonly { action: string }[] }>('auditor', `/desk/access-log?case=${id}`)
    expect(log.entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['case.read', 'case.accepted', 'case.assigned', 'case.noted']),
    )
  })

  test('who came second sees who has it now', async () => {
    const one = await nth('in-review', 2)
    expect(
      (
        await desk.ask('reviewer2', `/desk/cases/${one.id}/assignment`, {
          to: idOf('reviewer2'),
          seen: String(one.seen),
        })
      ).status,
    ).toBe(303)
    const late = await desk.ask('counsel', `/desk/cases/${one.id}/assignment`, {
      to: idOf('counsel'),
      seen: String(one.seen),
    })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('Somebody was faster')
  })
})

describe('deciding', () => {
  test('what the process does not reach cannot be proposed; what it reaches is withheld only with a reason', async () => {
    const one = await nth('in-review')
    const beyond = await desk.ask(
      'reviewer',
      `/desk/cases/${one.id}/proposals`,
      proposal(one, { 'rows.chat.verdict': 'disclose' }),
    )
    expect(beyond.status).toBe(422)
    expect(await beyond.text()).toContain('does not reach what you chose')
    const silent = await desk.ask(
      'reviewer',
      `/desk/cases/${one.id}/proposals`,
      proposal(one, { 'rows.sessions.verdict': 'withhold', explanation: 'Kept as typed.' }),
    )
    expect(silent.status).toBe(422)
    const page = await silent.text()
    for (const text of ['Say why you withhold it', 'The officer reads this, word for word.'])
      expect(page).toContain(text)
    expect(page).toContain('Kept as typed.')
    expect(page).toMatch(
      /name="rows.sessions.verdict" value="withhold" checked|checked="" value="withhold"|value="withhold" checked=""/,
    )
    const wide = await desk.ask('reviewer', `/desk/cases/${one.id}/proposals`, proposal(one, { from: '2001-01-01' }))
    expect([wide.status, (await wide.text()).includes('must lie within what was asked')]).toEqual([422, true])
    const empty = await desk.ask('reviewer', `/desk/cases/${one.id}/proposals`, proposal(one, { explanation: ' ' }))
    expect([empty.status, (await empty.text()).includes('Write a sentence for the officer')]).toEqual([422, true])
    expect((await caseOf(one.id)).proposals).toEqual([])
  })

  test('two propose at once: the second sees both tables and keeps every word; then sending back, withdrawing, approving', async () => {
    const one = await nth('in-review')
    const path = `/desk/cases/${one.id}/proposals`
    expect((await desk.ask('reviewer', path, proposal(one))).status).toBe(303)
    const late = await desk.ask(
      'reviewer2',
      path,
      proposal(one, {
        'rows.sessions.verdict': 'withhold',
        'rows.sessions.reason': 'No sign-in in that period.',
        explanation: 'My own reading of it.',
      }),
    )
    expect(late.status).toBe(409)
    const page = await late.text()
    for (const words of [
      'Somebody was faster',
      'Iris Bakker',
      'Both proposals side by side',
      'My own reading of it.',
      'No sign-in in that period.',
    ])
      expect(page).toContain(words)
    const api = await fetch(`${desk.url}${path}`, {
      method: 'POST',
      body: new URLSearchParams([...proposal(one)].map(([name, value]) => [name, value])),
      headers: { cookie: 'test_who=reviewer2', accept: 'application/json', 'sec-fetch-site': 'same-origin' },
    })
    expect(api.status).toBe(409)
    expect(await api.json()).toMatchObject({ type: 'urn:waarborg:problem:moved-on', since: [{ kind: 'proposed' }] })

    const end = async (who: string, noun: string, reason = '') => {
      const { proposals } = await caseOf(one.id)
      const open = proposals.find((each) => each.end === null) ?? proposals.at(-1)
      return desk.ask(who, `${path}/${open?.id}/${noun}`, { hash: open?.hash ?? '', reason })
    }
    const approving = await (await desk.ask('counsel', `/desk/cases/${one.id}`)).text()
    expect(approving).toContain('Counsel has not read the wording of the certificate')
    const own = await end('reviewer', 'approval')
    expect([own.status, (await own.text()).includes('You cannot decide on what you proposed yourself')]).toEqual([
      409,
      true,
    ])
    expect((await end('reviewer2', 'withdrawal')).status).toBe(409)
    const mute = await end('counsel', 'return')
    expect([mute.status, (await mute.text()).includes('Say why, so that the proposer can mend it')]).toEqual([
      422,
      true,
    ])
    expect((await end('counsel', 'return', 'Narrow it.')).status).toBe(303)
    expect((await desk.ask('reviewer', path, proposal(await caseOf(one.id)))).status).toBe(303)
    expect((await end('reviewer', 'withdrawal')).status).toBe(303)
    expect((await desk.ask('reviewer', path, proposal(await caseOf(one.id)))).status).toBe(303)
    // The account lives in the Netherlands: that is a question of law, so a second reviewer cannot approve, nor counsel without a word.
    expect((await end('reviewer2', 'approval', 'I agree.')).status).toBe(409)
    expect((await end('counsel', 'approval')).status).toBe(422)
    expect((await end('counsel', 'approval', 'Transfer under article 49(1)(e).')).status).toBe(303)
    expect((await caseOf(one.id)).proposals.map((each) => each.end?.ending)).toEqual([
      'sent-back',
      'withdrawn',
      'approved',
    ])
    expect((await end('reviewer2', 'approval')).status).toBe(409)
  })

  test('a refusal is a proposal like any other', async () => {
    const one = await nth('in-review')
    const path = `/desk/cases/${one.id}/proposals`
    expect(
      (await desk.ask('reviewer', path, { kind: 'reject', seen: String(one.seen), explanation: 'Which days?' })).status,
    ).toBe(422)
    expect(
      (
        await desk.ask('reviewer', path, {
          kind: 'reject',
          seen: String(one.seen),
          because: 'OVERBROAD',
          explanation: 'Which days?',
        })
      ).status,
    ).toBe(303)
    const [made] = (await caseOf(one.id)).proposals
    expect((await desk.ask('counsel', `${path}/${made?.id}/approval`, { hash: made?.hash ?? '' })).status).toBe(303)
    expect((await caseOf(one.id)).state).toBe('refused')
  })
})

describe('secrecy', () => {
  test('counsel alone rules, with a reason, once', async () => {
    const { cases } = await json<{ cases: readonly Case[] }>('counsel', '/desk?needs=counsel')
    const one = await caseOf(cases[0]?.id ?? '')
    const path = `/desk/cases/${one.id}/secrecy-orders/${one.orders[0]?.orderId}/ruling`
    expect((await desk.ask('reviewer', path, { ruling: 'does-not-bind', reason: 'x' })).status).toBe(403)
    expect((await desk.ask('counsel', path, { ruling: 'binds-until', reason: 'x' })).status).toBe(422)
    expect((await desk.ask('counsel', path, { ruling: 'does-not-bind', reason: 'No term.' })).status).toBe(303)
    expect((await desk.ask('counsel', path, { ruling: 'does-not-bind', reason: 'No term.' })).status).toBe(409)
    expect((await desk.ask('intake', `/desk/cases/${one.id}/secrecy-orders`, { court: '', statute: '' })).status).toBe(
      422,
    )
  })
})

describe('behind the cases', () => {
  test('outbox, one mail, jobs, access log with its chain, clock, sheet', async () => {
    const { mails } = await json<{ mails: readonly { id: string; template: string }[] }>('counsel', '/desk/outbox')
    expect(mails.map(({ template }) => template)).toContain('receipt')
    expect((await (await desk.ask('counsel', `/desk/outbox/${mails[0]?.id}`)).text()).length).toBeGreaterThan(1000)
    expect((await desk.ask('custodian', '/desk/jobs')).status).toBe(200)
    expect((await desk.ask('auditor', '/desk/jobs/nowhere/retry', {})).status).toBe(403)
    expect((await desk.ask('custodian', '/desk/jobs/nowhere/retry', {})).status).toBe(409)
    await desk.house.sealNow()
    expect(await (await desk.ask('auditor', '/desk/access-log/verification', {})).text()).toContain('The chain holds')
    const before = desk.house.office.clock.now()
    expect((await desk.ask('counsel', '/desk/clock', { days: 'x' })).status).toBe(422)
    expect((await desk.ask('counsel', '/desk/clock', { hours: '1' })).status).toBe(303)
    expect(desk.house.office.clock.now().getTime() - before.getTime()).toBeGreaterThanOrEqual(3_600_000)
    expect((await desk.ask('counsel', '/desk/ui')).status).toBe(200)
  })
})

describe('as readers see it', () => {
  test('no page of the desk has a fault, for eyes, ears or telephone', async () => {
    const { cases } = await json<{ cases: readonly Case[] }>('reviewer', '/desk')
    const browser = await launchBrowser()
    const pages = [
      '/desk',
      '/desk?q=nothing',
      ...cases.slice(0, 2).map(({ id }) => `/desk/cases/${id}`),
      '/desk/clock',
    ].map((path) => ['reviewer', path] as const)
    for (const [who, path] of [
      ...pages,
      ['counsel', '/desk/outbox'],
      ['custodian', '/desk/jobs'],
      ['auditor', '/desk/access-log'],
    ] as const) {
      for (const reader of [
        { lang: 'en', width: 1440, colours: 'light' },
        { lang: 'nl', width: 390, colours: 'dark' },
      ] as const) {
        const { page, faults } = await openPage(browser, desk.url, reader)
        await desk.become(page.context(), who)
        const response = await page.goto(path)
        expect([path, response?.status()]).toEqual([path, 200])
        expect([path, reader.width, await axe(page), await scrollsSideways(page), faults]).toEqual([
          path,
          reader.width,
          [],
          false,
          [],
        ])
        await page.context().close()
      }
    }
    await browser.close()
  }, 300_000)

  test('j goes down, / searches, ? shows the keys', async () => {
    const browser = await launchBrowser()
    const { page } = await openPage(browser, desk.url)
    await desk.become(page.context(), 'reviewer')
    await page.goto('/desk')
    await page.keyboard.press('j')
    expect(await page.evaluate('document.activeElement.closest("tr")?.className')).toBe('is-here')
    await page.keyboard.press('?')
    expect(await page.locator('#queue-keys').isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    expect(await page.evaluate('document.activeElement.name')).toBe('q')
    await page.goto(`/desk/cases/${(await json<{ cases: readonly Case[] }>('reviewer', '/desk')).cases[0]?.id}`)
    await page.keyboard.press('d')
    expect(page.url()).toMatch(/#decision$/)
    await browser.close()
  }, 120_000)
})
