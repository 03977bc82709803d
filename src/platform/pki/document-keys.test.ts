import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { typeset } from '../pdf.ts'
import { fingerprintOf, leadsToTrusted } from './certificates.ts'
import type { Signer } from './cms.ts'
import { ownDocumentKeys } from './document-keys.ts'
import { checkPdf, signPdf } from './pdf-signature.ts'

const dir = mkdtempSync(join(tmpdir(), 'waarborg-signer-'))
const ask = { dir, provider: 'Halder “& Zn.”', now: new Date('2026-11-10T00:00:00.945Z') }
const at = new Date('2026-11-10T12:00:00Z')
let signer: Signer
let plain: Uint8Array
let pdf: Buffer

beforeAll(async () => {
  signer = await ownDocumentKeys(ask).signer()
  const source = '#set document(title: "Paper", date: auto)\n#set text(lang: "en")\n= Paper\n#lorem(600)'
  plain = await typeset({ source, data: null, at })
  pdf = signPdf(plain, { name: 'Halder (Łódź)', reason: 'Certificate', at }, signer)
  writeFileSync(join(dir, 'paper.pdf'), pdf)
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const run = (command: string) =>
  execFileSync('sh', ['-c', command], { cwd: dir, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

test('pdfsig and openssl, which know nothing of us, find the whole paper signed under the root', () => {
  const said = run('pdfsig paper.pdf')
  expect(said).toContain('Signature is Valid.')
  expect(said).toContain('Total document signed')
  expect(said).toContain('ETSI.CAdES.detached')
  writeFileSync(join(dir, 'root.pem'), ownDocumentKeys(ask).root.toString())
  run('pdfsig -dump paper.pdf')
  run('openssl pkcs7 -inform DER -in paper.pdf.sig0 -print_certs -out certs.pem')
  expect(run('openssl verify -no_check_time -x509_strict -CAfile root.pem -untrusted certs.pem certs.pem')).toContain(
    'OK',
  )
  expect(run('openssl asn1parse -in root.pem')).toMatch(/GENERALIZEDTIME +:20561110000000Z/)
  expect(signer.chain[0].subject.split('\n')).toEqual([`O=${ask.provider}`, `CN=${ask.provider} document signer`])
  expect(run('pdfinfo paper.pdf')).toMatch(/Tagged: +yes/)
})

test('what was set stays as it was, archival, and the trailer keeps its ID', () => {
  expect(pdf.subarray(0, plain.length).equals(plain)).toBe(true)
  const tail = pdf.toString('latin1').slice(plain.length)
  const [first] = /\/ID \[(\S+) /.exec(Buffer.from(plain).toString('latin1'))?.slice(1) ?? []
  expect(tail).toContain(`/ID [${first} <`)
  expect(tail).toMatch(/\/Rect \[0 0 0 0\]\n {2}\/F 4\n/)
  for (const [, number, offset] of tail.matchAll(/\n(\d+) 1\n(\d{10}) 00000 n \n/g))
    expect(pdf.toString('latin1', Number(offset))).toMatch(new RegExp(`^${number} 0 obj\n`))
})

test('the same paper, signer and instant are the same bytes', () => {
  expect(signPdf(plain, { name: 'Halder (Łódź)', reason: 'Certificate', at }, signer).equals(pdf)).toBe(true)
  expect(() => signPdf(pdf, { name: '', reason: '', at }, signer)).toThrow('the document is signed already')
})

test('any one byte changed, anywhere in the paper, leaves no valid signature', () => {
  expect(checkPdf(pdf)?.by.raw.equals(signer.chain[0].raw)).toBe(true)
  for (let at = 0; at < pdf.length; at += at > plain.length ? 37 : 997) {
    const was = pdf[at] ?? 0
    pdf[at] = was ^ 0x11
    expect(checkPdf(pdf), `byte ${at}`).toBeNull()
    pdf[at] = was
  }
  for (const other of [plain, Buffer.concat([pdf, Buffer.from('\n')]), Buffer.alloc(0)])
    expect(checkPdf(other)).toBeNull()
})

test('one root and one signer for every start; near its end the signer is followed by another of the same root', async () => {
  const again = await ownDocumentKeys(ask).signer()
  expect(again.chain[0].raw.equals(signer.chain[0].raw)).toBe(true)
  const names = readdirSync(join(dir, 'keys'))
  expect(names).toEqual(['document-root.pem', `document-signer-${fingerprintOf(signer.chain[0]).slice(0, 16)}.pem`])
  for (const name of names) expect(statSync(join(dir, 'keys', name)).mode & 0o777).toBe(0o600)
  const keys = ownDocumentKeys({ ...ask, now: new Date('2036-02-01T00:00:00Z') })
  const [next] = (await keys.signer()).chain
  expect(next.raw.equals(signer.chain[0].raw)).toBe(false)
  const walk = { others: [], trusted: [keys.root], at }
  expect(leadsToTrusted({ leaf: signer.chain[0], ...walk })).toBe(true)
  expect(leadsToTrusted({ leaf: next, ...walk })).toBe(false)
  expect(leadsToTrusted({ leaf: next, ...walk, at: new Date('2037-01-01T00:00:00Z') })).toBe(true)
})

test('without its signer the office makes another; without the root it says so instead of beginning anew in silence', async () => {
  const root = join(dir, 'keys', 'document-root.pem')
  const before = readFileSync(root, 'utf8')
  renameSync(root, join(dir, 'away.pem'))
  expect(() => ownDocumentKeys(ask)).toThrow('document-root.pem is missing: put it back from a backup')
  renameSync(join(dir, 'away.pem'), root)
  for (const name of readdirSync(join(dir, 'keys')))
    if (name.startsWith('document-signer')) rmSync(join(dir, 'keys', name))
  const [fresh] = (await ownDocumentKeys(ask).signer()).chain
  expect(fresh.raw.equals(signer.chain[0].raw)).toBe(false)
  expect(readFileSync(root, 'utf8')).toBe(before)
  const checked = checkPdf(pdf)
  expect(checked && leadsToTrusted({ leaf: checked.by, others: [], trusted: [ownDocumentKeys(ask).root], at })).toBe(
    true,
  )
})
