/** The four steps that are questions: process and product, agency, identifiers, data. */
import { agencyById, isOfficial, officerById } from '#agencies'
import type { Office } from '#platform/office.ts'
import type { Typed } from '#ui/fields.tsx'
import { demandOf } from '../case/demand.ts'
import { byConsent } from '../consent/consent.rules.ts'
import { keepsRecords } from '../preservation/preservation.rules.ts'
import { categoriesOf } from '../triage/category.rules.ts'
import type { Process } from '../triage/process.rules.ts'
import { decideReach } from '../triage/reach.rules.ts'
import { townOf } from './address.rules.ts'
import { AgencyForm, agencyAnswers, boxOf } from './agency.form.ts'
import { AgencyPage } from './agency.page.tsx'
import { type AnswerStep, DATE_FIELD, type DateProblem, isList } from './answers.rules.ts'
import { DataForm, readData, secrecyFilled } from './data.form.ts'
import { type DataMode, DataPage } from './data.page.tsx'
import { say } from './filing.words.ts'
import { IdentifiersForm, ROWS_AT_ONCE, ROWS_MOST, readRows } from './identifiers.form.ts'
import { IdentifiersPage, withoutGaps } from './identifiers.page.tsx'
import { offeredTo } from './offered.ts'
import { ProcessForm, processAnswers } from './process.form.ts'
import { ProcessPage } from './process.page.tsx'
import { RestrictionForm, readRestriction } from './restriction.form.ts'
import { RestrictionPage } from './restriction.page.tsx'
import { type StepDoor, stepDoor } from './step.routes.tsx'

const dateField = (problem: DateProblem) => DATE_FIELD[problem]

export type AnswerSteps = Readonly<Record<AnswerStep, StepDoor>>

export function answerSteps(office: Office): AnswerSteps {
  return {
    process: process(office),
    agency: agency(office),
    identifiers: identifiers(office),
    data: data(office),
    restriction: restriction(office),
  }
}

function process(office: Office): StepDoor {
  return stepDoor(office, {
    step: 'process',
    form: ProcessForm,
    context: async ({ db, draft }) => ({ offered: offeredTo(office, await agencyById(db, draft.agencyId)) }),
    filled: (answers) => ({ ...answers.process }),
    read: (input, { context: { offered }, view }) =>
      offered.includes(input.process)
        ? { kind: 'read', answers: { process: processAnswers(input) } }
        : { kind: 'wrong', errors: { process: say(view.lang)('wrong.notYours') } },
    dateField,
    page: ({ context: { offered }, ...shown }) => <ProcessPage {...shown} offered={offered} />,
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

function modeOf(process: Process): DataMode {
  if (keepsRecords(process)) return 'kept'
  return byConsent(process) ? 'agreed' : 'asked'
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
            ...{ categories: saved.categories, from: saved.from ?? '', to: saved.to ?? '' },
            ...secrecyFilled(saved.secrecy),
          }
        : {},
    read: (input, { context, view, today }) => {
      const read = readData(input, { ...context, today, lang: view.lang })
      return read.kind === 'wrong' ? read : { kind: 'read', answers: { data: read.data } }
    },
    dateField,
    page: ({ context, ...shown }) => <DataPage {...shown} reach={context.reach} mode={modeOf(context.process)} />,
  })
}

function restriction(office: Office): StepDoor {
  return stepDoor(office, {
    step: 'restriction',
    form: RestrictionForm,
    context: async ({ db, draft }) => {
      if (!draft.answers.process) return 'process'
      return { issuer: (await agencyById(db, draft.agencyId))?.country ?? '' }
    },
    filled: ({ restriction: saved }): Typed =>
      saved
        ? {
            ...{ law: saved.law, act: saved.act, territory: saved.territory.join(', ') },
            ...{ startsOn: saved.startsOn ?? '', until: saved.endsOn ?? '' },
            ...secrecyFilled(saved.secrecy),
          }
        : {},
    read: (input, { context: { issuer }, view, today }) => {
      const read = readRestriction(input, { issuer, today, lang: view.lang })
      return read.kind === 'wrong' ? read : { kind: 'read', answers: { restriction: read.restriction } }
    },
    page: ({ context: { issuer }, ...shown }) => <RestrictionPage {...shown} issuer={issuer} />,
  })
}
