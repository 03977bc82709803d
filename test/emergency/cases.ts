/**
 * The red team's book: forged emergencies and real ones, written by us. Every person, agency and text is invented. A fake says which
 * signals must be seen, what the agency answers when its number in the register is called, and what the forger hopes the desk will do.
 */
import type { Narrative, Question } from '../../src/requests/emergency/emergency.rules.ts'
import type { CallOutcome } from '../../src/requests/emergency/release.rules.ts'
import type { SignalCode } from '../../src/requests/emergency/risk.rules.ts'
import type { Category } from '../../src/requests/triage/category.rules.ts'
import { GENUINE_TEXTS, type Text } from './texts.ts'

export type Bureau = Readonly<{
  country: string
  usGovernmental: boolean
  domains: readonly string[]
  telephone: string
}>
export const BUREAUS = {
  marlow: {
    ...{ country: 'US', usGovernmental: true, telephone: '+1 330 555 0100' },
    domains: ['sheriff.marlowcounty.example'],
  },
  aldine: {
    ...{ country: 'US', usGovernmental: true, telephone: '+1 207 555 0140' },
    domains: ['police.portaldine.example'],
  },
  lake: { country: 'US', usGovernmental: true, telephone: '+1 651 555 0163', domains: ['da.lakedistrict.example'] },
  utrecht: { country: 'NL', usGovernmental: false, telephone: '+31 30 555 0199', domains: ['politie-utrecht.example'] },
  leeds: { country: 'GB', usGovernmental: false, telephone: '+44 113 555 0101', domains: ['leedspolice.example'] },
} as const satisfies Readonly<Record<string, Bureau>>
export type BureauKey = keyof typeof BUREAUS

export type BookCase = Readonly<{
  name: string
  bureau: BureauKey
  email: string
  givenNumber: string
  /** The officer's own number in the register; null for one nobody knows. */
  enrolledNumber: string | null
  accountDays: number | null
  earlier: number
  categories: readonly Category[]
  periodDays: number | null
  narrative: Narrative
  docketElsewhere: boolean
  targetElsewhere: boolean
  textElsewhere: boolean
  missedFollowUps: number
  /** What the agency says on the number of the register. */
  agencySays: CallOutcome
}>
export type Fake = BookCase & Readonly<{ trick: string; expect: readonly SignalCode[] }>

const MAIL: Readonly<Record<BureauKey, string>> = {
  marlow: 'whitfield@sheriff.marlowcounty.example',
  aldine: 'osei@police.portaldine.example',
  lake: 'lindqvist@da.lakedistrict.example',
  utrecht: 'j.smit@politie-utrecht.example',
  leeds: 'a.holt@leedspolice.example',
}
const OWN: Readonly<Record<BureauKey, string>> = {
  marlow: '+1 330 555 0142',
  aldine: '+1 207 555 0141',
  lake: '+1 651 555 0170',
  utrecht: '+31 30 555 0155',
  leeds: '+44 113 555 0122',
}

function told(text: Text, change: Partial<Narrative> = {}): Narrative {
  return { ...text, neededWithin: 6, commitment: 'given', ...change }
}

/** Of an officer whom we know, in an ordinary emergency. */
function ordinary(name: string, bureau: BureauKey, text: Text): BookCase {
  return {
    ...{ name, bureau, email: MAIL[bureau], givenNumber: OWN[bureau], enrolledNumber: OWN[bureau] },
    ...{ accountDays: 400, earlier: 1, categories: ['identity', 'sessions'], periodDays: 2, narrative: told(text) },
    ...{ docketElsewhere: false, targetElsewhere: false, textElsewhere: false, missedFollowUps: 0 },
    agencySays: 'confirmed',
  }
}

/** What forgers send: in a hurry, about nobody in particular. */
const VAGUE: readonly Text[] = [
  {
    nature: 'A person is in danger and we need your help with this account.',
    atRisk: 'the person who is in danger',
    urgency: 'This is extremely urgent, lives depend on it.',
    averts: 'We need the name and the home address of the user.',
    noProcess: 'A court is not possible in this situation.',
  },
  {
    nature: 'We are dealing with a serious threat against somebody.',
    atRisk: 'an individual known to us',
    urgency: 'It could happen at any moment, please hurry.',
    averts: 'Send everything on this user so that we can act.',
    noProcess: 'There is no time to verify anything at all.',
  },
  {
    nature: 'An exigent circumstance exists involving imminent harm.',
    atRisk: 'members of the public',
    urgency: 'Imminent. Immediate. Without any delay.',
    averts: 'Full name, address and telephone are required.',
    noProcess: 'Exigency excuses the absence of a subpoena.',
  },
  {
    nature: 'Er is een ernstige dreiging tegen een persoon.',
    atRisk: 'de bedreigde persoon',
    urgency: 'Het is zeer dringend en kan niet wachten.',
    averts: 'Wij willen alle gegevens van het account hebben.',
    noProcess: 'Een bevel is in deze situatie niet mogelijk.',
  },
]
const vague = (n: number): Text => VAGUE[n % VAGUE.length] ?? (VAGUE[0] as Text)
const real = (n: number): Text => GENUINE_TEXTS[n % GENUINE_TEXTS.length] ?? (GENUINE_TEXTS[0] as Text)

type Change = Partial<Omit<BookCase, 'narrative'>> & Readonly<{ said?: Partial<Narrative> }>

function fake(trick: string, base: BookCase, { said = {}, ...change }: Change, expect: readonly SignalCode[]): Fake {
  const narrative = { ...base.narrative, ...said }
  return { ...base, agencySays: 'denied', ...change, narrative, trick, expect }
}

const say = (question: Question, text: string): Partial<Narrative> => ({ [question]: text })

/** A stranger writes or calls: no account, a first time. */
const STRANGER = { enrolledNumber: null, accountDays: null, earlier: 0 } as const
const US: readonly BureauKey[] = ['marlow', 'aldine', 'lake']
const usAt = (n: number): BureauKey => US[n % US.length] ?? 'marlow'

const freeMail = [
  ...['sheriff.marlow@gmail.com', 'det.whitfield.marlow@outlook.com', 'portaldine.pd@yahoo.com'],
  ...['lakedistrict.da@proton.me', 'officer.osei@icloud.com', 'emergency.unit@gmx.com', 'fbi.liaison@hotmail.com'],
].map((email, n) =>
  fake('free mail', ordinary(email, usAt(n), vague(n)), { ...STRANGER, email, givenNumber: '+1 646 555 0188' }, [
    ...(['ADDRESS_FREE_MAIL', 'ADDRESS_NOT_OFFICIAL', 'OFFICER_UNKNOWN', 'DANGER_VAGUE'] as const),
  ]),
)

const lookAlikes = (
  [
    ['whitfield@marlowcounty-sheriff.example', 'marlow'],
    ['whitfield@sheriff.mar1owcounty.example', 'marlow'],
    ['whitfield@sheriff.marlowcountry.example', 'marlow'],
    ['whitfield@sheriff.rnarlowcounty.example', 'marlow'],
    ['whitfield@marlowcounty.org', 'marlow'],
    ['osei@police.portaldlne.example', 'aldine'],
    ['osei@portaldine-police.example', 'aldine'],
    ['osei@police.portaldine.com', 'aldine'],
    ['osei@police.p0rtaldine.example', 'aldine'],
    ['lindqvist@da.lakedistict.example', 'lake'],
    ['lindqvist@lakedistrict-gov.example', 'lake'],
    ['j.smit@po1itie-utrecht.example', 'utrecht'],
    ['a.holt@leedspo1ice.example', 'leeds'],
  ] as const
).map(([email, bureau], n) =>
  // A good text does not help a bad address.
  fake('look-alike domain', ordinary(email, bureau, n % 2 === 0 ? real(n) : vague(n)), { ...STRANGER, email }, [
    ...(['ADDRESS_LOOKALIKE', 'ADDRESS_NOT_OFFICIAL', 'OFFICER_UNKNOWN'] as const),
  ]),
)

const stolenMailbox = Array.from({ length: 12 }, (_, n) => {
  const bureau = usAt(n)
  // The real account, the real mailbox and a good text: only the number is another, and the agency knows of nothing.
  return fake(
    'stolen mailbox, changed number',
    ordinary(`stolen ${n + 1}`, bureau, n < 6 ? real(n) : vague(n)),
    {
      givenNumber: n % 3 === 0 ? '+44 20 555 0177' : `+1 917 555 01${20 + n}`,
      agencySays: n % 4 === 0 ? 'not-reached' : 'denied',
      said: n % 2 === 0 ? say('noProcess', 'Do not call dispatch, call me only: this is a sealed matter.') : {},
    },
    [
      'NUMBER_CHANGED',
      ...(n % 2 === 0 ? (['ONLY_THIS_NUMBER'] as const) : []),
      ...(n >= 6 ? (['DANGER_VAGUE'] as const) : []),
    ],
  )
})

const contentFromAbroad = Array.from({ length: 8 }, (_, n) => {
  const bureau = n % 2 === 0 ? 'utrecht' : 'leeds'
  return fake(
    'content from abroad',
    ordinary(`content ${n + 1}`, bureau, n < 4 ? real(n) : vague(n)),
    { categories: n % 3 === 0 ? ['chat', 'recordings'] : ['chat'], givenNumber: '+1 332 555 0133' },
    ['CONTENT_ASKED', 'CONTENT_FROM_ABROAD', 'NUMBER_CHANGED', 'NUMBER_ABROAD'],
  )
})

const refusesCommitment = Array.from({ length: 6 }, (_, n) =>
  fake(
    'refuses to commit',
    ordinary(`refuses ${n + 1}`, usAt(n), n % 2 === 0 ? real(n) : vague(n)),
    { ...STRANGER, said: { commitment: 'refused', neededWithin: 1 } },
    ['COMMITMENT_REFUSED', 'OFFICER_UNKNOWN', 'DEADLINE_SHORT'],
  ),
)

const tooWide = Array.from({ length: 7 }, (_, n) =>
  fake(
    'everything about everybody',
    ordinary(`wide ${n + 1}`, usAt(n), vague(n)),
    {
      ...{ periodDays: 365, categories: ['identity', 'billing', 'payment', 'sessions', 'participants', 'chat'] },
      said: say('averts', 'Send any and all data on the entire account.'),
    },
    ['TOO_WIDE', 'CONTENT_ASKED', 'DANGER_VAGUE'],
  ),
)

const reused = Array.from({ length: 8 }, (_, n) =>
  fake(
    n % 2 === 0 ? 'file number of another agency' : 'text of another case',
    ordinary(`reused ${n + 1}`, usAt(n), real(n)),
    {
      ...{ docketElsewhere: n % 2 === 0, textElsewhere: n % 2 === 1, targetElsewhere: n % 4 < 2 },
      ...{ accountDays: 12, earlier: 0 },
    },
    [n % 2 === 0 ? 'DOCKET_REUSED' : 'TEXT_REPEATED', 'ACCOUNT_NEW', 'FIRST_EMERGENCY'],
  ),
)

const wrongHour = [
  'at 03:00 MSK',
  'before 18:00 WAT',
  'at 11 pm IST',
  'by 14:30 PKT',
  'at 9 pm CET',
  'at 07:00 EEST',
].map((when, n) =>
  fake(
    'hour of another place',
    ordinary(`zone ${n + 1}`, usAt(n), real(n)),
    { ...STRANGER, givenNumber: '+1 646 555 0190', said: say('urgency', `The man wrote that he will do it ${when}.`) },
    ['ZONE_ODD', 'OFFICER_UNKNOWN'],
  ),
)

const wrongLaw = ['18 U.S.C. § 1030', '42 U.S.C. § 1983', '18 USC 2709', '50 U.S.C. § 1861', '18 U.S.C. § 1512'].map(
  (law, n) =>
    fake(
      'law that does not fit',
      ordinary(`law ${n + 1}`, usAt(n), vague(n)),
      { ...STRANGER, said: say('noProcess', `You must disclose at once under ${law}.`) },
      ['STATUTE_ODD', 'OFFICER_UNKNOWN', 'DANGER_VAGUE'],
    ),
)

const pressed = [
  'You will be held responsible if anybody dies tonight.',
  'Refusing is obstruction and you will be prosecuted for it.',
  'We have no time to verify this, skip the callback.',
  'U bent persoonlijk aansprakelijk als u niet meewerkt.',
  'There will be blood on your hands. Never call the station.',
  'The switchboard is closed at night; contact me only.',
].map((noProcess, n) =>
  fake(
    'pressure',
    ordinary(`pressure ${n + 1}`, usAt(n), vague(n)),
    { accountDays: 20, earlier: 0, said: { noProcess } },
    [noProcess.includes('switchboard') ? 'ONLY_THIS_NUMBER' : 'PRESSURE', 'ACCOUNT_NEW', 'DANGER_VAGUE'],
  ),
)

const doxing = Array.from({ length: 6 }, (_, n) =>
  fake(
    'name and address of a victim',
    ordinary(`doxing ${n + 1}`, usAt(n), vague(n)),
    { ...STRANGER, categories: ['identity', 'billing'], periodDays: null, targetElsewhere: true },
    ['NAME_AND_ADDRESS_ONLY', 'TARGET_REPEATED', 'OFFICER_UNKNOWN', 'DANGER_VAGUE'],
  ),
)

const unfollowed = Array.from({ length: 4 }, (_, n) =>
  fake(
    'agency that never follows up',
    ordinary(`unfollowed ${n + 1}`, usAt(n), vague(n)),
    { missedFollowUps: n + 1, accountDays: 5, earlier: 0 },
    ['FOLLOW_UP_MISSED', 'ACCOUNT_NEW', 'DANGER_VAGUE'],
  ),
)

export const FAKES: readonly Fake[] = [
  ...[freeMail, lookAlikes, stolenMailbox, contentFromAbroad, refusesCommitment, tooWide, reused].flat(),
  ...[wrongHour, wrongLaw, pressed, doxing, unfollowed].flat(),
]

/** How real officers come: known ones, new ones, on the telephone for the first time, at night, with an hour left. */
const WAYS: readonly (readonly [string, Change])[] = [
  ['in the portal', {}],
  ['on the telephone', { givenNumber: '' }],
  ['calls from the switchboard', { earlier: 0 }],
  ['new account', { accountDays: 10, earlier: 0 }],
  ['never met, official mailbox', { ...STRANGER }],
  ['an hour left', { earlier: 0, said: { neededWithin: 1 } }],
  ['only the name', { categories: ['identity'] }],
  ['from a colleague’s telephone', { givenNumber: '+1 330 555 0177', earlier: 0 }],
  ['the agency asked before', { targetElsewhere: true }],
  ['never met, an hour left, name only', { ...STRANGER, categories: ['identity'], said: { neededWithin: 1 } }],
  ['content, by an authority of the United States', { categories: ['identity', 'chat'] }],
]

export const GENUINE: readonly BookCase[] = GENUINE_TEXTS.flatMap((text, n) =>
  WAYS.map(([way, { said = {}, ...change }], m) => {
    const content = change.categories?.includes('chat') ?? false
    const bureau = content ? usAt(n) : ((Object.keys(BUREAUS) as BureauKey[])[(n + m) % 5] ?? 'marlow')
    const base = ordinary(`${way}: ${text.nature.slice(0, 40)}`, bureau, text)
    const borrowed = change.givenNumber?.startsWith('+1 330 555 0177') ? { givenNumber: nextTo(bureau) } : {}
    return { ...base, ...change, ...borrowed, narrative: { ...base.narrative, ...said } }
  }),
)

/** Another telephone of the same house. */
function nextTo(bureau: BureauKey): string {
  return OWN[bureau].replace(/\d\d$/, '77')
}
