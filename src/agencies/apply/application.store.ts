import type { Selectable } from 'kysely'
import type { Db, Tables, Tx } from '#platform/db/db.ts'
import type { Lang } from '#platform/words.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    account_application: {
      id: string
      secret_hash: string
      code_hash: string
      guesses: number
      email: string
      agency_name: string
      country: string
      name: string
      title: string
      badge: string
      telephone: string
      extension: string
      supervisor: string
      lang: Lang
      created_at: Date
      ends_at: Date
      proved_at: Date | null
    }
    application_outcome: {
      application_id: string
      outcome: 'accepted' | 'refused'
      reason: string
      person_id: string | null
      at: Date
      by_person: string
    }
  }
}

/** What the applicant says. */
export type ApplicationFacts = Readonly<{
  email: string
  agency: string
  country: string
  name: string
  title: string
  badge: string
  telephone: string
  extension: string
  supervisor: string
}>

export type Application = ApplicationFacts &
  Readonly<{
    id: string
    lang: Lang
    codeHash: string
    guesses: number
    createdAt: Date
    endsAt: Date
    provedAt: Date | null
    outcome: 'accepted' | 'refused' | null
  }>

type NewApplication = Omit<Application, 'outcome' | 'guesses' | 'provedAt'> & Readonly<{ secretHash: string }>

export async function insertApplication(tx: Tx, made: NewApplication): Promise<void> {
  const { id, email, agency, country, name, title, badge, telephone, extension, supervisor, lang } = made
  await tx
    .insertInto('account_application')
    .values({
      ...{ id, email, agency_name: agency, country, name, title, badge, telephone, extension, supervisor, lang },
      ...{ secret_hash: made.secretHash, code_hash: made.codeHash, guesses: 0, proved_at: null },
      ...{ created_at: made.createdAt, ends_at: made.endsAt },
    })
    .execute()
}

/** Those whose address was never proved are nobody's. */
export async function sweepApplications(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('account_application').where('proved_at', 'is', null).where('ends_at', '<', before).execute()
}

export async function applicationsSince(tx: Tx, email: string, since: Date): Promise<number> {
  const { n } = await tx
    .selectFrom('account_application')
    .select((of) => of.fn.countAll<number>().as('n'))
    .where('email', '=', email)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** Locked: two guesses at once are two guesses. */
export async function lockBySecret(tx: Tx, secretHash: string): Promise<Application | null> {
  const row = await tx
    .selectFrom('account_application')
    .selectAll()
    .where('secret_hash', '=', secretHash)
    .forUpdate()
    .executeTakeFirst()
  return row ? toApplication({ ...row, outcome: null }) : null
}

export async function updateProof(
  tx: Tx,
  { id, guesses, provedAt }: Pick<Application, 'id' | 'guesses' | 'provedAt'>,
): Promise<void> {
  await tx.updateTable('account_application').set({ guesses, proved_at: provedAt }).where('id', '=', id).execute()
}

export async function applicationById(db: Db | Tx, id: string): Promise<Application | null> {
  const row = await joined(db).where('made.id', '=', id).executeTakeFirst()
  return row ? toApplication(row) : null
}

/** Two decisions at once: the second waits, and sees the first. */
export async function lockApplication(tx: Tx, id: string): Promise<Application | null> {
  await tx.selectFrom('account_application').select('id').where('id', '=', id).forUpdate().execute()
  return applicationById(tx, id)
}

/** Proved and not yet decided, oldest first. */
export async function waitingApplications(db: Db | Tx): Promise<readonly Application[]> {
  const rows = await joined(db)
    .where('made.proved_at', 'is not', null)
    .where('ended.outcome', 'is', null)
    .orderBy('made.proved_at')
    .execute()
  return rows.map(toApplication)
}

export async function insertApplicationOutcome(
  tx: Tx,
  end: Readonly<{
    id: string
    outcome: 'accepted' | 'refused'
    reason: string
    personId: string | null
    at: Date
    by: string
  }>,
): Promise<void> {
  const { id, outcome, reason, personId, at, by } = end
  await tx
    .insertInto('application_outcome')
    .values({ application_id: id, outcome, reason, person_id: personId, at, by_person: by })
    .execute()
}

function joined(db: Db | Tx) {
  return db
    .selectFrom('account_application as made')
    .leftJoin('application_outcome as ended', 'ended.application_id', 'made.id')
    .selectAll('made')
    .select('ended.outcome')
}

type Row = Omit<Selectable<Tables['account_application']>, 'secret_hash'> & Pick<Application, 'outcome'>

function toApplication(row: Row): Application {
  const { id, email, country, name, title, badge, telephone, extension, supervisor, lang, guesses, outcome } = row
  return {
    ...{ id, email, agency: row.agency_name, country, name, title, badge, telephone, extension, supervisor, lang },
    ...{ codeHash: row.code_hash, guesses, outcome },
    ...{ createdAt: row.created_at, endsAt: row.ends_at, provedAt: row.proved_at },
  }
}
