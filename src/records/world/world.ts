/**
 * The invented people of the demo provider and what its service knows of them. The same seed gives the same world.
 * Every name, number and address here is made up; addresses and numbers come from ranges set aside for examples.
 */
import type { Insertable } from 'kysely'
import { DAY_MS, instant, later } from '#platform/time.ts'
import { type Dice, diceOf } from './dice.ts'
import { COMPANIES, FIRST_NAMES, LAST_NAMES, LINES, STREETS, TITLES, TOWNS } from './invented.ts'
import { emptyMp4, portraitPng, toneWav } from './media.ts'
import type { ServiceTables } from './service.tables.ts'

export type WorldRows = { [Table in keyof ServiceTables]: Insertable<ServiceTables[Table]>[] }
/** Files by the key that rows name them with until they are stored and have a hash. */
export type World = Readonly<{ rows: WorldRows; files: ReadonlyMap<string, Uint8Array> }>

export type WorldAsk = Readonly<{
  seed: number
  accounts: number
  /** The world's last day; its history fills the days before. */
  until: Date
  days: number
  meetingsPerAccount: number
  signInsPerAccount: number
}>

/** The people of the demo's own stories; the rest are drawn. */
const CAST = [
  {
    name: 'J. de Vries',
    email: 'j.devries@molenzicht.example',
    owner: 'Zorgcoöperatie Molenzicht U.A.',
    type: 'Business',
  },
  { name: 'Marit Kuipers', email: 'marit.kuipers@zilvermeeuw.example', owner: 'Zilvermeeuw Reizen B.V.', type: 'Pro' },
  {
    name: 'Owen Castellan',
    email: 'owen.castellan@harborlight.example',
    owner: 'Harborlight Tutoring LLC',
    type: 'Education',
  },
  { name: 'Priya Raghunath', email: 'priya@lantern-yoga.example', owner: 'Priya Raghunath', type: 'Basic' },
] as const

const TYPES = ['Basic', 'Pro', 'Business', 'Education', 'Enterprise', 'Phone'] as const
const COUNTRIES = ['US', 'US', 'US', 'NL', 'NL', 'DE', 'GB', 'FR', 'BR', 'IN'] as const

type Maker = Readonly<{ ask: WorldAsk; dice: Dice; rows: WorldRows; files: Map<string, Uint8Array> }>
type Person = Readonly<{ id: string; name: string; email: string; type: string; country: string; opened: number }>

export function worldOf(ask: WorldAsk): World {
  const maker: Maker = { ask, dice: diceOf(ask.seed), rows: emptyRows(), files: new Map() }
  const people = Array.from({ length: ask.accounts }, (_, n) => addAccount(maker, n))
  for (const person of people) addSignIns(maker, person)
  for (const host of people) if (host.type !== 'Phone') addMeetings(maker, host, people)
  for (const person of people) if (person.type === 'Phone') addCalls(maker, person)
  return { rows: maker.rows, files: maker.files }
}

function emptyRows(): WorldRows {
  return {
    service_account: [],
    service_profile: [],
    service_billing: [],
    service_sign_in: [],
    service_meeting: [],
    service_participant: [],
    service_chat_message: [],
    service_recording: [],
    service_call: [],
  }
}

function addAccount({ ask, dice, rows, files }: Maker, n: number): Person {
  const known = CAST[n]
  const first = dice.pick(FIRST_NAMES)
  const last = dice.pick(LAST_NAMES)
  const company = dice.pick(COMPANIES)
  const id = `acct_${dice.letters(12)}`
  const name = known?.name ?? `${first} ${last}`
  const type = known?.type ?? dice.pick(TYPES)
  const email = known?.email ?? `${plain(first)}.${plain(last)}${n}@${plain(company)}.example`
  const country = n === 0 ? 'NL' : dice.pick(COUNTRIES)
  const opened = ask.until.getTime() - dice.between(ask.days, 2400) * DAY_MS - dice.between(0, DAY_MS)
  rows.service_account.push({
    account_id: id,
    user_name: `${plain(name).slice(0, 12)}${100 + n}`,
    email,
    telephone: telephoneOf(country, n),
    account_type: type,
    services: type === 'Phone' ? 'phone' : 'meetings, chat',
    registration_country: country,
    opened_at: moment(opened),
    closed_at: null,
  })
  const picture = n % 3 === 1 ? null : `picture ${id}`
  const png = portraitPng(24, dice.between(0, 255), `portrait ${n}`)
  if (picture) files.set(picture, png)
  rows.service_profile.push({
    account_id: id,
    name,
    picture_sha256: picture,
    picture_type: picture && 'image/png',
    picture_bytes: picture === null ? null : png.length,
  })
  if (type !== 'Basic')
    rows.service_billing.push(billOf(dice, { id, name: known?.owner ?? company, holder: name, country, type, opened }))
  return { id, name, email, type, country, opened }
}

type Bill = Readonly<{ id: string; name: string; holder: string; country: string; type: string; opened: number }>

function billOf(dice: Dice, { id, name, holder, country, type, opened }: Bill): WorldRows['service_billing'][number] {
  const { town, code } = dice.pick(TOWNS)
  return {
    account_id: id,
    billing_name: name,
    owner_name: holder,
    billing_address: `${dice.pick(STREETS)} ${dice.between(1, 240)}, ${code} ${town}`,
    billing_country: country,
    plan: `${type}, ${dice.pick(['monthly', 'yearly'])}`,
    plan_started_on: moment(opened).toISOString().slice(0, 10),
    payment_means: dice.pick(['credit card', 'direct debit', 'invoice', 'iDEAL']),
    payment_number: null,
  }
}

function addSignIns({ ask, dice, rows }: Maker, person: Person): void {
  const device = deviceOf(dice)
  for (let n = 0; n < ask.signInsPerAccount; n++) {
    const start = momentIn(ask, dice)
    rows.service_sign_in.push({
      sign_in_id: `sgn_${dice.letters(14)}`,
      account_id: person.id,
      signed_in_at: moment(start),
      signed_out_at: n % 7 === 6 ? null : moment(start + dice.between(60, 30_000) * 1000),
      ip_address: addressOf(dice),
      port: dice.between(1025, 65_000),
      device_id: dice.letters(16),
      device_type: device.type,
      operating_system: device.system,
      client_version: device.client,
    })
  }
}

function addMeetings(maker: Maker, host: Person, people: readonly Person[]): void {
  const { ask, dice, rows } = maker
  for (let n = 0; n < ask.meetingsPerAccount; n++) {
    const start = momentIn(ask, dice)
    const end = start + dice.between(10, 120) * 60_000
    const meeting = { id: `mtg_${dice.letters(14)}`, start, end, encrypted: dice.between(0, 4) === 0 }
    rows.service_meeting.push({
      meeting_id: meeting.id,
      host_account_id: host.id,
      number: numberOf(dice),
      title: dice.pick(TITLES),
      started_at: moment(start),
      ended_at: moment(end),
      encryption: meeting.encrypted ? 'end to end' : 'in transit',
    })
    const guests = people.filter((person) => person.id !== host.id && dice.between(0, people.length) < 4).slice(0, 6)
    for (const person of [host, ...guests]) addParticipant(maker, meeting, person)
    if (dice.between(0, 2) === 0) addParticipant(maker, meeting, null)
    addChat(maker, meeting, [host, ...guests])
    if (!meeting.encrypted && dice.between(0, 2) === 0) addRecording(maker, meeting)
  }
}

type Held = Readonly<{ id: string; start: number; end: number }>

function addParticipant({ dice, rows }: Maker, { id, start, end }: Held, person: Person | null): void {
  const joined = start + dice.between(0, Math.floor((end - start) / 3))
  const device = deviceOf(dice)
  rows.service_participant.push({
    participant_id: `prt_${dice.letters(14)}`,
    meeting_id: id,
    account_id: person?.id ?? null,
    shown_name: person?.name ?? `Guest ${dice.pick(FIRST_NAMES)}`,
    shown_email: person?.email ?? null,
    joined_at: moment(joined),
    left_at: moment(joined + dice.between(1, Math.max(2, end - joined))),
    ip_address: addressOf(dice),
    port: dice.between(1025, 65_000),
    device_type: device.type,
    operating_system: device.system,
    client_version: device.client,
    connection: dice.pick(['Wi-Fi', 'cable', '4G', '5G']),
    mac_address: `02:00:5e:${hex(dice)}:${hex(dice)}:${hex(dice)}`,
    network_quality: dice.pick(['good', 'fair', 'poor']),
    camera_and_sound: dice.pick(['built-in camera, headset', 'telephone sound only', 'USB camera, speakerphone']),
    media_used: dice.pick(['sound', 'sound, picture', 'sound, picture, shared screen']),
    leave_reason: dice.pick(['left', 'host ended the meeting', 'connection lost']),
  })
}

function addChat({ dice, rows }: Maker, { id, start, end }: Held, people: readonly Person[]): void {
  for (let n = dice.between(0, 4); n > 0; n--) {
    const sender = dice.pick(people)
    rows.service_chat_message.push({
      message_id: `msg_${dice.letters(14)}`,
      meeting_id: id,
      sender_account_id: sender.id,
      sender_name: sender.name,
      sent_at: moment(dice.between(start, end)),
      text: dice.pick(LINES),
    })
  }
}

function addRecording({ dice, rows, files }: Maker, { id, end }: Held): void {
  const film = dice.between(0, 1) === 0
  const bytes = film
    ? emptyMp4(60_000, `film ${dice.between(1, 9999)}`)
    : toneWav(400, dice.between(200, 900), `sound ${dice.between(1, 9999)}`)
  const key = `recording ${id}`
  files.set(key, bytes)
  rows.service_recording.push({
    recording_id: `rec_${dice.letters(14)}`,
    meeting_id: id,
    made_at: moment(end),
    media_type: film ? 'video/mp4' : 'audio/wav',
    file_sha256: key,
    file_bytes: bytes.length,
    transcript: dice.between(0, 1) === 0 ? null : `${dice.pick(LINES)} ${dice.pick(LINES)}`,
  })
}

function addCalls({ ask, dice, rows }: Maker, person: Person): void {
  for (let n = 0; n < ask.signInsPerAccount; n++) {
    const start = momentIn(ask, dice)
    const own = telephoneOf(person.country, 10 + n)
    const out = dice.between(0, 1) === 0
    const other = telephoneOf(dice.pick(COUNTRIES), dice.between(50, 99))
    rows.service_call.push({
      call_id: `call_${dice.letters(14)}`,
      account_id: person.id,
      started_at: moment(start),
      ended_at: moment(start + dice.between(5, 4000) * 1000),
      from_number: out ? own : other,
      to_number: out ? other : own,
      direction: out ? 'outgoing' : 'incoming',
    })
  }
}

/** Ranges set aside for examples: RFC 5737, and half as often IPv6 of RFC 3849. */
function addressOf(dice: Dice): string {
  if (dice.between(0, 2) === 0)
    return `2001:db8:${dice.between(1, 0xffff).toString(16)}::${dice.between(1, 0xffff).toString(16)}`
  return `${dice.pick(['192.0.2', '198.51.100', '203.0.113'])}.${dice.between(1, 254)}`
}

/** 555-0100 to 0199 in North America, 085 020 02 xx for a Dutch business, else +44 7700 900xxx. */
function telephoneOf(country: string, n: number): string {
  if (country === 'US') return `+1 614 555 01${String(n % 100).padStart(2, '0')}`
  if (country === 'NL') return `+31 85 020 02${String(n % 100).padStart(2, '0')}`
  return `+44 7700 900${String(n % 1000).padStart(3, '0')}`
}

function deviceOf(dice: Dice): { type: string; system: string; client: string } {
  const type = dice.pick(['desktop', 'laptop', 'telephone', 'tablet'])
  const system = dice.pick(['Windows 11 24H2', 'macOS 15.6', 'Ubuntu 24.04', 'Android 16', 'iOS 19.1'])
  return { type, system, client: `6.${dice.between(0, 9)}.${dice.between(100, 999)}` }
}

const EPOCH = instant('1970-01-01T00:00:00Z')

function moment(milliseconds: number): Date {
  return later(EPOCH, milliseconds)
}

function momentIn({ until, days }: WorldAsk, dice: Dice): number {
  return until.getTime() - dice.between(0, days * DAY_MS)
}

function numberOf(dice: Dice): string {
  return `${dice.between(800, 899)} ${dice.between(1000, 9999)} ${dice.between(1000, 9999)}`
}

function hex(dice: Dice): string {
  return dice.between(0, 255).toString(16).padStart(2, '0')
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase()
}
