import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CalendarDeadline, icalendar } from './icalendar.rules.ts'

const madeAt = new Date('2026-11-22T09:20:30.500Z')
const deadline: CalendarDeadline = {
  uid: 'case_1.US_DUE@trust.halder.example',
  at: new Date('2026-11-30T23:00:00Z'),
  title: 'HLD-2026-00417 US_DUE',
  text: 'Answer to a US subpoena',
  url: 'https://trust.halder.example/desk/cases/case_1',
}

/** As a reader does: unfold, split, unescape. */
function read(file: string): ReadonlyMap<string, readonly string[]> {
  const lines = new Map<string, string[]>()
  for (const line of file.replaceAll('\r\n ', '').split('\r\n')) {
    const at = line.indexOf(':')
    const value = line.slice(at + 1).replaceAll(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))
    lines.set(line.slice(0, at), [...(lines.get(line.slice(0, at)) ?? []), value])
  }
  return lines
}

test('a deadline is the hour before it, in UTC, under a name that stays', () => {
  expect(icalendar({ name: 'Halder', madeAt, deadlines: [deadline] })).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Waarborg//Deadlines//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'NAME:Halder',
      'X-WR-CALNAME:Halder',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'BEGIN:VEVENT',
      'UID:case_1.US_DUE@trust.halder.example',
      'DTSTAMP:20261122T092030Z',
      'DTSTART:20261130T220000Z',
      'DTEND:20261130T230000Z',
      'SUMMARY:HLD-2026-00417 US_DUE',
      'DESCRIPTION:Answer to a US subpoena',
      'URL:https://trust.halder.example/desk/cases/case_1',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  )
})

test('text is escaped, and comes back as it was', () => {
  const file = icalendar({
    name: 'a;b,c\\d',
    madeAt,
    deadlines: [{ ...deadline, text: 'one\r\ntwo\nthree\rfour\tfive' }],
  })
  expect(file).toContain('NAME:a\\;b\\,c\\\\d\r\n')
  expect(file).toContain('DESCRIPTION:one\\ntwo\\nthree\\nfour five\r\n')
  expect(read(file).get('NAME')).toEqual(['a;b,c\\d'])
})

test('a line of 75 octets is whole, one of 76 is folded, and no character is cut', () => {
  const lines = (title: string) =>
    icalendar({ name: 'x', madeAt, deadlines: [{ ...deadline, title }] })
      .split('\r\n')
      .slice(13, 15)
  expect(lines('a'.repeat(67))[1]).toMatch(/^DESCRIPTION/)
  expect(lines('a'.repeat(68))).toEqual([`SUMMARY:${'a'.repeat(67)}`, ' a'])
  expect(lines(`${'a'.repeat(66)}é`)).toEqual([`SUMMARY:${'a'.repeat(66)}`, ' é'])
})

test('whatever the text, no line is longer than 75 octets and a reader gets the text back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const file = icalendar({ name: 'x', madeAt, deadlines: [{ ...deadline, text }] })
      for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      const plain = text.replaceAll(/\r\n|\r/g, '\n').replaceAll(/(?!\n)\p{Cc}/gu, ' ')
      expect(read(file).get('DESCRIPTION')).toEqual([plain])
    }),
  )
})
