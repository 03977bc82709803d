/**
 * A calendar file that other programs read.
 *
 * Norm    RFC 5545: lines end with CRLF and are folded after 75 octets (3.1), text is escaped (3.3.11), instants in UTC (3.3.5),
 *         a UID that stays the same (3.8.4.7); RFC 7986: the calendar's name (5.1), how often to look again (5.7).
 */
import { HOUR_MS, later } from '../time.ts'

/** A deadline: shown as the hour before it, and as time in which its reader is not busy. */
export type CalendarDeadline = Readonly<{
  /** The same for the same deadline each time the file is made. */
  uid: string
  at: Date
  title: string
  text: string
  url: string
}>

export type CalendarFile = Readonly<{ name: string; madeAt: Date; deadlines: readonly CalendarDeadline[] }>

export function icalendar({ name, madeAt, deadlines }: CalendarFile): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Waarborg//Deadlines//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...deadlines.flatMap((deadline) => eventLines(deadline, madeAt)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventLines({ uid, at, title, text, url }: CalendarDeadline, madeAt: Date): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${utc(madeAt)}`,
    `DTSTART:${utc(later(at, -HOUR_MS))}`,
    `DTEND:${utc(at)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    `URL:${url}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

/** `20261122T092000Z` */
function utc(at: Date): string {
  return `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}

function escaped(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n|[\r\n]/g, '\\n')
    .replaceAll(/\p{Cc}/gu, ' ')
}

const MOST = 75

/** No line longer than 75 octets; what goes on starts with a space, and no character is cut in two. */
function folded(line: string): string {
  let [folds, octets] = ['', 0]
  for (const sign of line) {
    const length = new TextEncoder().encode(sign).length
    if (octets + length > MOST) {
      folds += '\r\n '
      octets = 1
    }
    folds += sign
    octets += length
  }
  return folds
}
