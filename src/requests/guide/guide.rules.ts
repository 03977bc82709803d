/**
 * The guide for authorities and its machine form, made from the same tables by which reviewers decide.
 *
 * Law     18 U.S.C. § 2703: see triage/process.rules.ts; each cell of the matrix is `compels`.
 * Seed    guide, "Vereisten voor alle rechtsgebieden" and the table of process and data.
 */
import type { Keys } from '#platform/keys.ts'
import type { Office } from '#platform/office.ts'
import { CHANNELS } from '../case/instrument.rules.ts'
import { clocks, newestClock } from '../clocks/clock.rules.ts'
import { emergencyNoticeDays } from '../emergency/notice-hold.rules.ts'
import { LONGEST } from '../notice/phase.rules.ts'
import { keepsRecords } from '../preservation/preservation.rules.ts'
import { CATEGORY_IDS, type Category, CLASSES, categoryRow, type DataClass } from '../triage/category.rules.ts'
import { isPortal, PROCESS_IDS, type Process, processRow, RULES_DATE } from '../triage/process.rules.ts'
import { compels } from '../triage/reach.rules.ts'

/** Processes that the guide has a column for: what a US authority comes with most. */
export const GUIDE_PROCESSES: readonly Process[] = [
  'us-subpoena-administrative',
  'us-subpoena-grand-jury',
  'us-subpoena-trial',
  'us-court-order-2703d',
  'us-search-warrant',
]

/** Everything else that an authority may come with, in the order of the table; what lies in the vault is not spoken of here. */
export const OTHER_PROCESSES: readonly Process[] = PROCESS_IDS.filter(
  (process) => !GUIDE_PROCESSES.includes(process) && !processRow(process).vault,
)

export type GuideGroup = Readonly<{ dataClass: DataClass; categories: readonly Category[] }>

/** Categories under their class, from narrow to wide; classes without a category are left out. */
export const GUIDE_GROUPS: readonly GuideGroup[] = CLASSES.map((dataClass) => ({
  dataClass,
  categories: CATEGORY_IDS.filter((category) => categoryRow(category).dataClass === dataClass),
})).filter(({ categories }) => categories.length > 0)

/** What an intake check asks, in the order of the guide's table. */
export const REQUIREMENTS = [
  'language',
  'format',
  'addressee',
  'address',
  'email',
  'officer',
  'signature',
  'due',
  'identifier',
  'period',
  'secrecy',
] as const
export type Requirement = (typeof REQUIREMENTS)[number]

/** How many days telling the user takes, and how long what holds it back may last. */
export function noticeDays(provider: Pick<Office['provider'], 'notice' | 'emergency'>) {
  return {
    /** The user's own, between being told and the handing over. */
    days: provider.notice.days,
    /** In which the authority may answer before the user is told; 0: the user is told at once. */
    authorityDays: provider.notice.authorityDays ?? 0,
    /** In which an argued exception holds the notice undecided; within which one that two people granted ends. */
    arguedDays: newestClock('NOTICE_ARGUED').amount ?? 0,
    exceptionDays: LONGEST,
    /** After a release in an emergency. */
    emergencyDays: emergencyNoticeDays(provider),
  }
}

/** What is only kept, asked or sent by a private party hands out nothing that somebody could be told of. */
function isTold(process: Process): boolean {
  const { family } = processRow(process)
  return !keepsRecords(process) && family !== 'informal' && family !== 'private'
}

type GuideAsk = Pick<Office, 'provider' | 'baseUrl'> &
  Readonly<{
    keys: Pick<Keys, 'keyIds' | 'publicKeyPem'>
    documents: Readonly<{ root: Readonly<{ fingerprint256: string }> }>
  }>

/** `/.well-known/legal-requests.json`: the same for programs. */
export function machineGuide({ provider, baseUrl, keys, documents }: GuideAsk) {
  return {
    version: 1,
    rulesDate: RULES_DATE,
    reviewed: false,
    provider: provider.name,
    entities: (['meetings', 'phone'] as const).map((product) => ({
      product,
      productName: provider.productNames[product].en,
      name: provider.products[product].name,
      attention: provider.products[product].attention,
      address: [...provider.products[product].address],
    })),
    emergencyTelephone: provider.emergencyTelephone,
    portal: `${baseUrl}/lers`,
    guide: `${baseUrl}/authorities`,
    api: `${baseUrl}/api/openapi.json`,
    dataCatalogue: `${baseUrl}/.well-known/data-catalogue.json`,
    /** By which else it may come: entered by a person, its clock counted from the arrival; what the portal asks of a document does not bind it. */
    otherChannels: [...CHANNELS],
    documentLanguages: ['en'],
    document: { format: 'application/pdf', maxBytes: provider.intake.maxBytes, maxPages: provider.intake.maxPages },
    userNotice: {
      ...noticeDays(provider),
      secrecyOrder: 'a fixed last day is asked for; an order without one binds until counsel has decided',
    },
    /** The current one first; older ones go on checking the packages that they signed. */
    signingKeys: keys.keyIds.map((id) => ({ id, publicKey: keys.publicKeyPem(id) })),
    /** Under which the certificate in a package is signed. */
    documentRoot: { sha256: documents.root.fingerprint256, certificate: `${baseUrl}/.well-known/document-root.pem` },
    delivery: { days: provider.delivery.days, format: 'BagIt (RFC 8493) in one ZIP, SHA-256 and SHA-512' },
    categories: CATEGORY_IDS.map((id) => ({
      id,
      class: categoryRow(id).dataClass,
      statute: categoryRow(id).letters.map((letter) => `18 U.S.C. § 2703(c)(2)(${letter})`),
    })),
    processes: PROCESS_IDS.map((id) => {
      const { jurisdictions, countries, family, reach, basis, citation, validFrom, validTo, reviewed, toldBy } =
        processRow(id)
      return {
        id,
        jurisdictions,
        ...(countries && { countries }),
        family,
        reach,
        basis,
        citation,
        validFrom,
        validTo,
        acceptedHere: isPortal(id),
        userToldBy: toldBy ?? (isTold(id) ? 'office' : 'nobody'),
        reviewed,
        compels: CATEGORY_IDS.filter((category) => compels(id, category)),
      }
    }),
    clocks: clocks().filter(({ active }) => active),
    notOffered: [
      'live interception of a meeting',
      'confirmation that an account exists outside a valid request',
      'expert testimony',
      'answers to private parties',
    ],
  }
}
