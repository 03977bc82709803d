import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvLine } from '#platform/csv.rules.ts'
import { instant } from '#platform/time.ts'
import { LIST_MOST, readList, textOf } from './list.rules.ts'

const NOW = instant('2026-11-18T09:24:00Z')
const read = (text: string) => {
  const found = readList(text, NOW)
  if (found.kind !== 'read') throw new Error(found.because)
  return found
}
const JANSEN = { kind: 'email', value: 'j.jansen@molenzicht.example', at: null }
const MEETING = { kind: 'meeting', value: '81422075531', at: '2026-09-14T13:00:00.000Z' }

describe('what a file may look like', () => {
  test.each([
    ['plain', 'email,J.Jansen@molenzicht.example\nmeeting,814 2207 5531,2026-09-14,13:00\n'],
    [
      'with a heading',
      'kind,value,date,time\nemail,j.jansen@molenzicht.example,,\nmeeting,81422075531,2026-09-14,13:00',
    ],
    [
      'as Excel in the Netherlands writes it',
      'soort;waarde;datum;tijd\r\ne-mailadres;j.jansen@molenzicht.example;;\r\nvergadering;81422075531;14-9-2026;13:00\r\n',
    ],
    [
      'with a mark of its encoding',
      '\ufeffemail;j.jansen@molenzicht.example\nmeeting;81422075531;14.09.2026;13:00:00\n',
    ],
    ['that says its separator', 'sep=;\nemail;j.jansen@molenzicht.example\nmeeting;81422075531;2026-09-14;13:00 UTC\n'],
    ['with tabs', 'email\tj.jansen@molenzicht.example\t\t\nmeeting\t81422075531\t2026-09-14\t13:00\n'],
    [
      'in another order of columns',
      'time,date,value,kind\n,,j.jansen@molenzicht.example,email\n13:00,2026-9-14,81422075531,Meeting number\n',
    ],
    [
      'with columns of its own',
      'kind,note,value,date,time\nemail,a,j.jansen@molenzicht.example,,\nmeeting,b,81422075531,2026-09-14,13:00\n',
    ],
    [
      'with empty rows and quotes',
      '\n"email","j.jansen@molenzicht.example"\n,,,\n\n"meeting","81422075531","2026-09-14","13:00"\n\n',
    ],
  ])('%s', (_, text) => {
    expect(read(text)).toMatchObject({ good: [JANSEN, MEETING], twice: 0, refused: [] })
  })

  test('in each encoding that spreadsheets write', () => {
    const text = 'username;André\r\n'
    const of = (bytes: Uint8Array) => read(textOf(bytes)).good
    const andre = [{ kind: 'username', value: 'andré', at: null }]
    expect(of(new TextEncoder().encode(text))).toEqual(andre)
    expect(of(new TextEncoder().encode(`\ufeff${text}`))).toEqual(andre)
    expect(of(Uint8Array.from(text, (sign) => sign.charCodeAt(0)))).toEqual(andre)
    const wide = [0xff, 0xfe, ...[...text].flatMap((sign) => [sign.charCodeAt(0) & 0xff, sign.charCodeAt(0) >> 8])]
    expect(of(Uint8Array.from(wide))).toEqual(andre)
    const turned = wide.map((_, at) => wide[at ^ 1] ?? 0)
    expect(of(Uint8Array.from(turned))).toEqual(andre)
  })

  test('is refused where it is no text, and keeps no half of a sign', () => {
    for (const odd of ['PK\u0003\u0004\0\0', 'e\0m\0a\0i\0l\0'])
      expect(readList(odd, NOW)).toEqual({ kind: 'refused', because: 'not-text' })
    const [row] = read(`email,a@b.example\n${'x'.repeat(1_999)}😀 and more`).refused
    expect(row?.cells[0]?.isWellFormed()).toBe(true)
  })

  test('empty, or longer than can be judged', () => {
    for (const text of ['', '\n\n', 'kind,value\n', ';;;\n'])
      expect(readList(text, NOW)).toEqual({ kind: 'refused', because: 'empty' })
    const rows = (n: number) => Array.from({ length: n }, (__, at) => `username,user${at}`).join('\n')
    expect(read(rows(LIST_MOST)).good).toHaveLength(LIST_MOST)
    expect(readList(rows(LIST_MOST + 1), NOW)).toEqual({ kind: 'refused', because: 'too-many' })
  })
})

describe('a row that needs mending comes back with its number in the file', () => {
  test.each([
    ['kind,value\nemail,half@', 2, 'not-an-email'],
    ['email,a@b.example\nfax,12', 2, 'kind-unknown'],
    ['__proto__,a@b.example', 1, 'kind-unknown'],
    ['email,', 1, 'empty'],
    ['username,two words', 1, 'not-a-username'],
    ['telephone,0612345678', 1, 'not-a-telephone'],
    ['meeting,123,2026-09-14,13:00', 1, 'not-a-meeting-number'],
    ['meeting,81422075531', 1, 'meeting-needs-time'],
    ['meeting,81422075531,2026-09-14', 1, 'meeting-needs-time'],
    ['meeting,81422075531,3/4/2026,13:00', 1, 'date-unclear'],
    ['meeting,81422075531,14-09-2026,13:00', 1, 'date-unclear'],
    ['meeting,81422075531,2026-02-30,13:00', 1, 'date-unclear'],
    ['meeting;81422075531;31-04-2026;13:00', 1, 'date-unclear'],
    ['meeting,81422075531,2026-09-14,1 pm', 1, 'time-unclear'],
    ['meeting,81422075531,2026-09-14,25:00', 1, 'time-unclear'],
    ['meeting,81422075531,2026-12-01,13:00', 1, 'meeting-in-future'],
    ['\n\nemail,"a@b.example', 3, 'unreadable'],
    ['email,a@b.example,,,more', 1, 'too-many-cells'],
    [`email,${'a'.repeat(3000)}`, 1, 'unreadable'],
  ])('%s', (text, row, because) => {
    expect(read(text).refused.map((one) => [one.row, one.because])).toEqual([[row, because]])
  })

  test('an apostrophe against formulas is no part of a cell, a telephone number needs none', () => {
    const { good, refused } = read("telephone,'+31305550112\ntelephone,+31 30 555 0113\nusername,'=sum\n")
    expect(refused).toEqual([])
    expect(good.map(({ value }) => value)).toEqual(['+31305550112', '+31305550113', '=sum'])
  })

  test('what is named twice is asked once, and counted', () => {
    expect(read('email,a@b.example\nemail,A@B.example\nusername,a1\n')).toMatchObject({ twice: 1, refused: [] })
  })
})

const cell = fc.oneof(
  fc.constantFrom(
    'email',
    'soort',
    'meeting',
    'username',
    'a@b.example',
    '81422075531',
    '2026-09-14',
    '13:00',
    '',
    '=x',
  ),
  fc.string({ maxLength: 12 }).map((text) => text.replace(/[\r\n]/g, ' ')),
)

test('every row of a file is taken, named twice or given back: nothing is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 20 }), (rows) => {
      const text = `kind,value,date,time\r\n${rows.map((row) => csvLine(row)).join('')}`
      const found = readList(text, NOW)
      const filled = rows.filter((row) => row.some((one) => one.replaceAll('"', '').replaceAll(',', '').trim() !== ''))
      if (found.kind === 'refused') expect(filled).toEqual([])
      else expect(found.good.length + found.twice + found.refused.length).toBe(filled.length)
    }),
  )
})

test('whatever the bytes are, reading them ends', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(['read', 'refused']).toContain(readList(textOf(bytes), NOW).kind)
    }),
  )
})
