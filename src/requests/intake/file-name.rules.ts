/**
 * What is shown of the name that a stranger gave a file. It never becomes a path.
 *
 * Policy  a file lies in the store under its SHA-256; its name is words, cut to one line.
 * Policy  a file that was found to be a PDF is called one, and keeps its ending however it is cut: what is handed out again opens as
 *         what it is. Most disks take no name of more than 255 bytes.
 */

/** A file name to show: its last part, without control characters, at most 120 characters. */
export function shortName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? ''
  const clean = base
    .normalize('NFC')
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .slice(0, 120)
    .toWellFormed()
  return clean === '' ? 'document.pdf' : clean
}

const STEM_MOST = 116
const STEM_BYTES_MOST = 240

/** The name of a file that is a PDF, whatever it was called: at most 120 characters and 244 bytes. */
export function pdfName(name: string): string {
  const stem = shortName(name)
    .replace(/\.pdf$/i, '')
    .replaceAll(/^[.\s]+|[.\s]+$/g, '')
  const letters = [...stem].slice(0, STEM_MOST)
  while (letters.join('').length > STEM_MOST || new TextEncoder().encode(letters.join('')).length > STEM_BYTES_MOST)
    letters.pop()
  return letters.length === 0 ? 'document.pdf' : `${letters.join('')}.pdf`
}
