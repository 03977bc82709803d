/** A statement carries at most 65,535 parameters: longer lists of rows go in parts. */
const ROWS = 1_000

export function inParts<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  return Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, n) => rows.slice(n * ROWS, (n + 1) * ROWS))
}
