/** What the reference program holds: two accounts, three meetings of the first, a recording, and a row in every source. */
import { createHash } from 'node:crypto'
import { catalogueForm } from '../../src/records/catalogue-form.rules.ts'
import type { HeldRow, Holding } from './reference.ts'

const RECORDING = Buffer.from('not really a picture, but bytes all the same\n'.repeat(2_000))
const sha256 = createHash('sha256').update(RECORDING).digest('hex')
const FILE = { file: 'recording-1', mediaType: 'video/mp4', bytes: RECORDING.length, sha256 }

export const OWNER = 'acct_owner'
export const OTHER = 'acct_other'
const MEETINGS = [1, 2, 3].map((n) => ({
  meetingId: `meeting_${n}`,
  number: `800 000 000${n}`,
  host: OWNER,
  from: hour(n),
  to: `2026-05-0${n}T10:00:00.000Z`,
}))

export function smallHolding(): Holding {
  const { sources, fields } = catalogueForm()
  const rows = [OWNER, OTHER].flatMap((account) =>
    sources.flatMap(({ source, begins, ofMeeting, relations }) =>
      relations.flatMap((relation) =>
        (begins === null ? [1] : [1, 2, 3]).map((n): HeldRow => {
          const at = begins === null ? null : hour(n)
          const own = fields.filter((field) => field.source === source && field.class[relation] !== null)
          const values = own.map(({ id, kind }) => [id, id === begins ? at : valueFor(id, kind, n)] as const)
          const meeting = ofMeeting ? `meeting_${n}` : null
          return { account, source, relation, meeting, at, values: Object.fromEntries(values) }
        }),
      ),
    ),
  )
  const account = { accountType: 'Pro', country: 'NL' }
  return {
    accounts: [
      { ...account, accountId: OWNER, email: 'owner@records.example', name: 'Olga Owner' },
      { ...account, accountId: OTHER, email: 'other@records.example', name: 'Otto Other' },
    ],
    meetings: MEETINGS,
    rows,
    files: new Map([[FILE.file, RECORDING]]),
  }
}

function valueFor(id: string, kind: string, n: number) {
  if (id.endsWith('meeting_number')) return `800 000 000${n}`
  if (kind === 'number') return n
  if (kind === 'instant') return hour(n)
  if (kind === 'day') return `2026-05-0${n}`
  return kind === 'file' ? FILE : `${id} ${n}`
}

function hour(n: number): string {
  return `2026-05-0${n}T09:00:00.000Z`
}
