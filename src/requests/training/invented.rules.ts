/**
 * Names, numbers and days of an invented demand. The same exercise and variant give the same ones for ever; the next variant others, so that
 * nobody learns the name instead of the matter.
 *
 * Policy  every domain ends in `.example` (RFC 2606) and every telephone number is one of those kept for fiction: nobody real is named.
 */
import { addDays, type Day } from '#platform/time.ts'
import { EXERCISE_IDS, type ExerciseId } from './exercise.rules.ts'

export type Invented = Readonly<{
  /** A county of the United States, a town elsewhere. */
  county: string
  town: string
  officer: string
  official: string
  judge: string
  badge: string
  docket: string
  telephone: string
  /** The account that the document names. */
  email: string
  company: string
  signedOn: Day
  from: Day
  to: Day
  dueOn: Day
  silentUntil: Day
}>

const COUNTIES = [
  'Harlan Creek',
  'Osage Bend',
  'Millbrook',
  'Cedar Falls',
  'Wolf Hollow',
  'Three Pines',
  'Galena Point',
]
const TOWNS = ['Elmvoort', 'Westerhaven', 'Lindau-am-Moor', 'Grauburg', 'Oudewoud', 'Neuwied-Nord', 'Vlierbeek']
const OFFICERS = [
  'Dana Whitlock',
  'Ruben Castell',
  'Ilse Vroom',
  'Marcus Oyelaran',
  'Petra Lindqvist',
  'Tom Achterberg',
]
const OFFICIALS = ['Grace Hollander', 'Edwin Marsh', 'Judith Okafor', 'Karel Brandt', 'Naomi Feld']
const JUDGES = ['Hon. Ruth Calloway', 'Hon. Samuel Iverson', 'Hon. Alma Reyes']
const PEOPLE = [
  'j.terpstra',
  'maya.larkin',
  'oskar.nyberg',
  'p.deklerk',
  'lena.hartmann',
  'sam.orrin',
  'a.bakkali',
  'tess.moray',
]
const HOUSES = ['duinmail', 'parkpost', 'kettle', 'larchbox', 'zandweg']
const COMPANIES = ['Verbinding Telecom Inc.', 'Larkline Conferencing LLC', 'Skyhop Voice Corp.']

/** `on`: the day on which the document arrives. */
export function inventedFor(id: ExerciseId, variant: number, on: Day): Invented {
  const start = EXERCISE_IDS.indexOf(id) * 3
  const turn = variant * 7 + start
  const pick = (from: readonly string[], step: number) => from[(start + step * variant) % from.length] ?? ''
  const signedOn = addDays(on, -2 - (turn % 3))
  const to = addDays(signedOn, -3 - (turn % 11))
  const name = pick(PEOPLE, 3)
  return {
    ...{ county: pick(COUNTIES, 1), town: pick(TOWNS, 2), officer: pick(OFFICERS, 1), official: pick(OFFICIALS, 2) },
    ...{ judge: pick(JUDGES, 1), company: pick(COMPANIES, 1) },
    badge: String(2000 + ((turn * 137) % 7000)),
    docket: `${on.slice(2, 4)}-${String(1000 + ((turn * 211) % 8999))}`,
    telephone: `555-01${String((turn * 13) % 100).padStart(2, '0')}`,
    email: `${name}@${pick(HOUSES, 3)}.example`,
    ...{ signedOn, to, from: addDays(to, -30 - (turn % 30)), dueOn: addDays(on, 14), silentUntil: addDays(on, 180) },
  }
}

/** A document that somebody has had before them for longer than this is not marked any more. */
const OPEN_DAYS = 30

/** Whether a document can have come on a day: no later than today, and not long ago. */
export function isReceivable(on: Day, today: Day): boolean {
  return on <= today && on >= addDays(today, -OPEN_DAYS)
}
