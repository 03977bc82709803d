import type { Db, Tx } from '#platform/db/db.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    instance: { only_row?: boolean; kind: 'demo' | 'production'; at: Date }
  }
}

export type InstanceKind = 'demo' | 'production'

/** What this database was made as; null while it is empty. Nothing can change it afterwards. */
export async function instanceKind(db: Db): Promise<InstanceKind | null> {
  return (await db.selectFrom('instance').select('kind').executeTakeFirst())?.kind ?? null
}

export async function insertInstance(tx: Tx, kind: InstanceKind, at: Date): Promise<void> {
  await tx.insertInto('instance').values({ kind, at }).execute()
}

/** A new demo begins in its own past; filling it brings the clock to now. */
export async function startDemoClock(tx: Tx, offsetMs: number): Promise<void> {
  await tx.insertInto('demo_clock').values({ only_row: true, offset_ms: offsetMs }).execute()
}
