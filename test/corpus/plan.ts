/**
 * The plan of one document: its facts, its one or two defects and the codes that a right check must report.
 * The key follows from the plan alone; nothing of the product is imported here.
 */
import { AGENCIES, type Agency, type Company, PROVIDERS, type Provider, person, userMail } from './cast.ts'
import type { Chance } from './chance.ts'

export type Subpoena = 'administrative' | 'grand-jury' | 'trial'
export type Process = Subpoena | 'order' | 'other-order' | 'warrant'
/** The public name of each, as the form sends it. */
export const PROCESS_NAMES: Readonly<Record<Process, string>> = {
  administrative: 'us-subpoena-administrative',
  'grand-jury': 'us-subpoena-grand-jury',
  trial: 'us-subpoena-trial',
  order: 'us-court-order-2703d',
  'other-order': 'us-court-order-other',
  warrant: 'us-search-warrant',
}
export const isSubpoena = ({ process }: { process: Process }): boolean => PROCESS_NAMES[process].includes('subpoena')
export type Meeting = Readonly<{ number: string; day: string; time: string; zone: string | null }>
export type Facts = {
  process: Process
  titled: Process | 'preservation'
  product: 'meetings' | 'phone'
  provider: Provider
  company: Company | null
  address: readonly string[] | null
  agency: Agency
  agencyShown: string
  officer: Readonly<{ name: string; rank: string; badge: string; phone: string; mail: string }>
  official: Readonly<{ name: string; office: string }>
  docket: string | null
  issued: string | null
  signature: boolean
  due: string | null
  authority: string | null
  sca: string | null
  offence: string | null
  mail: string | null
  meeting: Meeting | null
  telephone: string | null
  range: Readonly<{ from: string; to: string }> | null
  openPeriod: string | null
  items: string[]
  sentences: string[]
}
/** What the form says; the shape is the public one of the check. */
export type Form = Readonly<{
  product: 'meetings' | 'phone'
  process: string
  agency: string
  officerName: string
  docketNumber: string
  dueOn: string
  signedOn: string
  statute: string
  identifiers: readonly Readonly<{ kind: 'email' | 'meeting' | 'telephone'; value: string; at?: string }>[]
  from: string
  to: string
  categories: readonly string[]
}>
export type Plan = Readonly<{ facts: Facts; form: Form; defects: readonly string[]; codes: readonly string[] }>

export const TODAY = '2026-11-20'

export function cleanFacts(from: Chance, only: Process | 'any'): Facts {
  const provider = from.pick(PROVIDERS)
  const product = from.pick(['meetings', 'meetings', 'phone'] as const)
  const agency = from.pick(AGENCIES)
  const drawn = from.pick(['administrative', 'grand-jury', 'trial'] as const)
  const process = only === 'any' ? drawn : only
  const start = plusDays('2026-08-01', from.whole(0, 60))
  const withMeeting = product === 'meetings' && from.odds(0.6)
  const meetingDay = plusDays(start, from.whole(1, 10))
  return {
    process,
    titled: process,
    product,
    provider,
    company: provider.products[product],
    address: provider.products[product].address,
    agency,
    agencyShown: agency.name,
    ...peopleOf(from, agency, process),
    issued: plusDays(TODAY, -from.whole(2, 20)),
    signature: true,
    due: plusDays(TODAY, from.whole(7, 30)),
    authority: process === 'order' ? null : process === 'administrative' ? agency.authority : agency.rule,
    sca: SCA[process],
    offence: agency.offence,
    mail: withMeeting && from.odds(0.5) ? null : product === 'phone' && from.odds(0.6) ? null : userMail(from),
    meeting: withMeeting
      ? {
          number: `${from.whole(200, 989)} ${from.whole(1000, 9999)} ${from.whole(1000, 9999)}`,
          day: meetingDay,
          time: `${from.whole(10, 22)}:${from.pick(['00', '15', '30', '45'])}`,
          zone: 'UTC',
        }
      : null,
    telephone: product === 'phone' ? `+1 ${from.whole(201, 989)} 555 ${from.whole(1000, 9999)}` : null,
    range: { from: start, to: plusDays(start, from.whole(14, 80)) },
    openPeriod: null,
    items: [...from.some(ITEMS, from.whole(3, 5)), ...from.some(MORE[process], from.whole(0, 2))],
    sentences: from.some(
      HARMLESS.map((write) => write(provider, agency)).filter(
        (sentence) => isSubpoena({ process }) || !/subpoena|[Cc]ontent|chat/.test(sentence),
      ),
      from.whole(0, 2),
    ),
  }
}

function peopleOf(from: Chance, agency: Agency, process: Process): Pick<Facts, 'officer' | 'official' | 'docket'> {
  return {
    officer: {
      name: person(from),
      rank: from.pick(['Detective', 'Special Agent', 'Investigator', 'Sergeant']),
      badge: String(from.whole(1000, 9999)),
      phone: `(${from.whole(201, 989)}) 555-01${from.whole(10, 99)} ext. ${from.whole(10, 999)}`,
      mail: `records.unit@${agency.domain}`,
    },
    official: {
      name: person(from),
      office: !isSubpoena({ process })
        ? `Judge, ${agency.court}`
        : process === 'administrative'
          ? from.pick(['Director', agency.prosecutor])
          : process === 'trial'
            ? from.pick(['Clerk of Court', agency.prosecutor])
            : agency.prosecutor,
    },
    docket: from.pick([
      () => `GJ-26-${from.whole(1000, 9999)}`,
      () => `2026-CR-${from.whole(10000, 99999)}`,
      () => `26-1-${from.whole(10000, 99999)}-${from.whole(2, 9)}`,
      () => `AS-2026-${from.whole(100, 999)}`,
      () => `MC${from.whole(2026000, 2026999)}`,
    ])(),
  }
}

/** The form as an officer would fill it from a correct document; defects then change the one or the other. */
export function formOf(facts: Facts): Form {
  return {
    product: facts.product,
    process: PROCESS_NAMES[facts.process],
    agency: facts.agency.name,
    officerName: facts.officer.name,
    docketNumber: facts.docket ?? '',
    dueOn: facts.due ?? '',
    signedOn: facts.issued ?? '',
    statute: [facts.authority, facts.sca].filter(Boolean).join('; '),
    identifiers: [
      ...(facts.mail ? [{ kind: 'email' as const, value: facts.mail }] : []),
      ...(facts.meeting
        ? [{ kind: 'meeting' as const, value: facts.meeting.number, at: `${facts.meeting.day}T${facts.meeting.time}Z` }]
        : []),
      ...(facts.telephone ? [{ kind: 'telephone' as const, value: facts.telephone }] : []),
    ],
    from: facts.range?.from ?? '',
    to: facts.range?.to ?? '',
    categories: ['subscriber', 'sessions'],
  }
}

export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

const SCA: Readonly<Record<Process, string | null>> = {
  administrative: '18 U.S.C. § 2703(c)(2)',
  'grand-jury': '18 U.S.C. § 2703(c)(2)',
  trial: '18 U.S.C. § 2703(c)(2)',
  order: '18 U.S.C. § 2703(d)',
  'other-order': null,
  warrant: '18 U.S.C. § 2703(a)',
}

/** What the wider processes reach beside. */
const WITH_ORDER = ['Names of all participants who joined the meeting.', 'Location records of the device.']
const MORE: Readonly<Record<Process, readonly string[]>> = {
  administrative: [],
  'grand-jury': [],
  trial: [],
  order: WITH_ORDER,
  'other-order': WITH_ORDER,
  warrant: [...WITH_ORDER, 'Chat messages exchanged in the meeting.', 'Cloud recordings made by the user.'],
}

/** What a subpoena reaches, in officers' words. */
const ITEMS = [
  'Name, postal address and telephone number of the subscriber.',
  'Records of session times and durations.',
  'Length of service, including start date, and types of service utilized.',
  'Means and source of payment for such service, including any credit card or bank account number.',
  'Telephone or instrument number or other subscriber number or identity, including any temporarily assigned network address.',
  'Subscriber identity, e-mail address on file and the date the account was opened.',
  'IP addresses used to register the account and to sign in, with dates and times.',
  'Billing name and billing address, and the method of payment.',
  'The type of subscription and its status.',
  'Alternate e-mail addresses and telephone numbers on file for the subscriber.',
  'Basic subscriber information as listed in the statute.',
] as const

/** Sentences that sound like a defect and are none. */
const HARMLESS: readonly ((provider: Provider, agency: Agency) => string)[] = [
  () => 'This subpoena does not seek the contents of any communication.',
  () => 'Do not produce chat messages, recordings or meeting titles.',
  () => 'Content of communications, including recordings, is expressly excluded from this demand.',
  () => 'Nothing in this document prohibits you from notifying the account holder.',
  () => 'You may notify the subscriber; no secrecy order accompanies this subpoena.',
  (_, agency) => `Our mailing address for checks is ${agency.poBox}, ${agency.city}.`,
  () => 'Electronic delivery in lieu of a personal appearance is acceptable.',
  () => 'Please state if no records are found.',
  () => 'Records must be accompanied by a certificate of authenticity signed by the custodian.',
  () => 'The witness fee required by law will be paid upon request.',
  () => 'Failure to comply may be punished as contempt of court.',
  () => 'The investigation concerns fraud by impersonation of a bank.',
]
