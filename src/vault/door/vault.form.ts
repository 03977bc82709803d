/** What the forms of the vault send: one address, and `deed` says which form it was. */
import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import { type Day, isDay } from '#platform/time.ts'
import { STRUCTURES } from '#transparency'
import { CAPACITIES, COUNSEL_QUESTIONS } from '../book/entry.rules.ts'
import { FieldName, KINDS, SECRECY_STEPS, SELECTOR_KINDS, SIGNERS } from '../process/facts.rules.ts'
import { words } from './door.words.ts'

const told = teller(words)

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((typed) => typed.isWellFormed() && !/[^\P{Cc}\t\r\n]/u.test(typed))
const line = (most: number) => text(most).min(1)
const day = z.string().refine((typed): typed is Day => isDay(typed), told('wrong.day'))
const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on')
const id = z.string().max(60)
const process = { process: id }

/** Two sayings of one passphrase; sixteen letters or more, for whoever has a copy of the book may guess as long as they like. */
const passphrase = z.string().min(16, told('wrong.short')).max(200)
const chosen = { passphrase, again: z.string() }
const code = z.string().trim().min(6, told('wrong.code')).max(10)
const bound = z.literal('on', { error: told('wrong.bound') })
const same = { path: ['again'], error: told('wrong.again'), when: () => true }

export const VaultForm = z.discriminatedUnion('deed', [
  z
    .object({ deed: z.literal('furnish'), ...chosen, code, bound })
    .refine(({ passphrase: first, again }) => first === again, same),
  z.object({ deed: z.literal('enter'), passphrase: z.string().min(1).max(200), code }),
  z
    .object({ deed: z.literal('join'), word: z.string().min(1).max(200), ...chosen, code, bound })
    .refine(({ passphrase: first, again }) => first === again, same),
  z.object({ deed: z.literal('leave') }),
  z.object({
    deed: z.literal('go'),
    to: z.enum(['home', 'new', 'people', 'lines', 'statement', 'process']),
    process: id.optional(),
  }),
  z.object({ deed: z.literal('clear'), person: id }),
  z.object({ deed: z.literal('agree-clearing'), person: id }),
  z.object({ deed: z.literal('hand-again'), person: id }),
  z.object({ deed: z.literal('agree-key'), person: id }),
  z.object({ deed: z.literal('end-clearing'), person: id, reason: line(500) }),
  z.object({ deed: z.literal('enlarge') }),
  z.object({
    ...{ deed: z.literal('enter-process'), kind: z.enum(KINDS), paragraph: z.enum(['b1', 'b2', 'unclear']).optional() },
    ...{
      authority: text(200).default(''),
      signer: z.enum(SIGNERS),
      signerName: line(200),
      reference: text(200).default(''),
    },
    ...{ issuedOn: day, receivedOn: day, receivedHow: line(500), receivedBy: line(200), certified: ticked },
    ...{ selectorKind: z.enum(SELECTOR_KINDS), selectors: text(20_000).default(''), asked: z.array(FieldName).min(1) },
    ...{ telephony: ticked, secrecyDanger: ticked, secrecyReview: ticked, firstForProduct: text(200).default('') },
    paperAt: text(500).default(''),
  }),
  z.object({ deed: z.literal('bind'), ...process, as: z.enum(['comply', 'attorney']), bound }),
  z.object({ deed: z.literal('take'), ...process, what: z.enum(['paper', 'told']) }),
  z.object({
    deed: z.literal('tell'),
    ...process,
    name: line(200),
    of: text(500).default(''),
    on: day,
    as: z.enum(CAPACITIES),
    bound,
  }),
  z.object({
    ...{ deed: z.literal('advise'), ...process, question: z.enum(COUNSEL_QUESTIONS), counsel: line(200), on: day },
    ...{ word: z.enum(['go', 'stop']), text: line(4000) },
  }),
  z.object({
    ...{ deed: z.literal('propose'), ...process, answer: z.enum(['give', 'refuse']) },
    ...{ fields: z.array(FieldName).default([]), reason: text(4000).default('') },
  }),
  z.object({ deed: z.literal('agree'), ...process, proposal: id }),
  z.object({ deed: z.literal('decline'), ...process, proposal: id, reason: line(1000) }),
  z.object({ deed: z.literal('send'), ...process, on: day, how: line(500), to: line(500) }),
  z.object({
    deed: z.literal('secrecy'),
    ...process,
    step: z.enum(SECRECY_STEPS),
    on: day,
    note: text(2000).default(''),
  }),
  z.object({ deed: z.literal('state'), structure: z.enum(STRUCTURES), publishOn: day }),
  z.object({ deed: z.literal('release'), statement: id }),
  z.object({ deed: z.literal('turn-down'), statement: id, reason: line(500) }),
])
export type VaultForm = z.output<typeof VaultForm>
export type FormOf<Name extends VaultForm['deed']> = Extract<VaultForm, { deed: Name }>

/** One selector a line. */
export function selectorsIn(typed: string): readonly string[] {
  return [
    ...new Set(
      typed
        .split(/\r?\n/)
        .map((one) => one.trim())
        .filter(Boolean),
    ),
  ]
}
