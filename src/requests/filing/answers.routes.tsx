/** The four steps that are questions: process and product, agency, identifiers, data. */
import { agencyById, isOfficial, officerById } from '#agencies'
import type { Office } from '#platform/office.ts'
import type { Typed } from '#ui/fields.tsx'
import { demandOf } from '../case/demand.ts'
import { keepsRecords } from '../preservation/preservation.rules.ts'
import { categoriesOf } from '../triage/category.rules.ts'
import { decideReach } from '../triage/reach.rules.ts'
import { townOf } from './address.rules.ts'
import { AgencyForm, agencyAnswers, boxOf } from './agency.form.ts'
import { AgencyPage } from './agency.page.tsx'
import { type AnswerStep, DATE_FIELD, type DateProblem, isList } from './answers.rules.ts'
import { DataForm, readData } from './data.form.ts'
import { DataPage } from './data.page.tsx'
import { say } from './filing.words.ts'
import { IdentifiersForm, ROWS_AT_ONCE, ROWS_MOST, readRows } from './identifiers.form.ts'
import { IdentifiersPage, withoutGaps } from './identifiers.page.tsx'
import { ProcessForm, processAnswers } from './process.form.ts'
import { ProcessPage } from './process.page.tsx'
import { type StepDoor, stepDoor } from './step.routes.tsx'

const dateField = (problem: DateProblem) => DATE_FIELD[problem]

export type AnswerSteps = Readonly<Record<AnswerStep, StepDoor>>

export function answerSteps(office: Office): AnswerSteps {
  return { process: process(office), agency: agency(office), identifiers: identifiers(office), data: data(office) }
}

function process(office: Office): StepDoor {
  return stepDoor(office, {
    step: 'process',
    form: ProcessForm,
    context: async () => ({}),
    filled: (answers) => ({ ...answers.process }),
    read: (input) => ({ kind: 'read', answers: { process: processAnswers(input) } }),
    dateField,
    page: ({ context: _, ...shown }) => <ProcessPage {...shown} />,
  })
}

function agency(office: Office): StepDoor {
  return stepDoor(office, {
    step: 'agency',
    form: AgencyForm,
    context: async ({ db, draft, actor }) => {
      const [known, officer] = [
        await agencyById(db, draft.agencyId),
        await officerById(db, actor.id, office.clock.now()),
      ]
      const [street = '', ...rest] = known?.address ?? []
      const prefilled = {
        agencyName: known ? [known.name, known.unit].filter(Boolean).join(', ') : '',
        officerName: actor.name,
        badge: officer?.badge ?? '',
        email: actor.email,
        telephone: officer?.telephone ?? '',
        extension: officer?.extension || '0',
        street,
        ...townOf(rest[0] ?? ''),
        country: known?.country ?? '',
      }
      return {
        domains: known?.domains ?? [],
        prefilled: { ...prefilled, region: prefilled.region || (known?.region ?? '') },
      }
    },
    filled: (answers, { prefilled }): Typed => answers.agency ?? prefilled,
    read: (input, { context, view }) => {
      const t = say(view.lang)
      const answers = agencyAnswers(input)
      const box = boxOf(answers)
      const errors = {
        ...(!isOfficial(answers.email, context.domains) && { email: t('wrong.notOfficial') }),
        ...(box && { [box.field]: t('wrong.box', { found: box.found }) }),
      }
      return Object.keys(errors).length > 0 ? { kind: 'wrong', errors } : { kind: 'read', answers: { agency: answers } }
    },
    page: ({ context, ...shown }) => <AgencyPage {...shown} domains={context.domains} />,
  })
}

function identifiers(office: Office): StepDoor {
  return stepDoor(office, {
    step: 'identifiers',
    form: IdentifiersForm,
    context: async ({ draft: { answers } }) => ({ listed: isList(answers) ? (answers.identifiers ?? []) : [] }),
    // A list came from a file and stands in no field; leaving the step as it is keeps it.
    filled: (answers) =>
      Object.fromEntries(
        (isList(answers) ? [] : (answers.identifiers ?? [])).flatMap(({ kind, value, at }, n) => [
          [`identifiers.${n}.kind`, kind],
          [`identifiers.${n}.value`, value],
          [`identifiers.${n}.date`, at?.slice(0, 10) ?? ''],
          [`identifiers.${n}.time`, at?.slice(11, 16) ?? ''],
        ]),
      ),
    read: ({ identifiers: rows, more }, { view, context: { listed } }) => {
      if (more !== undefined) return { kind: 'more' }
      if (rows.length === 0 && listed.length > 0) return { kind: 'read', answers: { identifiers: listed } }
      const read = readRows(rows, view.now, view.lang)
      return read.kind === 'wrong' ? read : { kind: 'read', answers: { identifiers: read.identifiers } }
    },
    page: ({ context: _, ...shown }) => {
      const { typed, rows } = withoutGaps(shown.typed)
      const had = Number(shown.typed['more'] ?? 0) || 0
      const wanted = Math.max(had > 0 ? had + ROWS_AT_ONCE : ROWS_AT_ONCE, rows)
      return <IdentifiersPage {...shown} typed={typed} rows={Math.min(ROWS_MOST, wanted)} most={ROWS_MOST} />
    },
  })
}

function data(office: Office): StepDoor {
  return stepDoor(office, {
    step: 'data',
    form: DataForm,
    context: async ({ db, draft }) => {
      const { process } = draft.answers
      if (!process) return 'process'
      const known = await agencyById(db, draft.agencyId)
      const reach = decideReach({
        demand: demandOf({
          ...{ process: process.process, statute: process.statute, agency: known, provider: office.provider },
          ...{ classifiedAs: null, instrument: null },
          at: office.clock.now(),
        }),
        accounts: [],
        categories: categoriesOf(process.product),
      })
      return { reach, product: process.product, process: process.process }
    },
    filled: ({ data: saved }): Typed =>
      saved
        ? {
            categories: saved.categories,
            from: saved.from ?? '',
            to: saved.to ?? '',
            secrecy: saved.secrecy === null ? 'none' : saved.secrecy.endsOn ? 'until' : 'open',
            court: saved.secrecy?.court ?? '',
            secrecyStatute: saved.secrecy?.statute ?? '',
            endsOn: saved.secrecy?.endsOn ?? '',
          }
        : {},
    read: (input, { context, view, today }) => {
      const read = readData(input, { ...context, today, lang: view.lang })
      return read.kind === 'wrong' ? read : { kind: 'read', answers: { data: read.data } }
    },
    dateField,
    page: ({ context, ...shown }) => (
      <DataPage {...shown} reach={context.reach} keeps={keepsRecords(context.process)} />
    ),
  })
}
