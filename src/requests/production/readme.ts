import { LANGS } from '#platform/words.ts'
import type { CopyName } from '#records'
import { DOCUMENT_ROOT, STAMPED, TIME_STAMP, TIME_STAMP_ROOT } from './bag.rules.ts'
import { sayPackage } from './package.words.ts'
import type { Paper } from './papers.ts'
import type { Stamped } from './stamping.ts'

export type ReadmeAsk = Readonly<{
  number: string
  provider: string
  /** File of the key that made the seal. */
  sealKey: string
  /** SHA-256 of the root under which the certificate is signed, in pairs with colons. */
  root: string
  stamped: Stamped
  grants: readonly Readonly<{ text: string; signature: string; key: string }>[]
  papers: readonly Pick<Paper, 'path' | 'what'>[]
  copies: readonly CopyName[]
  /** Cases of copies that were kept no more when this was collected. */
  endedCopies: readonly string[]
}>

/** README.txt in both languages: how to check a package with `unzip`, `sha256sum` and `openssl` alone. */
export function readmeText(ask: ReadmeAsk): string {
  return LANGS.map((lang) => readmeIn(lang, ask)).join(`\n\n${'-'.repeat(72)}\n\n`)
}

function readmeIn(
  lang: (typeof LANGS)[number],
  { number, provider, sealKey, root, stamped, grants, papers, copies, endedCopies }: ReadmeAsk,
): string {
  const say = sayPackage(lang)
  const signed = [{ text: 'tagmanifest-sha256.txt', signature: 'seal.sig', key: sealKey }, ...grants]
  const paragraphs = [
    say('readme.title', { number }),
    say('readme.what', { provider }),
    ...(['files', 'readable', 'index', 'case', 'grant'] as const).map((key) => say(`readme.${key}`)),
    ...papers.map(({ path, what }) => say(`readme.papers.${what}`, { path })),
    say('readme.certificate'),
    ...copies.map(({ preservation, asOf }) => say('readme.kept', { number: preservation, when: asOf })),
    ...(copies.length > 0 ? [say('readme.origin')] : []),
    ...endedCopies.map((ended) => say('readme.ended', { number: ended })),
    say('readme.checkTitle'),
    say('readme.page'),
    `${say('readme.archive')}\n    sha256sum ${number}.zip`,
    `${say('readme.unpack')}\n    unzip ${number}.zip -d ${number}\n    cd ${number}\n    sha256sum --strict -c tagmanifest-sha256.txt\n    sha256sum --strict -c manifest-sha256.txt`,
    `${say('readme.signature')}\n${signed.map(opensslLine).join('\n')}`,
    say('readme.key'),
    `${say('readme.paper')}\n${papers.flatMap(({ path }) => paperLines(path)).join('\n')}`,
    `${say('readme.root')}\n    openssl x509 -in ${DOCUMENT_ROOT} -noout -fingerprint -sha256\n${say('readme.rootIs')}\n${root}`,
    ...stampLines(lang, stamped),
  ]
  return `${paragraphs.map(wrap).join('\n\n')}\n`
}

function stampLines(lang: (typeof LANGS)[number], stamped: Stamped): readonly string[] {
  const say = sayPackage(lang)
  if (stamped.kind !== 'stamped') return [say(`readme.stamp.${stamped.kind}`)]
  const { at, by, policy } = stamped
  return [
    `${say('readme.stamp.stamped', { at: at.toISOString(), by, policy })}\n    openssl ts -verify -data ${STAMPED} -in ${TIME_STAMP} -CAfile ${TIME_STAMP_ROOT}`,
    say('readme.stamp.root'),
  ]
}

/** Each fails where what it looks for is not so. */
const paperLines = (path: string) =>
  [
    `pdfsig ${path} | grep 'Signature is Valid'`,
    `pdfsig ${path} | grep 'Total document signed'`,
    `pdfsig -dump ${path}`,
    `openssl pkcs7 -inform DER -in ${path}.sig0 -print_certs -out signer.pem`,
    `openssl verify -partial_chain -no_check_time -CAfile ${DOCUMENT_ROOT} -untrusted signer.pem signer.pem`,
  ].map((line) => `    ${line}`)

function opensslLine({ text, signature, key }: Readonly<{ text: string; signature: string; key: string }>): string {
  return `    openssl pkeyutl -verify -pubin -inkey ${key} -rawin -in ${text} -sigfile ${signature}`
}

/** Breaks prose at 78 letters; commands keep their lines. */
function wrap(paragraph: string): string {
  return paragraph
    .split('\n')
    .flatMap((line) => (line.startsWith('    ') ? [line] : wrapLine(line)))
    .join('\n')
}

function wrapLine(line: string): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + word.length + 1 > 78) {
      lines.push(current)
      current = word
    } else current = current === '' ? word : `${current} ${word}`
  }
  return [...lines, current]
}
