import { expect, test } from 'vitest'
import { ISSUERS_OF } from '#test/vault.ts'
import { KINDS, ProcessFacts, SIGNERS } from './facts.rules.ts'

test('the kinds are the rows of the vault, and whoever may sign an order by the tables stands among the signers', () => {
  const rows = ISSUERS_OF()
  expect(Object.keys(rows).toSorted()).toEqual([...KINDS].toSorted())
  const issuers = Object.values(rows)
    .flat()
    .filter((issuer) => issuer !== 'fbi')
  expect(issuers.filter((issuer) => !SIGNERS.some((signer) => signer === issuer))).toEqual([])
})

test('what was never read is no fact: an unknown field, kind or day does not pass', () => {
  expect(ProcessFacts.safeParse({ kind: 'us-search-warrant' }).success).toBe(false)
})
