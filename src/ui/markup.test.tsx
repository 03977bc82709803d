/** What the markup promises to one who cannot see it, read from the text itself. */
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { View } from '#platform/http/view.ts'
import { LANGS } from '#platform/words.ts'
import { documentOf, sampleView } from '#test/pages.ts'
import { BarChart, Squares } from './charts.tsx'
import { filled, idOf, TextField } from './fields.tsx'
import { Leaf } from './findings.tsx'
import { ErrorSummary } from './form.tsx'
import { DoorPage, OfficerPage, PublicPage } from './layout.tsx'
import { PageHead } from './panels.tsx'
import { ComponentSheet } from './sheet.page.tsx'
import { inLanguage } from './shell.tsx'
import { Pager } from './ways.tsx'

const frames: readonly (readonly [name: string, page: (view: View) => ReactElement])[] = [
  ['sheet', (view) => <ComponentSheet view={view} />],
  [
    'public',
    (view) => (
      <PublicPage view={view} title="T">
        <PageHead title="T" />
      </PublicPage>
    ),
  ],
  [
    'officer',
    (view) => (
      <OfficerPage view={view} title="T">
        <PageHead title="T" />
      </OfficerPage>
    ),
  ],
  [
    'door',
    (view) => (
      <DoorPage view={view} title="T" emergency>
        <PageHead title="T" />
        <p />
      </DoorPage>
    ),
  ],
]

describe.each(frames)('%s page', (_name, page) => {
  test.each(LANGS)('in %s: one h1, one main, every id once, every reference met, nothing inline', (lang) => {
    const html = documentOf(page(sampleView({ lang, demo: true, said: 'Saved.' })))
    const ids = found(html, /\bid="([^"]+)"/g)
    expect(found(html, /<(h1)[ >]/g)).toHaveLength(1)
    expect(found(html, /<(main)[ >]/g)).toHaveLength(1)
    expect(ids).toEqual([...new Set(ids)])
    const references = found(html, /\b(?:for|aria-describedby|aria-labelledby|popovertarget)="([^"]+)"/gi).flatMap(
      (list) => list.split(' '),
    )
    expect(references.filter((id) => !ids.includes(id))).toEqual([])
    expect(found(html, /(\sstyle="|<style|\son[a-z]+="|javascript:)/g)).toEqual([])
    expect(html).toContain(`<html lang="${lang}">`)
  })
})

test('a look that was chosen stands on the document', () => {
  const html = documentOf(
    <PublicPage view={sampleView({ look: 'dark' })} title="T">
      <h1>{'T'}</h1>
    </PublicPage>,
  )
  expect(html).toContain('data-theme="dark"')
  expect(html).toContain('<meta name="color-scheme" content="dark"/>')
  expect(html).toContain('aria-pressed="true" name="look">Dark')
})

test('every page for officers shows the emergency telephone before anyone has signed in', () => {
  expect(
    documentOf(
      <OfficerPage view={sampleView()} title="T">
        {null}
      </OfficerPage>,
    ),
  ).toContain('<a href="tel:+31305550112">+31 30 555 0112</a>')
})

test('the other language keeps the rest of the address', () => {
  expect(inLanguage('/desk?state=open&lang=en', 'nl')).toBe('/desk?state=open&lang=nl')
  expect(inLanguage('/', 'en')).toBe('/?lang=en')
})

test('a field names its hint and error, and the summary leads to it', () => {
  const { one } = filled('en', { 'identifiers.0.value': 'x@y' }, { 'identifiers.0.value': 'Wrong' })
  const html = renderToStaticMarkup(
    <>
      <ErrorSummary
        lang="en"
        errors={{ 'identifiers.0.value': 'Wrong', name: 'Fill this in.', other: undefined }}
        names={{ name: 'Your name' }}
      />
      <TextField {...one('identifiers.0.value')} label="E-mail" hint="Whole" />
    </>,
  )
  expect(html).toContain('2 things to mend')
  expect(html).toContain('>Your name: Fill this in.</a>')
  expect(html).toContain(`href="#${idOf('identifiers.0.value')}"`)
  expect(html).toContain(
    'aria-describedby="f-identifiers-0-value-hint f-identifiers-0-value-error" aria-invalid="true"',
  )
  expect(html).toContain('value="x@y"')
})

test('a password is never given back', () => {
  const html = renderToStaticMarkup(
    <TextField {...filled('en', { password: 'secret' }).one('password')} type="password" label="Password" />,
  )
  expect(html).not.toContain('secret')
})

test('what was typed is text, whatever was typed', () => {
  const html = renderToStaticMarkup(
    <TextField {...filled('en', { q: '"><script>alert(1)</script>' }, { q: '<b>no</b>' }).one('q')} label="Q" />,
  )
  expect(html).not.toContain('<script>')
  expect(html).not.toContain('<b>')
})

test('marks of a page picture never lie on one another, and stay beside their boxes', () => {
  const marks = [3, 1, 2].map((n) => ({ n, boxes: [{ x: 10, y: 100 + n, width: 50, height: 12 }] }))
  const html = renderToStaticMarkup(
    <Leaf lang="en" src="/p.png" alt="Page 1" width={612} height={792} marks={[...marks, { n: 4, boxes: [] }]} />,
  )
  const tops = found(html, /class="leaf__no" x="4" y="([\d.]+)"/g).map(Number)
  expect(tops).toHaveLength(3)
  expect(tops.every((top, index) => index === 0 || top - (tops[index - 1] ?? 0) >= 17)).toBe(true)
  expect(found(html, /href="(#finding-\d)"/g)).toEqual(['#finding-1', '#finding-2', '#finding-3'])
})

test('a pager shows the ends and the neighbours', () => {
  const html = renderToStaticMarkup(<Pager lang="en" page={6} pages={17} href={(n) => `?page=${n}`} />)
  expect(found(html, /href="\?page=(\d+)"/g)).toEqual(['5', '1', '5', '7', '17', '7'])
  expect(renderToStaticMarkup(<Pager lang="en" page={1} pages={1} href={String} />)).toBe('')
})

test('one square is one request; thousands share a square and the picture says so', () => {
  const squares = (count: number) =>
    renderToStaticMarkup(
      <Squares
        id="s"
        lang="en"
        title="T"
        groups={[
          { name: 'Given', count, dress: 's1' },
          { name: 'Refused', count: 1, dress: 'hollow' },
        ]}
      />,
    )
  expect(found(squares(243), /(<rect class="s1")/g)).toHaveLength(2 * 243 + 1)
  expect(squares(4000)).toContain('One square is 10 requests.')
  expect(found(squares(4000), /(<rect class="hollow")/g)).toHaveLength(2 + 1)
})

test('a chart has a name, and no bar is longer than its room', () => {
  const html = renderToStaticMarkup(
    <BarChart id="b" lang="nl" title="T" nowName="A" beforeName="B" rows={[{ name: 'x', now: 12_000, before: 0 }]} />,
  )
  expect(found(html, /role="img" aria-label="(T)"/g)).toHaveLength(2)
  expect(html).toContain('12.000')
  expect(Math.max(...found(html, /class="now" x="190" y="8" width="([\d.]+)"/g).map(Number))).toBe(730)
})

function found(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '')
}
