/** The machine-readable account of a package, read by a JSON-LD processor that may fetch nothing. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import jsonld from 'jsonld'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { FieldId, RecordSource, RecordValue } from '#records'
import { benchIn, grantOf } from '../../../test/disclosure/sample.ts'
import { filesIn } from '../../../test/journeys/package.ts'
import { readManifest } from './bag.rules.ts'

const folder = mkdtempSync(join(tmpdir(), 'waarborg-case-'))
let files: ReadonlyMap<string, string>

const source: Pick<RecordSource, 'read'> = {
  async *read({ fields }) {
    const cell = (field: FieldId): RecordValue =>
      field === 'recording.file'
        ? { mediaType: 'audio/wav', bytes: 3, open: () => Readable.from([Buffer.from('abc')]) }
        : null
    yield new Map(fields.map((field) => [field, cell(field)]))
  },
}

beforeAll(async () => {
  const bench = await benchIn(folder)
  const parts = []
  for (const n of [1, 2]) {
    const signed = bench.sign(grantOf({ grantId: `grant_${n}`, taskId: `task_${n}` }))
    parts.push({ signed, collected: await bench.gather(signed, source), withheld: [] })
  }
  const made = await bench.pack(parts, 'case.zip')
  if (made.kind === 'refused') throw new Error(JSON.stringify(made.refusal))
  files = await filesIn(readFileSync(join(folder, 'case.zip')))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const text = () => files.get('metadata/case.jsonld') ?? ''
const noNetwork = async (url: string): Promise<never> => {
  throw new Error(`would fetch ${url}`)
}

const alone = { documentLoader: noNetwork, safe: true }

const UCO = 'https://ontology.unifiedcyberontology.org/uco/'
const CASE = 'https://ontology.caseontology.org/case/investigation/'
const Literal = z.array(z.object({ '@value': z.union([z.string(), z.number()]) })).min(1)
const Node = z.looseObject({ '@id': z.string(), '@type': z.array(z.string()) })

/** Every node by itself, as the processor understands it; a word that it does not know is an error. */
async function nodes() {
  const flat = await jsonld.flatten(JSON.parse(text()), undefined, alone)
  return z.array(Node).parse(flat)
}
const literal = (node: z.output<typeof Node> | undefined, key: string) => Literal.parse(node?.[key])[0]?.['@value']
const idsOf = (node: z.output<typeof Node> | undefined, key: string) =>
  z
    .array(z.object({ '@id': z.string() }))
    .parse(node?.[key] ?? [])
    .map((one) => one['@id'])

test('a processor without a network reads it, every word known, and finds each file with the hashes of the manifests', async () => {
  const all = await nodes()
  const by = new Map(all.map((node) => [node['@id'], node]))
  const found = new Map<string, Record<string, unknown>>()
  for (const file of all.filter((node) => node['@type'].includes(`${UCO}observable/File`))) {
    const facets = idsOf(file, `${UCO}core/hasFacet`).map((id) => by.get(id))
    const [name, content] = ['FileFacet', 'ContentDataFacet'].map((type) =>
      facets.find((facet) => facet?.['@type'].includes(`${UCO}observable/${type}`)),
    )
    const hashes = idsOf(content, `${UCO}observable/hash`).map((id) => by.get(id))
    found.set(
      String(literal(name, `${UCO}observable/filePath`)),
      Object.fromEntries([
        ['bytes', literal(name, `${UCO}observable/sizeInBytes`)],
        ...hashes.map((hash) => [literal(hash, `${UCO}types/hashMethod`), literal(hash, `${UCO}types/hashValue`)]),
      ]),
    )
  }
  for (const [algorithm, method] of [
    ['sha256', 'SHA256'],
    ['sha512', 'SHA512'],
  ] as const) {
    const manifest = readManifest(files.get(`manifest-${algorithm}.txt`) ?? '', algorithm)
    if (manifest.kind === 'wrong') throw new Error('no manifest')
    expect(manifest.hashes.size).toBeGreaterThan(10)
    expect(new Map([...found].map(([path, of]) => [path, of[method]]))).toEqual(new Map(manifest.hashes))
  }
  for (const [path, { bytes }] of found)
    if (/\.(jsonl|csv)$/.test(path)) expect(bytes, path).toBe(Buffer.byteLength(files.get(path) ?? ''))
})

test('each part hangs together: investigation, authorization, action, provenance, files', async () => {
  const all = await nodes()
  const of = (type: string) => all.filter((node) => node['@type'].includes(`${CASE}${type}`))
  const [investigation] = of('Investigation')
  expect(of('Investigation')).toHaveLength(1)
  expect(idsOf(investigation, `${CASE}relevantAuthorization`).toSorted()).toEqual(
    of('Authorization')
      .map((node) => node['@id'])
      .toSorted(),
  )
  expect(
    of('ProvenanceRecord')
      .map((node) => literal(node, `${CASE}exhibitNumber`))
      .toSorted(),
  ).toEqual(['task_1', 'task_2'])
  const known = new Set(all.map((node) => node['@id']))
  for (const action of of('InvestigativeAction')) {
    const result = idsOf(action, `${UCO}action/result`)
    expect(result.length).toBeGreaterThan(5)
    for (const id of result) expect(known.has(id)).toBe(true)
  }
})

test('it is sealed, named in the README, and holds nobody’s name, account or identifier', () => {
  expect(files.get('tagmanifest-sha256.txt')).toContain('  metadata/case.jsonld\n')
  expect(files.get('README.txt')).toContain('metadata/case.jsonld')
  for (const secret of ['acct_1', 'someone@example.com', 'Yilmaz']) expect(text()).not.toContain(secret)
})

test('the check would see a word that the ontology does not have', async () => {
  const wrong = JSON.parse(text())
  wrong['@graph'][0].unheardOf = 'x'
  await expect(jsonld.expand(wrong, alone)).rejects.toThrow()
})
