import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { sampleView } from '../../../test/support/pages.ts'
import { ClockList } from './clocks.page.tsx'

const shown = (lang: 'en' | 'nl', now = '2026-11-22T12:00:00Z') =>
  renderToStaticMarkup(<ClockList view={sampleView({ lang, now: new Date(now) })} />).replace(/<[^>]*>/g, ' ')

test('the guide lists each clock with its length, start, calendar and source, in both languages', () => {
  expect(shown('en')).toMatch(
    /European production order, no notification +EPOC_10D +10 days +Received +Reg\. 1182\/71, holidays where we act; stands still: clarification asked, court looks at a conflict of laws +We +Law: Reg\. \(EU\) 2023\/1543 art\. 10\(3\)/,
  )
  expect(shown('nl')).toMatch(
    /Nederlands bevriezingsbevel +NL_126NI +90 dagen +Ontvangen +Algemene termijnenwet +Wij +Wet: Sv 126ni\(1\); in een oudere tekst gelezen/,
  )
})

test('the source is said in the language of the reader, with what is to be known of it', () => {
  expect(shown('nl')).toContain('Wet: Verordening (EU) 2023/1543 art. 10(6); de tekst ervan is niet gevonden')
  expect(shown('nl')).toContain('Wet; geen federale wet stelt een algemene termijn')
  expect(shown('en')).toContain('Law: 18 U.S.C. § 2703(f)(2); that the 90 days start at receipt is our policy')
})

test('with the days that this office gives the user, and nothing that is not in force', () => {
  const { days } = sampleView().provider.notice
  expect(shown('en')).toMatch(new RegExp(`USER_NOTICE +${days} days`))
  expect(shown('en')).not.toContain('BUDAPEST2_ART7')
  expect(shown('en', '2026-08-17T12:00:00Z')).not.toContain('EPOC_10D')
})
