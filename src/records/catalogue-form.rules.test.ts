import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { canonical } from '#platform/canonical.ts'
import { FIELD_IDS, fieldRow } from './catalogue.rules.ts'
import { CATALOGUE, CATALOGUE_VERSIONS, catalogueForm, changeBetween } from './catalogue-form.rules.ts'
import { ROW_KINDS } from './row.rules.ts'

test('a changed catalogue is a new version: raise it, with its day and hash, and run npm run generate', () => {
  const sha256 = createHash('sha256').update(canonical(catalogueForm())).digest('hex')
  expect({ version: CATALOGUE.version, sha256 }).toEqual({ version: CATALOGUE.version, sha256: CATALOGUE.sha256 })
})

test('every field says its source, and every source says when its rows begin', () => {
  const { sources, fields } = catalogueForm()
  expect(fields.map(({ id }) => id)).toEqual(FIELD_IDS)
  expect(new Set(fields.map(({ source }) => source))).toEqual(new Set(sources.map(({ source }) => source)))
  for (const { source, begins, relations } of sources) {
    expect(relations.length, source).toBeGreaterThan(0)
    if (begins !== null) expect(fieldRow(begins)).toMatchObject({ source, kind: 'instant' })
  }
})

test('no source of the catalogue stands outside the table of row kinds, nor the other way round', () => {
  expect(new Set(FIELD_IDS.map((id) => fieldRow(id).source))).toEqual(new Set(Object.keys(ROW_KINDS)))
})

test('every version is kept as a file that says what it was, and its changes are those between the files', () => {
  const versions = CATALOGUE_VERSIONS.map(({ version }) => version)
  expect(versions).toEqual(versions.map((_, n) => versions.length - n))
  for (const { version, since, sha256, change } of CATALOGUE_VERSIONS) {
    const { version: named, since: from, sha256: hash, ...form } = fileOf(version)
    expect([named, from, hash]).toEqual([version, since, sha256])
    expect(createHash('sha256').update(canonical(form)).digest('hex')).toBe(sha256)
    expect(change).toEqual(version === 1 ? null : changeBetween(fileOf(version - 1), form))
  }
})

test('what came, went or was changed is named', () => {
  const [name, email] = [{ id: 'a.name' }, { id: 'a.email' }]
  const [port, textPort] = ['number', 'text'].map((kind) => ({ id: 'a.port', kind }))
  if (!port || !textPort) throw new Error('two of them')
  const change = changeBetween({ fields: [name, port] }, { fields: [email, textPort] })
  expect(change).toEqual({ added: ['a.email'], removed: ['a.name'], changed: ['a.port'] })
})

function fileOf(version: number) {
  return JSON.parse(readFileSync(new URL(`../../docs/connector/catalogue-${version}.json`, import.meta.url), 'utf8'))
}
