/** What leaves, read back from its own bytes. */
import { z } from 'zod'
import { RECORDS } from './acceptable-use.rules.ts'

/** The whole of it: a key beside these is refused here, and by the database. */
export const ReferralText = z.strictObject({
  type: z.literal('abuse.referral'),
  id: z.string(),
  rule: z.strictObject({
    id: z.string(),
    name: z.strictObject({ en: z.string(), nl: z.string() }),
    asOf: z.string(),
  }),
  subjects: z.array(z.strictObject({ account: z.string(), meeting: z.string().nullable() })),
  period: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
  records: z.array(z.enum(RECORDS)),
  shows: z.string(),
})

export type ReferralJson = z.output<typeof ReferralText>

export function referredIn(text: string): ReferralJson {
  return ReferralText.parse(JSON.parse(text))
}
