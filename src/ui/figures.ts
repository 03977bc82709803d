/** Numbers in the reader's language. */
import type { Lang } from '#platform/words.ts'

const LOCALE: Readonly<Record<Lang, string>> = { en: 'en-GB', nl: 'nl-NL' }

/** 184,204 or 184.204 */
export function formatNumber(lang: Lang, value: number): string {
  return value.toLocaleString(LOCALE[lang], { maximumFractionDigits: 1 })
}

/** A share of a whole, 0 to 1, with one decimal: 36.6 % */
export function formatShare(lang: Lang, share: number): string {
  return `${(share * 100).toLocaleString(LOCALE[lang], { minimumFractionDigits: 1, maximumFractionDigits: 1 })} %`
}

/** Bytes in steps of 1000, as disks and mail programs count: 61 kB, 1.2 MB. */
export function formatBytes(lang: Lang, bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3))
  const value = bytes / 1000 ** step
  return `${value.toLocaleString(LOCALE[lang], { maximumFractionDigits: value < 10 && step > 0 ? 1 : 0 })} ${UNITS[step]}`
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** A sum of whole cents with its currency in letters, as an invoice writes it: EUR 1,234.50 or EUR 1.234,50. Nothing is divided. */
export function formatMoney(lang: Lang, cents: number, currency: string): string {
  const size = Math.abs(cents)
  const whole = ((size - (size % 100)) / 100).toLocaleString(LOCALE[lang])
  const rest = String(size % 100).padStart(2, '0')
  return `${currency} ${cents < 0 ? '−' : ''}${whole}${lang === 'nl' ? ',' : '.'}${rest}`
}
