/** The defects: what each changes in a clean plan, and which code a right check then reports. */
import { PROVIDERS, userMail } from './cast.ts'
import type { Chance } from './chance.ts'
import {
  cleanFacts,
  type Facts,
  type Form,
  formOf,
  isSubpoena,
  type Plan,
  PROCESS_NAMES,
  type Process,
  plusDays,
  TODAY,
} from './plan.ts'

export type Draft = { facts: Facts; form: Form }
export type Defect = Readonly<{
  name: string
  codes: readonly string[]
  fits?: (facts: Facts) => boolean
  apply: (draft: Draft, from: Chance) => void
}>

const day = (text: string) =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(`${text}T00:00:00Z`))
const say = (facts: Facts, sentence: string) => {
  facts.sentences = [...facts.sentences.filter((other) => !/secrecy|notify|prohibits/.test(other)), sentence]
}
const ask = (facts: Facts, item: string) => {
  facts.items = [...facts.items, item]
  facts.sentences = facts.sentences.filter((sentence) => !/content|chat|recording/i.test(sentence))
}
const other = (facts: Facts) => facts.provider.products[facts.product === 'meetings' ? 'phone' : 'meetings']
const beyond = (name: string, items: readonly string[], fits: Defect['fits'] = isSubpoena): Defect => ({
  name,
  codes: ['IN_CLASS'],
  fits,
  apply: ({ facts }, from) => ask(facts, from.pick(items)),
})

const SUBPOENAS = ['administrative', 'grand-jury', 'trial'] as const
const notWarrant = ({ process }: Facts) => isSubpoena({ process }) || process === 'order'

export const DEFECTS: readonly Defect[] = [
  {
    name: 'addressed to the other entity',
    codes: ['IN_ENTITY'],
    apply: ({ facts }) => {
      facts.company = other(facts)
    },
  },
  {
    name: 'addressed to another company',
    codes: ['IN_ENTITY'],
    apply: ({ facts }, from) => {
      facts.company = {
        ...other(facts),
        name: from.pick(['Brightcall Communications, Inc.', 'Norvig Telecom LLC', 'Sallow Conferencing B.V.']),
      }
      facts.address = ['900 Summit Avenue', 'Austin, TX 78799', 'USA']
    },
  },
  {
    name: 'addressed to nobody',
    codes: ['IN_ENTITY_MISSING'],
    apply: ({ facts }) => {
      facts.company = null
      facts.address = null
      facts.provider = PROVIDERS.find(({ service }) => service === facts.provider.service) ?? facts.provider
    },
  },
  {
    name: 'PO box',
    codes: ['IN_ADDR'],
    apply: ({ facts }) => {
      facts.address = [facts.provider.poBox]
    },
  },
  {
    name: 'another address',
    codes: ['IN_ADDR'],
    apply: ({ facts }) => {
      facts.address = facts.provider.wrongAddress
    },
  },
  {
    name: 'no address',
    codes: ['IN_ADDR'],
    apply: ({ facts }) => {
      facts.address = null
    },
  },
  {
    name: 'form names another process',
    codes: ['IN_PROCESS'],
    apply: ({ facts, form }, from) => {
      Object.assign(form, {
        process: PROCESS_NAMES[from.pick(SUBPOENAS.filter((process) => process !== facts.process))],
      })
    },
  },
  {
    name: 'no date of signature',
    codes: ['IN_DATE_SIGN'],
    apply: ({ facts }) => {
      facts.issued = null
    },
  },
  {
    name: 'no signature',
    codes: ['IN_SIGN'],
    apply: ({ facts }) => {
      facts.signature = false
    },
  },
  {
    name: 'dated in the future',
    codes: ['IN_FUTURE'],
    apply: ({ facts, form }, from) => {
      facts.issued = plusDays(TODAY, from.whole(3, 40))
      Object.assign(form, { signedOn: facts.issued })
    },
  },
  {
    name: 'no due date',
    codes: ['IN_DUE'],
    apply: ({ facts }) => {
      facts.due = null
    },
  },
  {
    name: 'due date passed',
    codes: ['IN_DUE'],
    apply: ({ facts, form }, from) => {
      facts.due = plusDays(TODAY, -from.whole(1, 9))
      facts.issued = plusDays(facts.due, -from.whole(10, 20))
      Object.assign(form, { dueOn: facts.due, signedOn: facts.issued })
    },
  },
  {
    name: 'due date differs from the form',
    codes: ['IN_DUE'],
    apply: ({ facts, form }) => {
      Object.assign(form, { dueOn: plusDays(facts.due ?? TODAY, 6) })
    },
  },
  {
    name: 'no docket number',
    codes: ['IN_DOCKET'],
    apply: ({ facts }) => {
      facts.docket = null
    },
  },
  {
    name: 'docket number differs',
    codes: ['IN_DOCKET'],
    apply: ({ form }, from) => {
      Object.assign(form, { docketNumber: `XR-26-${from.whole(1000, 9999)}` })
    },
  },
  {
    name: 'no statute',
    codes: ['IN_STATUTE'],
    fits: ({ process }) => process !== 'order',
    apply: ({ facts }) => {
      facts.authority = null
      facts.sca = null
      facts.offence = null
    },
  },
  {
    name: 'statute for another instrument',
    codes: ['IN_STATUTE'],
    fits: isSubpoena,
    apply: ({ facts }, from) => {
      facts.authority = null
      facts.offence = null
      facts.sca = from.pick(['18 U.S.C. § 2703(d)', '18 U.S.C. § 2703(f)', '18 U.S.C. § 2518', '18 U.S.C. § 3123'])
    },
  },
  {
    name: 'no identifier',
    codes: ['IN_ID'],
    apply: ({ facts }) => {
      facts.mail = null
      facts.meeting = null
      facts.telephone = null
    },
  },
  {
    name: 'identifier differs from the form',
    codes: ['IN_ID'],
    fits: (facts) => facts.meeting === null && facts.telephone === null,
    apply: ({ facts }, from) => {
      facts.mail = `x${userMail(from)}`
    },
  },
  {
    name: 'meeting in local time',
    codes: ['IN_TIME_UTC'],
    fits: (facts) => facts.meeting !== null,
    apply: ({ facts }, from) => {
      if (facts.meeting) facts.meeting = { ...facts.meeting, zone: from.pick(['EST', 'Eastern Time', 'CET', 'PDT']) }
    },
  },
  {
    name: 'meeting without time',
    codes: ['IN_TIME_UTC'],
    fits: (facts) => facts.meeting !== null,
    apply: ({ facts }) => {
      if (facts.meeting) facts.meeting = { ...facts.meeting, day: '', time: '', zone: null }
    },
  },
  {
    name: 'open period',
    codes: ['IN_RANGE'],
    apply: ({ facts }, from) => {
      const start = facts.range?.from ?? TODAY
      facts.range = null
      facts.openPeriod = from.pick([
        `${day(start)} to the present`,
        `${day(start)} through the date of compliance`,
        'the inception of the account through the date of receipt',
        `${day(start)} until today`,
      ])
    },
  },
  {
    name: 'long period',
    codes: ['IN_RANGE'],
    apply: ({ facts, form }, from) => {
      const start = plusDays('2025-03-01', from.whole(0, 200))
      facts.range = { from: start, to: plusDays(start, from.whole(120, 400)) }
      Object.assign(form, { from: facts.range.from, to: facts.range.to })
    },
  },
  {
    name: 'over-broad',
    codes: ['IN_SCOPE'],
    apply: ({ facts }, from) =>
      ask(
        facts,
        from.pick([
          'Any and all other records concerning the account.',
          'All information you have about this user.',
          'The entire account file.',
          'Everything you hold relating to the account.',
          'All records of any kind associated with the identifiers above.',
          'Any and all documents and data for the account, without limitation.',
        ]),
      ),
  },
  beyond('asks for participants', [
    'Names of all participants who joined the meeting.',
    'A list of attendees with their e-mail addresses.',
    'The participant list of each meeting.',
    'The identities of other participants.',
    'Records showing who joined the meeting.',
  ]),
  beyond(
    'asks for titles',
    [
      'The title of each meeting.',
      'Meeting titles and start times.',
      'The topic of the meeting.',
      'Meeting subject as scheduled.',
    ],
    notWarrant,
  ),
  beyond(
    'asks for chat',
    [
      'Chat messages exchanged in the meeting.',
      'The chat log of the meeting.',
      'In-meeting chat history.',
      'Direct messages sent or received by the user.',
    ],
    notWarrant,
  ),
  beyond(
    'asks for recordings',
    [
      'Any recording of the meeting.',
      'Cloud recordings made by the user.',
      'Audio and video recordings stored in the account.',
      'Recordings and transcripts.',
    ],
    notWarrant,
  ),
  beyond('asks for content', [
    'The contents of all communications sent from the account.',
    'Content of any stored messages.',
    'Files shared by the user.',
    'Voicemail left for the subscriber.',
    'Contact lists of the account.',
    'The profile picture of the user.',
  ]),
  {
    name: 'secrecy without end',
    codes: ['IN_NDO_OPEN'],
    apply: ({ facts }, from) =>
      say(
        facts,
        from.pick([
          `By order of the ${facts.agency.court}, you shall not disclose the existence of this subpoena to the subscriber until further order of the court.`,
          'Pursuant to 18 U.S.C. § 2705(b), the Court orders that you shall not notify any person of the existence of this subpoena.',
          'The court has ordered that the existence of this demand must not be revealed to the account holder or any other person.',
          `IT IS FURTHER ORDERED by the court that the recipient is prohibited from disclosing this subpoena to the customer.`,
        ]),
      ),
  },
  {
    name: 'secrecy without an order',
    codes: ['IN_NDO_NO_ORDER'],
    apply: ({ facts }, from) =>
      say(
        facts,
        from.pick([
          'You are requested not to disclose the existence of this subpoena to the subscriber.',
          'Please do not notify the user, as this could impede the investigation.',
          'We ask that you refrain from informing the customer about this demand.',
          'Kindly keep this request confidential and do not advise the account holder of it.',
        ]),
      ),
  },
  {
    name: 'agency of the form not named',
    codes: ['IN_AGENCY'],
    apply: ({ form }) => {
      Object.assign(form, { agency: 'Quillham Harbor Patrol Authority' })
    },
  },
]

/** Not a defect: a secrecy order as it should be. */
export const SECRECY_IN_ORDER: Defect = {
  name: 'secrecy by a court with an end',
  codes: [],
  apply: ({ facts }, from) =>
    say(
      facts,
      from.pick([
        `By order of the ${facts.agency.court} under 18 U.S.C. § 2705(b), you shall not disclose the existence of this subpoena to the subscriber until ${day(plusDays(TODAY, 120))}.`,
        'The court has ordered that you not notify the account holder of this subpoena for a period of 180 days.',
        `IT IS ORDERED by the court that the existence of this demand shall not be revealed to any person before ${day(plusDays(TODAY, 200))}.`,
      ]),
    ),
}

/** One clean or defective plan. Two defects never touch the same code. */
export function planOf(from: Chance, wanted: readonly Defect[], only: Process | 'any' = 'any'): Plan {
  const facts = cleanFacts(from, only)
  const draft: Draft = { facts, form: { ...formOf(facts) } }
  const fitting = wanted.filter(({ fits }) => !fits || fits(facts))
  const chosen = fitting.filter((defect, index) => !fitting.slice(0, index).some((earlier) => clash(earlier, defect)))
  for (const defect of chosen) defect.apply(draft, from)
  return {
    facts,
    form: draft.form,
    defects: chosen.map(({ name }) => name),
    codes: [...new Set(chosen.flatMap(({ codes }) => codes))],
  }
}

/** These change the same passage, or one takes away what the other is about. */
const GROUPS: readonly RegExp[] = [
  /IN_ENTITY|IN_ADDR/,
  /IN_DATE_SIGN|IN_SIGN|IN_FUTURE|IN_DUE/,
  /IN_NDO/,
  /IN_ID|IN_TIME_UTC/,
  /IN_RANGE/,
  /IN_SCOPE|IN_CLASS/,
  /IN_DOCKET/,
  /IN_STATUTE|IN_PROCESS/,
  /IN_AGENCY/,
]
function clash(one: Defect, two: Defect): boolean {
  if (one.codes.length === 0 || two.codes.length === 0) return /secrecy/.test(one.name) && /secrecy/.test(two.name)
  return GROUPS.some((group) => group.test(one.codes.join()) && group.test(two.codes.join()))
}
