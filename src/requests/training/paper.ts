/** The documents of the exercises, as their senders would write them: in the language of the sender, whatever the reader's is. */
import type { Day } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { formatDay } from '#ui/dates.ts'
import type { ExerciseId } from './exercise.rules.ts'
import type { Invented } from './invented.rules.ts'

export type Paper = Readonly<{
  lang: Lang
  sender: string
  title: string
  to: string
  body: readonly string[]
  items: readonly string[]
  end: readonly string[]
}>

type Written = Readonly<{
  title: string
  body: readonly string[]
  items?: readonly string[]
  end?: readonly string[]
  sender?: string
  to?: string
}>

const en = (day: Day) => formatDay('en', day, 'full')
const nl = (day: Day) => formatDay('nl', day, 'full')

const IDENTITY = 'Name, postal address, e-mail addresses and telephone numbers of the account holder'
const SESSIONS = 'Dates, times, durations and network addresses of every session'
const PARTICIPANTS = 'Who took part in each meeting, and when each joined and left'
const CHAT = 'The text of all chat messages'
const PAYMENT = 'Means and source of payment, including card or bank account numbers'

const account = ({ email, from, to }: Invented) => `Account: ${email}. Period: ${en(from)} to ${en(to)}, UTC.`
const contact = ({ officer, badge, telephone, county }: Invented) =>
  `Questions: ${officer}, badge ${badge}, ${county} County Sheriff, +1 330 ${telephone}.`
const signed = ({ signedOn, official }: Invented, as: string) => `Signed on ${en(signedOn)}: /s/ ${official}, ${as}`
const commanded = (by: string) =>
  `YOU ARE COMMANDED, pursuant to ${by} and 18 U.S.C. § 2703(c)(2), to produce the records described here.`

function subpoena(it: Invented, more: Partial<Written>): Written {
  return {
    title: 'GRAND JURY SUBPOENA',
    body: [
      `Case No. ${it.docket}.`,
      commanded('Fed. R. Crim. P. 17'),
      account(it),
      `To be produced on or before ${en(it.dueOn)}.`,
    ],
    end: [signed(it, 'Assistant Prosecuting Attorney'), contact(it)],
    ...more,
  }
}

function courtOrder(it: Invented, { title, found, items }: { title: string; found: string; items: readonly string[] }) {
  return {
    sender: `District Court, ${it.county} County`,
    ...{ title, items },
    body: [`Case No. ${it.docket}.`, found, account(it), `To be produced on or before ${en(it.dueOn)}.`],
    end: [`Signed on ${en(it.signedOn)}: /s/ ${it.judge}, District Judge`, contact(it)],
  }
}

const WRITTEN: Readonly<Record<ExerciseId, (it: Invented) => Written>> = {
  'grand-jury': (it) => subpoena(it, { items: [IDENTITY, PAYMENT, SESSIONS, PARTICIPANTS, CHAT] }),
  'no-statute': (it) =>
    subpoena(it, {
      title: 'ADMINISTRATIVE SUBPOENA',
      body: [
        `Case No. ${it.docket}.`,
        'By the authority vested in me I hereby command you to produce the records described here, in an investigation of benefit fraud.',
        account(it),
        `To be produced on or before ${en(it.dueOn)}.`,
      ],
      items: [IDENTITY, 'Billing records'],
      end: [signed(it, 'Director of Investigations'), contact(it)],
    }),
  'order-until': (it) => {
    const order = courtOrder(it, {
      title: 'ORDER PURSUANT TO 18 U.S.C. § 2703(d)',
      found:
        'The Court finds specific and articulable facts showing reasonable grounds to believe that the records are relevant and material to an ongoing criminal investigation, and ORDERS their disclosure.',
      items: [IDENTITY, SESSIONS, PARTICIPANTS, 'Titles of the meetings', CHAT],
    })
    const silent = `Pursuant to 18 U.S.C. § 2705(b) the provider shall not notify any person of this order until ${en(it.silentUntil)}.`
    return { ...order, end: [silent, ...order.end] }
  },
  'warrant-abroad': (it) =>
    courtOrder(it, {
      title: 'SEARCH AND SEIZURE WARRANT',
      found:
        'The Court finds probable cause to believe that evidence of wire fraud is found in the account described here, and COMMANDS its disclosure pursuant to 18 U.S.C. § 2703(a) and Fed. R. Crim. P. 41.',
      items: [IDENTITY, PARTICIPANTS, CHAT, 'Recordings of meetings'],
    }),
  'unnamed-order': (it) =>
    courtOrder(it, {
      title: 'ORDER',
      found:
        'For good cause shown, and pursuant to the All Writs Act, 28 U.S.C. § 1651, IT IS ORDERED that the provider assist the officer named below by producing what is described here.',
      items: [IDENTITY, SESSIONS, CHAT],
    }),
  'silence-without-end': (it) => {
    const plain = subpoena(it, { items: [IDENTITY, 'Billing records', 'Devices and programs used'] })
    const silent = `By order of the District Court of ${it.county} County under 18 U.S.C. § 2705(b) the provider shall not disclose the existence of this subpoena to any person until further order of the Court.`
    return { ...plain, end: [silent, ...(plain.end ?? [])] }
  },
  'silence-asked': (it) => {
    const plain = subpoena(it, { title: 'TRIAL SUBPOENA', items: [IDENTITY, SESSIONS, 'Profile photograph'] })
    const wish =
      'You are requested not to disclose the existence of this subpoena, as disclosure could impede the investigation. The government need not notify the subscriber (18 U.S.C. § 2703(c)(3)).'
    return { ...plain, end: [wish, ...(plain.end ?? [])] }
  },
  'nobody-named': (it) =>
    subpoena(it, {
      body: [
        `Case No. ${it.docket}.`,
        commanded('Fed. R. Crim. P. 17'),
        `This subpoena concerns all subscribers who took part in any online meeting in ${it.county} County on ${en(it.from)}.`,
        `To be produced on or before ${en(it.dueOn)}.`,
      ],
      items: [IDENTITY, PARTICIPANTS],
    }),
  'another-company': (it) => subpoena(it, { to: `${it.company}, Custodian of Records`, items: [IDENTITY, SESSIONS] }),
  'keep-only': (it) =>
    subpoena(it, {
      title: 'PRESERVATION REQUEST',
      body: [
        `Reference ${it.docket}.`,
        'Pursuant to 18 U.S.C. § 2703(f) you are requested to preserve the records described here for ninety days, pending a search warrant. Nothing is to be disclosed on this letter.',
        `Account: ${it.email}.`,
      ],
      items: [IDENTITY, SESSIONS, CHAT, 'Recordings of meetings'],
      end: [signed(it, 'Detective Sergeant'), contact(it)],
    }),
  'party-to-a-suit': (it) => ({
    sender: 'Oakes & Perrin LLP, Attorneys for the plaintiff',
    title: 'SUBPOENA TO PRODUCE DOCUMENTS IN A CIVIL ACTION',
    body: [
      `Civil Action No. ${it.docket}.`,
      'YOU ARE COMMANDED, pursuant to Fed. R. Civ. P. 45, to produce the following to the attorney named below.',
      account(it),
    ],
    items: [IDENTITY, CHAT],
    end: [`Signed on ${en(it.signedOn)}: /s/ ${it.official}, attorney for the plaintiff`],
  }),
  'dutch-prosecutor': (it) => ({
    sender: `Officier van justitie, arrondissement ${it.town}`,
    title: 'VORDERING VERSTREKKING GEGEVENS (artikel 126ng Wetboek van Strafvordering)',
    body: [
      `Parketnummer ${it.docket}.`,
      'De officier van justitie vordert, in het belang van het onderzoek naar een misdrijf als omschreven in artikel 67, eerste lid, van het Wetboek van Strafvordering, dat u de volgende gegevens verstrekt.',
      `Account: ${it.email}. Periode: ${nl(it.from)} tot en met ${nl(it.to)}.`,
    ],
    items: [
      'Naam, adres, woonplaats, telefoonnummer en e-mailadres van de houder',
      'Data, tijdstippen, duur en netwerkadressen van elke sessie',
      'De tekst van alle chatberichten',
    ],
    end: [`Getekend op ${nl(it.signedOn)}: ${it.official}, officier van justitie. Een machtiging is niet bijgevoegd.`],
  }),
  'european-order': (it) => ({
    sender: `Staatsanwaltschaft ${it.town}`,
    title: 'EUROPEAN PRODUCTION ORDER CERTIFICATE (EPOC)',
    body: [
      `Reference ${it.docket}. Regulation (EU) 2023/1543.`,
      'Issuing authority: a public prosecutor. Validated by: not applicable. Not an emergency.',
      account(it),
    ],
    items: [IDENTITY, PAYMENT, SESSIONS],
    end: [
      'The addressee shall refrain from informing the person whose data are sought (art. 13).',
      `Signed on ${en(it.signedOn)}: ${it.official}, Staatsanwalt`,
    ],
  }),
  'far-away': (it) => ({
    sender: 'Vara Criminal, São Bento Novo, Brazil',
    title: 'COURT ORDER (translation)',
    body: [
      `Process ${it.docket}.`,
      'Pursuant to Lei 12.965/2014, art. 22, the provider is ordered to produce the following within ten days, under penalty of a daily fine.',
      account(it),
    ],
    items: [CHAT, 'Recordings of meetings'],
    end: [`Signed on ${en(it.signedOn)}: ${it.official}, judge`],
  }),
  'emergency-look-alike': (it) => ({
    sender: `${it.county} County Sheriff <urgent@${domain(it.county)}-sherifff.example>`,
    title: 'EMERGENCY DISCLOSURE REQUEST',
    body: [
      `A child was taken in ${it.county} two hours ago and will be hurt unless we act within the hour. There is no time for a warrant. The account holder ${it.email} knows where the child is.`,
      'Do not call our main number: the line is needed for the search. Answer to this address, or to my own telephone.',
    ],
    items: [IDENTITY, SESSIONS, CHAT],
    end: [`${it.officer}, badge ${it.badge}, +1 330 ${it.telephone}`],
  }),
  'emergency-confirmed': (it) => ({
    sender: `${it.county} County Sheriff, filed in the portal by an officer at level V3`,
    title: 'EMERGENCY DISCLOSURE REQUEST',
    body: [
      `Who is in danger: a woman of 34, missing since this morning. What threatens: her former partner wrote in an online meeting that he will kill her tonight. Why you: he used the account ${it.email}. Why now: he has her car. Why not a warrant: the court opens at nine.`,
      'Intake called the dispatch desk at the number in the register. The desk confirmed the officer, the incident and its number.',
    ],
    items: [IDENTITY, SESSIONS],
    end: [`${it.officer}, badge ${it.badge}`],
  }),
  'a-question': (it) => ({
    sender: `${it.officer}, ${it.county} County Sheriff, by telephone`,
    title: 'NOTE OF A CALL',
    body: [
      '“How long do you keep chat messages, and what would we need to ask for them? I am not naming anybody yet.”',
    ],
    end: ['There is no document.'],
  }),
}

const domain = (name: string) => name.toLowerCase().replaceAll(' ', '-')

/** `entity`: the company that the office answers for, to which the document is addressed unless it is meant for another. */
export function paperOf(id: ExerciseId, it: Invented, entity: string): Paper {
  const { sender, to, items = [], end = [], ...written } = WRITTEN[id](it)
  return {
    lang: id === 'dutch-prosecutor' ? 'nl' : 'en',
    sender: sender ?? `Office of the Prosecuting Attorney, ${it.county} County`,
    to: to ?? entity,
    ...{ ...written, items, end },
  }
}
