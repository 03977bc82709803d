/**
 * What the verifier takes from `node:crypto`, for a browser: the same names and answers, so that its own files are compiled for both
 * (tools/build.mjs puts this in the place of that). Not `crypto.subtle`: it takes a file only as a whole, and is not there on a page
 * that came without TLS.
 */
export { createHash, createPublicKey, verify } from './signature.ts'
export { X509Certificate } from './x509.ts'

/** Nothing is signed in a browser. */
function neverHere(): never {
  throw new Error('nothing is signed in a browser')
}

export { neverHere as randomBytes, neverHere as sign }
