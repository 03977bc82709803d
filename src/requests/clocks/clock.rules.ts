/**
 * Every deadline as a row: what starts it, how long it is, by which calendar it is counted, what stops it, and where that is
 * written. Rows are dated; one that changes gets a new version and the old one an end.
 *
 * Law     18 U.S.C. §§ 2703(f), 2703(h), 2704, 2705(a), 2258A(h), 2518(5) and (7), 3123(c), 3125, 3511(b).
 * Law     Reg. (EU) 2023/1543 art. 4(5), 10, 11, 12(1), 17 (law-eu, A1; corrections B-2, B-7, B-8, B-9); of art. 10(6) and 17 no text was found.
 * Law     Reg. (EU) 2021/784 art. 3(3), 4, 6; Sv 126nd(4), 126ni(1); Crime (Overseas Production Orders) Act 2019 s. 5, s. 9(1);
 *         CETS 224 art. 7, not in force for the Netherlands (law-eu, A5; B-14).
 * Policy  what the office sets itself: emergencies, questions to the agency, the user's time, warnings (requests 2.4-2.6).
 */
import { type Day, day } from '#platform/time.ts'

export const CLOCK_IDS = [
  ...['US_DUE', 'US_PRESERVE', 'US_PRESERVE_RENEWED', 'US_CLOUD_MTQ', 'US_NSL_RECIP', 'US_2704_BACKUP'],
  ...['US_2704_HOLD', 'US_2705A', 'US_PRTT', 'US_PRTT_EMERG', 'US_WIRETAP', 'US_WIRETAP_EMERG', 'US_NCMEC'],
  ...['EPOC_10D', 'EPOC_NOTIFIED', 'EPOC_8H', 'EPOC_EA_10D', 'EPOC_EA_96H', 'EPOC_CLARIFY', 'EPOC_CONFLICT'],
  ...['EPOC_EXPOST', 'EPOC_PR', 'EPOC_PR_EXT', 'NL_126NI', 'NL_126ND_PAPER', 'TCO_1H', 'TCO_6M'],
  ...['TCO_SCRUTINY', 'UK_COPO', 'UK_COPO_SERVICE', 'BUDAPEST2_ART7', 'FOREIGN_PRESERVE'],
  ...[
    'FOREIGN_PRESERVE_RENEWED',
    'EDR_ACK',
    'EDR_EYES',
    'EDR_DECISION',
    'EDR_FOLLOWUP_72H',
    'AUTHORITY_NOTICE',
    'NOTICE_ARGUED',
    'USER_NOTICE',
    'NDO_END',
  ],
  ...['NDO_WARNING', 'RFI_REMINDER', 'RFI_REPLY', 'CONSENT_REPLY', 'DUE_WARNING'],
] as const
export type ClockId = (typeof CLOCK_IDS)[number]

export const START_EVENTS = [
  ...['received', 'served', 'order-made', 'order-ends', 'issued', 'delayed', 'notified-customer'],
  ...['notified-authority', 'government-received', 'form-received', 'period-ends', 'installed', 'intercepted'],
  ...['reported', 'removed', 'review-asked', 'ordered-orally', 'released', 'authority-told', 'argued', 'told', 'asked'],
  'due',
] as const
export type StartEvent = (typeof START_EVENTS)[number]

export const PAUSE_EVENTS = ['clarification', 'conflict-review', 'impossible', 'motion-pending'] as const
export type PauseEvent = (typeof PAUSE_EVENTS)[number]

/** `date` is the day that the document itself names. */
export const UNITS = ['minutes', 'hours', 'days', 'working-days', 'months', 'years', 'date'] as const
export type Unit = (typeof UNITS)[number]

/**
 * By whose holidays: `EU_1182` those of the Member State where we act, under Reg. 1182/71; `NL_ATW` Dutch law; `OFFICE` those that
 * the office keeps; `none` every day counts alike.
 */
export const CALENDAR_RULES = ['none', 'EU_1182', 'NL_ATW', 'US_FEDERAL', 'OFFICE'] as const
export type CalendarRule = (typeof CALENDAR_RULES)[number]

export type ClockRow = Readonly<{
  id: ClockId
  starts: StartEvent
  /** Negative counts backwards from the event. Null where the document or the office's configuration says it. */
  amount: number | null
  unit: Unit
  calendar: CalendarRule
  /** The day of the event is the first day of the period. */
  countsDay0: boolean
  /** A last day that is no working day moves to the next that is. */
  rolls: boolean
  pausedBy: readonly PauseEvent[]
  /** Whose time it is. */
  runs: 'office' | 'authority' | 'user'
  basis: 'law' | 'policy'
  /** Null for policy, and where no statute sets a period. */
  citation: string | null
  /** What was read of it: the text in force, an older one, someone else's account, or nothing. */
  text: 'read' | 'older' | 'secondary' | 'not-found' | null
  validFrom: Day | null
  validTo: Day | null
  /** False where the rule is written down but not in force here. */
  active: boolean
  reviewed: false
}>

/** The parts of the table, in the order of CLOCK_IDS. */
const parts = () => [americanOrders, american, ePoc, dutchAndBritish, terrorist, own]

/** All versions of all rows. */
export function clocks(): readonly ClockRow[] {
  return parts().flatMap((part) => part())
}

/** The rows in force on a day: at most one version of each. */
export function clocksOn(on: Day): readonly ClockRow[] {
  return clocks().filter(
    ({ active, validFrom, validTo }) =>
      active && (validFrom === null || validFrom <= on) && (validTo === null || on <= validTo),
  )
}

/** The version of a row that was in force on a day; null before, after, or where it is not in force at all. */
export function clockOn(id: ClockId, on: Day): ClockRow | null {
  return clocksOn(on).find((row) => row.id === id) ?? null
}

/** The newest version, in force or not. The office's own are looked for first: they are asked for most, and a part is made when it is read. */
export function newestClock(id: ClockId): ClockRow {
  for (const part of parts().toReversed()) {
    const row = part().findLast((one) => one.id === id)
    if (row) return row
  }
  throw new RangeError(`no clock ${id}`)
}

export function isClockId(text: string): text is ClockId {
  return CLOCK_IDS.some((id) => id === text)
}

type Length = Pick<ClockRow, 'amount' | 'unit'>

const minutes = (amount: number): Length => ({ amount, unit: 'minutes' })
const hours = (amount: number): Length => ({ amount, unit: 'hours' })
const days = (amount: number | null): Length => ({ amount, unit: 'days' })
const workingDays = (amount: number): Length => ({ amount, unit: 'working-days' })
const months = (amount: number): Length => ({ amount, unit: 'months' })

/** A row of law: counted in plain days from the day after the event, ours to keep, read in its text. */
function law(id: ClockId, starts: StartEvent, length: Length, citation: string): ClockRow {
  return {
    ...{ id, starts, ...length, citation, text: 'read', basis: 'law', runs: 'office', calendar: 'none' },
    ...{ countsDay0: false, rolls: false, pausedBy: [], validFrom: null, validTo: null, active: true, reviewed: false },
  }
}

/** A row of Union law, counted as Reg. 1182/71 says. */
function union(id: ClockId, starts: StartEvent, length: Length, citation: string): ClockRow {
  return { ...law(id, starts, length, citation), calendar: 'EU_1182', rolls: true }
}

function policy(id: ClockId, starts: StartEvent, length: Length): ClockRow {
  return { ...law(id, starts, length, ''), basis: 'policy', citation: null, text: null }
}

const THEIRS = { runs: 'authority' } as const
const UNREAD = { text: 'not-found' } as const
const SECONDARY = { text: 'secondary' } as const

function americanOrders(): readonly ClockRow[] {
  return [
    { ...policy('US_DUE', 'received', { amount: null, unit: 'date' }), basis: 'law' },
    law('US_PRESERVE', 'received', days(90), '18 U.S.C. § 2703(f)(2)'),
    law('US_PRESERVE_RENEWED', 'period-ends', days(90), '18 U.S.C. § 2703(f)(2)'),
    law('US_CLOUD_MTQ', 'served', days(14), '18 U.S.C. § 2703(h)(2)'),
    { ...law('US_NSL_RECIP', 'government-received', days(30), '18 U.S.C. § 3511(b)(1)'), ...THEIRS },
    { ...law('US_2704_BACKUP', 'received', workingDays(2), '18 U.S.C. § 2704(a)(1)'), calendar: 'US_FEDERAL' },
    {
      ...law('US_2704_HOLD', 'notified-customer', days(14), '18 U.S.C. § 2704(a)(4), (b)(1)'),
      pausedBy: ['motion-pending'],
    },
    { ...law('US_2705A', 'delayed', days(90), '18 U.S.C. § 2705(a)(1), (4)'), ...THEIRS },
  ]
}

function american(): readonly ClockRow[] {
  const lastOfOld = day('2024-05-06')
  return [
    { ...law('US_PRTT', 'order-made', days(60), '18 U.S.C. § 3123(c)'), ...THEIRS },
    { ...law('US_PRTT_EMERG', 'installed', hours(48), '18 U.S.C. § 3125(a)'), ...THEIRS },
    {
      ...law('US_WIRETAP', 'intercepted', days(30), '18 U.S.C. § 2518(5)'),
      ...{ ...THEIRS, countsDay0: true },
    },
    { ...law('US_WIRETAP_EMERG', 'intercepted', hours(48), '18 U.S.C. § 2518(7)'), ...THEIRS },
    { ...law('US_NCMEC', 'reported', days(90), '18 U.S.C. § 2258A(h)(1) before Pub. L. 118-59'), validTo: lastOfOld },
    {
      ...law('US_NCMEC', 'reported', { amount: 1, unit: 'years' }, '18 U.S.C. § 2258A(h)(1), Pub. L. 118-59'),
      validFrom: day('2024-05-07'),
    },
  ]
}

/** Regulation (EU) 2023/1543 applies from 18 August 2026. */
function ePoc(): readonly ClockRow[] {
  const stops = { pausedBy: ['clarification', 'conflict-review'] } as const
  const rows: readonly ClockRow[] = [
    { ...union('EPOC_10D', 'received', days(10), 'Reg. (EU) 2023/1543 art. 10(3)'), ...stops },
    { ...union('EPOC_NOTIFIED', 'received', days(10), 'Reg. (EU) 2023/1543 art. 10(2)'), ...stops },
    {
      ...union('EPOC_8H', 'received', hours(8), 'Reg. (EU) 2023/1543 art. 10(4)'),
      ...SECONDARY,
      pausedBy: ['clarification'],
    },
    { ...union('EPOC_EA_10D', 'notified-authority', days(10), 'Reg. (EU) 2023/1543 art. 12(1)'), ...THEIRS },
    { ...union('EPOC_EA_96H', 'notified-authority', hours(96), 'Reg. (EU) 2023/1543 art. 10(4), 12(1)'), ...THEIRS },
    {
      ...union('EPOC_CLARIFY', 'form-received', days(5), 'Reg. (EU) 2023/1543 art. 10(6)'),
      ...{ ...THEIRS, ...UNREAD },
    },
    { ...union('EPOC_CONFLICT', 'received', days(10), 'Reg. (EU) 2023/1543 art. 17'), ...UNREAD },
    { ...union('EPOC_EXPOST', 'issued', hours(48), 'Reg. (EU) 2023/1543 art. 4(5)'), ...THEIRS, ...SECONDARY },
    union('EPOC_PR', 'received', days(60), 'Reg. (EU) 2023/1543 art. 11(1)'),
    union('EPOC_PR_EXT', 'period-ends', days(30), 'Reg. (EU) 2023/1543 art. 11(1)'),
  ]
  return rows.map((row) => ({ ...row, validFrom: day('2026-08-18') }))
}

function dutchAndBritish(): readonly ClockRow[] {
  const dutch = { calendar: 'NL_ATW', rolls: true } as const
  return [
    { ...law('NL_126NI', 'received', days(90), 'Sv 126ni(1)'), ...dutch, text: 'older' },
    { ...law('NL_126ND_PAPER', 'ordered-orally', days(3), 'Sv 126nd(4)'), ...dutch, ...THEIRS },
    { ...law('UK_COPO', 'served', days(7), 'Crime (Overseas Production Orders) Act 2019 s. 5'), ...UNREAD },
    {
      ...law('UK_COPO_SERVICE', 'order-made', months(3), 'Crime (Overseas Production Orders) Act 2019 s. 9(1)'),
      ...THEIRS,
    },
    { ...law('BUDAPEST2_ART7', 'received', days(30), 'CETS 224 art. 7'), ...UNREAD, active: false },
  ]
}

/** Regulation (EU) 2021/784 on terrorist content applies from 7 June 2022. */
function terrorist(): readonly ClockRow[] {
  const stops = { pausedBy: ['impossible', 'clarification'] } as const
  const rows: readonly ClockRow[] = [
    { ...union('TCO_1H', 'received', hours(1), 'Reg. (EU) 2021/784 art. 3(3), (7), (8)'), ...stops },
    union('TCO_6M', 'removed', months(6), 'Reg. (EU) 2021/784 art. 6'),
    { ...union('TCO_SCRUTINY', 'review-asked', hours(72), 'Reg. (EU) 2021/784 art. 4'), runs: 'authority' },
  ]
  return rows.map((row) => ({ ...row, validFrom: day('2022-06-07') }))
}

function own(): readonly ClockRow[] {
  const office = { calendar: 'OFFICE' } as const
  return [
    policy('FOREIGN_PRESERVE', 'received', days(90)),
    policy('FOREIGN_PRESERVE_RENEWED', 'period-ends', days(90)),
    policy('EDR_ACK', 'received', minutes(1)),
    policy('EDR_EYES', 'received', minutes(15)),
    policy('EDR_DECISION', 'received', hours(3)),
    { ...policy('EDR_FOLLOWUP_72H', 'released', hours(72)), ...THEIRS },
    { ...policy('AUTHORITY_NOTICE', 'authority-told', days(null)), ...THEIRS },
    policy('NOTICE_ARGUED', 'argued', days(7)),
    { ...policy('USER_NOTICE', 'told', days(null)), runs: 'user' },
    { ...policy('NDO_END', 'order-ends', workingDays(1)), ...office },
    policy('NDO_WARNING', 'order-ends', days(-30)),
    { ...policy('RFI_REMINDER', 'asked', days(14)), ...THEIRS },
    { ...policy('RFI_REPLY', 'asked', days(30)), ...THEIRS },
    { ...policy('CONSENT_REPLY', 'asked', days(14)), runs: 'user' },
    { ...policy('DUE_WARNING', 'due', workingDays(-3)), ...office },
  ]
}
