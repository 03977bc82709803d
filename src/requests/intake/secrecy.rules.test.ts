import { expect, test } from 'vitest'
import { pageOf } from '../../../test/corpus/page.ts'
import { datesIn } from './dates.rules.ts'
import { secrecyOutcome } from './secrecy.rules.ts'
import { textOf } from './text.rules.ts'

const said = (text: string) => {
  const pages = [textOf(pageOf(['Produce the records.', text, 'Thank you.']))]
  const outcome = secrecyOutcome({ pages, dates: datesIn(pages), complete: true })
  return [
    ...outcome.findings.map(({ code, effect }) => `${code} ${effect}`),
    ...outcome.inOrder.map(({ found }) => found),
  ]
}

test.each([
  [
    'The Court orders that you shall not disclose this subpoena to the subscriber until further order.',
    'IN_NDO_OPEN warns',
  ],
  ['Under 18 U.S.C. § 2705(b) you shall not notify any person.', 'IN_NDO_OPEN warns'],
  [
    'Dates: from 4 September 2026 to 17 October 2026 The Court orders that you not notify any person.',
    'IN_NDO_OPEN warns',
  ],
  ['Deadline: 13 December 2026 The Court orders that you not notify any person.', 'IN_NDO_OPEN warns'],
  ['The Court orders that you not notify any person. Return date: 13 December 2026', 'IN_NDO_OPEN warns'],
  ['Until March 1, 2027, the Court orders, you shall not notify any person.', '2027-03-01'],
  ['The Court orders that you not notify any person. It expires on March 1, 2027.', '2027-03-01'],
  ['Please do not notify the account holder.', 'IN_NDO_NO_ORDER blocks'],
  ['You are asked to keep this subpoena confidential.', 'IN_NDO_NO_ORDER blocks'],
  ['The Court orders that you not disclose this subpoena to anyone until March 1, 2027.', '2027-03-01'],
  [
    'By order of the court the customer shall not be notified; the order does not let you inform any person for a period of 180 days.',
    'for a period of 180 days',
  ],
  ['Nothing in this subpoena prohibits you from notifying the subscriber.', null],
  ['You may notify the user.', null],
  ['Do not disclose the contents of e-mail.', null],
])('%s', (text, expected) => {
  expect(said(text)).toEqual([expected])
})
