/** The keys of a table that is written in code, in the order in which they stand there. Not for what comes from outside: it could hold more. */
export function keysOf<Table extends Readonly<Record<string, unknown>>>(
  table: Table,
): readonly (keyof Table & string)[] {
  return Object.keys(table) as (keyof Table & string)[]
}
