/** Invented providers, agencies, people and crimes of the corpus. Any likeness is chance. */
import type { Chance } from './chance.ts'

export type Company = Readonly<{ name: string; address: readonly string[]; poBoxAllowed: false }>
export type Provider = Readonly<{
  service: string
  products: Readonly<{ meetings: Company; phone: Company }>
  poBox: string
  wrongAddress: readonly string[]
}>

const company = (name: string, address: readonly string[]): Company => ({ name, address, poBoxAllowed: false })
const provider = (
  service: string,
  names: readonly [string, string],
  address: readonly string[],
  wrong: readonly [string, readonly string[]],
): Provider => ({
  service,
  products: { meetings: company(names[0], address), phone: company(names[1], address) },
  poBox: wrong[0],
  wrongAddress: wrong[1],
})
export const PROVIDERS: readonly Provider[] = [
  provider(
    'Halder',
    ['Halder Meetings B.V.', 'Halder Phone B.V.'],
    ['Halderkade 12', '3526 KV Utrecht', 'the Netherlands'],
    ['P.O. Box 310, 3500 AH Utrecht', ['Vredenburg 40', '3511 BD Utrecht', 'the Netherlands']],
  ),
  provider(
    'Halder',
    ['Halder Meetings B.V.', 'Halder Phone B.V.'],
    ['Halderkade 12', '3526 KV Utrecht', 'the Netherlands'],
    ['Postbus 310, 3500 AH Utrecht', ['Halderkade 21', '3526 KV Utrecht', 'the Netherlands']],
  ),
  provider(
    'Tarnwell',
    ['Tarnwell Video Communications, Inc.', 'Tarnwell Voice Communications, Inc.'],
    ['55 Quarry Harbor Boulevard', 'San Jose, CA 95113', 'USA'],
    ['PO Box 90077, San Jose, CA 95109', ['1200 Alder Street, Suite 400', 'San Jose, CA 95112', 'USA']],
  ),
  provider(
    'Ovelia',
    ['Ovelia Conferencing GmbH', 'Ovelia Telephonie GmbH'],
    ['Lindenallee 8', '50968 Köln', 'Germany'],
    ['Postfach 10 22 33, 50462 Köln', ['Ringstrasse 91', '50667 Köln', 'Germany']],
  ),
]

export type Agency = Readonly<{
  name: string
  court: string
  prosecutor: string
  state: string
  county: string
  street: string
  city: string
  domain: string
  poBox: string
  authority: string
  offence: string
  rule: string
}>
export const AGENCIES: readonly Agency[] = [
  {
    name: "Marlow County Sheriff's Office",
    court: 'Marlow County Court of Common Pleas',
    prosecutor: 'Prosecuting Attorney',
    state: 'Ohio',
    county: 'Marlow',
    street: '410 Mill Street',
    city: 'Harrow, OH 43099',
    domain: 'marlowcountysheriff.gov',
    poBox: 'P.O. Box 77',
    authority: 'R.C. 2317.02',
    offence: 'R.C. 2913.05',
    rule: 'R.C. 2939.12',
  },
  {
    name: 'Denholm Police Department',
    court: 'Superior Court of Denholm County',
    prosecutor: 'District Attorney',
    state: 'Washington',
    county: 'Denholm',
    street: '77 Cedar Avenue',
    city: 'Denholm, WA 98099',
    domain: 'denholmpd.gov',
    poBox: 'PO Box 1290',
    authority: 'RCW 10.27.170',
    offence: 'RCW 9A.60.020',
    rule: 'RCW 10.27.140',
  },
  {
    name: 'Ashgrove Bureau of Investigation',
    court: 'Circuit Court of Ashgrove County',
    prosecutor: "State's Attorney",
    state: 'Florida',
    county: 'Ashgrove',
    street: '1800 Capitol Drive',
    city: 'Ashgrove, FL 32099',
    domain: 'abi.ashgrove.gov',
    poBox: 'P.O. Box 555',
    authority: 'Florida Statutes, section 27.04',
    offence: 'Florida Statutes, section 817.034',
    rule: 'Florida Statutes, section 905.185',
  },
  {
    name: 'Kestrel Ridge Police Department',
    court: 'District Court of Kestrel County',
    prosecutor: 'County Attorney',
    state: 'Colorado',
    county: 'Kestrel',
    street: '9 Station Road',
    city: 'Kestrel Ridge, CO 80999',
    domain: 'kestrelridge.gov',
    poBox: 'Post Office Box 14',
    authority: 'C.R.S. 16-5-204',
    offence: 'C.R.S. 18-5-102',
    rule: 'C.R.S. 16-5-204',
  },
  {
    name: 'United States Postal Fraud Service',
    court: 'United States District Court for the Northern District of Ohio',
    prosecutor: 'United States Attorney',
    state: 'Ohio',
    county: 'Cuyahoga',
    street: '2500 Federal Plaza',
    city: 'Cleveland, OH 44199',
    domain: 'uspfs.gov',
    poBox: 'P.O. Box 2000',
    authority: '18 U.S.C. § 3486',
    offence: '18 U.S.C. § 1343',
    rule: 'Fed. R. Crim. P. 17',
  },
  {
    name: 'Office of the Attorney General of Pennmark',
    court: 'Commonwealth Court of Pennmark',
    prosecutor: 'Attorney General',
    state: 'Pennmark',
    county: 'Dallow',
    street: '16 Statehouse Square',
    city: 'Dallow, PM 17199',
    domain: 'ag.pennmark.gov',
    poBox: 'P.O. Box 8',
    authority: 'section 4107 of the Pennmark Crimes Code',
    offence: 'section 3922 of the Pennmark Crimes Code',
    rule: 'section 5102 of the Pennmark Judicial Code',
  },
]

const FIRST = [
  'Jane',
  'Marcus',
  'Alicia',
  'Robert',
  'Denise',
  'Paul',
  'Teresa',
  'Owen',
  'Priya',
  'Samuel',
  'Helen',
  'Luis',
] as const
const LAST = [
  'Doyle',
  'Prentice',
  'Okafor',
  'Marsh',
  'Whitfield',
  'Ruiz',
  'Calloway',
  'Brandt',
  'Nakamura',
  'Ellison',
  'Voss',
  'Hargrove',
] as const
export const person = (from: Chance): string =>
  `${from.pick(FIRST)} ${from.pick(['', '', 'A. ', 'M. ', 'J. '])}${from.pick(LAST)}`

const USER = [
  'p.vantil',
  'rosalind.k',
  'm_verbeek77',
  'delta.trading',
  'h.osei',
  'quickloan.desk',
  'anna.lis',
  'j-molenaar',
] as const
const MAIL = ['postino.example', 'fjordmail.example', 'inboxly.test', 'kantoor.example'] as const
export const userMail = (from: Chance): string => `${from.pick(USER)}@${from.pick(MAIL)}`
