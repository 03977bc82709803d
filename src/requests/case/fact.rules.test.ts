import { expect, test } from 'vitest'
import { type FactKind, SEEN_BY_OFFICER } from './fact.rules.ts'

/** Each kind of fact, and whether the officer may see it: written from what a letter to the officer may say. */
const EXPECTED: Readonly<Record<FactKind, boolean>> = {
  received: true,
  'receipt-mailed': true,
  accepted: true,
  'office-wrote': true,
  'officer-wrote': true,
  'question-asked': true,
  'question-answered': true,
  'question-closed': true,
  'question-reminded': true,
  'question-lapsed': true,
  'narrowing-proposed': true,
  'narrowing-answered': true,
  'narrowing-withdrawn': true,
  'proposal-approved': true,
  'production-scheduled': true,
  packaged: true,
  delivered: true,
  withdrawn: true,
  closed: true,
  // Who works on it, what they think, and whether an account exists stay inside the office.
  'document-checked': false,
  assigned: false,
  noted: false,
  linked: false,
  unlinked: false,
  'classification-asked': false,
  classified: false,
  'identifier-resolved': false,
  proposed: false,
  'proposal-withdrawn': false,
  'proposal-rejected': false,
  'proposal-sent-back': false,
  'secrecy-recorded': false,
  'secrecy-contested': false,
  'secrecy-ruled': false,
  'notice-held': false,
  'notice-sent': false,
  'user-objected': false,
  'objection-answered': false,
  'emergency-taken': false,
  'risk-assessed': false,
  'duty-called': false,
  'duty-answered': false,
  'narrative-added': false,
  'agency-called': false,
  'emergency-released': false,
  'follow-up-reminded': false,
  'follow-up-overdue': false,
  'follow-up-ended': false,
  'collection-started': false,
}

test('an officer sees these facts of their own case and no other', () => {
  const seen = Object.entries(EXPECTED).flatMap(([kind, shown]) => (shown ? [kind] : []))
  expect([...SEEN_BY_OFFICER].toSorted()).toEqual(seen.toSorted())
})
