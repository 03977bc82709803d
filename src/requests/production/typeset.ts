import { typeset } from '#platform/pdf.ts'
import type { Certificate } from './certificate.rules.ts'

/** Certificate → PDF. The same certificate at the same instant gives the same bytes. */
export type Typeset = (certificate: Certificate, at: Date) => Promise<Uint8Array>

/** PDF/A-2a: archival and tagged. */
export const typesetCertificate: Typeset = (certificate, at) => typeset({ source: TEMPLATE, data: certificate, at })

const TEMPLATE = `#let it = json(bytes(sys.inputs.data))
#set document(title: it.title, date: auto)
#set page(paper: "a4", margin: 25mm, numbering: "1 / 1")
#set text(font: "IBM Plex Sans", size: 10pt, lang: "en")
#set par(leading: 0.7em, spacing: 1.1em)
#heading(level: 1, it.title)
#v(4mm)
#it.opening
#enum(spacing: 1em, ..it.points.map(point => [#point]))
#v(4mm)
#it.declaration
#v(6mm)
#grid(columns: (36mm, 1fr), row-gutter: 12mm,
  [Date], line(length: 100%, stroke: 0.5pt),
  [Signature], line(length: 100%, stroke: 0.5pt),
  [Name and title], line(length: 100%, stroke: 0.5pt))
`
