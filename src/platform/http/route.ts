/**
 * One line of the route table serves a page (cookie, language) and the same handler as JSON under /api/v1 (bearer token).
 * Permission, access-log name, schema and reply are required by the type.
 */
import type { Readable } from 'node:stream'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import type { Tx } from '#platform/db/db.ts'
import type { View } from '#platform/http/view.ts'

/** Names of permissions; `identity` adds them. `anyone` needs no sign-in. */
export interface PermissionNames {
  anyone: true
}
export type Permission = keyof PermissionNames

export type Method = 'GET' | 'POST'

export type Line = Readonly<{
  /** Stable name: operationId in OpenAPI, row in test/access.csv. */
  id: string
  /** Page path such as `/desk/cases/:case`, or null for a route that only programs use. */
  page: string | null
  /** Path under /api/v1, such as `/cases/:case`, or null where only a page makes sense (a language switch). */
  api: string | null
  may: Permission
  /** Access-log name; `none` for public pages that show no personal data. */
  audit: string
  /** Largest body, bytes; 64 KiB unless said. */
  bodyBytes?: number
  /** Not there for whoever may not: see hidden.ts. Such a line has no path for programs. */
  hidden?: true
  /** A stricter rate than that of ordinary pages: guessing (`sign-in`), mail that we send for strangers (`code`), big bodies (`upload`), pages that we draw (`picture`). */
  rate?: 'sign-in' | 'code' | 'upload' | 'picture'
}>

/** A file that came with a form, already on disk, hashed on the way. */
export type Upload = Readonly<{
  field: string
  name: string
  type: string
  bytes: number
  sha256: string
  path: string
  truncated: boolean
  /** The bytes themselves, for a hidden line: nothing of it touches the disk, and `path` is empty. */
  content?: Uint8Array
}>

export type Actor = Readonly<{
  id: string
  kind: 'staff' | 'officer' | 'account'
  name: string
  email: string
  roles: readonly string[]
  may: ReadonlySet<Permission>
  /** The officer's agency. */
  agencyId: string | null
  via: 'session' | 'token'
}>

export type Ask<Query, Input, Who extends Actor | null> = Readonly<{
  params: Readonly<Record<string, string>>
  query: Query
  input: Input
  /** What was typed, field by field, for the filled form of a refused input. */
  typed: Readonly<Record<string, string | readonly string[]>>
  uploads: readonly Upload[]
  actor: Who
  view: View
  /** Where the request came from; for the access log and rate limits only. */
  from: string
  /** Name of the asking program, as it calls itself; for the list of sessions only. */
  agent: string
  /** One cookie by name; never set under /api/. */
  cookie: (name: string) => string | undefined
  /** True when a program asks (bearer token or /api/v1). */
  program: boolean
}>

/** Field (`due`, `identifiers.0.value`; `form` for the whole) → a sentence, already in the reader's language: see issues.ts. */
export type FieldErrors = Readonly<Record<string, string>>

export type Status = 200 | 201 | 202 | 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503

export type Reply =
  /** `page` runs after the transaction of the read has ended. */
  | Readonly<{
      kind: 'page'
      status: Status
      json: object
      page: () => ReactElement
      cookies?: readonly string[]
      /** Its scripts may ask nobody, not even us: the browser sees to it. */
      asksNobody?: true
    }>
  /** `said` is one sentence in the reader's language, shown once on the next page as `view.said`. */
  | Readonly<{
      kind: 'see-other'
      to: string
      json: object
      status: 200 | 201 | 202
      cookies?: readonly string[]
      said?: string
    }>
  | Readonly<{ kind: 'file'; name: string; type: string; bytes: Uint8Array; inline: boolean }>
  | Readonly<{
      kind: 'stream'
      name: string
      type: string
      stream: Readable
      bytes: number | null
      inline: boolean
      headers?: Readonly<Record<string, string>>
    }>
  /** A refusal without a page of its own: a plain page for people, problem+json for programs. */
  | Readonly<{ kind: 'problem'; status: Status; code: string; title: string; detail: string; errors?: FieldErrors }>

export const page = (json: object, markup: () => ReactElement, status: Status = 200): Reply => ({
  kind: 'page',
  status,
  json,
  page: markup,
})
export const asksNobody = (reply: Reply): Reply => (reply.kind === 'page' ? { ...reply, asksNobody: true } : reply)
export const seeOther = (
  to: string,
  json: object,
  status: 200 | 201 | 202 = 200,
): Extract<Reply, { kind: 'see-other' }> => ({ kind: 'see-other', to, json, status })

export const problem = (status: Status, code: string, title: string, detail: string): Reply => ({
  kind: 'problem',
  status,
  code,
  title,
  detail,
})

/** The same redirect, with one sentence to show when the reader arrives. */
export const saying = (reply: Extract<Reply, { kind: 'see-other' }>, said: string): Reply => ({ ...reply, said })

/** A GET runs inside one transaction together with its entry in the access log. */
export type GetRoute = Line &
  Readonly<{
    method: 'GET'
    query: z.ZodType
    answer: (ask: Ask<never, null, never>, tx: Tx) => Promise<Reply>
    /** What a program gets, for OpenAPI; a file's media type otherwise. */
    replies: z.ZodType | string
  }>

export type PostRoute = Line &
  Readonly<{
    method: 'POST'
    query: z.ZodType
    form: z.ZodType
    /** multipart/form-data is accepted only when uploads are expected. */
    uploads: boolean
    answer: (ask: Ask<never, never, never>) => Promise<Reply>
    /** The filled page of a refused input (422). */
    invalid: ((ask: Ask<never, null, never>, errors: FieldErrors) => Promise<Reply>) | null
    replies: z.ZodType | string
  }>

export type Route = GetRoute | PostRoute

type Who<P extends Permission> = P extends 'anyone' ? Actor | null : Actor

type GetSpec<P extends Permission, Q extends z.ZodType> = Line &
  Readonly<{
    may: P
    query: Q
    replies: z.ZodType | string
    answer: (ask: Ask<z.output<Q>, null, Who<P>>, tx: Tx) => Promise<Reply>
  }>

type PostSpec<P extends Permission, Q extends z.ZodType, F extends z.ZodType> = Line &
  Readonly<{
    may: P
    query: Q
    form: F
    uploads?: boolean
    replies: z.ZodType | string
    answer: (ask: Ask<z.output<Q>, z.output<F>, Who<P>>) => Promise<Reply>
    invalid: ((ask: Ask<z.output<Q>, null, Who<P>>, errors: FieldErrors) => Promise<Reply>) | null
  }>

export function get<P extends Permission, Q extends z.ZodType>(spec: GetSpec<P, Q>): Route {
  return { ...spec, method: 'GET', answer: spec.answer as GetRoute['answer'] }
}

export function post<P extends Permission, Q extends z.ZodType, F extends z.ZodType>(spec: PostSpec<P, Q, F>): Route {
  return {
    ...spec,
    method: 'POST',
    uploads: spec.uploads ?? false,
    answer: spec.answer as PostRoute['answer'],
    invalid: spec.invalid as PostRoute['invalid'],
  }
}
