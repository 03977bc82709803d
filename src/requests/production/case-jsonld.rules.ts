/**
 * `metadata/case.jsonld`: the package as programs of investigators read one: what was asked, on what it was released, how it was collected, and every
 * file with its hashes. Names of CASE and UCO 1.3; nothing that does not stand elsewhere in the package.
 *
 * Norm    CASE 1.3, UCO 1.3 (caseontology.org, unifiedcyberontology.org): Investigation, Authorization, InvestigativeAction, ProvenanceRecord;
 *         File with FileFacet and ContentDataFacet. No machine that reads it has to fetch anything: the context stands in the file.
 * Norm    RFC 9562, 5.5: identifiers are UUIDs made of a name, so the same package has the same ones.
 */
import { createHash } from 'node:crypto'
import type { Json } from '#platform/canonical.ts'
import type { Copy } from './phrases.ts'

const CONTEXT = {
  'case-investigation': 'https://ontology.caseontology.org/case/investigation/',
  'uco-action': 'https://ontology.unifiedcyberontology.org/uco/action/',
  'uco-core': 'https://ontology.unifiedcyberontology.org/uco/core/',
  'uco-identity': 'https://ontology.unifiedcyberontology.org/uco/identity/',
  'uco-observable': 'https://ontology.unifiedcyberontology.org/uco/observable/',
  'uco-types': 'https://ontology.unifiedcyberontology.org/uco/types/',
  'uco-vocabulary': 'https://ontology.unifiedcyberontology.org/uco/vocabulary/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const

/** Of every file below `data/`, as the manifests list it. */
export type Listed = Readonly<{ path: string; sha256: string; sha512: string; bytes: number; mediaType: string }>

/** What the package holds of one task; `from` names the sealed copies of which a file of it is. */
export type Gathered = Readonly<{
  task: string
  grantId: string
  process: string
  issuedAt: string
  expiresAt: string
  from: readonly Copy[]
}>

export type CaseAsk = Readonly<{
  caseNumber: string
  docketNumber: string
  provider: string
  collectedAt: string
  parts: readonly Gathered[]
  files: readonly Listed[]
}>

export function caseJsonLd(ask: CaseAsk): Json {
  const graph = [
    ...frame(ask),
    ...ask.parts.flatMap((part) => gathering(ask, part)),
    ...ask.files.map((file) => fileNode(ask, file)),
  ]
  return { '@context': CONTEXT, '@graph': graph }
}

/** The investigation, who answers, and the copies that were kept on request. */
function frame(ask: CaseAsk): readonly Json[] {
  const { caseNumber, provider, parts } = ask
  const copies = new Map(parts.flatMap(({ from }) => from).map((copy) => [copy.preservation, copy]))
  return [
    {
      ...node(ask, 'case-investigation:Investigation', 'investigation'),
      'uco-core:name': caseNumber,
      'case-investigation:relevantAuthorization': parts.map(({ task }) => ref(ask, `authorization/${task}`)),
      'uco-core:object': parts.map(({ task }) => ref(ask, `provenance/${task}`)),
    },
    { ...node(ask, 'uco-identity:Organization', 'provider'), 'uco-core:name': provider },
    ...[...copies.values()].map((copy) => ({
      ...node(ask, 'case-investigation:InvestigativeAction', `preservation/${copy.preservation}`),
      'uco-core:name': copy.preservation,
      'uco-core:description': `Records were copied and sealed on request; SHA-256 of the signed list of the copy: ${copy.manifestSha256}`,
      'uco-action:startTime': dateTime(copy.asOf),
      'uco-action:performer': ref(ask, 'provider'),
    })),
  ]
}

/** On what one part was released, how it was collected, and what came of it. */
function gathering(ask: CaseAsk, part: Gathered): readonly Json[] {
  const { task, grantId, process, issuedAt, expiresAt, from } = part
  const files = ask.files.filter(({ path }) => path.startsWith(`data/${task}/`)).map(({ path }) => ref(ask, path))
  const action = ref(ask, `collection/${task}`)
  return [
    {
      ...node(ask, 'case-investigation:Authorization', `authorization/${task}`),
      'uco-core:description': `The signed decision grant/${task}.json, given on the process that it names.`,
      'case-investigation:authorizationType': process,
      'case-investigation:authorizationIdentifier': [...(ask.docketNumber === '' ? [] : [ask.docketNumber]), grantId],
      'uco-core:startTime': dateTime(issuedAt),
      'uco-core:endTime': dateTime(expiresAt),
    },
    {
      ...node(ask, 'case-investigation:InvestigativeAction', `collection/${task}`),
      'uco-core:name': `collection of ${task}`,
      'uco-action:startTime': dateTime(ask.collectedAt),
      'uco-action:performer': ref(ask, 'provider'),
      'uco-action:object': [ref(ask, `authorization/${task}`)],
      ...(files.length > 0 && { 'uco-action:result': files }),
      ...(from.length > 0 && {
        'case-investigation:wasInformedBy': from.map(({ preservation }) => ref(ask, `preservation/${preservation}`)),
      }),
    },
    {
      ...node(ask, 'case-investigation:ProvenanceRecord', `provenance/${task}`),
      'uco-core:description': `data/${task}`,
      'case-investigation:exhibitNumber': task,
      'uco-core:object': [action, ...files],
    },
  ]
}

function fileNode(ask: CaseAsk, { path, sha256, sha512, bytes, mediaType }: Listed): Json {
  return {
    ...node(ask, 'uco-observable:File', path),
    'uco-core:hasFacet': [
      {
        ...node(ask, 'uco-observable:FileFacet', `${path}#file`),
        'uco-observable:fileName': path.slice(path.lastIndexOf('/') + 1),
        'uco-observable:filePath': path,
        'uco-observable:sizeInBytes': bytes,
      },
      {
        ...node(ask, 'uco-observable:ContentDataFacet', `${path}#content`),
        'uco-observable:mimeType': mediaType,
        'uco-observable:sizeInBytes': bytes,
        'uco-observable:hash': [hashNode(ask, path, ['SHA256', sha256]), hashNode(ask, path, ['SHA512', sha512])],
      },
    ],
  }
}

function hashNode(ask: CaseAsk, path: string, [method, value]: readonly [string, string]): Json {
  return {
    ...node(ask, 'uco-types:Hash', `${path}#${method}`),
    'uco-types:hashMethod': { '@type': 'uco-vocabulary:HashNameVocab', '@value': method },
    'uco-types:hashValue': { '@type': 'xsd:hexBinary', '@value': value },
  }
}

function node(ask: CaseAsk, type: string, name: string): Readonly<{ '@id': string; '@type': string }> {
  return { '@id': idOf(ask, name), '@type': type }
}

function ref(ask: CaseAsk, name: string): Readonly<{ '@id': string }> {
  return { '@id': idOf(ask, name) }
}

function dateTime(instant: string): Json {
  return { '@type': 'xsd:dateTime', '@value': instant }
}

/** Namespace of our own names; made once. */
const NAMESPACE = Buffer.from('5f6f5ce7a1c94f0f8a31a6f4f60c2d4e', 'hex')

/** Of the case, the grants and the name: another package of the same case has other identifiers. */
function idOf({ caseNumber, parts }: CaseAsk, name: string): string {
  const whole = [caseNumber, ...parts.map(({ grantId }) => grantId), name].join('\n')
  const hash = createHash('sha1').update(NAMESPACE).update(whole, 'utf8').digest().subarray(0, 16)
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = hash.toString('hex')
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
