/**
 * How the office works, written down by its own people.
 *
 * Policy  a guideline stands in both languages; what it said before stays to be read, with who changed it and why (issue 3, item 8).
 */

/** The screens that a guideline can be linked from. */
export const GUIDE_PLACES = ['decision', 'emergency', 'notice', 'elsewhere'] as const
export type Place = (typeof GUIDE_PLACES)[number]

/** A name for an address: `When we narrow a request` becomes `when-we-narrow-a-request`. */
export function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/[̀-ͯ]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
}

/** Paragraphs as they were written: a blank line parts them. */
export function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}
