import type { Actor, Permission } from '#platform/http/route.ts'
import type { Provider } from '#platform/config.ts'
import type { Lang } from '#platform/words.ts'

export type Look = 'system' | 'light' | 'dark'

/** What every page knows beside its own data. */
export type View = Readonly<{
  lang: Lang
  /** Path without query, and with it. */
  path: string
  url: string
  look: Look
  actor: Actor | null
  may: (permission: Permission) => boolean
  provider: Provider
  now: Date
  /** IANA zone in which times are shown. */
  zone: string
  demo: boolean
  /** URL of a static file by its plain name, such as `waarborg.css`. */
  asset: (name: string) => string
  /** A sentence to show once on the next page, after a redirect. */
  said: string | null
}>
