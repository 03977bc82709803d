import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { typeset } from './pdf.ts'

const source = `#let it = json(bytes(sys.inputs.data))
#set document(title: it.title, date: auto)
#set text(font: "IBM Plex Sans", lang: "nl")
= #it.title
#it.text`

const at = new Date('2026-03-02T09:00:00Z')
const hostile = '#panic("x") $1 + 1$ *bold* \\ #read("/etc/passwd") {sys} « Łódź »'

test('text of outsiders is printed, never run', async () => {
  const pdf = await typeset({ source, data: { title: 'Besluit', text: hostile }, at })
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })
  expect(text.replace(/\s+/g, ' ')).toContain(hostile)
})

test('one document, one instant: one sequence of bytes, archival and tagged', async () => {
  const [one, two] = await Promise.all([
    typeset({ source, data: { title: 'A', text: 'b' }, at }),
    typeset({ source, data: { title: 'A', text: 'b' }, at }),
  ])
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true)
  const raw = Buffer.from(one).toString('latin1')
  expect(raw).toMatch(/pdfaid:part/)
  expect(raw).toMatch(/\/MarkInfo/)
  expect(raw).toMatch(/D:20260302090000/)
  expect(raw).toMatch(/IBMPlexSans/)
})

test('a mistake in the source is said, and the next document is set', async () => {
  await expect(typeset({ source: '#nonsense()', data: null, at })).rejects.toThrow(/unknown variable: nonsense/)
  expect((await typeset({ source: 'good', data: null, at, standard: 'a-2b' })).length).toBeGreaterThan(500)
})

test('the main thread goes on while a long document is set', async () => {
  let turns = 0
  const timer = setInterval(() => {
    turns++
  }, 5)
  await typeset({ source: '#for n in range(60) [= #n \n #lorem(400)]', data: null, at })
  clearInterval(timer)
  expect(turns).toBeGreaterThan(3)
})
