import { expect, test } from 'vitest'
import { outlineRoutes } from '../src/app/outline.ts'
import { CATALOGUE, catalogueForm } from '../src/records/catalogue-form.rules.ts'
import { contractDocument } from '../src/records/connector/openapi.ts'
import { citationsIn, lawPage, routesPage } from './generate.ts'
import { holidayTable } from './holidays.ts'
import { readSource } from './tidy/source.ts'

test('docs/law.md says what the rules files cite (otherwise: npm run generate)', async () => {
  await expect(lawPage()).toMatchFileSnapshot('../docs/law.md')
})

test('docs/routes.md says what is served (otherwise: npm run generate)', async () => {
  await expect(routesPage(outlineRoutes('https://halder.example'))).toMatchFileSnapshot('../docs/routes.md')
})

test('docs/connector says what a provider’s program answers (otherwise: npm run generate)', async () => {
  await expect(pretty(contractDocument())).toMatchFileSnapshot('../docs/connector/openapi.json')
  const form = pretty({ ...CATALOGUE, ...catalogueForm() })
  await expect(form).toMatchFileSnapshot(`../docs/connector/catalogue-${CATALOGUE.version}.json`)
})

test('the table of public holidays is what its package says (otherwise: npm run generate)', async () => {
  await expect(holidayTable()).toMatchFileSnapshot('../src/platform/calendar/public-holidays.rules.ts')
})

test('a citation goes on over indented lines and ends with the next paragraph', () => {
  const text = '/**\n * What.\n *\n * Law   § 1: first\n *       second.\n * Seed  report.\n *\n * Why.\n */\n'
  expect(citationsIn(readSource('src/a/b.rules.ts', text))).toEqual([
    { kind: 'Law', text: '§ 1: first second.', file: 'src/a/b.rules.ts' },
    { kind: 'Seed', text: 'report.', file: 'src/a/b.rules.ts' },
  ])
})

test('a route shows who may and under which name it is logged', () => {
  const page = routesPage([
    {
      id: 'case',
      method: 'GET',
      page: '/desk/cases/:case',
      api: '/cases/:case',
      may: 'case.read',
      audit: 'case.viewed',
    },
  ])
  expect(page).toContain('| case | GET | `/desk/cases/:case` | `/api/v1/cases/:case` | case.read | case.viewed |')
})

function pretty(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`
}
