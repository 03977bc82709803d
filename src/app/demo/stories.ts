/** The demo's cases: who asks what, when, and how far it has come. Some forty of them, in every state that a case can be in. */
import type { Category, PortalProcess } from '#requests'

export type Ending =
  | 'new'
  | 'in-review'
  | 'second-person'
  | 'sent-back'
  | 'user-time'
  | 'authority-asked'
  | 'argued'
  | 'objected'
  | 'secret-until'
  | 'secret-open'
  | 'answered'
  | 'downloaded'
  | 'kept'
  | 'refused'
  | 'withdrawn'

/** What lies on the table, by a short name. */
export const KINDS = {
  'grand-jury': 'us-subpoena-grand-jury',
  administrative: 'us-subpoena-administrative',
  trial: 'us-subpoena-trial',
  order: 'us-court-order-2703d',
  'other-order': 'us-court-order-other',
  warrant: 'us-search-warrant',
  preservation: 'us-preservation',
} as const satisfies Record<string, PortalProcess>
export type Kind = keyof typeof KINDS

export type Story = Readonly<{
  daysAgo: number
  officer: 'officer' | 'officer2' | 'officer3' | 'officer4'
  kind: Kind
  /** Which account of the demo's world is meant; by its e-mail address. */
  account: number
  categories: readonly Category[]
  ending: Ending
}>

const BASIC: readonly Category[] = ['identity', 'billing']
const USUAL: readonly Category[] = ['identity', 'billing', 'payment', 'sessions']
const WIDE: readonly Category[] = [
  'identity',
  'billing',
  'sessions',
  'participants',
  'meeting-titles',
  'chat',
  'recordings',
]
const MEETING: readonly Category[] = ['identity', 'sessions', 'meetings-own', 'participants', 'devices']

const CLOSED: readonly Ending[] = [
  'answered',
  'refused',
  'downloaded',
  'withdrawn',
  'answered',
  'downloaded',
  'refused',
  'answered',
]
const ASKED = [USUAL, WIDE, BASIC, MEETING] as const
const OFFICERS = ['officer', 'officer3', 'officer4', 'officer2'] as const
const COME = [
  'grand-jury',
  'administrative',
  'trial',
  'order',
  'grand-jury',
  'warrant',
  'administrative',
  'trial',
] as const

/** The demo's owner was told of this one when its order of secrecy had ended. */
const OWNER_HELD = 14

/** Two closed half-years and the running one: some requests of one day every few weeks. */
const HISTORY: readonly Story[] = Array.from(
  { length: 22 },
  (_, n): Story => ({
    daysAgo: 480 - Math.floor(n / 5) * 78,
    officer: OFFICERS[n % 4] ?? 'officer',
    kind: n === 8 ? 'other-order' : (COME[n % COME.length] ?? 'trial'),
    account: n === OWNER_HELD ? 0 : n + 4,
    categories: ASKED[n % 4] ?? USUAL,
    ending: n % 9 === 5 ? 'secret-until' : (CLOSED[n % CLOSED.length] ?? 'answered'),
  }),
)

/** What lies on the desk today. */
const TODAY: readonly Story[] = [
  { daysAgo: 63, officer: 'officer', kind: 'preservation', account: 5, categories: WIDE, ending: 'kept' },
  { daysAgo: 26, officer: 'officer3', kind: 'administrative', account: 0, categories: USUAL, ending: 'downloaded' },
  { daysAgo: 26, officer: 'officer4', kind: 'trial', account: 33, categories: MEETING, ending: 'refused' },
  { daysAgo: 14, officer: 'officer2', kind: 'grand-jury', account: 35, categories: WIDE, ending: 'secret-open' },
  { daysAgo: 14, officer: 'officer', kind: 'warrant', account: 3, categories: WIDE, ending: 'secret-until' },
  { daysAgo: 8, officer: 'officer3', kind: 'administrative', account: 1, categories: USUAL, ending: 'user-time' },
  { daysAgo: 8, officer: 'officer', kind: 'trial', account: 0, categories: USUAL, ending: 'user-time' },
  { daysAgo: 4, officer: 'officer3', kind: 'trial', account: 34, categories: BASIC, ending: 'argued' },
  {
    daysAgo: 1,
    officer: 'officer4',
    kind: 'administrative',
    account: 37,
    categories: BASIC,
    ending: 'authority-asked',
  },
  { daysAgo: 8, officer: 'officer4', kind: 'order', account: 2, categories: MEETING, ending: 'objected' },
  { daysAgo: 4, officer: 'officer', kind: 'grand-jury', account: 0, categories: WIDE, ending: 'second-person' },
  { daysAgo: 4, officer: 'officer2', kind: 'administrative', account: 36, categories: BASIC, ending: 'sent-back' },
  { daysAgo: 2, officer: 'officer3', kind: 'other-order', account: 38, categories: MEETING, ending: 'in-review' },
  { daysAgo: 2, officer: 'officer4', kind: 'administrative', account: 39, categories: USUAL, ending: 'withdrawn' },
  { daysAgo: 2, officer: 'officer', kind: 'grand-jury', account: 40, categories: WIDE, ending: 'in-review' },
  { daysAgo: 1, officer: 'officer2', kind: 'trial', account: 41, categories: USUAL, ending: 'new' },
  { daysAgo: 1, officer: 'officer3', kind: 'grand-jury', account: 42, categories: MEETING, ending: 'new' },
]

export const STORIES: readonly Story[] = [...HISTORY, ...TODAY]
