/** Text that staff or strangers type and that later stands in lists and spreadsheets: no unseen letters, no formula. */
import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import { words } from './agencies.words.ts'

const told = teller(words)
const UNSEEN = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u

export const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !UNSEEN.test(text) && !/^[=+\-@]/.test(text), { error: told('fresh.wrongText') })

/** Several lines; a formula is a matter of the first sign of each. */
export const paragraph = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !UNSEEN.test(text.replace(/[\r\n\t]/g, ' ')), { error: told('fresh.wrongText') })

export const telephone = z
  .string()
  .trim()
  .max(30)
  .regex(/^\+[1-9][0-9 ()-]{5,24}$/, { error: told('fresh.wrongTelephone') })
