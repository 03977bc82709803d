/** From the form to what the command takes: identifiers read, the party named, the questions kept as they were asked. */
import type { FieldErrors } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { formatDay } from '#ui/dates.ts'
import type { Typed } from '#ui/fields.tsx'
import { type RowsRead, readRows } from '../filing/identifiers.form.ts'
import type { SecrecyClaim } from '../notice/notice.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import type { Entering } from './arrival.form.ts'
import { asksOf, type EntryProblem } from './arrival.rules.ts'
import { say } from './arrival.words.ts'
import type { Asking, Entry } from './enter.commands.ts'

export type EnteringRead = { kind: 'read'; entry: Entry } | { kind: 'wrong'; errors: FieldErrors }

/** Who sent a form of arrivals, and what stood in it. */
export type Sent = Readonly<{ view: View; typed: Typed; program: boolean }>

/** The errors that there are, for programs. */
export const errorsOf = (errors: Readonly<Record<string, string | undefined>>): FieldErrors =>
  Object.fromEntries(Object.entries(errors).flatMap(([name, error]) => (error === undefined ? [] : [[name, error]])))

const NO_ROWS: RowsRead = { kind: 'read', identifiers: [] }

export function entryOf(view: View, input: Entering): EnteringRead {
  const named = input.identifiers.filter(({ kind, value }) => kind !== undefined || value.trim() !== '')
  const rows = named.length === 0 && !asksOf(input.process).whom ? NO_ROWS : readRows(named, view.now, view.lang)
  const secret = secrecyOf(view, input)
  if (rows.kind === 'wrong') return { kind: 'wrong', errors: { ...rows.errors, ...secret.errors } }
  if (Object.keys(secret.errors).length > 0) return { kind: 'wrong', errors: secret.errors }
  const { process, issuer = null, validatedBy = null, party, dueRule = null, dueOn = null } = input
  const { name, title, email, lang, docketNumber, statute, product, categories, from = null, to = null } = input
  const entry = {
    ...{ process, issuer, validatedBy, authority: party === 'authority', asking: askingOf(input) },
    ...{ contact: { name, title, email, lang }, dueRule, dueOn, docketNumber, statute, product, categories },
    restriction: restrictionOf(input),
    ...{ identifiers: rows.identifiers, period: { from, to }, secrecy: secret.claim },
  }
  return { kind: 'read', entry: { ...entry, asked: askedOf(view, entry) } }
}

function restrictionOf(input: Entering): Entry['restriction'] {
  const { process, orderLaw: law, act, territory, restrictFrom, restrictUntil } = input
  if (!asksOf(process).restricts) return null
  return { law, act, territory, startsOn: restrictFrom ?? null, endsOn: restrictUntil ?? null }
}

function askingOf({ agencyId, agencyName, agencyCountry = '', party }: Entering): Asking {
  if (agencyId !== undefined) return { kind: 'known', agencyId }
  return { kind: 'named', name: agencyName, country: agencyCountry, governmental: party === 'authority' }
}

type Secret = Readonly<{ claim: SecrecyClaim | null; errors: FieldErrors }>

function secrecyOf({ lang }: View, { secrecy, court, secrecyStatute, endsOn }: Entering): Secret {
  const t = say(lang)
  if (secrecy === 'none') return { claim: null, errors: {} }
  const errors = {
    ...(court === '' && { court: t('wrong.court') }),
    ...(secrecyStatute === '' && { secrecyStatute: t('wrong.secrecyStatute') }),
    ...(secrecy === 'until' && !endsOn && { endsOn: t('wrong.endMissing') }),
  }
  return { claim: { court, statute: secrecyStatute, endsOn: secrecy === 'until' ? (endsOn ?? null) : null }, errors }
}

function askedOf({ lang }: View, entry: Omit<Entry, 'asked'>): Entry['asked'] {
  const t = say(lang)
  const triage = sayTriage(lang)
  const { process, issuer, validatedBy, authority, contact, docketNumber, statute, identifiers } = entry
  const lines: readonly (readonly [string, string])[] = [
    [t('enter.process'), triage(`process.${process}`)],
    [t('enter.issuer'), issuer === null ? '' : triage(`issuer.${issuer}`)],
    [t('enter.validatedBy'), validatedBy === null ? '' : triage(`issuer.${validatedBy}`)],
    [t('enter.party'), t(authority ? 'enter.parties.authority' : 'enter.parties.private')],
    [t('enter.name'), [contact.name, contact.title].filter(Boolean).join(', ')],
    [t('enter.email'), contact.email],
    [t('enter.docket'), docketNumber],
    [t('enter.statute'), statute],
    [t('enter.dueOn'), entry.dueOn === null ? '' : formatDay(lang, entry.dueOn, 'dated')],
    [t('enter.identifiers'), identifiers.map(({ value }) => value).join('; ')],
  ]
  return lines.map(([question, answer]) => ({ step: 'arrival', question, answer }))
}

const FIELD: Readonly<Record<EntryProblem, string>> = {
  'not-entered-here': 'process',
  'issuer-missing': 'issuer',
  'issuer-cannot': 'issuer',
  'validator-cannot': 'validatedBy',
  'due-missing': 'dueOn',
  'due-cannot': 'dueRule',
  'due-before-receipt': 'dueOn',
  'categories-missing': 'categories',
  'party-cannot': 'party',
  'act-missing': 'act',
  'restriction-reversed': 'restrictUntil',
}

/** Where each problem stands in the form, and how it is mended. */
export function problemErrors({ lang }: View, problems: readonly EntryProblem[]): FieldErrors {
  return Object.fromEntries(problems.map((problem) => [FIELD[problem], say(lang)(`problem.${problem}`)]))
}
