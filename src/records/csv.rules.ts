/**
 * Records as CSV for reading in a spreadsheet. The JSON Lines file beside it is the exact record.
 *
 * Norm    RFC 4180.
 * Policy  a text that a spreadsheet would run as a formula gets an apostrophe before it; telephone numbers and figures stay as they are.
 */
export type Cell = string | number | null

export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = isFormula(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function isFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text) && !/^[+-]?[0-9][0-9 ().-]*$/.test(text)
}
