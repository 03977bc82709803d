/** From a download to a paper that shows it, over real HTTP; read and checked by poppler's programs. */
import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { issueCertificate } from '#platform/pki/certificates.ts'
import { answeredCase, BYTES, SECRET, sha } from '#test/answered-case.ts'
import { type LersHouse, lersHouse } from '#test/lers.ts'
import { officerRoutes } from '../filing/lers.routes.tsx'
import { deliveriesOf } from './package.store.ts'
import { verifyCommand } from './verify.cli.ts'
import { verifyPackage } from './verify.ts'

describe('the proof of delivery', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waarborg-delivery-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  async function fetched(h: LersHouse, caseId: string, lang: 'en' | 'nl' = 'en'): Promise<string> {
    const headers = { cookie: `who=whitfield; lang=${lang}`, 'sec-fetch-site': 'same-origin' }
    const answer = await h.app.request(`http://127.0.0.1:8080/lers/cases/${caseId}/delivery/file`, { headers })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const path = join(folder, `${lang}.pdf`)
    writeFileSync(path, new Uint8Array(await answer.arrayBuffer()))
    return path
  }
  const textOf = (path: string) => execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })

  test('is there once the whole package was fetched, for whoever is on the case, and names no user', async () => {
    await using h = await lersHouse(officerRoutes)
    const caseId = await answeredCase(h)
    const at = `/lers/cases/${caseId}/delivery/file`
    expect((await h.get(at)).status).toBe(404)
    expect((await h.get(`/lers/cases/${caseId}`)).text).not.toContain('/delivery/file')
    await h.get(`/lers/packages/${SECRET}/file`)
    expect((await h.get(`/lers/cases/${caseId}`)).text).toContain(at)
    const [english, dutch] = [textOf(await fetched(h, caseId)), textOf(await fetched(h, caseId, 'nl'))]
    const downloads = await deliveriesOf(h.office.db, caseId)
    const ended = downloads
      .find(({ kind }) => kind === 'completed')
      ?.at.toISOString()
      .slice(0, 19)
      .replace('T', ' ')
    for (const text of [
      'HLD-2026-00001',
      sha(BYTES),
      'whitfield@sheriff.marlowcounty.example',
      `${ended} UTC`,
      '36 bytes',
    ])
      for (const paper of [english, dutch]) expect([text, paper.includes(text)]).toEqual([text, true])
    expect([english.includes('Proof of delivery'), dutch.includes('Bewijs van aflevering')]).toEqual([true, true])
    for (const secret of ['account_hidden', SECRET, '@example.com']) expect(english + dutch).not.toContain(secret)
    for (const other of ['ferrante', 'vermeer']) expect([other, (await h.get(at, other)).status]).toEqual([other, 404])
    expect(
      (await h.log()).filter(({ action }) => action === 'delivery.downloaded').map(({ caseId: of }) => of),
    ).toContain(caseId)
  })

  test('is the same paper each time, signed so that pdfsig and verify find any changed byte', async () => {
    await using h = await lersHouse(officerRoutes)
    const caseId = await answeredCase(h)
    await h.get(`/lers/packages/${SECRET}/file`)
    const path = await fetched(h, caseId)
    const bytes = readFileSync(path)
    expect(readFileSync(await fetched(h, caseId)).equals(bytes)).toBe(true)
    const pdfsig = execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8' })
    expect(pdfsig).toContain('Signature is Valid')
    expect(pdfsig).toContain('Total document signed')
    const root = join(folder, 'root.pem')
    writeFileSync(root, h.office.documents.root.toString())
    expect(await verifyPackage(path)).toMatchObject({
      kind: 'paper',
      verdict: 'good',
      origin: 'not checked: integrity only',
    })
    const lines: string[] = []
    const terminal = {
      lang: 'en',
      say: (line: string) => lines.push(line),
      complain: (line: string) => lines.push(line),
    } as const
    expect(await verifyCommand([path, '--root', root], terminal)).toBe(0)
    expect(lines.join('\n')).toMatch(
      /^Good\. The paper is as Halder document signer signed it[\s\S]*signed under a root that was given/,
    )
    for (let at = 0; at < bytes.length; at += 997) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 0x21
      const spoiled = join(folder, 'spoiled.pdf')
      writeFileSync(spoiled, changed)
      expect((await verifyPackage(spoiled)).verdict, `byte ${at}`).toBe('bad')
    }
    writeFileSync(root, otherRoot())
    expect((await verifyPackage(path, { roots: [readFileSync(root, 'utf8')] })).problems).toEqual([
      { code: 'document-root', path: 'PDF', detail: '' },
    ])
  })
})

function otherRoot(): string {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const names = {
    organization: 'Halder',
    name: 'Halder document root',
    from: new Date('2026-01-01T00:00:00Z'),
    years: 10,
  }
  return issueCertificate({ kind: 'root', ...names, publicKey, issuer: { certificate: null, privateKey } }).toString()
}
