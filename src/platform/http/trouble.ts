/** Refusals of the platform itself, in the reader's language. */
import { type Lang, speaker } from '#platform/words.ts'
import { words } from './http.words.ts'
import type { Trouble } from './problem.page.tsx'

const say = speaker(words)

const STATUS = {
  badAddress: 400,
  unreadable: 400,
  both: 400,
  signIn: 401,
  forbidden: 403,
  crossSite: 403,
  notFound: 404,
  method: 405,
  tooLarge: 413,
  media: 415,
  host: 421,
  invalid: 422,
  tooMany: 429,
  broken: 500,
  unscanned: 503,
} as const

export type TroubleCode = keyof typeof STATUS

/** `values` are those of the sentence: `size`, `seconds`, `methods`, `url`, `id`. */
export function trouble(lang: Lang, code: TroubleCode, values?: Readonly<Record<string, string | number>>): Trouble {
  const tell = say(lang)
  return {
    status: STATUS[code],
    code: kebab(code),
    title: tell(`problem.${code}`),
    detail: tell(`problem.${code}Detail`, values),
  }
}

/** Bytes as people say them: 25 MB, 64 kB. */
export function sizeText(bytes: number): string {
  return bytes >= 1_000_000 ? `${Math.round(bytes / 1_000_000)} MB` : `${Math.max(1, Math.floor(bytes / 1000))} kB`
}

function kebab(code: string): string {
  return code.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
