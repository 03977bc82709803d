import { z } from 'zod'
import type { FieldErrors } from '#platform/http/route.ts'
import { instant } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { IDENTIFIER_KINDS, readIdentifier } from '../case/identifier.rules.ts'
import { type IdentifierAnswer, TYPED_MOST } from './answers.rules.ts'
import { say } from './filing.words.ts'
import { text, version } from './process.form.ts'

export const ROWS_MOST = TYPED_MOST
export const ROWS_AT_ONCE = 5

/** One identifier as every form sends it; `readRows` reads it by the rule of its kind. */
export const IdentifierFields = z.object({
  kind: z.enum(IDENTIFIER_KINDS).optional(),
  value: text(200).default(''),
  /** Day and time in UTC at which a meeting began. */
  date: z.iso.date().optional(),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/)
    .optional(),
})

/** Step 3. Rows that were left empty are not sent on; `more` asks for further rows and saves nothing. */
export const IdentifiersForm = z.object({
  version,
  identifiers: z.array(IdentifierFields).max(500).default([]),
  more: z.string().optional(),
})

export type IdentifierRow = z.output<typeof IdentifierFields>
export type RowsRead =
  | Readonly<{ kind: 'read'; identifiers: readonly IdentifierAnswer[] }>
  | Readonly<{ kind: 'wrong'; errors: FieldErrors }>

/** Every row by the rule of its kind; `now` because a meeting to come cannot be asked about. */
export function readRows(rows: readonly IdentifierRow[], now: Date, lang: Lang): RowsRead {
  const t = say(lang)
  if (rows.length === 0) return { kind: 'wrong', errors: { 'identifiers.0.value': t('wrong.noRows') } }
  if (rows.length > ROWS_MOST) return { kind: 'wrong', errors: { form: t('wrong.tooManyRows', { n: ROWS_MOST }) } }
  const errors: Record<string, string> = {}
  const identifiers: IdentifierAnswer[] = []
  for (const [n, { kind, value, date, time }] of rows.entries()) {
    const at = date && time ? instant(`${date}T${time.slice(0, 5)}:00Z`) : null
    const wrong = (field: keyof IdentifierRow, message: string) => {
      errors[`identifiers.${n}.${field}`] ??= message
    }
    if (!kind) {
      wrong('kind', t('wrong.kindMissing'))
      if (value.trim() === '') wrong('value', t('wrong.empty'))
      continue
    }
    const read = readIdentifier(kind, value, kind === 'meeting' ? (at?.toISOString() ?? null) : null)
    if (read.kind === 'fine') {
      if (kind === 'meeting' && at && at > now) wrong('date', t('wrong.meetingInFuture'))
      add(identifiers, { kind, value: read.value, at: kind === 'meeting' && at ? at.toISOString() : null })
    } else if (read.because === 'meeting-needs-time') wrong(date ? 'time' : 'date', t('wrong.meeting-needs-time'))
    else wrong('value', t(`wrong.${read.because}`))
  }
  return Object.keys(errors).length > 0 ? { kind: 'wrong', errors } : { kind: 'read', identifiers }
}

/** What is named twice is asked once. */
function add(all: IdentifierAnswer[], one: IdentifierAnswer): void {
  if (!all.some(({ kind, value, at }) => kind === one.kind && value === one.value && at === one.at)) all.push(one)
}
