/** What the provider's file says of its own database, made into something to ask. What will not do is named at the start, one line each. */
import { readFileSync, statSync } from 'node:fs'
import { isIP } from 'node:net'
import { USUAL_BOUNDS } from '../connector/exchange.ts'
import { isReadable, type RecordsSetting, secretFault, secretIn } from '../connector/settings.ts'
import { folderFiles } from '../files/folder.ts'
import type { PostgresRecords } from './postgres.ts'
import { type Queries, QueriesFile, queriesFaults } from './queries.rules.ts'
import type { PostgresAt } from './session.ts'

export type PostgresSetting = Extract<RecordsSetting, { kind: 'postgres' }>

const SHORTEST_PASSWORD = 8

export function postgresFaults(setting: PostgresSetting): readonly string[] {
  const { passwordFile, tls = {}, queriesFile, files } = setting
  const password = passwordFile === undefined ? null : secretFault(passwordFile, SHORTEST_PASSWORD)
  const key = tls.keyFile === undefined ? null : secretFault(tls.keyFile)
  const others = [
    ['tls.caFile', tls.caFile],
    ['tls.certFile', tls.certFile],
  ] as const
  return [
    ...(password === null ? [] : [`records.passwordFile: ${password}`]),
    ...(key === null ? [] : [`records.tls.keyFile: ${key}`]),
    ...others.flatMap(([name, path]) =>
      path === undefined || isReadable(path) ? [] : [`records.${name}: ${path} cannot be read`],
    ),
    ...(files === undefined || isFolder(files.path)
      ? []
      : [`records.files.path: ${files.path} is no folder that can be read`]),
    ...faultsIn(queriesFile, files !== undefined).map((line) => `records.queriesFile: ${line}`),
  ]
}

function faultsIn(path: string, files: boolean): readonly string[] {
  const read = readQueries(path)
  return read.kind === 'wrong' ? read.lines : queriesFaults(read.queries, files)
}

type QueriesReading =
  | Readonly<{ kind: 'read'; queries: Queries }>
  | Readonly<{ kind: 'wrong'; lines: readonly string[] }>

export function readQueries(path: string): QueriesReading {
  try {
    const parsed = QueriesFile.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    if (parsed.success) return { kind: 'read', queries: parsed.data }
    return { kind: 'wrong', lines: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) }
  } catch {
    return { kind: 'wrong', lines: [`${path} cannot be read as JSON`] }
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/** The setting was checked at the start; the queries are read once, and count until the office starts anew. */
export function recordsIn(setting: PostgresSetting): PostgresRecords {
  const { files, queriesFile, patienceSeconds = 60, readMinutes = 120 } = setting
  const read = readQueries(queriesFile)
  if (read.kind === 'wrong') throw new TypeError(read.lines[0])
  return {
    at: addressOf(setting, patienceSeconds * 1000),
    queries: read.queries,
    openFile: files === undefined ? null : folderFiles(files.path, USUAL_BOUNDS.bytesOfFile),
    bounds: { ...USUAL_BOUNDS, patienceMs: patienceSeconds * 1000 },
    readMs: readMinutes * 60_000,
  }
}

function addressOf(setting: PostgresSetting, patienceMs: number): PostgresAt {
  const { host, port = 5432, database, user, passwordFile, tls } = setting
  const text = (path: string | undefined) => (path === undefined ? null : readFileSync(path, 'utf8'))
  return {
    ...{ host, port, database, user, patienceMs },
    password: () => (passwordFile === undefined ? '' : secretIn(passwordFile)),
    tls: tls || !isHere(host) ? { ca: text(tls?.caFile), cert: text(tls?.certFile), key: text(tls?.keyFile) } : null,
  }
}

/** This machine: a socket's folder, or a loopback address. A name can be made to lead elsewhere, but for the one that is reserved. */
function isHere(host: string): boolean {
  return host.startsWith('/') || host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}
