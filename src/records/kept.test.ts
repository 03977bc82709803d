import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant } from '#platform/time.ts'
import { type KeptPart, keptRecords } from './kept.ts'
import { KeptRows } from './kept-rows.ts'
import type { ReadRequest } from './source.ts'

const SENT = '2026-09-10T08:00:00.000Z'
const part = (lines: readonly object[], block = 7): KeptPart => {
  const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  const blocks = Array.from({ length: Math.ceil(bytes.length / block) }, (_, n) =>
    bytes.subarray(n * block, (n + 1) * block),
  )
  return {
    ...{ path: 'chat/chat-own.jsonl', category: 'chat', source: 'chat', relation: 'own', form: 'json-lines' },
    ...{ mediaType: 'application/x-ndjson', rows: lines.length },
    stored: { bytes: bytes.length, open: () => Readable.from(blocks, { objectMode: false }) },
  }
}
const ask: ReadRequest = {
  ...{
    source: 'chat',
    relation: 'own',
    fields: ['chat.sent_at', 'chat.text'],
    subject: { accountId: 'a', meetingId: null },
  },
  ...{ from: instant('2026-09-10T00:00:00Z'), to: instant('2026-09-11T00:00:00Z') },
}
const line = (over: object) => ({
  subject: 'a',
  relation: 'own',
  'chat.sent_at': SENT,
  'chat.text': 'x',
  'chat.sender_name': 'n',
  ...over,
})

test('a copy is read in blocks of any size: only the subject, the period and the fields that were asked for', async () => {
  const lines = [
    line({ 'chat.text': 'line\u2028one ☂' }),
    line({ subject: 'b', 'chat.text': 'of another' }),
    line({ 'chat.sent_at': '2026-09-11T00:00:00.000Z', 'chat.text': 'too late' }),
    line({ 'chat.sent_at': null, 'chat.text': 'without a time' }),
    line({ 'chat.sent_at': '2026-09-10T00:00:00.000Z', 'chat.text': 'at the edge' }),
  ]
  for (const block of [1, 7, 64, 5000]) {
    const rows = []
    const copy = { parts: [part(lines, block)], subjects: [ask.subject] }
    for await (const row of keptRecords(copy).read(ask)) rows.push([...row])
    expect(rows).toEqual([
      [
        ['chat.sent_at', SENT],
        ['chat.text', 'line\u2028one ☂'],
      ],
      [
        ['chat.sent_at', '2026-09-10T00:00:00.000Z'],
        ['chat.text', 'at the edge'],
      ],
    ])
  }
})

test('an account that two identifiers brought in twice is read once', async () => {
  const copy = {
    parts: [part([line({}), line({ 'chat.text': 'y' }), line({})])],
    subjects: [ask.subject, { accountId: 'a', meetingId: 'm' }],
  }
  const rows = []
  for await (const row of keptRecords(copy).read(ask)) rows.push(row.get('chat.text'))
  expect(rows).toEqual(['x', 'y'])
})

test('of copies and live records every row stands as often as in the one that has it most, and what is gone is known', () => {
  const rows = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 })
  fc.assert(
    fc.property(rows, rows, rows, (first, second, live) => {
      const kept = new KeptRows()
      kept.begin()
      const one = first.filter((key) => kept.isNew(key))
      const from = kept.begin()
      const two = second.filter((key) => kept.isNew(key))
      kept.begin()
      const three = live.filter((key) => !kept.meetsLive(key))
      const count = (all: readonly string[], key: string) => all.filter((each) => each === key).length
      for (const key of 'abcd') {
        const most = Math.max(...[first, second, live].map((all) => count(all, key)))
        expect(count([...one, ...two, ...three], key)).toBe(most)
      }
      expect([one, from]).toEqual([first, first.length])
      const gone = [...kept.gone(0, one.length), ...kept.gone(from, two.length)]
      const lost = gone.reduce((sum, [start, end]) => sum + end - start + 1, 0)
      expect(lost).toBe(one.length + two.length + three.length - live.length)
    }),
  )
})
