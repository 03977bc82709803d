/** The proof of delivery as a signed PDF: set anew whenever it is asked for, from facts that are not rewritten. */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { agencyById, officerById } from '#agencies'
import { namesOf } from '#identity'
import type { Json } from '#platform/canonical.ts'
import type { Db } from '#platform/db/db.ts'
import { problem, type Reply } from '#platform/http/route.ts'
import type { Office } from '#platform/office.ts'
import { typeset } from '#platform/pdf.ts'
import { signPdf } from '#platform/pki/pdf-signature.ts'
import type { Lang } from '#platform/words.ts'
import { formatNumber } from '#ui/figures.ts'
import type { CaseFile } from '../case/case.store.ts'
import { grantsOf } from '../case/proposal.store.ts'
import {
  type DeliveryPaper,
  deliveryPaper,
  type Recipient,
  type Served,
  type ServedPackage,
} from './delivery-paper.rules.ts'
import { say } from './delivery-paper.words.ts'
import { deliveriesOf, linksOf, packagesOf } from './package.store.ts'

type About = Readonly<{ number: string; docketNumber: string; agency: string; office: string }>
type Paper = Readonly<{ about: About; paper: DeliveryPaper }>

/** Null while nothing was fetched as a whole. */
async function readPaper(
  { provider, clock }: Pick<Office, 'provider' | 'clock'>,
  db: Db,
  file: CaseFile,
): Promise<Paper | null> {
  const links = await linksOf(db, file.id)
  const packages = []
  for (const made of await packagesOf(db, file.id)) {
    const grants = (await grantsOf(db, made.proposalId)).map(({ text }) =>
      createHash('sha256').update(text).digest('hex'),
    )
    packages.push({ ...made, grants })
  }
  const recipients = await recipientsOf(db, [...new Set(links.map(({ recipient }) => recipient))], clock.now())
  const paper = deliveryPaper({ packages, links, deliveries: await deliveriesOf(db, file.id), recipients })
  const agency = (await agencyById(db, file.agencyId))?.name ?? ''
  const { number, docketNumber } = file
  return paper && { paper, about: { number, docketNumber, agency, office: provider.name } }
}

async function recipientsOf(db: Db, ids: readonly string[], now: Date): Promise<ReadonlyMap<string, Recipient>> {
  const names = await namesOf(db, ids)
  const found = new Map<string, Recipient>()
  for (const id of ids) {
    const officer = await officerById(db, id, now)
    found.set(id, { name: names.get(id) ?? officer?.badge ?? id, address: officer?.address ?? '' })
  }
  return found
}

/** The file, or that there is none. It is set after the transaction of the read has ended, while the answer is sent. */
export async function deliveryReply(
  office: Office,
  db: Db,
  { file, lang }: Readonly<{ file: CaseFile; lang: Lang }>,
): Promise<Reply> {
  const read = await readPaper(office, db, file)
  if (!read) return problem(404, 'no-delivery', say(lang)('none'), say(lang)('noneText'))
  const stream = Readable.from(pdfOf(office, read, lang), { objectMode: false })
  const name = `${file.number}-delivery.pdf`
  return { kind: 'stream', name, type: 'application/pdf', inline: false, bytes: null, stream }
}

async function* pdfOf(office: Pick<Office, 'documents' | 'provider'>, read: Paper, lang: Lang): AsyncGenerator<Buffer> {
  const at = read.paper.asOf
  const pdf = await typeset({ source: TEMPLATE, data: dataOf(read, lang), at })
  yield signPdf(pdf, { name: office.provider.name, reason: say(lang)('title'), at }, await office.documents.signer())
}

/** To the second, in UTC: a paper for two countries. */
const stamp = (at: Date) => `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`

function dataOf({ about, paper }: Paper, lang: Lang): Json {
  const t = say(lang)
  const { number, docketNumber, agency, office } = about
  const facts = [
    [t('case'), number],
    [t('docket'), docketNumber],
    [t('agency'), agency],
    [t('asOf'), stamp(paper.asOf)],
  ]
  return {
    lang,
    office,
    title: t('title'),
    opening: t('opening', { office, number }),
    facts: facts.filter(([, value]) => value !== ''),
    packages: paper.packages.map((made, n) => packageData(made, n + 1, lang)),
    rest: [t('silent'), t('check')],
    page: t('page'),
  }
}

function packageData(
  { form, sha256, bytes, files, madeAt, grants, served }: ServedPackage,
  n: number,
  lang: Lang,
): Json {
  const t = say(lang)
  return {
    title: t(form === 'paper' ? 'paper' : 'package', { n }),
    facts: [
      [t('sha256'), sha256],
      [t('size'), t(form === 'paper' ? 'paperBytes' : 'bytes', { n: formatNumber(lang, bytes), files })],
      [t('madeAt'), stamp(madeAt)],
      ...grants.map((hash) => [t('grant'), hash]),
    ],
    served: served.map((one) => servedData(one, lang)),
  }
}

function servedData({ recipient, availableAt, until, begun, fetched }: Served, lang: Lang): Json {
  const t = say(lang)
  const { name, address } = recipient
  return [
    [t('recipient'), address === '' ? name : `${name}, ${address}`],
    [t('available'), stamp(availableAt)],
    [t('until'), stamp(until)],
    ...(fetched.length > 0 ? fetched.map((at) => [t('downloaded'), stamp(at)]) : [[t('downloaded'), t('notYet')]]),
    [t('begun'), String(begun)],
  ]
}

const TEMPLATE = `#let it = json(bytes(sys.inputs.data))
#set document(title: it.title, author: it.office, date: auto)
#set page(paper: "a4", margin: 25mm, numbering: (..n) => [#it.page #n.pos().map(str).join(" / ")])
#set text(font: "IBM Plex Sans", size: 10pt, lang: it.lang)
#set par(leading: 0.7em, spacing: 1.1em)
#let rows(facts) = for (name, value) in facts [
  #text(fill: rgb("#454c53"), name + ": ")#value #linebreak()
]
#strong(it.office)
#heading(level: 1, it.title)
#v(2mm)
#it.opening
#par(rows(it.facts))
#for made in it.packages {
  heading(level: 2, made.title)
  par(rows(made.facts))
  for served in made.served { par(rows(served)) }
}
#v(4mm)
#for text in it.rest { par(text) }
`
