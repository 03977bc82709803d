/**
 * What is shown of the name that a stranger gave a file. It never becomes a path.
 *
 * Policy  a file lies in the store under its SHA-256; its name is words, cut to one line.
 */

/** A file name to show: its last part, without control characters, at most 120 characters. */
export function shortName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? ''
  const clean = base
    .normalize('NFC')
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .slice(0, 120)
  return clean === '' ? 'document.pdf' : clean
}
