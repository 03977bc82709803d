/** Bags by the cases of RFC 8493, in the spirit of the conformance suite of the Library of Congress; every one is made here. */
import { createHash } from 'node:crypto'
import type { BagCode, BagFiles } from '../../src/requests/production/bag-standard.rules.ts'

export type Texts = Map<string, Buffer>

const hashOf = (algorithm: string, bytes: Uint8Array) => createHash(algorithm).update(bytes).digest('hex')
const declaration = (version: string, encoding = 'UTF-8') =>
  Buffer.from(`BagIt-Version: ${version}\nTag-File-Character-Encoding: ${encoding}\n`)

/** A whole bag of these files: lists in SHA-256 and SHA-512, bag-info.txt, tag manifests. `change` comes before the tag manifests. */
export function bagOf(
  payload: Readonly<Record<string, string>>,
  { version = '1.0', algorithms = ['sha256', 'sha512'], change = (_: Texts) => {} } = {},
): Texts {
  const bag: Texts = new Map(Object.entries(payload).map(([path, text]) => [path, Buffer.from(text)]))
  const list = (algorithm: string) =>
    Object.entries(payload)
      .map(([path, text]) => `${hashOf(algorithm, Buffer.from(text))}  ${path}\n`)
      .join('')
  bag.set('bagit.txt', declaration(version))
  const bytes = Object.values(payload).reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  bag.set('bag-info.txt', Buffer.from(`Payload-Oxum: ${bytes}.${Object.keys(payload).length}\n`))
  for (const algorithm of algorithms) bag.set(`manifest-${algorithm}.txt`, Buffer.from(list(algorithm)))
  change(bag)
  const tags = [...bag].filter(([path]) => !path.startsWith('data/'))
  for (const algorithm of algorithms)
    bag.set(
      `tagmanifest-${algorithm}.txt`,
      Buffer.from(tags.map(([path, text]) => `${hashOf(algorithm, text)}  ${path}\n`).join('')),
    )
  return bag
}

export const filesOf = (bag: Texts): BagFiles =>
  new Map(
    [...bag].map(([path, text]) => [
      path,
      { hashes: { sha256: hashOf('sha256', text), sha512: hashOf('sha512', text) }, bytes: text.length, text },
    ]),
  )

export const text = (bag: Texts, path: string) => bag.get(path)?.toString() ?? ''
const set = (path: string, value: string | Buffer) => (bag: Texts) => void bag.set(path, Buffer.from(value))
const edit = (path: string, how: (was: string) => string) => (bag: Texts) =>
  void bag.set(path, Buffer.from(how(text(bag, path))))
const both = (how: (was: string) => string) => (bag: Texts) => {
  for (const algorithm of ['sha256', 'sha512']) edit(`manifest-${algorithm}.txt`, how)(bag)
}
const without = (path: string) => (bag: Texts) => void bag.delete(path)
const after = (bag: Texts, change: (bag: Texts) => void): Texts => {
  change(bag)
  return bag
}
export const plain = { 'data/a.txt': 'one', 'data/sub/b.txt': 'two' }
const [nothing256, x256] = [hashOf('sha256', Buffer.alloc(0)), hashOf('sha256', Buffer.from('x'))]
const utf16 = (value: string) => Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(value, 'utf16le').swap16()])
const decomposed = 'data/cafe\u0301.txt'
const composed = 'data/caf\u00e9.txt'

export type Case = readonly [name: string, bag: () => Texts, codes: readonly BagCode[]]

export const VALID: readonly Case[] = [
  ['the plainest', () => bagOf(plain), []],
  ...['0.93', '0.94', '0.95', '0.96', '0.97'].map((version): Case => [version, () => bagOf(plain, { version }), []]),
  ['SHA-256 alone', () => bagOf(plain, { algorithms: ['sha256'] }), []],
  ['SHA-512 alone', () => bagOf(plain, { algorithms: ['sha512'] }), []],
  ['an empty file', () => bagOf({ 'data/empty': '' }), []],
  ['without bag-info.txt', () => bagOf(plain, { change: (bag) => void bag.delete('bag-info.txt') }), []],
  [
    'without tag manifests',
    () => {
      const bag = bagOf(plain)
      bag.delete('tagmanifest-sha256.txt')
      bag.delete('tagmanifest-sha512.txt')
      return bag
    },
    [],
  ],
  ['lines that end with CRLF', () => bagOf(plain, { change: both((was) => was.replaceAll('\n', '\r\n')) }), []],
  ['lines that end with CR', () => bagOf(plain, { change: both((was) => was.replaceAll('\n', '\r')) }), []],
  [
    'a declaration with CRLF',
    () => bagOf(plain, { change: edit('bagit.txt', (was) => was.replaceAll('\n', '\r\n')) }),
    [],
  ],
  ['no line feed at the end', () => bagOf(plain, { change: both((was) => was.trimEnd()) }), []],
  ['a tab between sum and path', () => bagOf(plain, { change: both((was) => was.replaceAll('  ', '\t')) }), []],
  ['one blank between sum and path', () => bagOf(plain, { change: both((was) => was.replaceAll('  ', ' ')) }), []],
  [
    'sums in capitals',
    () => bagOf(plain, { change: both((was) => was.replaceAll(/^\w+/gm, (sum) => sum.toUpperCase())) }),
    [],
  ],
  ['blanks in a name', () => bagOf({ 'data/a  name with blanks.txt': 'x' }), []],
  ['letters of other scripts', () => bagOf({ 'data/Ναί – 是.txt': 'x' }), []],
  [
    'a line feed, a return and a percent sign in names, written with their numbers',
    () =>
      bagOf(
        { 'data/a\nb': 'x', 'data/c\rd': 'y', 'data/100%': 'z' },
        {
          change: both((was) => was.replace('a\nb', 'a%0Ab').replace('c\rd', 'c%0dd').replace('100%', '100%25')),
        },
      ),
    [],
  ],
  [
    'labels that come twice, and a value over several lines',
    () =>
      bagOf(plain, {
        change: edit(
          'bag-info.txt',
          (was) => `${was}Contact-Name: A\nContact-Name: B\nExternal-Description: long\n  and longer\n`,
        ),
      }),
    [],
  ],
  [
    'tag files in ISO-8859-1',
    () =>
      bagOf(plain, {
        change: (bag) => {
          bag.set('bagit.txt', declaration('1.0', 'ISO-8859-1'))
          bag.set('bag-info.txt', Buffer.from('Contact-Name: Andr\u00e9\n', 'latin1'))
        },
      }),
    [],
  ],
  [
    'tag files in UTF-16',
    () => {
      const bag = bagOf(plain, {
        change: (it) => {
          for (const path of [...it.keys()].filter((one) => !one.startsWith('data/')))
            it.set(path, utf16(text(it, path)))
          it.set('bagit.txt', declaration('1.0', 'UTF-16'))
        },
      })
      for (const algorithm of ['sha256', 'sha512'])
        bag.set(`tagmanifest-${algorithm}.txt`, utf16(text(bag, `tagmanifest-${algorithm}.txt`)))
      return bag
    },
    [],
  ],
  [
    'a file that was fetched',
    () =>
      bagOf(plain, {
        change: set('fetch.txt', 'https://example.org/a 3 data/a.txt\nhttps://example.org/b - data/sub/b.txt\n'),
      }),
    [],
  ],
  ['a folder of tag files', () => bagOf(plain, { change: set('notes/more.txt', 'more') }), []],
  [
    'before 1.0, each file in one of the lists',
    () =>
      bagOf(plain, {
        version: '0.97',
        change: edit('manifest-sha512.txt', (was) => was.slice(0, was.indexOf('\n') + 1)),
      }),
    [],
  ],
  [
    'before 1.0, blanks before a colon',
    () => bagOf(plain, { version: '0.97', change: edit('bag-info.txt', (was) => `${was}Contact-Name : A\n`) }),
    [],
  ],
]

export const WARNED: readonly Case[] = [
  [
    'made with the tools for MD5 sums',
    () => bagOf(plain, { change: both((was) => was.replaceAll('  ', ' *')) }),
    ['star-mark'],
  ],
  [
    'paths that begin with a dot',
    () => bagOf(plain, { change: both((was) => was.replaceAll('data/', './data/')) }),
    ['dot-path'],
  ],
  ['a percent sign that stands for itself', () => bagOf({ 'data/50%': 'x' }), ['percent']],
  [
    'a name spelled otherwise in the list',
    () => bagOf({ [decomposed]: 'x' }, { change: both((was) => was.normalize('NFC')) }),
    ['other-spelling'],
  ],
  ['two names that are one when composed', () => bagOf({ [decomposed]: 'x', [composed]: 'y' }), ['same-spelling']],
  ['two names that differ in capitals', () => bagOf({ 'data/A.txt': 'x', 'data/a.txt': 'y' }), ['same-but-case']],
  ['a name that Windows keeps for itself', () => bagOf({ 'data/con.txt': 'x' }), ['odd-name']],
  ['a name that Windows cuts short', () => bagOf({ 'data/file.': 'x' }), ['odd-name']],
  [
    'another list, of a sum that is not computed',
    () => bagOf(plain, { algorithms: ['sha256', 'sha1'] }),
    ['algorithm'],
  ],
  [
    'tag manifests that list different files',
    () => {
      const bag = bagOf(plain, { change: set('notes.txt', 'x') })
      edit('tagmanifest-sha512.txt', (was) => was.replace(/^.*notes\.txt\n/m, ''))(bag)
      return bag
    },
    ['lists-differ'],
  ],
]

export const NOT_CHECKED: readonly Case[] = [
  ['MD5 alone', () => bagOf(plain, { algorithms: ['md5'] }), ['no-algorithm']],
  [
    'an algorithm that nobody knows',
    () => bagOf(plain, { algorithms: [], change: set('manifest-sha0.txt', `00  data/a.txt\n00  data/sub/b.txt\n`) }),
    ['no-algorithm'],
  ],
  [
    'more lists than anybody needs',
    () =>
      bagOf(plain, {
        change: (bag) => {
          for (let n = 0; n < 9; n++) bag.set(`manifest-z${n}.txt`, bag.get('manifest-sha256.txt') ?? Buffer.alloc(0))
        },
      }),
    ['many-lists'],
  ],
]

export const INVALID: readonly Case[] = [
  ['no declaration', () => bagOf(plain, { change: (bag) => void bag.delete('bagit.txt') }), ['no-declaration']],
  [
    'a declaration with a byte order mark',
    () => bagOf(plain, { change: edit('bagit.txt', (was) => `\ufeff${was}`) }),
    ['declaration'],
  ],
  [
    'a declaration the wrong way round',
    () => bagOf(plain, { change: edit('bagit.txt', (was) => was.trim().split('\n').reverse().join('\n')) }),
    ['declaration'],
  ],
  [
    'a declaration with a line too many',
    () => bagOf(plain, { change: edit('bagit.txt', (was) => `${was}More: yes\n`) }),
    ['declaration'],
  ],
  [
    'a declaration with blanks where none belong',
    () => bagOf(plain, { change: edit('bagit.txt', (was) => was.replaceAll(':', ' :')) }),
    ['declaration'],
  ],
  ['a version that is no number', () => bagOf(plain, { version: 'one' }), ['declaration']],
  ['a version that never was', () => bagOf(plain, { version: '1.1' }), ['version']],
  [
    'an encoding that nobody knows',
    () => bagOf(plain, { change: set('bagit.txt', declaration('1.0', 'WTF-9')) }),
    ['encoding'],
  ],
  [
    'a tag file that is not in the encoding',
    () => bagOf(plain, { change: set('bag-info.txt', Buffer.from([0x41, 0x3a, 0x20, 0xff, 0x0a])) }),
    ['encoding'],
  ],
  ['no payload', () => bagOf({}), ['no-payload']],
  ['no manifest', () => bagOf(plain, { algorithms: [] }), ['no-manifest']],
  ['a byte changed', () => after(bagOf(plain), set('data/a.txt', 'onf')), ['checksum']],
  ['a tag file changed', () => after(bagOf(plain), set('bag-info.txt', 'Contact-Name: B\n')), ['checksum']],
  ['a file missing', () => after(bagOf(plain), without('data/a.txt')), ['missing']],
  ['a tag file missing', () => after(bagOf(plain), without('bag-info.txt')), ['missing']],
  ['a file too many', () => after(bagOf(plain), set('data/c.txt', 'x')), ['unlisted']],
  [
    'a file in one of the lists only',
    () => bagOf(plain, { change: edit('manifest-sha512.txt', (was) => was.slice(0, was.indexOf('\n') + 1)) }),
    ['unlisted'],
  ],
  [
    'a file listed twice',
    () => bagOf(plain, { change: both((was) => `${was}${was.split('\n')[0]}\n`) }),
    ['listed-twice'],
  ],
  [
    'a file listed twice with different sums',
    () => bagOf(plain, { change: edit('manifest-sha256.txt', (was) => `${was}${x256}  data/a.txt\n`) }),
    ['listed-twice'],
  ],
  [
    'a line without a sum',
    () => bagOf(plain, { change: edit('manifest-sha256.txt', (was) => `${was}data/a.txt\n`) }),
    ['manifest-line'],
  ],
  [
    'an empty line',
    () => bagOf(plain, { change: edit('manifest-sha256.txt', (was) => `${was}\n`) }),
    ['manifest-line'],
  ],
  ['a sum cut short', () => bagOf(plain, { change: edit('manifest-sha256.txt', (was) => was.slice(1)) }), ['checksum']],
  ...['../../etc/passwd', '/etc/passwd', '~/secret', 'C:\\secret', 'data/../../x', 'data\\..\\..\\x', 'bagit.txt'].map(
    (path): Case => [
      `a list that names ${path}`,
      () => bagOf(plain, { change: edit('manifest-sha256.txt', (was) => `${was}${nothing256}  ${path}\n`) }),
      ['outside'],
    ],
  ),
  [
    'a way out with numbers for letters',
    () => bagOf(plain, { change: edit('manifest-sha256.txt', (was) => `${was}${nothing256}  data/%2e%2e/x\n`) }),
    ['missing'],
  ],
  ['a file with a way out', () => bagOf({ ...plain, '../evil': 'x' }), ['outside']],
  [
    'a tag manifest that lists the payload',
    () =>
      after(
        bagOf(plain),
        edit('tagmanifest-sha256.txt', (was) => `${was}${nothing256}  data/a.txt\n`),
      ),
    ['outside'],
  ],
  [
    'a tag manifest that lists a tag manifest',
    () =>
      after(bagOf(plain), (bag) => {
        const sum = hashOf('sha512', bag.get('tagmanifest-sha256.txt') ?? Buffer.alloc(0))
        edit('tagmanifest-sha512.txt', (was) => `${was}${sum}  tagmanifest-sha256.txt\n`)(bag)
      }),
    ['list-of-lists'],
  ],
  [
    'a tag manifest without the manifest',
    () =>
      after(
        bagOf(plain),
        edit('tagmanifest-sha256.txt', (was) => was.replace(/^.*manifest-sha512\.txt\n/m, '')),
      ),
    ['manifest-unlisted'],
  ],
  [
    'a count of bytes that is wrong',
    () => bagOf(plain, { change: set('bag-info.txt', 'Payload-Oxum: 7.2\n') }),
    ['oxum'],
  ],
  [
    'a count of files that is wrong',
    () => bagOf(plain, { change: set('bag-info.txt', 'Payload-Oxum: 6.3\n') }),
    ['oxum'],
  ],
  ['a count that is no count', () => bagOf(plain, { change: set('bag-info.txt', 'Payload-Oxum: six\n') }), ['oxum']],
  [
    'a count that is there twice',
    () => bagOf(plain, { change: set('bag-info.txt', 'Payload-Oxum: 6.2\nPayload-Oxum: 6.2\n') }),
    ['oxum-twice'],
  ],
  ['blanks before a colon', () => bagOf(plain, { change: set('bag-info.txt', 'Contact-Name : A\n') }), ['info-line']],
  [
    'a line of bag-info without a colon',
    () => bagOf(plain, { change: set('bag-info.txt', 'nothing\n') }),
    ['info-line'],
  ],
  [
    'a file still to be fetched',
    () =>
      after(bagOf(plain, { change: set('fetch.txt', 'https://example.org/a 3 data/a.txt\n') }), without('data/a.txt')),
    ['fetch-missing'],
  ],
  [
    'something to fetch that no list names',
    () => bagOf(plain, { change: set('fetch.txt', 'https://example.org/c 3 data/c.txt\n') }),
    ['fetch-unlisted'],
  ],
  [
    'something to fetch to elsewhere',
    () => bagOf(plain, { change: set('fetch.txt', 'https://example.org/c 3 ../../etc/passwd\n') }),
    ['outside'],
  ],
  ['a line to fetch that is none', () => bagOf(plain, { change: set('fetch.txt', 'data/a.txt\n') }), ['fetch-line']],
]
