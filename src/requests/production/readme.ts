import { LANGS } from '#platform/words.ts'
import type { CopyName } from '#records'
import { sayPackage } from './package.words.ts'

export type ReadmeAsk = Readonly<{
  number: string
  provider: string
  /** File of the key that made the seal. */
  sealKey: string
  grants: readonly Readonly<{ text: string; signature: string; key: string }>[]
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
  { number, provider, sealKey, grants, copies, endedCopies }: ReadmeAsk,
): string {
  const say = sayPackage(lang)
  const signed = [{ text: 'tagmanifest-sha256.txt', signature: 'seal.sig', key: sealKey }, ...grants]
  const paragraphs = [
    say('readme.title', { number }),
    say('readme.what', { provider }),
    ...(['files', 'index', 'grant', 'certificate'] as const).map((key) => say(`readme.${key}`)),
    ...copies.map(({ preservation, asOf }) => say('readme.kept', { number: preservation, when: asOf })),
    ...(copies.length > 0 ? [say('readme.origin')] : []),
    ...endedCopies.map((ended) => say('readme.ended', { number: ended })),
    say('readme.checkTitle'),
    `${say('readme.archive')}\n    sha256sum ${number}.zip`,
    `${say('readme.unpack')}\n    unzip ${number}.zip -d ${number} && cd ${number}\n    sha256sum -c tagmanifest-sha256.txt && sha256sum -c manifest-sha256.txt`,
    `${say('readme.signature')}\n${signed.map(opensslLine).join('\n')}`,
    say('readme.key'),
  ]
  return `${paragraphs.map(wrap).join('\n\n')}\n`
}

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
