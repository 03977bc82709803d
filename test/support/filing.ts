/** What an officer of the tests answers, step by step, and the letter that goes with it. */
import { type DemoLetter, letterPdf } from '../../src/app/demo/letter.ts'
import { day } from '../../src/platform/time.ts'
import { HALDER } from './halder.ts'
import type { LersHouse } from './lers.ts'

const letter: DemoLetter = {
  agency: 'Marlow County Sheriff’s Office, Financial Crimes Unit',
  agencyAddress: ['410 Courthouse Square', 'Marlow OH 44000'],
  kind: 'grand-jury',
  docket: 'GJ-26-1183',
  statute: 'Ohio Rev. Code 2939.12',
  offence: 'telecommunications fraud, R.C. 2913.05',
  official: 'Mary Quill',
  officialTitle: 'Assistant Prosecuting Attorney',
  officer: 'Detective Dana R. Whitfield',
  badge: '4471',
  email: 'whitfield@sheriff.marlowcounty.example',
  telephone: '+1 330 555 0142 ext. 17',
  entity: HALDER.products.meetings,
  identifierLine: 'j.devries@molenzicht.example; meeting 814 2207 5531 held on 14 September 2026, 13:00 UTC',
  items: [
    'Name, e-mail address and billing address of the account holder',
    'Sign-in times and IP addresses of the account holder',
  ],
  from: day('2026-09-01'),
  to: day('2026-09-30'),
  signedOn: day('2026-11-06'),
  dueOn: day('2026-11-30'),
  secrecy: null,
}

/** The letter as PDF, with what is to be different about it. */
export const letterWith = (change: Partial<DemoLetter> = {}) => letterPdf({ ...letter, ...change })

export const PROCESS = {
  product: 'meetings',
  process: 'us-subpoena-grand-jury',
  docketNumber: 'GJ-26-1183',
  statute: 'Ohio Rev. Code 2939.12',
  natureOfOffence: 'Telecommunications fraud, R.C. 2913.05',
  officialName: 'Mary Quill',
  officialTitle: 'Assistant Prosecuting Attorney',
  signedOn: '2026-11-06',
  dueOn: '2026-11-30',
}
export const AGENCY = {
  agencyName: 'Marlow County Sheriff’s Office, Financial Crimes Unit',
  officerName: 'Dana R. Whitfield',
  badge: '4471',
  email: 'whitfield@sheriff.marlowcounty.example',
  telephone: '+1 (330) 555-0142',
  extension: '17',
  street: '410 Courthouse Square',
  postalCode: '44000',
  town: 'Marlow',
  region: 'Ohio',
  country: 'US',
}
export const IDENTIFIERS = {
  'identifiers.0.kind': 'email',
  'identifiers.0.value': 'J.deVries@molenzicht.example',
  'identifiers.3.kind': 'meeting',
  'identifiers.3.value': '814 2207 5531',
  'identifiers.3.date': '2026-09-14',
  'identifiers.3.time': '13:00',
}
export const DATA = {
  categories: ['identity', 'billing', 'sessions', 'chat'],
  from: '2026-09-01',
  to: '2026-09-30',
  secrecy: 'none',
}

export async function started(h: LersHouse): Promise<string> {
  return (await h.post('/lers/drafts')).to.split('/')[3] ?? ''
}

export const upload = (bytes: Uint8Array | string, name = 'GJ-26-1183.pdf') => {
  const form = new FormData()
  form.set('pdf', new File([bytes as BlobPart], name, { type: 'application/pdf' }))
  return form
}

export async function answered(h: LersHouse): Promise<string> {
  const draft = await started(h)
  await h.post(`/lers/drafts/${draft}/process`, { version: '1', ...PROCESS })
  await h.post(`/lers/drafts/${draft}/agency`, { version: '2', ...AGENCY })
  await h.post(`/lers/drafts/${draft}/identifiers`, { version: '3', ...IDENTIFIERS })
  await h.post(`/lers/drafts/${draft}/data`, { version: '4', ...DATA })
  return draft
}
