/** The letters that the demo's officers send: real PDFs, set by Typst, as an agency's clerk would write them. */
import type { Provider } from '#platform/config.ts'
import { typeset } from '#platform/pdf.ts'
import { addDays, type Day, instant } from '#platform/time.ts'
import type { Kind } from './stories.ts'

/** Beside process of the United States: an order of another country, one to restrict access, an owner's consent. */
export type LetterKind = Kind | 'foreign' | 'restriction' | 'consent'

export type DemoLetter = Readonly<{
  agency: string
  agencyAddress: readonly string[]
  kind: LetterKind
  docket: string
  statute: string
  offence: string
  official: string
  officialTitle: string
  officer: string
  badge: string
  email: string
  telephone: string
  entity: Provider['products']['meetings']
  identifierLine: string
  items: readonly string[]
  from: Day
  to: Day
  signedOn: Day
  dueOn: Day
  secrecy: string | null
}>

const TITLES: Readonly<Record<LetterKind, string>> = {
  'grand-jury': 'GRAND JURY SUBPOENA',
  administrative: 'ADMINISTRATIVE SUBPOENA',
  trial: 'TRIAL SUBPOENA',
  order: 'ORDER FOR DISCLOSURE OF RECORDS',
  'other-order': 'ORDER',
  warrant: 'SEARCH WARRANT',
  preservation: 'PRESERVATION REQUEST',
  foreign: 'DEMAND FOR STORED DATA',
  restriction: 'ORDER TO RESTRICT ACCESS',
  consent: 'CONSENT OF THE ACCOUNT OWNER',
}

/** The sentence that compels, and by which law. */
function command({ kind, statute, offence }: DemoLetter): string {
  const found = 'The Court, upon the sworn application of the officer named below, finds'
  const produce = 'produce to the officer named below the records described here'
  switch (kind) {
    case 'order':
      return `${found}, pursuant to ${statute}, specific and articulable facts showing reasonable grounds to believe that the records are relevant and material to an ongoing criminal investigation of ${offence}. IT IS ORDERED that the provider named above ${produce}.`
    case 'warrant':
      return `${found} probable cause to believe that evidence of ${offence} is found in the account described here. YOU ARE COMMANDED, pursuant to ${statute}, to disclose it: ${produce}.`
    case 'preservation':
      return `You are requested, pursuant to ${statute}, to preserve the records described here that are in your possession, pending further legal process in an investigation of ${offence}. Nothing is to be disclosed on this letter.`
    case 'foreign':
      return `Pursuant to ${statute} the public prosecutor demands that the provider named above ${produce}, in an investigation of ${offence}.`
    case 'restriction':
      return `Pursuant to ${statute} the provider named above is ordered to close the meetings of the account described here to people in the Netherlands, for sixty days, on account of ${offence}.`
    case 'consent':
      return `I am the owner of the account described here. I agree that the provider named above may ${produce}. I was told that I need not agree. The matter is ${offence}.`
    case 'other-order':
      return `${found} good cause in the matter of ${offence}. IT IS ORDERED pursuant to ${statute} that the provider named above ${produce}.`
    default:
      return `YOU ARE COMMANDED, pursuant to ${statute} and 18 U.S.C. § 2703(c)(2), to ${produce}. This subpoena is issued in an investigation of ${offence}.`
  }
}

export function letterPdf(letter: DemoLetter): Promise<Uint8Array> {
  const data = {
    ...letter,
    title: TITLES[letter.kind],
    command: command(letter),
    agencyAddress: [...letter.agencyAddress],
    items: [...letter.items],
    entity: { ...letter.entity, address: [...letter.entity.address] },
    fromText: usDate(letter.from),
    toText: usDate(letter.to),
    signedText: usDate(letter.signedOn),
    dueText: usDate(letter.dueOn),
  }
  return typeset({ source: SOURCE, data, at: instant(`${addDays(letter.signedOn, 0)}T12:00:00Z`), standard: 'a-2b' })
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** As Americans write it: November 6, 2026. */
function usDate(of: Day): string {
  return `${MONTHS[Number(of.slice(5, 7)) - 1]} ${Number(of.slice(8))}, ${of.slice(0, 4)}`
}

const SOURCE = `#let it = json(bytes(sys.inputs.data))
#set document(title: it.title, date: auto)
#set page(paper: "us-letter", margin: 26mm, numbering: "1 of 1")
#set text(font: "IBM Plex Sans", size: 10.5pt, lang: "en", region: "US")
#set par(leading: 0.68em, spacing: 1.05em)
#align(center)[*#upper(it.agency)* \\ #it.agencyAddress.join(", ")]
#v(3mm)
#align(center, text(size: 14pt)[*#it.title*])
#grid(columns: (1fr, 1fr), [Case No.: #it.docket], align(right)[Date issued: #it.signedText])
#v(3mm)
TO: #it.entity.name \\
#it.entity.attention \\
#for line in it.entity.address [#line \\ ]
#v(2mm)
#it.command

*Account:* #it.identifierLine

#if it.kind != "preservation" [*Period:* from #it.fromText to #it.toText, UTC.]

*Records#if it.kind != "preservation" [ to be produced]:*
#enum(..it.items.map(item => [#item]))

#if it.kind == "preservation" [Please confirm on or before] else [Records are to be produced on or before] #it.dueText.
#if it.secrecy != none [

*Non-disclosure.* #it.secrecy
]
#v(3mm)
Questions about this document go to #it.officer, badge number #it.badge, #it.email, telephone #it.telephone.
#v(6mm)
Signed on #it.signedText

/s/ #it.official \\
#it.official, #it.officialTitle \\
#it.agency
`
