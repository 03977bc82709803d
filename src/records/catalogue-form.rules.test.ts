import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonical } from '#platform/canonical.ts'
import { FIELD_IDS, fieldRow } from './catalogue.rules.ts'
import { CATALOGUE, catalogueForm } from './catalogue-form.rules.ts'
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
