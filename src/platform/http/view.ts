import type { Provider } from '#platform/config.ts'
import type { Actor, Permission } from '#platform/http/route.ts'
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
  /** Where this actor may go on the desk, with counts; composed by the app, which alone knows all modules. */
  nav?: readonly NavGroup[]
}>

/** Places on the desk under one heading; a group has at least one. */
export type NavGroup = Readonly<{ name: string; items: readonly NavItem[] }>

/** One place on the desk. `bad` marks a count that is late or urgent. */
export type NavItem = Readonly<{ href: string; name: string; count?: number; bad?: boolean }>
