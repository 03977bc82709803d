import type { Db, Tx } from '#platform/db/db.ts'
import type { Place } from './guideline.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    guideline: { id: string; place: Place; at: Date; by_person: string }
    guideline_version: {
      guideline_id: string
      n: number
      title_en: string
      title_nl: string
      text_en: string
      text_nl: string
      why: string
      at: Date
      by_person: string
    }
  }
}

type Texts = Readonly<{ en: string; nl: string }>
export type Version = Readonly<{ n: number; title: Texts; text: Texts; why: string; at: Date; by: string }>
export type Guideline = Readonly<{ id: string; place: Place; versions: readonly Version[] }>
export type GuidelineLine = Readonly<{ id: string; place: Place; title: Texts; n: number; at: Date; by: string }>

export async function insertGuideline(
  tx: Tx,
  { id, place, at, by }: { id: string; place: Place; at: Date; by: string },
): Promise<boolean> {
  const made = await tx
    .insertInto('guideline')
    .values({ id, place, at, by_person: by })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

export async function insertVersion(tx: Tx, guidelineId: string, version: Version): Promise<boolean> {
  const { n, title, text, why, at, by } = version
  const made = await tx
    .insertInto('guideline_version')
    .values({
      ...{ guideline_id: guidelineId, n, title_en: title.en, title_nl: title.nl, text_en: text.en, text_nl: text.nl },
      ...{ why, at, by_person: by },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('n')
    .executeTakeFirst()
  return made !== undefined
}

/** Every guideline as it reads now; those of one place where one is named. */
export async function guidelines(db: Db, place?: Place): Promise<readonly GuidelineLine[]> {
  const rows = await db
    .selectFrom('guideline as g')
    .innerJoin('guideline_version as v', 'v.guideline_id', 'g.id')
    .select(['g.id', 'g.place', 'v.n', 'v.title_en', 'v.title_nl', 'v.at', 'v.by_person'])
    .where('v.n', '=', (of) =>
      of
        .selectFrom('guideline_version as last')
        .select((one) => one.fn.max('last.n').as('n'))
        .whereRef('last.guideline_id', '=', 'g.id'),
    )
    .$if(place !== undefined, (query) => query.where('g.place', '=', place ?? 'elsewhere'))
    .orderBy('g.place')
    .orderBy('g.id')
    .limit(200)
    .execute()
  return rows.map(({ id, place: at_, n, title_en, title_nl, at, by_person }) => ({
    ...{ id, place: at_, n, at, by: by_person, title: { en: title_en, nl: title_nl } },
  }))
}

/** One guideline with every version, the newest first. */
export async function guidelineById(db: Db, id: string): Promise<Guideline | undefined> {
  const row = await db.selectFrom('guideline').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const versions = await db
    .selectFrom('guideline_version')
    .selectAll()
    .where('guideline_id', '=', id)
    .orderBy('n', 'desc')
    .execute()
  return {
    ...{ id, place: row.place },
    versions: versions.map((one) => ({
      ...{ n: one.n, why: one.why, at: one.at, by: one.by_person },
      ...{ title: { en: one.title_en, nl: one.title_nl }, text: { en: one.text_en, nl: one.text_nl } },
    })),
  }
}
