import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Collected, FieldId, RecordRow, RecordSource, SignedGrant } from '#records'
import { type Bench, benchIn, grantOf } from '../../../test/disclosure/sample.ts'
import { verifyPackage } from './verify.ts'

const folder = mkdtempSync(join(tmpdir(), 'waarborg-package-'))
let bench: Bench
let signed: SignedGrant
let collected: Collected

const WAV = Buffer.from('RIFF this stands for a recording')

/** A source that answers every request with the same rows, of the fields asked for. */
const source: Pick<RecordSource, 'read'> = {
  async *read({ source: name, relation, fields }) {
    const values: Partial<Record<string, string | number>> = {
      'profile.name': 'Ærnst "=1+1"',
      'account.telephone': '+31 85 020 0201',
      'account.user_name': '=HYPERLINK("x")',
      'sign_in.signed_in_at': '2026-09-10T08:00:00.000Z',
      'sign_in.port': 50123,
      'chat.sent_at': '2026-09-10T08:00:00.000Z',
      'chat.text': 'line one\nline two, with "quotes"',
      'recording.made_at': '2026-09-10T08:00:00.000Z',
    }
    if (name === 'meeting_address' || (name === 'chat' && relation === 'other')) return
    const row = new Map<FieldId, RecordRow extends ReadonlyMap<FieldId, infer V> ? V : never>()
    for (const field of fields) {
      row.set(
        field,
        field === 'recording.file'
          ? { mediaType: 'audio/wav', bytes: WAV.length, open: () => Readable.from([WAV]) }
          : (values[field] ?? null),
      )
    }
    yield row
  },
}

beforeAll(async () => {
  bench = await benchIn(folder)
  signed = bench.sign(grantOf())
  collected = await bench.gather(signed, source)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const part = (change: Partial<{ signed: SignedGrant; collected: Collected }> = {}) => [
  {
    signed,
    collected,
    withheld: [
      { category: 'participants' as const, basis: '18 U.S.C. § 2703(d)', needs: 'court-order' as const, reason: '' },
    ],
    ...change,
  },
]

describe('a package', () => {
  test('can be checked with unzip, sha256sum and Python’s ZIP reader alone', async () => {
    const packaged = await bench.pack(part(), 'whole.zip')
    if (packaged.kind === 'refused') throw new Error(JSON.stringify(packaged.refusal))
    const bytes = readFileSync(join(folder, 'whole.zip'))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(packaged.sha256)
    expect(bytes.length).toBe(packaged.bytes)
    execFileSync('unzip', ['-q', 'whole.zip', '-d', 'whole'], { cwd: folder })
    const inside = join(folder, 'whole')
    for (const list of ['tagmanifest-sha256.txt', 'manifest-sha256.txt'])
      execFileSync('sha256sum', ['--strict', '-c', list], { cwd: inside })
    for (const list of ['tagmanifest-sha512.txt', 'manifest-sha512.txt'])
      execFileSync('sha512sum', ['--strict', '-c', list], { cwd: inside })
    execFileSync('python3', [
      '-c',
      'import zipfile,sys; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None',
      join(folder, 'whole.zip'),
    ])
  })

  test('is the same bytes each time', async () => {
    const again = bench.sign(grantOf())
    expect(again).toEqual(signed)
    expect(await bench.gather(again, source)).toEqual(collected)
    const [one, two] = [await bench.pack(part(), 'one.zip'), await bench.pack(part(), 'two.zip')]
    expect(one).toEqual(two)
  })

  test('says what is in it, what is not, and why', () => {
    const json = (name: string) => JSON.parse(readFileSync(join(folder, 'whole', 'metadata', name), 'utf8'))
    const index = json('index.json')
    expect(index.parts[0].files.map((file: { path: string }) => file.path)).toContain(
      'data/task_1/recordings/file-0001.wav',
    )
    expect(
      index.parts[0].files.find((file: { path: string }) => file.path.endsWith('sign-in-own.jsonl')),
    ).toMatchObject({ class: 'subscriber', rows: 1, subjects: ['acct_1'] })
    const items = json('withheld.json').parts[0].items
    expect(items).toContainEqual(
      expect.objectContaining({ category: 'participants', outcome: 'withheld', needs: 'court-order' }),
    )
    expect(items).toContainEqual(
      expect.objectContaining({ category: 'identity', outcome: 'empty-fields', fields: ['email'] }),
    )
    for (const item of items) expect(Object.keys(item.sentence)).toEqual(['en', 'nl'])
  })

  test('keeps records exact in JSON Lines and harmless in CSV', () => {
    const read = (name: string) => readFileSync(join(folder, 'whole', 'data', 'task_1', name), 'utf8')
    expect(JSON.parse(read('chat/chat-own.jsonl'))).toMatchObject({
      subject: 'acct_1',
      text: 'line one\nline two, with "quotes"',
    })
    expect(read('chat/chat-own.csv')).toContain('"line one\nline two, with ""quotes"""')
    expect(read('identity/account-own.csv')).toBe(
      'subject,relation,user_name,email,telephone\r\nacct_1,own,"\'=HYPERLINK(""x"")",,+31 85 020 0201\r\n',
    )
    expect(JSON.parse(read('identity/account-own.jsonl')).user_name).toBe('=HYPERLINK("x")')
  })

  test('carries a certificate with the form for signing outside the United States', () => {
    const text = execFileSync('pdftotext', [join(folder, 'whole', 'certificate.pdf'), '-'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).replaceAll(/\s+/g, ' ')
    expect(text).toContain('under penalty of perjury under the laws of the United States of America')
    expect(text).toContain('TST-2026-00001')
    expect(text).not.toContain('someone@example.com')
  })
})

const NOBODY: Pick<RecordSource, 'read'> = { async *read() {} }
const unknown = [
  { kind: 'email', value: 'nobody@x.example', at: null, searchedAt: '2026-11-01T00:00:00.000Z' },
] as const

describe('where nothing is found', () => {
  const paperIn = (name: string, path: string) => {
    execFileSync('unzip', ['-q', '-o', `${name}.zip`, '-d', name], { cwd: folder })
    const text = execFileSync('pdftotext', [join(folder, name, path), '-'], { encoding: 'utf8' })
    return text.replaceAll(/\s+/g, ' ')
  }
  const papersOf = (name: string): unknown =>
    JSON.parse(readFileSync(join(folder, name, 'metadata', 'index.json'), 'utf8')).papers

  test('in no part at all: the certificate says that, and of no true copies', async () => {
    const nothing = await bench.gather(signed, NOBODY)
    const packaged = await bench.pack(part({ collected: nothing }), 'nothing.zip')
    expect(packaged).toMatchObject({ kind: 'packaged', files: 0 })
    const text = paperIn('nothing', 'certificate.pdf')
    for (const said of ['Certificate that no records were found', 'someone@example.com', '2026-09-01T00:00:00Z'])
      expect(text).toContain(said)
    expect(text).toContain('chat messages in meetings')
    expect(text).not.toContain('telephone connection records')
    expect(text).not.toContain('true copies')
    expect(papersOf('nothing')).toEqual([
      { path: 'certificate.pdf', certifies: 'nothing-found', text: 'us', language: 'en' },
    ])
    expect(await verifyPackage(join(folder, 'nothing.zip'))).toMatchObject({ verdict: 'good', files: 1 })
    expect(readFileSync(join(folder, 'nothing', 'data', 'task_1', 'nothing-found.txt'), 'utf8')).toMatch(
      /No record.*\nIn deze/,
    )
  })

  test('in one part of several, or by one identifier: a second paper says so, signed and sealed like the first', async () => {
    const other = bench.sign(grantOf({ grantId: 'grant_2', taskId: 'task_2' }))
    const empty = { signed: other, collected: await bench.gather(other, NOBODY), withheld: [] }
    const packaged = await bench.pack([...part(), empty], 'mixed.zip', undefined, { unknown, text: 'nl' })
    expect(packaged.kind).toBe('packaged')
    const text = paperIn('mixed', 'no-records.pdf')
    for (const said of ['Verklaring dat geen gegevens zijn gevonden', 'nobody@x.example', 'grant/task_2.json'])
      expect(text).toContain(said)
    expect(text).not.toContain('grant/task_1.json')
    expect(paperIn('mixed', 'certificate.pdf')).toContain('Verklaring van echtheid')
    const said = execFileSync('pdfsig', ['no-records.pdf'], { cwd: join(folder, 'mixed'), encoding: 'utf8' })
    expect(said).toContain('Signature is Valid')
    expect(readFileSync(join(folder, 'mixed', 'tagmanifest-sha256.txt'), 'utf8')).toContain('  no-records.pdf\n')
    const readme = readFileSync(join(folder, 'mixed', 'README.txt'), 'utf8')
    for (const line of ["pdfsig no-records.pdf | grep 'Signature is Valid'", 'no-records.pdf certifies'])
      expect(readme).toContain(line)
    expect(await verifyPackage(join(folder, 'mixed.zip'))).toMatchObject({ verdict: 'good' })
  })

  test('where everything was found there is no such paper', () => {
    expect(existsSync(join(folder, 'whole', 'no-records.pdf'))).toBe(false)
    expect(papersOf('whole')).toEqual([{ path: 'certificate.pdf', certifies: 'records', text: 'us', language: 'en' }])
  })
})

describe('the packager refuses', () => {
  const refusal = async (parts: Parameters<Bench['pack']>[0]) => {
    const packaged = await bench.pack(parts, 'refused.zip')
    expect(existsSync(join(folder, 'refused.zip'))).toBe(false)
    return packaged.kind === 'refused' ? packaged.refusal : null
  }
  const narrow = () =>
    bench.sign(
      grantOf({
        process: 'us-subpoena-trial',
        fields: [
          { field: 'profile.name', relation: 'own' },
          { field: 'account.telephone', relation: 'own' },
        ],
      }),
    )

  test('records of more fields than the grant names, however they came there', async () => {
    expect(await refusal(part({ signed: narrow() }))).toMatchObject({ because: 'second-check' })
  })

  test('a subject that the grant does not name', async () => {
    const other = bench.sign(grantOf({ subjects: [{ accountId: 'acct_2', identifier: 'x', meetingId: null }] }))
    expect(await refusal(part({ signed: other }))).toMatchObject({
      because: 'second-check',
      problem: 'unknown-subject',
    })
  })

  test('records from outside the period', async () => {
    const later = bench.sign(grantOf({ from: '2026-09-10T08:00:00.001Z' }))
    expect(await refusal(part({ signed: later }))).toMatchObject({ because: 'second-check', problem: 'outside-period' })
    const until = bench.sign(grantOf({ to: '2026-09-10T08:00:00Z' }))
    expect(await refusal(part({ signed: until }))).toMatchObject({ because: 'second-check', problem: 'outside-period' })
  })

  test('a table that differs from its rows, a recording without a row, a row without its recording', async () => {
    const without = (ending: string) => ({
      ...collected,
      files: collected.files.filter(({ path }) => !path.endsWith(ending)),
    })
    expect(await refusal(part({ collected: without('file-0001.wav') }))).toMatchObject({ problem: 'row-without-file' })
    expect(await refusal(part({ collected: without('recording-own.jsonl') }))).toMatchObject({
      because: 'second-check',
    })
    const [profile, account] = ['profile-own.csv', 'account-own.csv'].map((name) =>
      collected.files.find(({ path }) => path.endsWith(name)),
    )
    if (!profile || !account) throw new Error('the sample has changed')
    const { sha256, bytes, crc32 } = account
    const files = collected.files.map((file) => (file === profile ? { ...file, sha256, bytes, crc32 } : file))
    expect(await refusal(part({ collected: { ...collected, files } }))).toMatchObject({
      problem: 'table-differs-from-rows',
    })
  })

  test('a stored file that is not the one collected', async () => {
    const files = collected.files.map((file) => ({ ...file, crc32: file.crc32 ^ 1 }))
    expect(await refusal(part({ collected: { ...collected, files } }))).toMatchObject({ because: 'file-changed' })
  })

  test('a grant of another case, a forged one, and no part at all', async () => {
    expect(await refusal(part({ signed: bench.sign(grantOf({ caseNumber: 'TST-2026-00002' })) }))).toEqual({
      because: 'wrong-case',
    })
    expect(await refusal(part({ signed: { ...signed, text: signed.text.replace('acct_1', 'acct_9') } }))).toEqual({
      because: 'grant',
      grant: 'bad-signature',
    })
    expect(await refusal(part({ collected: { ...collected, grantId: 'grant_2' } }))).toEqual({
      because: 'grant-and-records-differ',
    })
    expect(await refusal([...part(), ...part()])).toEqual({ because: 'wrong-case' })
    expect(await refusal([])).toEqual({ because: 'no-part' })
  })
})
