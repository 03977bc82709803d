/**
 * The same grant over the same records, read from the office's own tables, from a program over HTTP and from a PostgreSQL of another
 * schema: the same files, byte for byte.
 */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { instant } from '#platform/time.ts'
import { freshDb } from '#test/database.ts'
import { FIELD_IDS, fieldRow } from '../../src/records/catalogue.rules.ts'
import { RELATIONS } from '../../src/records/class.rules.ts'
import { collect } from '../../src/records/collect.ts'
import { USUAL_BOUNDS } from '../../src/records/connector/exchange.ts'
import { remoteRecords } from '../../src/records/connector/remote.ts'
import { type DisclosureGrant, signGrant } from '../../src/records/grant.rules.ts'
import { postgresRecords } from '../../src/records/postgres/postgres.ts'
import { serviceRecords } from '../../src/records/service.store.ts'
import type { RecordSource } from '../../src/records/source.ts'
import { insertWorld, storeWorldFiles } from '../../src/records/world/world.store.ts'
import { type World, worldOf } from '../../src/records/world/world.ts'
import { memoryFiles, memoryKeys } from '../disclosure/memory.ts'
import { type HeldRow, type Holding, SECRET, serveReference } from './reference.ts'
import { openZwaluw } from './zwaluw.ts'

const world = worldOf({
  ...{ seed: 1, accounts: 12, until: instant('2026-11-01T00:00:00Z'), days: 90 },
  ...{ meetingsPerAccount: 3, signInsPerAccount: 8 },
})
const keys = memoryKeys()
const everything: DisclosureGrant = {
  ...{
    version: 1,
    grantId: 'grant_1',
    caseNumber: 'TST-2026-00001',
    caseId: 'case_1',
    taskId: 'task_1',
    process: 'warrant',
  },
  ...{ legalBasis: ['18 U.S.C. § 2703(a)'], proposalHash: 'a'.repeat(64) },
  approvals: [
    { by: 'iris', role: 'proposer', at: '2026-11-09T00:00:00Z' },
    { by: 'tom', role: 'counsel', at: '2026-11-09T01:00:00Z' },
  ],
  subjects: world.rows.service_account.map(({ account_id: accountId, email: identifier }) => ({
    ...{ accountId, identifier, meetingId: null },
  })),
  fields: FIELD_IDS.flatMap((field) =>
    RELATIONS.filter((relation) => fieldRow(field).class[relation] !== null).map((relation) => ({ field, relation })),
  ),
  ...{ from: '2026-08-20T00:00:00Z', to: '2026-10-20T00:00:00Z' },
  ...{ issuedAt: '2026-11-10T00:00:00Z', expiresAt: '2026-12-10T00:00:00Z' },
}

async function filesFrom(source: RecordSource, grant: DisclosureGrant) {
  const collection = await collect({
    ...{ signed: signGrant(keys, grant), source, files: memoryFiles() },
    context: {
      keys,
      now: instant('2026-11-11T00:00:00Z'),
      reachOf: () => ({ class: 'content', letters: null, traffic: [] }),
    },
  })
  if (collection.kind === 'refused') throw new Error(collection.because)
  return collection.collected
}

test('the same grant gives the same bytes from own tables, over HTTP and from PostgreSQL', async () => {
  await using fresh = await freshDb('postgres')
  const files = memoryFiles()
  const hashes = await storeWorldFiles(files, world)
  await fresh.db.transaction().execute((tx) => insertWorld(tx, world, hashes))
  await using server = await serveReference(holdingOf(world))
  await using zwaluw = await openZwaluw(world)
  const own = serviceRecords({ db: fresh.db, files })
  // Small pages, so that they join.
  const bounds = { ...USUAL_BOUNDS, rowsOfPage: 7 }
  const http = remoteRecords({ url: server.url, secret: () => SECRET, ca: null, bounds })
  const postgres = postgresRecords({ ...zwaluw.records, bounds })
  const [meeting] = world.rows.service_meeting
  const oneMeeting = {
    accountId: meeting?.host_account_id ?? '',
    ...{ identifier: meeting?.number ?? '', meetingId: meeting?.meeting_id ?? '' },
  }
  const grants = [everything, { ...everything, subjects: [oneMeeting], fields: everything.fields.toReversed() }]
  for (const grant of grants) {
    const expected = await filesFrom(own, grant)
    expect(expected.files.length).toBeGreaterThan(20)
    expect(await filesFrom(http, grant)).toEqual(expected)
    expect(await filesFrom(postgres, grant)).toEqual(expected)
  }
  const whole = await filesFrom(own, everything)
  expect(whole.noneHeld).toEqual([])
  expect(whole.files.filter(({ form }) => form === 'record-file').length).toBeGreaterThan(2)
}, 120_000)

/** The world as the reference program holds it, written by hand from the catalogue: whose row it is, when it begins, what is in it. */
function holdingOf({ rows, files }: World): Holding {
  const iso = (at: unknown) => (at instanceof Date ? at.toISOString() : null)
  const seconds = (from: unknown, to: unknown) =>
    from instanceof Date && to instanceof Date ? Math.round((to.getTime() - from.getTime()) / 1000) : null
  const meetings = new Map(rows.service_meeting.map((row) => [row.meeting_id, row]))
  const meetingOf = (id: string) => meetings.get(id) ?? missing()
  const held: (HeldRow & { key: string })[] = []
  const add = (
    [source, relation, key]: readonly [string, 'own' | 'other', string],
    of: Readonly<{ account: string; meeting?: string; at?: string | null }>,
    values: Readonly<Record<string, HeldRow['values'][string] | undefined>>,
  ) =>
    held.push({
      ...{ source, relation, key, account: of.account, meeting: of.meeting ?? null, at: of.at ?? null },
      values: Object.fromEntries(Object.entries(values).map(([name, value]) => [`${source}.${name}`, value ?? null])),
    })
  const fileOf = (key: string, mediaType: string) => {
    const bytes = Buffer.from(files.get(key) ?? missing())
    return {
      file: nameOf(key),
      mediaType,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }
  }
  for (const a of rows.service_account) {
    const [of, at] = [{ account: a.account_id }, (source: string) => [source, 'own', a.account_id] as const]
    add(at('account'), of, { user_name: a.user_name, email: a.email, telephone: a.telephone })
    const closed = { opened_at: iso(a.opened_at), closed_at: iso(a.closed_at) }
    add(at('service'), of, { account_type: a.account_type, services: a.services, ...closed })
  }
  for (const p of rows.service_profile) {
    const of = { account: p.account_id }
    add(['profile', 'own', p.account_id], of, { name: p.name })
    if (p.picture_sha256)
      add(['picture', 'own', p.account_id], of, { file: fileOf(p.picture_sha256, p.picture_type ?? '') })
  }
  for (const { account_id: account, payment_means, payment_number, ...bill } of rows.service_billing) {
    add(['billing', 'own', account], { account }, bill)
    add(['payment', 'own', account], { account }, { payment_means, payment_number })
  }
  for (const s of rows.service_sign_in) {
    const of = { account: s.account_id, at: iso(s.signed_in_at) }
    const begins = { signed_in_at: of.at }
    const { device_id, device_type, operating_system, client_version } = s
    const ended = { signed_out_at: iso(s.signed_out_at), duration_seconds: seconds(s.signed_in_at, s.signed_out_at) }
    add(['sign_in', 'own', s.sign_in_id], of, { ...begins, ...ended, ip_address: s.ip_address, port: s.port })
    add(['sign_in_device', 'own', s.sign_in_id], of, {
      ...begins,
      device_id,
      device_type,
      operating_system,
      client_version,
    })
  }
  for (const c of rows.service_call) {
    const of = { account: c.account_id, at: iso(c.started_at) }
    const times = { started_at: of.at, ended_at: iso(c.ended_at), duration_seconds: seconds(c.started_at, c.ended_at) }
    const { from_number, to_number, direction } = c
    add(['call', 'own', c.call_id], of, { ...times, from_number, to_number, direction })
  }
  for (const p of rows.service_participant) {
    const { host_account_id: host, number } = meetingOf(p.meeting_id)
    const [meeting, at, id] = [p.meeting_id, iso(p.joined_at), p.participant_id]
    const times = { joined_at: at, left_at: iso(p.left_at) }
    if (p.account_id) {
      const of = { account: p.account_id, meeting, at }
      const mine = host === p.account_id
      const numbers = { hosted_meeting_number: mine ? number : null, joined_meeting_number: mine ? null : number }
      const { device_type, operating_system, client_version, connection, mac_address, network_quality } = p
      const { camera_and_sound, media_used, leave_reason, ip_address, port } = p
      add(['participation', 'own', id], of, { ...times, duration_seconds: seconds(p.joined_at, p.left_at), ...numbers })
      add(['meeting_address', 'own', id], of, { joined_at: at, ip_address, port })
      add(['meeting_device', 'own', id], of, {
        ...{ joined_at: at, device_type, operating_system, client_version, connection, mac_address, network_quality },
        ...{ camera_and_sound, media_used, leave_reason },
      })
    }
    const { shown_name, shown_email, ip_address } = p
    if (p.account_id !== host)
      add(
        ['participant', 'other', id],
        { account: host, meeting, at },
        { meeting_number: number, shown_name, shown_email, ...times, ip_address },
      )
  }
  for (const m of rows.service_meeting) {
    const of = { account: m.host_account_id, meeting: m.meeting_id, at: iso(m.started_at) }
    const { number: meeting_number, title, encryption } = m
    add(['meeting_title', 'own', m.meeting_id], of, {
      meeting_number,
      started_at: of.at,
      ended_at: iso(m.ended_at),
      title,
      encryption,
    })
  }
  for (const c of rows.service_chat_message) {
    const { host_account_id: host, number: meeting_number } = meetingOf(c.meeting_id)
    const of = { meeting: c.meeting_id, at: iso(c.sent_at) }
    const values = { meeting_number, sent_at: of.at, sender_name: c.sender_name, text: c.text }
    if (c.sender_account_id) add(['chat', 'own', c.message_id], { account: c.sender_account_id, ...of }, values)
    if (c.sender_account_id !== host) add(['chat', 'other', c.message_id], { account: host, ...of }, values)
  }
  for (const r of rows.service_recording) {
    const { host_account_id: account, number: meeting_number } = meetingOf(r.meeting_id)
    const of = { account, meeting: r.meeting_id, at: iso(r.made_at) }
    const file = fileOf(r.file_sha256, r.media_type)
    add(['recording', 'own', r.recording_id], of, { meeting_number, made_at: of.at, file, transcript: r.transcript })
  }
  return {
    ...{ accounts: [], meetings: [] },
    rows: held.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    files: new Map([...files].map(([key, bytes]) => [nameOf(key), Buffer.from(bytes)])),
  }
}

function nameOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 20)
}

function missing(): never {
  throw new Error('the world is not whole')
}
