/** What can be wrong with a package. The words are in verify.words.ts. */
export type ProblemCode =
  | 'archive-hash'
  | 'not-a-package'
  | 'too-large'
  | 'frame'
  | 'bad-name'
  | 'doubled-name'
  | 'file-changed'
  | 'file-missing'
  | 'file-extra'
  | 'manifest'
  | 'manifests-differ'
  | 'tag-missing'
  | 'declaration'
  | 'oxum'
  | 'standard'
  | 'seal'
  | 'grant'
  | 'key'
  | 'time-stamp'
  | 'paper-root'
  | 'paper-other-root'
  | 'paper-signature'
  | 'paper-chain'
  | 'document-signature'
  | 'document-root'

/** `detail` is data for the sentence of that code (verify.words.ts), never a sentence itself. */
export type Problem = Readonly<{ code: ProblemCode; path: string; detail: string }>

export const PROBLEMS_SHOWN = 100

/** Names from a hostile file, for a terminal. */
export function printable(name: string): string {
  return name.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 240)
}
