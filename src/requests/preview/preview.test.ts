import { expect, test } from 'vitest'
import { lersHouse } from '#test/lers.ts'
import { officerRoutes } from '../filing/lers.routes.tsx'

const ASKED = {
  ...{ product: 'meetings', process: 'us-subpoena-grand-jury', categories: ['identity', 'chat'] },
  ...{ from: '2026-09-01', to: '2026-09-30', dueOn: '2026-12-01' },
}

test('a program tries a request: what it reaches, when, and that it is no request', async () => {
  await using h = await lersHouse(officerRoutes)
  const { status, json } = await h.api('/requests/preview', {
    ...ASKED,
    identifiers: [{ kind: 'email', value: 'j.devries@molenzicht.example' }],
  })
  expect(status).toBe(200)
  expect(json).toMatchObject({
    ...{ filed: false, reviewed: false, wrong: {}, voids: [], dueOn: '2026-12-01' },
    rulings: [
      { category: 'identity', verdict: 'disclose', needs: null, because: null },
      { category: 'chat', verdict: 'withhold', needs: 'search-warrant', because: 'WRONG_PROCESS_FOR_CLASS' },
    ],
    userNotice: { authorityDays: 2, days: 10 },
  })
  // Nothing is kept: no draft, no case, and of the log only that it was tried.
  expect((await h.api('/requests')).json).toMatchObject({ drafts: [], requests: [] })
  const tried = (await h.log()).filter(({ action }) => action === 'request.previewed')
  expect(tried).toHaveLength(1)
  expect(JSON.stringify(tried)).not.toContain('devries')
})

test('what the steps would send back is said beside what it reaches', async () => {
  await using h = await lersHouse(officerRoutes)
  const wrong = await h.api('/requests/preview', {
    ...ASKED,
    ...{ process: 'us-subpoena-administrative', from: undefined, to: undefined, dueOn: '2026-01-01' },
    identifiers: [{ kind: 'meeting', value: '81422075531' }],
  })
  expect(wrong.status).toBe(200)
  expect(Object.keys(wrong.json['wrong'] as object).toSorted()).toEqual([
    'dueOn',
    'from',
    'identifiers.0.date',
    'statute',
  ])
  expect(wrong.json).toMatchObject({ voids: [{ code: 'NO_LEGAL_BASIS' }] })
  const turned = await h.api('/requests/preview', { ...ASKED, from: '2026-11-30', to: '2026-11-29' })
  // The same sentence that the step would say first.
  expect(turned.json['wrong']).toEqual({ to: 'The last day lies before the first.' })
  const none = await h.api('/requests/preview', { product: 'meetings' })
  expect([none.status, Object.keys(none.json['errors'] as object).toSorted()]).toEqual([422, ['categories', 'process']])
})

test('the page keeps the answers, so that another process is one choice away', async () => {
  await using h = await lersHouse(officerRoutes)
  expect((await h.get('/lers/preview')).text).toContain('What would this request reach?')
  const shown = await h.post('/lers/preview', ASKED)
  expect(shown.status).toBe(200)
  for (const said of ['Can be given', 'it needs a search warrant', '1 December 2026', 'value="2026-09-30"'])
    expect(shown.text).toContain(said)
  const kept = await h.post('/lers/preview', { ...ASKED, process: 'us-preservation' })
  expect(kept.text).toContain('Would be kept, not handed over')
  const empty = await h.post('/lers/preview', { product: 'phone' })
  expect([empty.status, /checked[^>]*value="phone"|value="phone"[^>]*checked/.test(empty.text)]).toEqual([422, true])
})
