/** What the provider's file says of its records, made into something to ask. Wrong files are named at the start, one line each. */
import { readFileSync, statSync } from 'node:fs'
import type { Provider } from '#platform/config.ts'
import { type Remote, USUAL_BOUNDS } from './exchange.ts'

export type RecordsSetting = NonNullable<Provider['records']>
export type HttpSetting = Extract<RecordsSetting, { kind: 'http' }>

const SHORTEST_SECRET = 32

/** Null when the file can serve as a secret; otherwise why not, for the operator. */
export function secretFault(path: string, shortest = SHORTEST_SECRET): string | null {
  try {
    if ((statSync(path).mode & 0o077) !== 0) return `${path} can be read by others; run: chmod 600 ${path}`
    const { length } = secretIn(path)
    return length < shortest ? `${path} holds fewer than ${shortest} characters` : null
  } catch {
    return `${path} cannot be read`
  }
}

/** One line for each file that the setting names and that will not do. */
export function httpFaults({ secretFile, caFile }: HttpSetting): readonly string[] {
  const secret = secretFault(secretFile)
  const ca = caFile === undefined || isReadable(caFile) ? null : `${caFile} cannot be read`
  return [
    ...(secret === null ? [] : [`records.secretFile: ${secret}`]),
    ...(ca === null ? [] : [`records.caFile: ${ca}`]),
  ]
}

export function remoteOf({ url, secretFile, caFile, patienceSeconds }: HttpSetting): Remote {
  const patience = patienceSeconds === undefined ? {} : { patienceMs: patienceSeconds * 1000 }
  return {
    url: url.replace(/\/+$/, ''),
    secret: () => secretIn(secretFile),
    ca: caFile === undefined ? null : readFileSync(caFile, 'utf8'),
    bounds: { ...USUAL_BOUNDS, ...patience },
  }
}

export function secretIn(path: string): string {
  return readFileSync(path, 'utf8').trim()
}

export function isReadable(path: string): boolean {
  try {
    return readFileSync(path).length > 0
  } catch {
    return false
  }
}
