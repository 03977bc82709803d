/** What lies at the demo's post table: a European order that somebody has to enter, and a question that was asked by telephone. */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Upload } from '#platform/http/route.ts'
import { newId } from '#platform/ids.ts'
import type { Office } from '#platform/office.ts'
import { typeset } from '#platform/pdf.ts'
import { HOUR_MS, later } from '#platform/time.ts'
import { receiveDocument, receiveWords } from '#requests'
import type { DemoPeople } from './people.ts'

/** `account`: whom the order asks about. Both came yesterday, by the clock of the demo. */
export async function layOutArrivals(office: Office, people: DemoPeople, account: string): Promise<void> {
  const intake = people.get('intake')?.id ?? ''
  const now = office.clock.now()
  const upload = await uploadOf(office, await orderPdf(office, account), 'EPOC 170 Js 12-26.pdf')
  const came = { channel: 'eu-system', receivedAt: later(now, -20 * HOUR_MS) } as const
  await receiveDocument(office, intake, { came, upload })
  await receiveWords(office, intake, {
    came: { channel: 'telephone', receivedAt: later(now, -18 * HOUR_MS) },
    paper: {
      title: 'A request without a document',
      made: `Written down by ${office.provider.name} as it was told. No instrument of the asker stands beside it.`,
      facts: [
        ['Who asked', 'Sgt. M. Bell, Elmford Police'],
        ['Came by', 'Telephone'],
      ],
      told: [['What was asked', 'Which process do you need for a cloud recording, and how long do you keep one?']],
      lang: 'en',
    },
  })
}

/** A file as a browser would have sent it. */
export async function uploadOf(office: Office, bytes: Uint8Array, name: string): Promise<Upload> {
  const path = join(office.files.incoming, newId('demo'))
  await writeFile(path, bytes, { mode: 0o600 })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { field: 'pdf', name, type: 'application/pdf', bytes: bytes.byteLength, sha256, path, truncated: false }
}

function orderPdf(office: Office, account: string): Promise<Uint8Array> {
  const { name, address } = office.provider.products.meetings
  const at = office.clock.now()
  return typeset({ source: SOURCE, data: { to: [name, ...address].join(', '), account }, at, standard: 'a-2b' })
}

const SOURCE = `#let it = json(bytes(sys.inputs.data))
#set document(title: "European Production Order Certificate", date: auto)
#set page(paper: "a4", margin: 24mm, numbering: "1 of 1")
#set text(font: "IBM Plex Sans", size: 10.5pt, lang: "en", region: "GB")
#set par(leading: 0.68em, spacing: 1.05em)
#align(center, text(size: 14pt)[*European Production Order Certificate (EPOC)*])
Regulation (EU) 2023/1543, Annex I. Reference: 170 Js 12/26.

*Section A. Issuing authority.* Staatsanwaltschaft Dortmund, Germany. Public prosecutor K. Brandt.

*Section B. Addressee.* #it.to

*Section C. Time limit.* At the latest within ten days of receipt. No notification of the enforcing authority is required.

*Section E. Data identifying the user.* Account of #it.account in the addressee's meeting service.

*Section F. Data to be produced.* Subscriber data: name, postal and e-mail address, telephone number, billing data, and the dates and IP addresses
of the most recent sign-ins for the sole purpose of identifying the user.

*Section G. Conditions.* Investigation of organised fraud, which is punishable by a custodial sentence of a maximum of at least three years.

*Section H.* The issuing authority informs the person whose data are requested (Article 13).

Dortmund, signed electronically by K. Brandt, public prosecutor, brandt\\@sta-do.example.
`
