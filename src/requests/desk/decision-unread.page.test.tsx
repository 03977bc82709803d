import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { sampleView } from '../../../test/support/pages.ts'
import { Unread } from './decision-unread.page.tsx'

const shown = (lang: 'en' | 'nl', lawRead: boolean) =>
  renderToStaticMarkup(<Unread view={sampleView({ lang })} lawRead={lawRead} certification="us" />)

test('whoever approves or produces is told in one line what counsel has not read', () => {
  expect(shown('en', true)).toContain('Counsel has not read the wording of the certificate yet.')
  expect(shown('en', false)).toContain('Counsel has not read the wording of the certificate and the row of law')
  expect(shown('nl', true)).toContain('De jurist heeft de tekst van de verklaring nog niet gelezen.')
  expect(shown('nl', false)).toContain('De jurist heeft de tekst van de verklaring en de rij van het recht')
})
