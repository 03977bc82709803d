/** Everything that a case holds of those who asked: looked for in what is to leave. */
import { agencyById } from '#agencies'
import type { Tx } from '#platform/db/db.ts'
import type { CaseFile } from '../case/case.store.ts'
import type { Fact, FactKind } from '../case/fact.rules.ts'
import { colleaguesOf } from '../colleagues/colleague.store.ts'
import { contactsOf } from '../filing/contact.store.ts'
import { say } from '../filing/filing.words.ts'
import { orderOf } from '../restriction/restriction.store.ts'
import type { Guarded } from './guard.rules.ts'

export async function guardedOf(tx: Tx, file: CaseFile, facts: readonly Fact[]): Promise<Guarded> {
  const agency = await agencyById(tx, file.agencyId)
  const officers = await contactsOf(tx, file)
  const colleagues = await colleaguesOf(tx, file.id)
  const order = await orderOf(tx, file.id)
  const answersTo = (questions: ReadonlySet<string>) =>
    file.asked.filter(({ question }) => questions.has(question)).map(({ answer }) => answer)
  return {
    names: filled([
      ...[file.id, file.number, file.docketNumber, file.statute],
      ...officers.map(({ to }) => to),
      ...colleagues.map(({ address }) => address),
      ...file.tasks.map(({ value }) => value),
      ...answersTo(NAMING),
      ...facts.flatMap(namesOf),
    ]),
    titles: filled([agency?.name ?? '', ...officers.map(({ name }) => name), ...answersTo(ENTITLED)]),
    texts: filled([
      ...file.asked.map(({ answer }) => answer),
      ...facts.filter(({ kind }) => SAID_BY_OTHERS.has(kind)).flatMap(textOf),
      ...[file.objection, order?.act ?? ''],
    ]),
  }
}

const filled = (texts: readonly string[]) => texts.map((text) => text.trim()).filter(Boolean)

/** Questions of the officer's form whose answers point to the case; kept with it in the language in which they were read. */
const NAMING = questions([
  ...([
    'process.docketNumber',
    'process.statute',
    'process.natureOfOffence',
    'data.court',
    'data.secrecyStatute',
  ] as const),
  ...(['agency.badge', 'agency.email', 'agency.telephone', 'agency.street'] as const),
])
const ENTITLED = questions(['process.officialName', 'agency.agencyName', 'agency.officerName'])

function questions(keys: readonly Parameters<ReturnType<typeof say>>[0][]): ReadonlySet<string> {
  return new Set(keys.flatMap((key) => [say('en')(key), say('nl')(key)]))
}

/** Courts and what stands on their papers. */
function namesOf(fact: Fact): readonly string[] {
  if (fact.kind === 'secrecy-recorded') return [fact.data.court, fact.data.statute]
  if (fact.kind === 'challenge-filed') return [fact.data.court, fact.data.docket]
  if (fact.kind === 'linked') return [fact.data.number, fact.data.caseId]
  return fact.kind === 'follow-up-ended' ? [fact.data.reference] : []
}

const SAID_BY_OTHERS: ReadonlySet<FactKind> = new Set<FactKind>([
  'officer-wrote',
  'question-answered',
  'narrowing-answered',
  'authority-answered',
  'exception-argued',
  'user-objected',
])

function textOf({ data }: Fact): readonly string[] {
  return 'text' in data ? [data.text] : []
}
