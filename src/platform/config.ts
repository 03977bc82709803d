/**
 * The provider's own facts, from one documented file (docs/operate/provider.md), checked at start.
 */
import { z } from 'zod'
import { isGuardedUrl } from './outward.ts'
import { certificatesIn } from './pki/certificates.ts'

const twoTongues = z.strictObject({ en: z.string().min(1), nl: z.string().min(1) })

const period = z.string().regex(/^P\d{1,4}[DMY]$/)

const path = z.string().startsWith('/', 'a path from the root')

const entity = z.strictObject({
  name: z.string().min(1),
  attention: z.string().min(1),
  /** Street line, then postal code and town, then country. */
  address: z.array(z.string().min(1)).min(2).max(6),
})

const recordsOverHttp = z.strictObject({
  kind: z.literal('http'),
  url: z.string().refine(isGuardedUrl, 'https://, or http:// on this machine, without a name, a query or a fragment'),
  /** Holds the bearer secret and nothing else; readable by the owner only. */
  secretFile: path,
  /** Certificates that count beside the usual ones, in PEM. */
  caFile: path.optional(),
  /** For one page of rows, and for one silence while a file comes; 60 without it. */
  patienceSeconds: z.int().min(1).max(600).optional(),
})

const recordsInPostgres = z.strictObject({
  kind: z.literal('postgres'),
  /** A name or an address, or the folder of a socket on this machine. */
  host: z.string().regex(/^[A-Za-z0-9/_.:-]{1,255}$/, 'a name, an address, or the folder of a socket'),
  port: z.int().min(1).max(65_535).optional(),
  database: z.string().min(1).max(63),
  user: z.string().min(1).max(63),
  /** Holds the password and nothing else; readable by the owner only. Left out where a certificate or the socket says who asks. */
  passwordFile: path.optional(),
  /** Without it TLS with the usual certificates, and none on this machine. */
  tls: z
    .strictObject({ caFile: path.optional(), certFile: path.optional(), keyFile: path.optional() })
    .refine(
      ({ certFile, keyFile }) => (certFile === undefined) === (keyFile === undefined),
      'certFile and keyFile go together',
    )
    .optional(),
  /** The queries, docs/connector/postgres.md. */
  queriesFile: path,
  /** Where the files lie that rows name. */
  files: z.strictObject({ kind: z.literal('folder'), path }).optional(),
  /** For one statement, and for one silence; 60 without it. */
  patienceSeconds: z.int().min(1).max(600).optional(),
  /** For one whole source of one subject; 120 without it. */
  readMinutes: z.int().min(1).max(1440).optional(),
})

export const ProviderFile = z.strictObject({
  /** Short name, as in "Halder". */
  name: z.string().min(1),
  /** Letters before a case number, as in HLD-2026-00417. */
  casePrefix: z.string().regex(/^[A-Z]{2,6}$/),
  /** IANA time zone of the office: due dates end at midnight there. */
  zone: z.string().min(1),
  /** ISO 3166 country whose weekends and holidays the office keeps. */
  calendar: z.string().regex(/^[A-Z]{2}$/),
  registration: z.string(),
  emergencyTelephone: z.string().regex(/^\+[0-9 ]{6,20}$/),
  pressContact: z.string().min(3),
  officeEmail: z.email(),
  products: z.strictObject({ meetings: entity, phone: entity }),
  productNames: z.strictObject({ meetings: twoTongues, phone: twoTongues }),
  notice: z.strictObject({
    /** Days the user is given between notice and production. */
    days: z.int().min(0).max(60),
    /** Days the authority has to answer before the user is told; 0, or left out: the user is told at once. */
    authorityDays: z.int().min(0).max(30).optional(),
    /** Where the user reads who to turn to. */
    contact: z.string().min(3),
  }),
  /** Who certifies what we hand over, and whether they sign inside the United States (28 U.S.C. § 1746). */
  custodian: z.strictObject({
    name: z.string().min(1),
    title: z.string().min(1),
    place: z.enum(['within-us', 'outside-us']),
  }),
  delivery: z.strictObject({ days: z.int().min(1).max(90) }),
  report: z.strictObject({ licence: z.string().min(1), licenceUrl: z.url() }),
  intake: z.strictObject({ maxBytes: z.int().min(100_000), maxPages: z.int().min(1) }),
  /** The provider's own rules of use, by which a referral names a breach. Without it the usual ones, see docs/operate/provider.md. */
  acceptableUse: z
    .strictObject({
      /** The day from which they count. */
      asOf: z.iso.date(),
      rules: z
        .array(z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/), name: twoTongues }))
        .min(1)
        .max(100),
    })
    .optional(),
  /** Without it one decision in ten is drawn for a second look, beside all content and all emergencies. */
  quality: z.strictObject({ share: z.number().min(0).max(1) }).optional(),
  /** Without it the office keeps its papers as long as `/desk/retention` says; ISO 8601, one unit, such as `P45D` or `P3Y`. */
  retention: z
    .strictObject({
      ...{ package: period.optional(), messages: period.optional(), instrument: period.optional() },
      ...{ case: period.optional(), log: period.optional(), 'access-log': period.optional() },
      ...{ invoice: period.optional(), training: period.optional() },
    })
    .optional(),
  /** How many days the service holds the records of a source, by source of the catalogue; null: as long as the account exists. Without it the usual. */
  recordRetention: z.record(z.string(), z.int().min(0).max(36_500).nullable()).optional(),
  /** Without it the office asks no costs for its answers. */
  costs: z
    .strictObject({
      /** How to pay, line by line, as it stands on an invoice. */
      payTo: z.array(z.string().min(1)).min(1).max(6),
      /** Days until an invoice has to be paid. */
      days: z.int().min(0).max(120),
      /** What an invoice says of value added tax, in the words of whoever keeps the books. */
      vat: twoTongues,
    })
    .optional(),
  /** Without it the office reads records from its own tables; docs/connector/README.md. */
  records: z.discriminatedUnion('kind', [recordsOverHttp, recordsInPostgres]).optional(),
  /** Without it a webhook goes to addresses of the open internet alone. */
  webhooks: z.strictObject({ privateAddresses: z.boolean() }).optional(),
  /** Without it packages carry no time stamp. */
  timeStamp: z
    .strictObject({
      /** Of an authority that answers RFC 3161 over HTTP; its answer is signed, so TLS is not asked for. */
      url: z.url({ protocol: /^https?$/ }),
      /** Whom to trust: certificates of roots, each as PEM. */
      roots: z
        .array(z.string().refine((pem) => certificatesIn(pem)?.length === 1, 'not one certificate in PEM'))
        .min(1),
      /** The policy under which it has to stamp, as an OID. */
      policy: z
        .string()
        .regex(/^[0-2](\.\d+)+$/)
        .optional(),
      privateAddresses: z.boolean().optional(),
    })
    .optional(),
  /** Without it those on emergency duty are called, then counsel, then intake, five minutes apart. */
  emergency: z
    .strictObject({
      /** Addresses of staff, who is called first in front. */
      duty: z.array(z.email()).max(50),
      /** Minutes after which the next one is called while nobody has answered. */
      afterMinutes: z.int().min(1).max(60),
      /** Where a signed message goes with every call. */
      webhook: z.url({ protocol: /^https?$/ }).nullable(),
      /** Days after a release until the user is told of it. */
      noticeDays: z.int().min(0).max(180),
    })
    .optional(),
})

export type Provider = z.output<typeof ProviderFile>
export type Product = keyof Provider['products']

/** Reads the file's text; what is wrong comes back as one line per field, for the operator. */
export function readProvider(
  text: string,
): { kind: 'read'; provider: Provider } | { kind: 'wrong'; lines: readonly string[] } {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch (error) {
    return { kind: 'wrong', lines: [error instanceof Error ? error.message : 'not JSON'] }
  }
  const parsed = ProviderFile.safeParse(raw)
  if (parsed.success) return { kind: 'read', provider: parsed.data }
  return { kind: 'wrong', lines: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) }
}
