/** Vault officers with an authenticator app, and their browsers at the one address of the vault. */
import { createPerson, type House, permissionsOf } from '#identity'
import type { Office } from '#platform/office.ts'
import { day } from '#platform/time.ts'
import { PROCESS_IDS, processRow } from '#requests'
import { openBook, openDoor, vaultRoutes } from '#vault'
import { beginApp, confirmApp } from '../../src/identity/factor/factor.commands.ts'
import { stepAt, totpCode } from '../../src/identity/factor/totp.rules.ts'
import { allStaff } from '../../src/identity/person/person.store.ts'
import type { Held } from '../../src/vault/book/vault.rules.ts'
import type { ProcessFacts } from '../../src/vault/process/facts.rules.ts'
import type { smallHouse } from './house.ts'

const SMALL_ROOM = 96 * 1024
export const PATH = '/desk/vault'

/** A book on a data folder of the test, at which a guess costs nothing. */
export const vaultBook = (dir: string, room = SMALL_ROOM) => openBook(dir, { room, cost: 2 })

/** The lines of the vault on a data folder of the test. */
export function vaultOn(dir: string, room = SMALL_ROOM) {
  return (house: House) =>
    vaultRoutes({
      ...{ office: house.office, house, book: vaultBook(dir, room), door: openDoor(house.wall) },
      officers: async () => officersOf(house.office),
    })
}

async function officersOf({ db }: Pick<Office, 'db'>) {
  const staff = await allStaff(db)
  return staff.filter(({ kind, roles }) => permissionsOf(kind, roles).has('vault.enter'))
}

type Small = Awaited<ReturnType<typeof smallHouse>>
export type VaultPerson = Awaited<ReturnType<typeof vaultOfficer>>

/** Somebody with the role and an app; `code` is what the app shows now, and lets thirty seconds pass. */
export async function vaultOfficer(
  small: Small,
  name: string,
  roles: readonly ('vaultOfficer' | 'counsel')[] = ['vaultOfficer'],
) {
  const { house, wall } = small
  const made = await createPerson(small.office, {
    ...{ kind: 'staff', name, email: `${name.toLowerCase()}@halder.example`, roles, by: 'system' },
  })
  if (made.kind !== 'created') throw new Error('there already')
  const secret = (await beginApp(house, made.id)) ?? new Uint8Array()
  const code = () => {
    wall.advance(30_000)
    return totpCode(secret, stepAt(wall.now()))
  }
  await confirmApp(house, made.id, code())
  const browser = await small.visit(made.id)
  return {
    ...{ id: made.id, name, browser, code },
    see: async () => (await browser.get(PATH)).text,
    /** Does a deed; what came back where it was refused, else the page that follows. */
    do: async (deed: string, fields: Record<string, string | readonly string[]> = {}) => {
      const answer = await browser.post(PATH, { deed, ...fields })
      return answer.status === 303 ? (await browser.get(PATH)).text : answer.text
    },
    file: (deed: string, fields: Record<string, string | readonly string[]> = {}) =>
      browser.post(PATH, { deed, ...fields }),
  }
}

export const PASSPHRASE = { one: 'vier blauwe fietsen in de regen', two: 'een oude kaas zonder korst' }

/** The word that a page shows, to be handed over. */
export const wordOn = (text: string): string =>
  (/<code class="hash">([^<]+)<\/code>/.exec(text)?.[1] ?? '').replaceAll(' ', '')

/** The first furnishes, the second joins. */
export async function furnishedBy(one: VaultPerson, two: VaultPerson): Promise<void> {
  const first = { passphrase: PASSPHRASE.one, again: PASSPHRASE.one, bound: 'on' }
  await one.do('furnish', { ...first, code: one.code() })
  await one.do('go', { to: 'people' })
  const word = wordOn(await one.do('clear', { person: two.id }))
  const second = { passphrase: PASSPHRASE.two, again: PASSPHRASE.two, bound: 'on' }
  await two.do('join', { ...second, word, code: two.code() })
}

/** A national security letter as a person types it. */
export const LETTER = {
  ...{
    kind: 'us-national-security-letter',
    paragraph: 'b2',
    authority: '18 U.S.C. § 2709',
    signer: 'fbi-deputy-assistant-director',
  },
  ...{
    signerName: 'A. Example, Deputy Assistant Director',
    reference: 'NSL-26-000',
    issuedOn: '2026-11-02',
    receivedOn: '2026-11-20',
  },
  ...{ receivedHow: 'By hand, 10:00', receivedBy: 'The reception', certified: 'on', selectorKind: 'account' },
  ...{
    selectors: 'j.devries@molenzicht.example',
    secrecyDanger: 'on',
    secrecyReview: 'on',
    paperAt: 'Safe, second shelf',
  },
  asked: ['name', 'address', 'length-of-service', 'transactional-records'],
} as const

/** The id of a process in a page that leads to it. */
export const processOn = (text: string): string => /name="process" value="([^"]+)"/.exec(text)?.[1] ?? ''

/** What chance decides in names, secrets and hashes is left out. */
export const plain = (text: string): string =>
  text
    .replace(/_[0-9a-hjkmnp-tv-z]{20}/g, '_id')
    .replace(/[0-9a-f]{64}/g, 'hash')
    .replace(/[\w+/=-]{40,}/g, 'secret')

/** The same letter as facts. */
export const LETTER_FACTS: ProcessFacts = {
  ...{ kind: 'us-national-security-letter', paragraph: 'b2', authority: '18 U.S.C. § 2709' },
  ...{ signer: 'fbi-deputy-assistant-director', signerName: 'A. Example', reference: 'NSL-26-000' },
  ...{
    issuedOn: day('2026-11-02'),
    receivedOn: day('2026-11-20'),
    receivedHow: 'By hand',
    receivedBy: 'The reception',
  },
  ...{ certified: true, selectorKind: 'account', selectors: ['j.devries@molenzicht.example'] },
  asked: ['name', 'address', 'length-of-service', 'toll-billing', 'transactional-records', 'content'],
  ...{ telephony: false, secrecyDanger: true, secrecyReview: true, firstForProduct: '', paper: null, paperAt: 'Safe' },
}

/** A process as the vault holds it just after it was entered. */
export const heldOf = (facts: Partial<ProcessFacts> = {}): Held => ({
  ...{
    id: 'held_1',
    number: 1,
    facts: { ...LETTER_FACTS, ...facts },
    enteredBy: 'person_a',
    enteredAt: '2026-11-20T10:00:00.000Z',
  },
  bound: [{ person: 'person_a', name: 'Esra', at: '2026-11-20T10:00:00.000Z', as: 'comply' }],
  ...{ told: [], advice: [], proposals: [], sent: null, secrecy: [] },
})

/** Every process that lies in the vault by the tables of law, with who may issue it. */
export const ISSUERS_OF = (): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    PROCESS_IDS.map((process) => [process, processRow(process)] as const)
      .filter(([, row]) => row.vault)
      .map(([process, row]) => [process, Object.keys(row.issuers)]),
  )
