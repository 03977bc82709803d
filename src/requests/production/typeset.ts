import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Certificate } from './certificate.rules.ts'

/** Certificate → PDF. The same certificate at the same instant gives the same bytes. */
export type Typeset = (certificate: Certificate, at: Date) => Uint8Array

let compiler: NodeCompiler | undefined

/** PDF/A-2a: archival and tagged. The words come in as data, so that nothing in them is read as markup. */
export const typesetCertificate: Typeset = (certificate, at) => {
  compiler ??= NodeCompiler.create()
  const pdf = compiler.pdf(
    { mainFileContent: TEMPLATE, inputs: { certificate: JSON.stringify(certificate), at: JSON.stringify(partsOf(at)) } },
    { pdfStandard: 'a-2a' as never, creationTimestamp: Math.floor(at.getTime() / 1000) },
  )
  compiler.evictCache(10)
  return pdf
}

function partsOf(at: Date): readonly number[] {
  return [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()]
}

const TEMPLATE = `#let it = json(bytes(sys.inputs.certificate))
#let (y, mo, d, h, mi, s) = json(bytes(sys.inputs.at))
#set document(title: it.title, date: datetime(year: y, month: mo, day: d, hour: h, minute: mi, second: s))
#set page(paper: "a4", margin: 25mm, numbering: "1 / 1")
#set text(font: "Libertinus Serif", size: 11pt, lang: "en")
#set par(leading: 0.7em, spacing: 1.1em)
#heading(level: 1, it.title)
#v(4mm)
#it.opening
#enum(spacing: 1em, ..it.points.map(point => [#point]))
#v(4mm)
#it.declaration
#v(6mm)
#grid(columns: (32mm, 1fr), row-gutter: 12mm,
  [Date], line(length: 100%, stroke: 0.5pt),
  [Signature], line(length: 100%, stroke: 0.5pt),
  [Name and title], line(length: 100%, stroke: 0.5pt))
`
