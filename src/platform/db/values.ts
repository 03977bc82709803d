/**
 * How values of PostgreSQL arrive in JavaScript, the same on both engines:
 * int8 as a number (a bigint only beyond 2^53), numeric, interval, date and time as text, timestamptz as a Date, bytea as a Uint8Array.
 */
import pg from 'pg'
import { instant } from '../time.ts'

type Read = (text: string) => unknown

const OID = {
  bytea: 17,
  int8: 20,
  date: 1082,
  time: 1083,
  timestamp: 1114,
  timestamptz: 1184,
  interval: 1186,
  numeric: 1700,
  textArray: 1009,
  int8Array: 1016,
  timestampArray: 1115,
  dateArray: 1182,
  timestamptzArray: 1185,
  numericArray: 1231,
}

const asText: Read = (text) => text

export function readInt8(text: string): number | bigint {
  const near = Number(text)
  return Number.isSafeInteger(near) ? near : BigInt(text)
}

/** PostgreSQL writes `2026-03-29 02:30:00.5+00`. */
const readTimestamptz: Read = (text) => instant(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))

/** PGlite derives the readers of arrays from these itself. */
export const PGLITE_PARSERS: Readonly<Record<number, Read>> = {
  [OID.int8]: readInt8,
  [OID.date]: asText,
  [OID.time]: asText,
  [OID.timestamp]: asText,
  [OID.timestamptz]: readTimestamptz,
  [OID.interval]: asText,
  [OID.numeric]: asText,
}

const readTextArray = pg.types.getTypeParser(OID.textArray as never) as (text: string) => (string | null)[]
const arrayOf =
  (read: Read): Read =>
  (text) =>
    readTextArray(text).map((item) => (item === null ? null : read(item)))
const readBytea = pg.types.getTypeParser(OID.bytea as never) as (text: string) => Buffer

const PG_PARSERS: Readonly<Record<number, Read>> = {
  ...PGLITE_PARSERS,
  [OID.bytea]: (text) => new Uint8Array(readBytea(text)),
  [OID.int8Array]: arrayOf(readInt8),
  [OID.dateArray]: readTextArray,
  [OID.timestampArray]: readTextArray,
  [OID.timestamptzArray]: arrayOf(readTimestamptz),
  [OID.numericArray]: readTextArray,
}

/** For one pool; the driver's global table stays as it is, for pg-boss reads through that. */
export const PG_TYPES = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && PG_PARSERS[oid]) || pg.types.getTypeParser(oid as never, format as never),
} as pg.CustomTypesConfig
