/**
 * Another invented provider, Zwaluw, whose service keeps the demo's world in a PostgreSQL schema of its own making, with files in a
 * folder; its queries as its operator would write them; and a reader that may only read.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { USUAL_BOUNDS } from '../../src/records/connector/exchange.ts'
import { folderFiles } from '../../src/records/files/folder.ts'
import type { PostgresRecords } from '../../src/records/postgres/postgres.ts'
import type { Queries } from '../../src/records/postgres/queries.rules.ts'
import type { World } from '../../src/records/world/world.ts'

const SCHEMA = `create schema zwaluw;
  create table zwaluw.person (id text primary key, handle text, mail varchar(320), phone text, kind text, uses text, home char(2),
    joined timestamptz, parted timestamptz, called text, photo text, photo_kind text);
  create table zwaluw.invoice_to (person text primary key, addressee text, owner text, street text, land char(2), tariff text,
    since date, how text, number text);
  create table zwaluw.login (id text primary key, person text, begun timestamptz, ended timestamptz, addr inet, port int,
    device text, device_kind text, os text, app text);
  create table zwaluw.room (id text primary key, host text, number text, subject text, begun timestamptz, ended timestamptz, lock text);
  create table zwaluw.visit (id text primary key, room text, person text, shown text, shown_mail text, came timestamptz, went timestamptz,
    addr text, port int, device_kind text, os text, app text, line text, mac text, quality text, gear text, media text, why_left text);
  create table zwaluw.note (id text primary key, room text, person text, shown text, at timestamptz, body text);
  create table zwaluw.tape (id text primary key, room text, made timestamptz, path text, kind text, words text);
  create table zwaluw.ring (id text primary key, person text, begun timestamptz, ended timestamptz, a text, b text, way text);`

const own = (table: string) => `from zwaluw.${table} t where t.person = :account and t.begun >= :from and t.begun < :to`
const ofRoom = (whose: string) => `where ${whose} and (:meeting is null or r.id = :meeting)`
const visits = `from zwaluw.visit t join zwaluw.room r on r.id = t.room ${ofRoom('t.person = :account')} and t.came >= :from and t.came < :to`
const keyed = 'select t.person as subject, r.id as meeting, t.id as key,'
const hosted = (also: string) => `${ofRoom('r.host = :account')} ${also}`
const lasted = (from: string, to: string) => `extract(epoch from t.${to} - t.${from})::int as seconds`
const accounts = (
  where: string,
) => `select p.id as account, p.kind as account_type, coalesce(i.land, p.home) as country, p.handle
  from zwaluw.person p left join zwaluw.invoice_to i on i.person = p.id where ${where}`
const device = { device_type: 'device_kind', operating_system: 'os', client_version: 'app' }
const bill = 'select person as subject, person as key, * from zwaluw.invoice_to where person = :account'
const billed = (fields: Record<string, string>, columns: string) => ({
  own: { sql: `select b.subject, b.key, ${columns} from (${bill}) b`, fields },
})

export const ZWALUW_QUERIES: Queries = {
  catalogue: 1,
  lookup: {
    email: `select account, account_type, country from (${accounts('lower(p.mail) = :value')}) a`,
    username: `select account, account_type, country from (${accounts('lower(p.handle) = :value')}) a`,
    telephone: `select account, account_type, country from (${accounts("regexp_replace(p.phone, '[^0-9]', '', 'g') = :value")}) a`,
    meeting: `select a.account, a.account_type, a.country, r.id as meeting from zwaluw.room r join (${accounts('true')}) a on a.account = r.host
      where regexp_replace(r.number, '[^0-9]', '', 'g') = :value and (:at is null or :at between r.begun and r.ended)`,
  },
  contact: `select p.called as name, p.mail as email, case when coalesce(i.land, p.home) = 'NL' then 'nl' else 'en' end as lang
    from zwaluw.person p left join zwaluw.invoice_to i on i.person = p.id where p.id = :account`,
  rows: {
    profile: {
      own: {
        sql: 'select id as subject, id as key, called from zwaluw.person where id = :account',
        fields: { name: 'called' },
      },
    },
    account: {
      own: {
        sql: 'select id as subject, id as key, handle, mail, phone from zwaluw.person where id = :account',
        fields: { user_name: 'handle', email: 'mail', telephone: 'phone' },
      },
    },
    service: {
      own: {
        sql: 'select id as subject, id as key, kind, uses, joined, parted from zwaluw.person where id = :account',
        fields: { account_type: 'kind', services: 'uses', opened_at: 'joined', closed_at: 'parted' },
      },
    },
    picture: {
      own: {
        sql: 'select id as subject, id as key, photo, photo_kind from zwaluw.person where id = :account and photo is not null',
        fields: { file: { path: 'photo', mediaType: 'photo_kind' } },
      },
    },
    billing: billed(
      {
        ...{ billing_name: 'addressee', owner_name: 'owner', billing_address: 'street', billing_country: 'land' },
        ...{ plan: 'tariff', plan_started_on: 'since' },
      },
      'b.addressee, b.owner, b.street, b.land, b.tariff, b.since',
    ),
    payment: billed({ payment_means: 'how', payment_number: 'number' }, 'b.how, b.number'),
    sign_in: {
      own: {
        sql: `select t.person as subject, t.id as key, t.begun, t.ended, ${lasted('begun', 'ended')}, t.addr, t.port ${own('login')}`,
        fields: {
          signed_in_at: 'begun',
          signed_out_at: 'ended',
          duration_seconds: 'seconds',
          ip_address: 'addr',
          port: 'port',
        },
      },
    },
    sign_in_device: {
      own: {
        sql: `select t.person as subject, t.id as key, t.begun, t.device, t.device_kind, t.os, t.app ${own('login')}`,
        fields: { signed_in_at: 'begun', device_id: 'device', ...device },
      },
    },
    call: {
      own: {
        sql: `select t.person as subject, t.id as key, t.begun, t.ended, ${lasted('begun', 'ended')}, t.a, t.b, t.way ${own('ring')}`,
        fields: {
          ...{ started_at: 'begun', ended_at: 'ended', duration_seconds: 'seconds' },
          ...{ from_number: 'a', to_number: 'b', direction: 'way' },
        },
      },
    },
    meeting_address: {
      own: {
        sql: `${keyed} t.came, t.addr, t.port ${visits}`,
        fields: { joined_at: 'came', ip_address: 'addr', port: 'port' },
      },
    },
    participation: {
      own: {
        sql: `${keyed} t.came, t.went, ${lasted('came', 'went')}, case when r.host = :account then r.number end as mine,
          case when r.host <> :account then r.number end as theirs ${visits}`,
        fields: {
          ...{ joined_at: 'came', left_at: 'went', duration_seconds: 'seconds' },
          ...{ hosted_meeting_number: 'mine', joined_meeting_number: 'theirs' },
        },
      },
    },
    meeting_device: {
      own: {
        sql: `${keyed} t.came, t.device_kind, t.os, t.app, t.line, t.mac, t.quality, t.gear, t.media, t.why_left ${visits}`,
        fields: {
          ...{ joined_at: 'came', ...device, connection: 'line', mac_address: 'mac', network_quality: 'quality' },
          ...{ camera_and_sound: 'gear', media_used: 'media', leave_reason: 'why_left' },
        },
      },
    },
    participant: {
      other: {
        sql: `select r.host as subject, r.id as meeting, t.id as key, r.number, t.shown, t.shown_mail, t.came, t.went, t.addr
          from zwaluw.visit t join zwaluw.room r on r.id = t.room
          ${hosted('and t.person is distinct from :account and t.came >= :from and t.came < :to')}`,
        fields: {
          ...{ meeting_number: 'number', shown_name: 'shown', shown_email: 'shown_mail' },
          ...{ joined_at: 'came', left_at: 'went', ip_address: 'addr' },
        },
      },
    },
    meeting_title: {
      own: {
        sql: `select r.host as subject, r.id as meeting, r.id as key, r.number, r.begun, r.ended, r.subject as about, r.lock
          from zwaluw.room r ${hosted('and r.begun >= :from and r.begun < :to')}`,
        fields: {
          meeting_number: 'number',
          started_at: 'begun',
          ended_at: 'ended',
          title: 'about',
          encryption: 'lock',
        },
      },
    },
    chat: {
      own: chatOf('t.person = :account', 't.person'),
      other: chatOf('r.host = :account and t.person is distinct from :account', 'r.host'),
    },
    recording: {
      own: {
        sql: `select r.host as subject, r.id as meeting, t.id as key, r.number, t.made, t.path, t.kind, t.words
          from zwaluw.tape t join zwaluw.room r on r.id = t.room ${hosted('and t.made >= :from and t.made < :to')}`,
        fields: {
          ...{ meeting_number: 'number', made_at: 'made', transcript: 'words' },
          file: { path: 'path', mediaType: 'kind' },
        },
      },
    },
  },
  notHeld: [],
}

function chatOf(whose: string, subject: string) {
  return {
    sql: `select ${subject} as subject, r.id as meeting, t.id as key, r.number, t.at, t.shown, t.body
      from zwaluw.note t join zwaluw.room r on r.id = t.room ${ofRoom(whose)} and t.at >= :from and t.at < :to`,
    fields: { meeting_number: 'number', sent_at: 'at', sender_name: 'shown', text: 'body' },
  }
}

let made = 0

export type Zwaluw = Awaited<ReturnType<typeof openZwaluw>>

/** A database of its own on the suite's server, filled; `admin` asks as its owner. */
export async function openZwaluw(world: World | null) {
  const server = inject('postgresUrl')
  const [database, user] = [`zwaluw_${process.pid}_${++made}`, `reader_${process.pid}_${made}`]
  await asked(server, `create database ${database}`)
  const url = server.replace(/\/postgres$/, `/${database}`)
  const admin = (sql: string, values: readonly unknown[] = []) => asked(url, sql, values)
  await admin(`${SCHEMA}; create role ${user} login; grant usage on schema zwaluw to ${user};
    grant select on all tables in schema zwaluw to ${user}`)
  const folder = await mkdtemp(join(tmpdir(), 'wb-zwaluw-'))
  if (world) await fill(admin, folder, world)
  const { hostname: host, port } = new URL(url)
  const records: PostgresRecords = {
    at: { host, port: Number(port), database, user, password: () => '', tls: null, patienceMs: 10_000 },
    queries: ZWALUW_QUERIES,
    openFile: folderFiles(folder, USUAL_BOUNDS.bytesOfFile),
    bounds: { ...USUAL_BOUNDS, waitMs: 0 },
    readMs: 60_000,
  }
  const close = async () => {
    await asked(server, `drop database ${database} with (force)`)
    await asked(server, `drop role ${user}`)
    await rm(folder, { recursive: true })
  }
  return { records, folder, user, admin, close, [Symbol.asyncDispose]: close }
}

async function asked(url: string, sql: string, values: readonly unknown[] = []) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await (values.length > 0 ? client.query(sql, [...values]) : client.query(sql))
  } finally {
    await client.end()
  }
}

type Admin = (sql: string, values?: readonly unknown[]) => Promise<unknown>

async function fill(admin: Admin, folder: string, { rows, files }: World): Promise<void> {
  mkdirSync(join(folder, 'kept'))
  const paths = new Map([...files.keys()].map((key, n) => [key, `kept/${n}.bin`] as const))
  for (const [key, bytes] of files) writeFileSync(join(folder, paths.get(key) ?? ''), bytes)
  const put = (table: string, list: readonly object[]) =>
    admin(`insert into zwaluw.${table} select * from jsonb_populate_recordset(null::zwaluw.${table}, $1::jsonb)`, [
      JSON.stringify(list),
    ])
  const profiles = new Map(rows.service_profile.map((row) => [row.account_id, row]))
  await put(
    'person',
    rows.service_account.map((row) => {
      const profile = profiles.get(row.account_id)
      const picture = profile?.picture_sha256
        ? { photo: paths.get(profile.picture_sha256), photo_kind: profile.picture_type }
        : {}
      return {
        ...{ id: row.account_id, handle: row.user_name, mail: row.email, phone: row.telephone, kind: row.account_type },
        ...{ uses: row.services, home: row.registration_country, joined: row.opened_at, parted: row.closed_at },
        ...{ called: profile?.name, ...picture },
      }
    }),
  )
  await put(
    'invoice_to',
    rows.service_billing.map((row) => ({
      ...{ person: row.account_id, addressee: row.billing_name, owner: row.owner_name, street: row.billing_address },
      ...{
        land: row.billing_country,
        tariff: row.plan,
        since: row.plan_started_on,
        how: row.payment_means,
        number: row.payment_number,
      },
    })),
  )
  await put(
    'login',
    rows.service_sign_in.map((row) => ({
      ...{
        id: row.sign_in_id,
        person: row.account_id,
        begun: row.signed_in_at,
        ended: row.signed_out_at,
        addr: row.ip_address,
      },
      ...{
        port: row.port,
        device: row.device_id,
        device_kind: row.device_type,
        os: row.operating_system,
        app: row.client_version,
      },
    })),
  )
  await put(
    'room',
    rows.service_meeting.map((row) => ({
      ...{ id: row.meeting_id, host: row.host_account_id, number: row.number, subject: row.title },
      ...{ begun: row.started_at, ended: row.ended_at, lock: row.encryption },
    })),
  )
  await put(
    'visit',
    rows.service_participant.map((row) => ({
      ...{
        id: row.participant_id,
        room: row.meeting_id,
        person: row.account_id,
        shown: row.shown_name,
        shown_mail: row.shown_email,
      },
      ...{ came: row.joined_at, went: row.left_at, addr: row.ip_address, port: row.port, device_kind: row.device_type },
      ...{ os: row.operating_system, app: row.client_version, line: row.connection, mac: row.mac_address },
      ...{
        quality: row.network_quality,
        gear: row.camera_and_sound,
        media: row.media_used,
        why_left: row.leave_reason,
      },
    })),
  )
  await put(
    'note',
    rows.service_chat_message.map((row) => ({
      ...{
        id: row.message_id,
        room: row.meeting_id,
        person: row.sender_account_id,
        shown: row.sender_name,
        at: row.sent_at,
        body: row.text,
      },
    })),
  )
  await put(
    'tape',
    rows.service_recording.map((row) => ({
      ...{
        id: row.recording_id,
        room: row.meeting_id,
        made: row.made_at,
        path: paths.get(row.file_sha256),
        kind: row.media_type,
        words: row.transcript,
      },
    })),
  )
  await put(
    'ring',
    rows.service_call.map((row) => ({
      ...{
        id: row.call_id,
        person: row.account_id,
        begun: row.started_at,
        ended: row.ended_at,
        a: row.from_number,
        b: row.to_number,
        way: row.direction,
      },
    })),
  )
}
