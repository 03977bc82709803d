import { typeset } from '#platform/pdf.ts'
import { dayIn } from '#platform/time.ts'
import { formatDay } from '#ui/dates.ts'
import type { LetterPart } from '#ui/letter.ts'
import type { WholeLetter } from './letter.store.ts'
import { say } from './letter-file.words.ts'

/** PDF/A-2a, tagged: the words of the mail, with who wrote to whom, about which case, and when. Set in the language of the letter. */
export function typesetLetter({ at, recipient, about, letter }: WholeLetter, zone: string): Promise<Uint8Array> {
  const { lang, subject, parts, signature } = letter
  const t = say(lang)
  const [office = '', ...rest] = signature
  const facts = [
    [t('to'), recipient],
    [t('case'), about],
    [t('date'), formatDay(lang, dayIn(zone, at), 'long')],
  ]
  const data = { lang, subject, facts, parts: parts.map(setPart), office, signature: rest, page: t('page') }
  return typeset({ source: TEMPLATE, data, at })
}

/** Each line on its own: what a person typed keeps its shape. */
function setPart(part: LetterPart) {
  switch (part.kind) {
    case 'text':
    case 'small':
      return { kind: part.kind, lines: part.text.split('\n') }
    case 'list':
      return { kind: part.kind, items: [...part.items] }
    case 'facts':
      return { kind: part.kind, facts: part.facts.map(([name, value]) => [name, value]) }
    default:
      return part
  }
}

const TEMPLATE = `#let it = json(bytes(sys.inputs.data))
#set document(title: it.subject, author: it.office, date: auto)
#set page(paper: "a4", margin: 25mm, numbering: (..n) => [#it.page #n.pos().map(str).join(" / ")])
#set text(font: "IBM Plex Sans", size: 10.5pt, lang: it.lang)
#set par(leading: 0.7em, spacing: 1.1em)
#let rows(facts) = for (name, value) in facts [
  #text(fill: rgb("#454c53"), name + ": ")#value #linebreak()
]
#strong(it.office)

#rows(it.facts)
#v(4mm)
#heading(level: 1, it.subject)
#v(2mm)
#for part in it.parts {
  if part.kind == "heading" { heading(level: 2, part.text) }
  else if part.kind == "list" { list(spacing: 0.9em, ..part.items.map(item => [#item])) }
  else if part.kind == "facts" { par(rows(part.facts)) }
  else if part.kind == "link" { par[#part.text: #link(part.url, part.url)] }
  else { par(text(size: if part.kind == "small" { 9pt } else { 10.5pt }, part.lines.map(line => [#line]).join(linebreak()))) }
}
#v(6mm)
#par((it.office, ..it.signature).map(line => [#line]).join(linebreak()))
`
