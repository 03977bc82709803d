import { typeset } from '#platform/pdf.ts'
import type { Verdict } from '../intake/intake.rules.ts'

/** What the paper says, word for word: labels and texts in the language in which it was taken. */
export type Paper = Readonly<{
  title: string
  made: string
  facts: readonly (readonly [string, string])[]
  told: readonly (readonly [string, string])[]
  lang: string
}>

/** One page, as long as its text: PDF/A-2a. The same words at the same instant give the same bytes. */
export function typesetPaper(paper: Paper, at: Date): Promise<Uint8Array> {
  return typeset({ source: TEMPLATE, data: paper, at })
}

const [WIDTH, HEIGHT] = [595, 842]

/** Our own paper has nothing to be checked for: what was told is judged by people. */
export function ownVerdict(paper: Paper, bytes: number): Verdict {
  const text = [paper.title, ...[...paper.facts, ...paper.told].flat(), paper.made].join('\n')
  return {
    structure: {
      ...{ format: 'pdf', bytes, opened: 'yes', pages: 1, encrypted: false, script: false, launch: false },
      ...{ embedded: false, form: false, truncated: false, repaired: false, opaque: false },
    },
    end: 'finished',
    pages: [{ n: 1, width: WIDTH, height: HEIGHT, state: 'text', text }],
    ...{ complete: true, findings: [], facts: [], inOrder: [], blocks: 0, warns: 0 },
  }
}

const TEMPLATE = `#let it = json(bytes(sys.inputs.data))
#set document(title: it.title, date: auto)
#set page(width: 210mm, height: auto, margin: 20mm)
#set text(font: "IBM Plex Sans", size: 10pt, lang: it.lang)
#set par(leading: 0.65em, spacing: 1em)
#heading(level: 1, it.title)
#v(3mm)
#for (name, value) in it.facts [#strong(name): #value #linebreak()]
#for (name, value) in it.told [
  #v(2mm)
  #heading(level: 2, name)
  #value
]
#v(5mm)
#emph(it.made)
`
