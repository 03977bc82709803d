/**
 * The data catalogue as it is published: every field that the service holds, and which process reaches it by the tables that decide.
 * Nothing here is written by hand but what cannot be held.
 */

import type { Provider } from '#platform/config.ts'
import { type Day, day } from '#platform/time.ts'
import { LANGS } from '#platform/words.ts'
import {
  CATALOGUE,
  CATALOGUE_VERSIONS,
  classOf,
  type DataClass,
  FIELD_IDS,
  type FieldId,
  fieldRow,
  heldDays,
  NOT_HELD,
  type Purpose,
  RELATIONS,
  type Relation,
  reachesField,
  SOURCES,
  type Source,
  sayField,
} from '#records'
import { PROCESS_IDS, type Process, processRow, RULES_DATE } from '../triage/process.rules.ts'
import { grantReach } from '../triage/reach.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'

/** One field about one kind of person: what a class is said of, and what a grant names. */
export type Datum = Readonly<{
  field: FieldId
  relation: Relation
  exportName: string
  dataClass: DataClass
  /** The letter of 18 U.S.C. § 2703(c)(2) that puts it within a subpoena. */
  letter: string | null
  processes: readonly Process[]
}>

export type HeldSource = Readonly<{
  source: Source
  days: number | null
  purpose: Purpose
  data: readonly Datum[]
}>

/** Processes that count on that day and reach something; what lies in the vault is not spoken of. */
export function processesOn(on: Day): readonly Process[] {
  return PROCESS_IDS.filter((process) => {
    const { vault, validFrom, validTo } = processRow(process)
    return !vault && validFrom <= on && (validTo === null || on <= validTo) && grantReach(process) !== null
  })
}

/** Every source with its data, in the order of the catalogue. */
export function heldSources(setting: Provider['recordRetention'], on: Day): readonly HeldSource[] {
  const processes = processesOn(on)
  return SOURCES.flatMap((source) => {
    const fields = FIELD_IDS.filter((field) => fieldRow(field).source === source)
    const [first] = fields
    if (first === undefined) return []
    const { purpose } = fieldRow(first)
    return [{ source, days: heldDays(source, setting), purpose, data: fields.flatMap((one) => dataOf(one, processes)) }]
  })
}

function dataOf(field: FieldId, processes: readonly Process[]): readonly Datum[] {
  const { exportName, statute, class: classes } = fieldRow(field)
  return RELATIONS.filter((relation) => classes[relation] !== null).map((relation) => ({
    ...{ field, relation, exportName, dataClass: classOf(field, relation) },
    letter: relation === 'own' ? (statute?.slice(-1) ?? null) : null,
    processes: processes.filter((process) => reachesField(grantReach(process), field, relation)),
  }))
}

/** Sources and data in which every word asked for stands, in either language, whatever its capitals; all where nothing is asked. */
export function searched(sources: readonly HeldSource[], text: string): readonly HeldSource[] {
  const words = plain(text).split(/\s+/).filter(Boolean)
  return sources
    .map(({ data, ...held }) => ({
      ...held,
      data: data.filter((datum) => words.every((word) => textOf(held.source, datum).includes(word))),
    }))
    .filter(({ data }) => data.length > 0)
}

function textOf(source: Source, { field, dataClass }: Datum): string {
  const said = LANGS.flatMap((lang) => [
    sayField(lang)(`field.${field}`),
    sayField(lang)(`source.${source}`),
    sayTriage(lang)(`class.${dataClass}`),
    sayTriage(lang)(`category.${fieldRow(field).category}`),
  ])
  return plain([field, dataClass, ...said].join('\n'))
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u00ad]/g, '')
    .toLowerCase()
}

/** `/.well-known/data-catalogue.json`: the same for programs. */
export function machineCatalogue({ provider, baseUrl }: Readonly<{ provider: Provider; baseUrl: string }>, on: Day) {
  return {
    ...CATALOGUE,
    provider: provider.name,
    page: `${baseUrl}/data`,
    /** Of the tables of law; no lawyer has read them yet. */
    rulesDate: day(RULES_DATE),
    reviewed: false,
    sources: heldSources(provider.recordRetention, on).map(({ source, days, data }) => ({
      source,
      retentionDays: days,
      retentionSetBy: provider.recordRetention?.[source] === undefined ? 'usual' : 'provider',
      data: data.map(({ field, relation, dataClass, processes }) => {
        const { exportName, category, kind, statute, purpose } = fieldRow(field)
        return { ...{ field, relation, class: dataClass, exportName, category, kind, statute, purpose }, processes }
      }),
    })),
    notHeld: [...NOT_HELD],
    versions: [...CATALOGUE_VERSIONS],
  }
}
