import type { Kysely, Transaction } from 'kysely'

/**
 * Every table. Each store declares the tables it owns:
 * `declare module '#platform/db/db.ts' { interface Tables { outbox_mail: … } }`
 */
// biome-ignore lint/suspicious/noEmptyInterface: an interface is the one thing that other files can add to.
export interface Tables {}

export type Db = Kysely<Tables>
/** A store function that takes a `Tx` cannot be called outside a transaction. */
export type Tx = Transaction<Tables>
