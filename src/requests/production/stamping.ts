/**
 * The time stamp of a package, where the provider's file names who gives it. It is worth less than the package: whoever does not answer in time
 * holds nothing up, and the package says that it has none.
 */
import type { Provider } from '#platform/config.ts'
import { certificatesIn } from '#platform/pki/certificates.ts'
import { askForStamp, type StampGot } from '#platform/pki/time-stamp.ts'

/** `roots`: PEM of those whom we trusted, for whoever checks it later. */
export type Stamped =
  | (Extract<StampGot, { kind: 'stamped' }> & Readonly<{ roots: string }>)
  | Extract<StampGot, { kind: 'unanswered' }>
  | Readonly<{ kind: 'none' }>
export type Stamp = (bytes: Uint8Array) => Promise<Stamped>

const TRIES = 2
const PATIENCE_MS = 8_000

export function stampBy(timeStamp: Provider['timeStamp'], patienceMs = PATIENCE_MS): Stamp {
  if (!timeStamp) return async () => ({ kind: 'none' })
  const roots = timeStamp.roots.join('\n')
  const { url, policy, privateAddresses: privateToo = false } = timeStamp
  return async (data) => {
    const trusted = certificatesIn(roots) ?? []
    let got: StampGot = { kind: 'unanswered', why: '' }
    for (let n = 0; n < TRIES && got.kind !== 'stamped'; n++)
      got = await askForStamp({ url, data, trusted, policy, privateToo, patienceMs })
    return got.kind === 'stamped' ? { ...got, roots: `${trusted.map(String).join('')}` } : got
  }
}
