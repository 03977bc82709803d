import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { instant } from '#platform/time.ts'
import { emptyMp4, portraitPng, toneWav } from './media.ts'
import { worldOf } from './world.ts'

const ask = {
  seed: 3,
  accounts: 60,
  until: instant('2026-11-01T00:00:00Z'),
  days: 365,
  meetingsPerAccount: 3,
  signInsPerAccount: 5,
}

test('the same seed gives the same world; another seed another', () => {
  expect(worldOf(ask)).toEqual(worldOf(ask))
  expect(worldOf({ ...ask, seed: 4 }).rows.service_account[10]).not.toEqual(worldOf(ask).rows.service_account[10])
})

test('has every kind of record, the people of the demo’s stories, and only addresses set aside for examples', () => {
  const { rows, files } = worldOf(ask)
  for (const [table, list] of Object.entries(rows)) expect(list.length, table).toBeGreaterThan(10)
  expect(rows.service_account[0]?.email).toBe('j.devries@molenzicht.example')
  expect(new Set(rows.service_account.map(({ email }) => email)).size).toBe(60)
  for (const { email } of rows.service_account) expect(email).toMatch(/@[a-z0-9-]+\.example$/)
  for (const { ip_address } of rows.service_sign_in)
    expect(ip_address).toMatch(/^(192\.0\.2|198\.51\.100|203\.0\.113)\.|^2001:db8:/)
  for (const { started_at } of rows.service_meeting) expect(started_at <= ask.until).toBe(true)
  expect(files.size).toBeGreaterThan(20)
})

test('media are real: `file` knows them and Python reads the sound', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waarborg-media-'))
  try {
    writeFileSync(join(folder, 'a.png'), portraitPng(24, 120, 'note'))
    writeFileSync(join(folder, 'a.wav'), toneWav(400, 440, 'odd note'))
    writeFileSync(join(folder, 'a.mp4'), emptyMp4(60_000, 'note'))
    const python =
      'import wave,sys; w=wave.open(sys.argv[1]); print(w.getnframes(), w.getframerate(), w.getnchannels())'
    expect(execFileSync('python3', ['-c', python, join(folder, 'a.wav')], { encoding: 'utf8' }).trim()).toBe(
      '3200 8000 1',
    )
    expect(
      Buffer.from(portraitPng(24, 120, 'note'))
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    expect(Buffer.from(emptyMp4(1000, 'note')).subarray(4, 8).toString()).toBe('ftyp')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
