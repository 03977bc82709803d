/**
 * One line of a file of comma-separated values.
 *
 * Norm    RFC 4180: quotes around a cell that holds a comma; a quote in it is doubled. A cell never runs over the end of a line here: none of
 *         the registers does so, and a forgotten quote would swallow the rest of the file.
 */

/** Null for a line whose quotes do not close, or stand within a cell. */
export function cellsOf(line: string): readonly string[] | null {
  const cells: string[] = []
  let at = 0
  for (;;) {
    if (line[at] === '"') {
      const quoted = /^"((?:[^"]|"")*)"(?=,|$)/.exec(line.slice(at))
      if (!quoted) return null
      cells.push((quoted[1] ?? '').replaceAll('""', '"'))
      at += quoted[0].length
    } else {
      const end = line.indexOf(',', at)
      const cell = line.slice(at, end < 0 ? undefined : end)
      if (cell.includes('"')) return null
      cells.push(cell)
      at += cell.length
    }
    if (at >= line.length) return cells
    at += 1
  }
}
