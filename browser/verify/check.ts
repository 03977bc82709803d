/** A file of the reader as the verifier wants its bytes: piece by piece, so that a large one takes no more memory than a small one. */
import { couldNot, type Verdict, type VerifyAsk, verifyBytes } from '../../src/requests/production/verify-core.ts'

/** `progress`: from 0 to 1. The file passes by twice: once as a whole, once entry by entry. */
export async function checkFile(file: Blob, ask: VerifyAsk, progress: (part: number) => void): Promise<Verdict> {
  let seen = 0
  const read = async (at: number, length: number) => {
    const bytes = new Uint8Array(await file.slice(at, at + length).arrayBuffer())
    seen += bytes.length
    progress(Math.min(1, seen / (file.size * 2)))
    return bytes
  }
  try {
    return await verifyBytes({ size: file.size, read }, ask)
  } catch (error) {
    return couldNot(error instanceof Error ? error.name : 'unknown')
  }
}

export type Trusted = Readonly<{ publicKeys: readonly string[]; roots: readonly string[] }>

/** What is PEM in a text: public keys, and certificates of roots. */
export function trustedIn(text: string): Trusted {
  const blocks = (kind: string) =>
    text.match(new RegExp(`-----BEGIN ${kind}-----[^-]*-----END ${kind}-----`, 'g')) ?? []
  return { publicKeys: blocks('PUBLIC KEY'), roots: blocks('CERTIFICATE') }
}
