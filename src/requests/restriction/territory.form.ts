/** Countries as an order names them, two letters each, written one after the other. */
import { isCountry } from '../filing/country.rules.ts'
import { text } from '../filing/process.form.ts'

/** `error`: said where one of them is no country. */
export const territoryField = (error: string) =>
  text(400)
    .transform((typed) => [
      ...new Set(
        typed
          .toUpperCase()
          .split(/[\s,;]+/)
          .filter(Boolean),
      ),
    ])
    .refine((codes) => codes.every(isCountry), error)
    .default([])
