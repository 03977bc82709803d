import { execFileSync } from 'node:child_process'
import { createPublicKey, generateKeyPairSync, randomInt } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keyIdOf } from '#platform/key-id.ts'
import { LANGS } from '#platform/words.ts'
import type { FieldId, RecordSource, RecordValue } from '#records'
import { framed } from '../../../test/bags/frame.ts'
import { benchIn, grantOf } from '../../../test/disclosure/sample.ts'
import { diceOf } from '../../records/world/dice.ts'
import { verifyCommand } from './verify.cli.ts'
import { verifyPackage } from './verify.ts'
import { LIMITS } from './verify-archive.ts'
import type { Verdict } from './verify-core.ts'
import { archiveEnd, centralHeader, localHeader } from './zip.rules.ts'

const folder = mkdtempSync(join(tmpdir(), 'waarborg-verify-'))
const good = join(folder, 'good.zip')
let sha256 = ''
let pem = ''

const source: Pick<RecordSource, 'read'> = {
  async *read({ fields }) {
    const row = new Map<FieldId, RecordValue>()
    for (const field of fields)
      row.set(
        field,
        field === 'recording.file'
          ? { mediaType: 'audio/wav', bytes: 3, open: () => Readable.from([Buffer.from('abc')]) }
          : null,
      )
    yield row
  },
}

beforeAll(async () => {
  const bench = await benchIn(folder)
  const signed = bench.sign(grantOf())
  const packaged = await bench.pack(
    [{ signed, collected: await bench.gather(signed, source), withheld: [] }],
    'good.zip',
  )
  if (packaged.kind === 'refused') throw new Error(JSON.stringify(packaged.refusal))
  sha256 = packaged.sha256
  pem = bench.tools.keys.publicKeyPem('test-key') ?? ''
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const codes = (verdict: Verdict) => verdict.problems.map(({ code }) => code)

describe('a package as we made it', () => {
  test('is good, and says how far its origin was checked', async () => {
    expect(await verifyPackage(good)).toMatchObject({
      verdict: 'good',
      origin: 'not checked: integrity only',
      sha256,
      caseNumber: 'TST-2026-00001',
      bag: { state: 'valid', findings: [] },
    })
    expect(await verifyPackage(good, { sha256: ` ${sha256.toUpperCase()} ` })).toMatchObject({
      verdict: 'good',
      origin: 'checked by archive hash',
    })
    expect(await verifyPackage(good, { publicKeys: [pem] })).toMatchObject({
      verdict: 'good',
      origin: 'checked by key',
    })
  })

  test('names the key of each signature, out of several that were given', async () => {
    const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString()
    const keyId = keyIdOf(createPublicKey(pem))
    const verdict = await verifyPackage(good, { publicKeys: [other, pem] })
    expect(verdict).toMatchObject({ verdict: 'good', origin: 'checked by key' })
    expect(verdict.signed.map((signed) => signed.keyId)).toEqual([keyId, keyId])
    expect(verdict.signed.map(({ path }) => path.split('/')[0])).toEqual(['tagmanifest-sha256.txt', 'grant'])
    expect((await verifyPackage(good, { publicKeys: [pem, 'no key'] })).problems).toEqual([
      { code: 'key', path: '', detail: '2' },
    ])
  })

  test('is bad under another hash or another key', async () => {
    const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString()
    expect(codes(await verifyPackage(good, { publicKeys: [other] }))).toEqual(['seal', 'grant'])
    expect(codes(await verifyPackage(good, { sha256: '0'.repeat(64) }))).toEqual(['archive-hash'])
    expect(codes(await verifyPackage(good, { publicKeys: ['no key'] }))).toEqual(['key', 'seal', 'grant'])
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
      .publicKey.export({ type: 'spki', format: 'pem' })
      .toString()
    expect(codes(await verifyPackage(good, { publicKeys: [rsa] }))).toContain('key')
  })
})

test('any one byte changed anywhere is found, without a hash or a key from outside', async () => {
  const seed = Number(process.env.TAMPER_SEED ?? randomInt(2 ** 31))
  process.stdout.write(`tamper seed ${seed} (TAMPER_SEED=${seed} repeats it)\n`)
  const dice = diceOf(seed)
  const bytes = readFileSync(good)
  const path = join(folder, 'tampered.zip')
  for (let n = 0; n < 1000; n++) {
    const at = dice.between(0, bytes.length - 1)
    const was = bytes[at] ?? 0
    bytes[at] = was ^ dice.between(1, 255)
    writeFileSync(path, bytes)
    const { verdict } = await verifyPackage(path)
    expect(verdict, `byte ${at}: ${was} → ${bytes[at]}`).toBe('bad')
    bytes[at] = was
  }
})

test('every byte of the frame counts: headers, directory, end', async () => {
  const bytes = readFileSync(good)
  const path = join(folder, 'tampered.zip')
  const directory = bytes.readUInt32LE(bytes.length - 6)
  for (const at of [
    ...Array.from({ length: 39 }, (_, n) => n),
    ...Array.from({ length: bytes.length - directory }, (_, n) => directory + n),
  ]) {
    const bit = 1 << (at % 8)
    bytes[at] = (bytes[at] ?? 0) ^ bit
    writeFileSync(path, bytes)
    expect((await verifyPackage(path)).verdict, `byte ${at}`).toBe('bad')
    bytes[at] = (bytes[at] ?? 0) ^ bit
  }
})

describe('a changed bag, packed again in our own frame', () => {
  test.each<[string, (bag: Bag) => void, string]>([
    ['a record changed', (bag) => bag.set('data/task_1/recordings/file-0001.wav', Buffer.from('abd')), 'file-changed'],
    ['a record left out', (bag) => bag.delete('data/task_1/recordings/file-0001.wav'), 'file-missing'],
    ['a record added', (bag) => bag.set('data/task_1/more.txt', Buffer.from('x')), 'file-extra'],
    ['a tag file added', (bag) => bag.set('metadata/more.txt', Buffer.from('x')), 'file-extra'],
    ['a list left out', (bag) => bag.delete('manifest-sha512.txt'), 'tag-missing'],
    ['the seal left out', (bag) => bag.delete('seal.sig'), 'tag-missing'],
    [
      'the grant left out',
      (bag) => {
        bag.delete('grant/task_1.json')
      },
      'tag-missing',
    ],
    [
      'another declaration',
      (bag) => bag.set('bagit.txt', Buffer.from('BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n')),
      'declaration',
    ],
    ['a list that is no list', (bag) => bag.set('manifest-sha256.txt', Buffer.from('nothing\n')), 'manifest'],
    [
      'a list with a way out',
      (bag) => bag.set('manifest-sha256.txt', Buffer.from(`${'0'.repeat(64)}  ../../etc/passwd\n`)),
      'manifest',
    ],
    [
      'a list without its last line feed',
      (bag) => bag.set('manifest-sha256.txt', Buffer.from(String(bag.get('manifest-sha256.txt')).trimEnd())),
      'manifest',
    ],
    [
      'one list shorter',
      (bag) =>
        bag.set(
          'manifest-sha512.txt',
          Buffer.from(`${String(bag.get('manifest-sha512.txt')).split('\n').slice(1).join('\n')}`),
        ),
      'manifests-differ',
    ],
    ['another count of bytes', (bag) => bag.set('bag-info.txt', Buffer.from('Payload-Oxum: 1.1\n')), 'oxum'],
    ['a name with a way out', (bag) => bag.set('../../evil.txt', Buffer.from('x')), 'bad-name'],
    ['an absolute name', (bag) => bag.set('/etc/passwd', Buffer.from('x')), 'bad-name'],
    ['a name with a backslash', (bag) => bag.set('data\\..\\x', Buffer.from('x')), 'bad-name'],
    ['a name with a line break', (bag) => bag.set('data/a\nb', Buffer.from('x')), 'bad-name'],
  ])('%s', async (_name, change, code) => {
    const bag = readBag()
    change(bag)
    const verdict = await verifyPackage(repack([...bag]))
    expect(verdict.verdict).toBe('bad')
    expect(codes(verdict)).toContain(code)
  })

  test('a file there twice', async () => {
    const bag = [...readBag()]
    expect(
      codes(await verifyPackage(repack([...bag, ['data/task_1/recordings/file-0001.wav', Buffer.from('abc')]]))),
    ).toContain('doubled-name')
  })

  test('packed again unchanged it is good, for it is the same archive', async () => {
    expect(readFileSync(repack([...readBag()])).equals(readFileSync(good))).toBe(true)
  })
})

describe('hostile and broken files', () => {
  test('cut off anywhere', async () => {
    const size = readFileSync(good).length
    for (const bytes of [0, 1, 21, 22, 100, Math.floor(size / 2), size - 1]) {
      const path = join(folder, 'cut.zip')
      cpSync(good, path)
      truncateSync(path, bytes)
      expect(codes(await verifyPackage(path)), `${bytes} bytes`).toEqual(['not-a-package'])
    }
  })

  test('with something before it or behind it', async () => {
    const bytes = readFileSync(good)
    for (const changed of [Buffer.concat([Buffer.from('#!'), bytes]), Buffer.concat([bytes, Buffer.from('x')])]) {
      expect((await verifyPackage(written(changed))).verdict).toBe('bad')
    }
  })

  test('compressed by another program, with a bomb in it', async () => {
    const inside = join(folder, 'bomb')
    mkdirSync(inside)
    writeFileSync(join(inside, 'zeros'), Buffer.alloc(50_000_000))
    execFileSync('zip', ['-q', '-9', '../bomb.zip', 'zeros'], { cwd: inside })
    const before = process.memoryUsage().rss
    expect(codes(await verifyPackage(join(folder, 'bomb.zip')))).toEqual(['frame'])
    expect(process.memoryUsage().rss - before).toBeLessThan(40_000_000)
  })

  test('encrypted', async () => {
    execFileSync('zip', ['-q', '-P', 'secret', 'locked.zip', 'good.zip'], { cwd: folder })
    expect((await verifyPackage(join(folder, 'locked.zip'))).verdict).toBe('bad')
  })

  test('claims of a million files or a directory of gigabytes', async () => {
    const end = archiveEnd({ count: 1_000_000, offset: 0, bytes: 0 })
    expect(codes(await verifyPackage(written(end)))).toEqual(['too-large'])
    const many = Array.from({ length: LIMITS.entries + 1 }, (_, n): [string, Buffer] => [`data/${n}`, Buffer.alloc(0)])
    expect(codes(await verifyPackage(repack(many)))).toEqual(['too-large'])
  })

  test('more tag files than a reader could hold', async () => {
    const tag = Buffer.alloc(20_000_000, 'x')
    const before = process.memoryUsage().rss
    const path = repack(['a', 'b', 'c', 'd'].map((name): [string, Buffer] => [`${name}.txt`, tag]))
    expect(codes(await verifyPackage(path))).toContain('too-large')
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000)
  })

  test('entries that lie over one another', async () => {
    const content = Buffer.from('x'.repeat(100))
    const file = { name: 'data/a', bytes: 100, crc32: crc32(content) }
    const local = Buffer.concat([localHeader(file, 0), content])
    const directory = Buffer.concat([
      centralHeader({ ...file, offset: 0 }, 0),
      centralHeader({ ...file, name: 'data/b', offset: 0 }, 0),
    ])
    expect(
      codes(
        await verifyPackage(
          written(
            Buffer.concat([local, directory, archiveEnd({ count: 2, offset: local.length, bytes: directory.length })]),
          ),
        ),
      ),
    ).toContain('frame')
  })

  test('a random file, a PDF, an empty archive', async () => {
    const dice = diceOf(5)
    for (const bytes of [
      Buffer.from(Array.from({ length: 5000 }, () => dice.between(0, 255))),
      Buffer.from('%PDF-1.7'),
      archiveEnd({ count: 0, offset: 0, bytes: 0 }),
    ]) {
      expect((await verifyPackage(written(bytes))).verdict).toBe('bad')
    }
  })

  test('a file that is not there, or a folder, could not be checked', async () => {
    expect((await verifyPackage(join(folder, 'none.zip'))).verdict).toBe('could-not')
    expect((await verifyPackage(folder)).verdict).toBe('could-not')
  })
})

describe('on the command line', () => {
  const run = async (...args: string[]) => {
    const lines: string[] = []
    const code = await verifyCommand(args, {
      lang: 'en',
      say: (line) => lines.push(line),
      complain: (line) => lines.push(`! ${line}`),
    })
    return { code, text: lines.join('\n') }
  }

  test('0 good, 1 bad, 2 could not; in both languages and for programs', async () => {
    const key = join(folder, 'key.pem')
    writeFileSync(key, pem)
    expect(await run(good, '--key', key)).toMatchObject({
      code: 0,
      text: expect.stringContaining('Origin: signed with a key that was given.'),
    })
    const older = join(folder, 'older.pem')
    writeFileSync(older, generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }))
    expect(await run(good, '--key', older)).toMatchObject({ code: 1 })
    expect(await run(good, '--key', older, '--key', key)).toMatchObject({
      code: 0,
      text: expect.stringContaining(`tagmanifest-sha256.txt was signed with key ${keyIdOf(createPublicKey(pem))}`),
    })
    expect((await run(good)).text).toContain('Integrity only, origin not checked')
    expect((await run(good, '--lang', 'nl')).text).toContain('herkomst niet gecontroleerd')
    expect(await run(good, '--sha256', '0'.repeat(64))).toMatchObject({ code: 1 })
    expect(await run(join(folder, 'none.zip'))).toMatchObject({ code: 2, text: 'Could not check: ENOENT' })
    expect(JSON.parse((await run(good, '--json')).text)).toMatchObject({ verdict: 'good' })
  })

  test('bad input is one line', async () => {
    for (const args of [[], [good, good], [good, '--sha256', 'abc'], [good, '--what'], [good, '--lang', 'fr']]) {
      expect(await run(...args)).toMatchObject({ code: 2, text: expect.stringMatching(/^! Use: [^\n]+$/) })
    }
    expect(await run(good, '--key', join(folder, 'none.pem'))).toMatchObject({
      code: 2,
      text: expect.stringMatching(/^! The key could not be read/),
    })
  })

  test.each(LANGS)('every problem has a sentence in %s', async (lang) => {
    const verdict = await verifyPackage(repack([['../x', Buffer.from('x')]]))
    const lines: string[] = []
    expect(
      await verifyCommand([repack([['../x', Buffer.from('x')]]), '--lang', lang], {
        lang,
        say: (line) => lines.push(line),
        complain: () => {},
      }),
    ).toBe(1)
    const findings = verdict.bag?.findings ?? []
    expect(findings.length).toBeGreaterThan(0)
    expect(lines.length).toBe(verdict.problems.length + 3 + findings.length)
  })
})

type Bag = Map<string, Buffer>

function readBag(): Bag {
  const inside = join(folder, 'inside')
  rmSync(inside, { recursive: true, force: true })
  execFileSync('unzip', ['-q', good, '-d', inside])
  const names = execFileSync('zipinfo', ['-1', good], { encoding: 'utf8' }).trim().split('\n')
  expect(readdirSync(inside).length).toBeGreaterThan(5)
  return new Map(names.map((name) => [name, readFileSync(join(inside, name))]))
}

const repack = (bag: readonly (readonly [string, Buffer])[]) => written(framed(bag, good))

let count = 0

function written(bytes: Buffer): string {
  const path = join(folder, `made-${++count}.zip`)
  writeFileSync(path, bytes)
  return path
}
