/** Every cell of the law, in a table that a lawyer can read from top to bottom (docs/law-cells.csv), twice: from the rules and from the oracle. */
import { expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { type Demand, decide } from '../../src/requests/triage/decide.rules.ts'
import { PROCESS_IDS } from '../../src/requests/triage/process.rules.ts'
import type { Issuer } from '../../src/requests/triage/process-row.rules.ts'
import { BY_PROCESS, CLASSES, expectedOf, ISSUER, JURISDICTIONS } from './oracle.ts'

const ASKERS = {
  us: { authority: true, country: 'US', usGovernmentalEntity: true },
  own: { authority: true, country: 'NL', usGovernmentalEntity: false },
  eu: { authority: true, country: 'DE', usGovernmentalEntity: false },
  agreement: { authority: true, country: 'GB', usGovernmentalEntity: false },
  other: { authority: true, country: 'BR', usGovernmentalEntity: false },
  private: { authority: false, country: 'US', usGovernmentalEntity: false },
} as const

const cells = PROCESS_IDS.flatMap((process) =>
  JURISDICTIONS.flatMap((where) =>
    [false, true].flatMap((consent) =>
      [false, true].map((emergency) => {
        const demand: Demand = {
          process,
          asker: ASKERS[where],
          issuer: (ISSUER[process] ?? 'judge') as Issuer,
          validatedBy: null,
          statute: '21 U.S.C. § 876',
          classifiedAs: null,
          consent: consent ? { by: 'remote-computing-subscriber', upTo: 'content' } : null,
          emergency,
          account: null,
          home: 'NL',
          on: day('2026-11-22'),
        }
        const said = CLASSES.map((dataClass) => decide(demand, dataClass).answer)
        return { process, where, consent, emergency, said }
      }),
    ),
  ),
)

test('the oracle knows exactly the processes of the table', () => {
  expect([...PROCESS_IDS].sort()).toEqual(Object.keys(BY_PROCESS).sort())
  expect(cells.length * CLASSES.length).toBeGreaterThan(1_900)
})

test('rules and oracle say the same of every cell', () => {
  const differing = cells
    .map(({ process, where, consent, emergency, said }) => ({
      cell: `${process} · ${where}${consent ? ' · consent' : ''}${emergency ? ' · emergency' : ''}`,
      said: said.map((answer) => answer[0]).join(''),
      expected: expectedOf(process, where, consent, emergency),
    }))
    .filter(({ said, expected }) => said !== expected)
  expect(differing).toEqual([])
})

test('docs/law-cells.csv lists them (otherwise: npm run generate)', async () => {
  const head = `process,jurisdiction,consent,emergency,${CLASSES.join(',')}`
  const lines = cells.map(({ process, where, consent, emergency, said }) =>
    [process, where, consent ? 'yes' : 'no', emergency ? 'yes' : 'no', ...said].join(','),
  )
  await expect(`${[head, ...lines].join('\n')}\n`).toMatchFileSnapshot('../../docs/law-cells.csv')
})
