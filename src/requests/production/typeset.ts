import { typeset } from '#platform/pdf.ts'
import type { DocumentKeys } from '#platform/pki/document-keys.ts'
import { signPdf } from '#platform/pki/pdf-signature.ts'
import type { Certificate } from './certificate.rules.ts'

/** Certificate → PDF. The same certificate at the same instant gives the same bytes. */
export type Typeset = (certificate: Certificate, at: Date) => Promise<Uint8Array>

/** PDF/A-2a: archival and tagged; signed by the office, so that a change shows. The custodian's own signature goes on the lines. */
export function signedCertificate(documents: Pick<DocumentKeys, 'signer'>, office: string): Typeset {
  return async (certificate, at) => {
    const pdf = await typeset({ source: TEMPLATE, data: certificate, at })
    return signPdf(pdf, { name: office, reason: certificate.title, at }, await documents.signer())
  }
}

const TEMPLATE = `#let it = json(bytes(sys.inputs.data))
#set document(title: it.title, date: auto)
#set page(paper: "a4", margin: 25mm, numbering: "1 / 1")
#set text(font: "IBM Plex Sans", size: 10pt, lang: it.language)
#set par(leading: 0.7em, spacing: 1.1em)
#heading(level: 1, it.title)
#v(4mm)
#it.opening
#enum(spacing: 1em, ..it.points.map(point => [#point]))
#v(4mm)
#it.declaration
#v(6mm)
#grid(columns: (36mm, 1fr), row-gutter: 12mm,
  ..it.lines.map(name => (name, line(length: 100%, stroke: 0.5pt))).flatten())
`
