/** What comes through the portal beside process of the United States: a Dutch order, an order to restrict access, a consent. */
import type { Office } from '#platform/office.ts'
import { addDays, type Day, dayIn } from '#platform/time.ts'
import { type Answers, acceptCase, askOwners, sayTriage } from '#requests'
import type { OpenHouse } from '../house.ts'
import { uploadOf } from './arrivals.ts'
import { AGENCIES, HOLDERS, OFFICERS } from './cast.ts'
import { fileRequest } from './filing.ts'
import { type LetterKind, letterPdf } from './letter.ts'
import type { DemoPeople } from './people.ts'

type Process = NonNullable<Answers['process']>
type Kind = Pick<Process, 'process' | 'docketNumber' | 'statute' | 'natureOfOffence' | 'officialName' | 'officialTitle'>

/** Both wait for intake. */
export async function fileFromAbroad(
  office: Office,
  people: DemoPeople,
  { account, meeting }: Readonly<{ account: string; meeting: string }>,
): Promise<void> {
  const official = { officialName: 'mr. B. Jansen', officialTitle: 'Officier van justitie' }
  await fileAs(office, people, 'officer5', {
    letter: 'foreign',
    kind: {
      ...{ process: 'foreign-order', docketNumber: '05/880123-26', statute: 'Sv art. 126nd', ...official },
      natureOfOffence: 'Oplichting, Sr art. 326',
    },
    account,
    rest: (today) => ({
      data: { categories: ['identity', 'sessions'], from: addDays(today, -60), to: addDays(today, -3), secrecy: null },
    }),
  })
  await fileAs(office, people, 'officer5', {
    letter: 'restriction',
    kind: {
      ...{ process: 'access-restriction', docketNumber: '05/880140-26', statute: 'Sr art. 131', ...official },
      natureOfOffence: 'Opruiing, Sr art. 131',
    },
    account: meeting,
    rest: (today) => ({
      restriction: {
        ...{ law: 'national', act: 'Wekelijkse vergadering waarin tot geweld wordt opgeroepen.', territory: ['NL'] },
        ...{ startsOn: today, endsOn: addDays(today, 60), secrecy: null },
      },
    }),
  })
}

/** The owner of the demo finds a question on their account page. */
export async function askTheOwner({ office, tools }: OpenHouse, people: DemoPeople): Promise<void> {
  const caseId = await fileAs(office, people, 'officer', {
    letter: 'consent',
    kind: {
      ...{ process: 'owner-consent', docketNumber: 'OC-26-0417', statute: '' },
      natureOfOffence: 'Theft of a laptop; the owner wants it found',
      ...{ officialName: 'J. de Vries', officialTitle: 'Account owner' },
    },
    account: HOLDERS[0].email,
    rest: (today) => ({
      data: { categories: ['identity', 'sessions'], from: addDays(today, -30), to: addDays(today, -3), secrecy: null },
    }),
  })
  await acceptCase(office, people.get('intake')?.id ?? '', { caseId })
  await tools.passTime?.(0)
  await askOwners(office, people.get('reviewer')?.id ?? '', { caseId })
}

type FromAbroad = Readonly<{
  kind: Kind
  account: string
  rest: (today: Day) => Pick<Answers, 'data' | 'restriction'>
  letter: LetterKind
}>

async function fileAs(
  office: Office,
  people: DemoPeople,
  key: (typeof OFFICERS)[number]['key'],
  { kind, account, rest, letter }: FromAbroad,
): Promise<string> {
  const today = dayIn(office.provider.zone, office.clock.now())
  const officer = OFFICERS.find((one) => one.key === key) ?? OFFICERS[0]
  const agency = AGENCIES.find((one) => one.key === officer.agency) ?? AGENCIES[0]
  const [street, town = ''] = agency.address
  const dutch = agency.country === 'NL'
  const { name: officerName, badge, email, telephone, extension } = officer
  const steps: readonly Answers[] = [
    { process: { product: 'meetings', ...kind, signedOn: addDays(today, -1), dueOn: addDays(today, 21) } },
    {
      agency: {
        ...{ agencyName: agency.name, officerName, badge, email, telephone, extension, street },
        ...{ postalCode: dutch ? town.slice(0, 7) : town.slice(-5), town: dutch ? town.slice(8) : town.slice(0, -9) },
        ...{ region: agency.region ?? '', country: agency.country },
      },
    },
    { identifiers: [{ kind: 'email', value: account, at: null }] },
    rest(today),
  ]
  const { docketNumber, officialName, officialTitle, statute, natureOfOffence } = kind
  const { data } = rest(today)
  const paper = await letterPdf({
    ...{ agency: agency.name, agencyAddress: agency.address, kind: letter, docket: docketNumber, statute },
    ...{ offence: natureOfOffence, official: officialName, officialTitle, officer: officerName, badge, email },
    ...{ telephone: `${telephone} extension ${extension}`, entity: office.provider.products.meetings },
    identifierLine: `the account with e-mail address ${account}`,
    items: (data?.categories ?? []).map((category) => sayTriage('en')(`category.${category}`)),
    ...{ from: data?.from ?? today, to: data?.to ?? today, signedOn: addDays(today, -1), dueOn: addDays(today, 21) },
    secrecy: null,
  })
  const upload = await uploadOf(office, paper, `${docketNumber.replace('/', '-')}.pdf`)
  const person = people.get(key)
  const filer = { id: person?.id ?? '', agencyId: person?.agencyId ?? '' }
  return fileRequest(office, filer, { steps, upload, lang: dutch ? 'nl' : 'en' })
}
