/**
 * Text of strangers in a page that nobody should have to trust: it can say anything and do nothing.
 *
 * Norm    HTML, 13.1.2.3 and 13.3: in text and in a quoted attribute only & < > " ' can end what they stand in.
 * Norm    Unicode Standard Annex 9: explicit directional signs, shown by their number, so that no line reads in another order than it was written.
 */
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Signs that cannot be seen: controls, directional marks, the byte order mark, half a surrogate pair. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu
/** Unseen, and harmless: tab, line feed, and what joins letters and pictures into one. */
const LET = new Set(['\n', '\t', '\u200C', '\u200D'])

/** For text and for attributes in quotes. */
export function inert(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '').replaceAll(UNSEEN, mark)
}

function mark(sign: string): string {
  if (LET.has(sign)) return sign
  return `<code>U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}</code>`
}
