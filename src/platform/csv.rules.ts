/**
 * Comma-separated values, written and read line by line.
 *
 * Norm    RFC 4180: quotes around a cell that holds a separator; a quote in it is doubled. Reading, a cell never runs over the end of a
 *         line here: no register and no list of identifiers does so, and a forgotten quote would swallow the rest of the file.
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

/** Null for a line whose quotes do not close, or stand within a cell. `separator` is one sign. */
export function cellsOf(line: string, separator = ','): readonly string[] | null {
  const cells: string[] = []
  let at = 0
  for (;;) {
    if (line[at] === '"') {
      const quoted = /^"((?:[^"]|"")*)"/.exec(line.slice(at))
      const end = at + (quoted?.[0].length ?? 0)
      if (!quoted || (end < line.length && line[end] !== separator)) return null
      cells.push((quoted[1] ?? '').replaceAll('""', '"'))
      at = end
    } else {
      const end = line.indexOf(separator, at)
      const cell = line.slice(at, end < 0 ? undefined : end)
      if (cell.includes('"')) return null
      cells.push(cell)
      at += cell.length
    }
    if (at >= line.length) return cells
    at += 1
  }
}
