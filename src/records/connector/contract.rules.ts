/**
 * What the office and a provider's own records say to each other over HTTP, version 1. `docs/connector/openapi.json` is made from
 * these shapes; docs/connector/README.md says it in words. Every shape is closed: a name that is not listed makes the message wrong.
 *
 * Norm    RFC 9110: methods, statuses, ranges; RFC 6750: the bearer secret; RFC 8259: JSON; NDJSON: one value on each line.
 * Policy  a provider says of each row whose it is and when it began, from the row itself, so that the office can check what it asked for.
 */
import { z } from 'zod'
import { isDay } from '#platform/time.ts'
import { RELATIONS } from '../class.rules.ts'

export const CONTRACT = 1
/** More accounts than this behind one identifier are not told apart by reading on. */
export const MOST_ACCOUNTS = 20
export const MOST_ROWS_OF_PAGE = 1000

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/)
/** One spelling of instants, so that they order like the instants they name. */
export const instantText = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/)
  .refine((text) => isDay(text.slice(0, 10)))
const cursor = z.string().min(1).max(2000)

export const Hello = z.strictObject({
  contract: z.literal(CONTRACT),
  /** The version of the catalogue whose fields the provider knows. */
  catalogue: z.int().min(1),
  name: z.string().min(1).max(200),
})

export const LookupAsk = z.strictObject({
  kind: z.enum(['email', 'username', 'telephone', 'meeting']),
  value: z.string().min(1).max(500),
  /** For a meeting: an instant at which it ran. */
  at: instantText.nullable(),
})
export const LookupAnswer = z.strictObject({
  accounts: z
    .array(
      z.strictObject({
        accountId: id,
        accountType: z.string().min(1).max(80),
        country: z.string().regex(/^[A-Z]{2}$/),
        /** For a meeting that was asked for; null otherwise. */
        meetingId: id.nullable(),
      }),
    )
    .max(MOST_ACCOUNTS),
})

export const ContactAsk = z.strictObject({ accountId: id })
export const ContactAnswer = z.strictObject({
  contact: z
    .strictObject({ name: z.string().min(1).max(500), email: z.email().max(320), lang: z.enum(['nl', 'en']) })
    .nullable(),
})

export const RowsAsk = z.strictObject({
  source: z.string().min(1).max(80),
  relation: z.enum(RELATIONS),
  fields: z.array(z.string().min(1).max(120)).min(1).max(200),
  subject: z.strictObject({ accountId: id, meetingId: id.nullable() }),
  /** Half-open: a row belongs to the period when it begins in it. Rows without a time of their own are not limited by it. */
  from: instantText,
  to: instantText,
  /** As the page before gave it; null for the first page. */
  cursor: cursor.nullable(),
  limit: z.int().min(1).max(MOST_ROWS_OF_PAGE),
})

export const FileValue = z.strictObject({
  file: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/),
  mediaType: z
    .string()
    .max(100)
    .regex(/^[a-z0-9][a-z0-9.+-]*\/[a-z0-9][a-z0-9.+-]*$/),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type NamedFile = Readonly<z.output<typeof FileValue>>

export const RowLine = z.strictObject({
  /** The account in whose records the row stands. */
  subject: id,
  /** The meeting of the row; null for rows of no meeting. */
  meeting: id.nullable(),
  /** When the row begins; null for rows without a time of their own. */
  at: instantText.nullable(),
  /** Exactly the fields asked for; null where there is none. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.null(), FileValue])),
})
/** The last line of every page: a page without it was cut off. */
export const EndLine = z.strictObject({ end: z.strictObject({ rows: z.int().min(0), next: cursor.nullable() }) })
