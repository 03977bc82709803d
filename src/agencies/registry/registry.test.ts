/** Registers and lookups on both databases: read again, replaced, refused whole; hostile lines; look-alikes found through the index. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { handClock } from '#platform/time.ts'
import { eachDatabase } from '#test/database.ts'
import { addAgency } from '../index.ts'
import { agenciesCommand } from './agencies.cli.ts'
import { importRegister } from './import.commands.ts'
import { lookUp } from './lookup.question.ts'

const US = 'Domain name,Domain type,Organization name,Suborganization name,City,State,Security contact email'
const gov = (...names: readonly string[]) =>
  [US, ...names.map((name) => `${name},County,${name} County,,X,OH,`)].join('\n')

eachDatabase('registers', (open) => {
  const house = async () => {
    const { db } = await open()
    const clock = handClock('2026-11-23T10:00:00Z')
    const folder = mkdtempSync(join(tmpdir(), 'wb-registry-'))
    const lines: string[] = []
    const terminal = { db, clock, lang: 'en', zone: 'UTC', say: (line: string) => lines.push(line) } as const
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    }
    const run = async (...args: readonly string[]) => {
      lines.length = 0
      return { exit: await agenciesCommand(args, terminal), lines: [...lines] }
    }
    return { db, clock, file, run }
  }

  test('are read, read again, and replaced; the older reading stays', async () => {
    const { db, clock, file, run } = await house()
    const first = file('a.csv', gov('marlowcounty.gov', 'harlan.gov'))
    expect((await run('import', first, '--as', 'us-gov')).lines).toEqual([
      'US .gov register: 2 domains of a.csv imported.',
    ])
    expect((await run('import', first, '--as', 'us-gov')).lines[0]).toContain('nothing changed')
    clock.advance(1000)
    expect((await run('import', file('b.csv', gov('marlowcounty.gov')), '--as', 'us-gov')).exit).toBe(0)
    expect((await lookUp(db, 'a@harlan.gov'))?.registers).toEqual([])
    expect((await lookUp(db, 'a@jail.marlowcounty.gov'))?.registers).toMatchObject([
      { source: 'us-gov', domain: 'marlowcounty.gov' },
    ])
    expect(await db.selectFrom('registry_entry').select('domain').execute()).toHaveLength(3)
    expect(await db.selectFrom('audit_entry').select('action').execute()).toEqual([
      { action: 'registry.imported' },
      { action: 'registry.imported' },
    ])
  })

  test('with a bad line are refused whole, or without it', async () => {
    const { db, file, run } = await house()
    const bad = file(
      'bad.csv',
      `${gov('marlowcounty.gov')}\nx y,City,=cmd(),,,\n"open,City\nok.gov,City,"=1+1",,X,OH,\n${'y'.repeat(1_048_576)}`,
    )
    const refused = await run('import', bad, '--as', 'us-gov')
    expect(refused.exit).toBe(1)
    expect(refused.lines).toEqual([
      expect.stringContaining('4 lines of bad.csv could not be read'),
      'line 3: no domain name',
      'line 4: not the cells of this list',
      'line 5: begins like a formula',
      'line 6: too long',
    ])
    expect(await db.selectFrom('registry_release').selectAll().execute()).toEqual([])
    expect((await run('import', bad, '--as', 'us-gov', '--skip-bad')).lines[1]).toBe('4 lines were left out:')
    expect((await lookUp(db, 'a@marlowcounty.gov'))?.registers).toHaveLength(1)
    for (const args of [
      ['import', 'none.csv', '--as', 'us-gov'],
      ['import', bad],
      ['import', bad, '--as', 'psl'],
      ['lookup'],
      ['lookup', 'x'],
      ['--nothing'],
    ])
      expect((await run(...args)).exit).toBe(2)
  })

  test('a lookup names register, agency, look-alikes, kinds of service and the rung', async () => {
    const { db, clock, file, run } = await house()
    await run('import', file('gov.csv', gov('marlowcounty.gov', 'harlanvalley.gov')), '--as', 'us-gov')
    await run('import', file('d.conf', 'tempbox.com\n'), '--as', 'disposable')
    await addAgency({ db, clock }, 'system', {
      ...{
        name: 'Port Aldine PD',
        unit: null,
        country: 'US',
        region: 'ME',
        usGovernmental: true,
        address: ['22 Harbor St'],
      },
      ...{ telephone: '+1 207 555 0140', source: 'city register', domains: ['portaldine-police.org'] },
    })
    const seen = async (email: string) => {
      const found = await lookUp(db, email)
      return {
        likes: found?.likes.map(({ domain, how }) => `${domain} ${how}`),
        reach: found?.reach,
        codes: found?.signals.map(({ code }) => code),
      }
    }
    expect(await seen('a@portaldine-police.org')).toEqual({
      likes: [],
      reach: { level: 4, because: 'bound' },
      codes: [],
    })
    expect(await seen('a@portaldine-police.com')).toMatchObject({
      likes: ['portaldine-police.org other-ending'],
      reach: { level: 1 },
    })
    expect(await seen('a@mаrlowcounty.gov')).toMatchObject({
      likes: ['marlowcounty.gov homoglyph'],
      codes: ['look-alike', 'mixed-script', 'not-latin', 'unknown-domain'],
    })
    expect(await seen('a@harlanvaley.com')).toMatchObject({ likes: ['harlanvalley.gov one-letter'] })
    expect(await seen('a@harlanvalley-gov.us')).toMatchObject({ likes: ['harlanvalley.gov added-word'] })
    expect(await seen('a@tempbox.com')).toMatchObject({
      reach: { level: 0, because: 'disposable' },
      codes: ['disposable', 'unknown-domain'],
    })
    const told = await run('lookup', 'a@harlanvalley-gov.us')
    expect(told.exit).toBe(1)
    expect(told.lines.join('\n')).toMatch(
      /Look-alikes +Looks like harlanvalley.gov, with a word added[\s\S]*Rung within reach +V1[\s\S]*Rarely innocent: Looks like/,
    )
    const { lines, exit } = await run('lookup', 'a@marlowcounty.gov', '--json')
    expect([exit, JSON.parse(lines.join('\n')).reach]).toEqual([0, { level: 1, because: 'registered' }])
  })

  test('of five hundred twins of five hundred names nearly all are seen', async () => {
    const { db, clock } = await house()
    const names = Array.from(
      { length: 500 },
      (_, n) =>
        `${SYLLABLES[n % 25]}${SYLLABLES[(n * 7 + 3) % 25]}${SYLLABLES[(n * 11 + 5) % 23]}${n % 3 === 0 ? 'county' : ''}`,
    )
    const bytes = new TextEncoder().encode(gov(...names.map((name) => `${name}.gov`)))
    await importRegister({ db, clock }, { source: 'us-gov', fileName: 'x', bytes, leaveOut: false, by: 'system' })
    let [seen, slowest] = [0, 0]
    for (const [n, name] of names.entries()) {
      const began = performance.now()
      const found = await lookUp(db, `a@${TWINS[n % TWINS.length]?.(name)}`)
      slowest = Math.max(slowest, performance.now() - began)
      if (found?.likes.some(({ domain }) => domain === `${name}.gov`)) seen += 1
    }
    process.stdout.write(`${seen} of 500 twins seen, slowest lookup ${slowest.toFixed(1)} ms\n`)
    expect(seen).toBeGreaterThanOrEqual(490)
  })
})

const SYLLABLES =
  'mar low har lan dale wes ton bur gen ash ford kirk pine oak vil rey cor bel sta dun elm fal gar hol nor'.split(' ')
const TWINS: readonly ((name: string) => string)[] = [
  (name) => `${name}.com`,
  (name) => `${name}-gov.org`,
  (name) => `${name}police.us`,
  (name) => `${name.slice(0, 3)}${name.slice(4)}.gov`,
  (name) => `${name.slice(0, 2)}${name.charAt(3)}${name.charAt(2)}${name.slice(4)}.gov`,
  (name) => `${name.replace('a', 'а').replace('o', 'ο').replace('e', 'е')}.gov`.replace(`${name}.gov`, `${name}.net`),
  (name) => `${name.slice(0, 4)}-${name.slice(4)}.com`,
  (name) => `${name}.gov.mail-box.com`,
  (name) => `${name}x.com`,
  (name) => name.replace('l', '1').concat('.org'),
]
