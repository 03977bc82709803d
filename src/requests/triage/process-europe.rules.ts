/**
 * Orders of the European Union and of the Netherlands.
 *
 * Law     Regulation (EU) 2023/1543 arts 4, 5, 6, 10, 11: issuers by class of data; 60 days, 30 more.
 * Law     Regulation (EU) 2023/1543 art. 13: the issuing authority tells the person, the addressee keeps it confidential.
 * Law     Wetboek van Strafvordering arts 126n-126ni: issuer by article; stored content only with the examining judge.
 * Law     Regulation (EU) 2022/2065 arts 9, 10: orders to act and to inform.
 */
import { TRAFFIC_IN_EUROPE } from './category.rules.ts'
import { type ProcessRow, ROW } from './process-row.rules.ts'

const epoc = {
  ...ROW,
  jurisdictions: ['eu'],
  traffic: TRAFFIC_IN_EUROPE,
  validFrom: '2026-08-18',
  languages: ['nl', 'en'],
  // Art. 13: the issuing authority informs the person; the addressee keeps the order confidential.
  toldBy: 'authority',
} as const
const nl = {
  ...ROW,
  jurisdictions: ['own'],
  countries: ['NL'],
  family: 'production-order',
  traffic: TRAFFIC_IN_EUROPE,
  validFrom: '2000-02-01',
  languages: ['nl', 'en'],
} as const

export const EUROPEAN_PROCESSES = {
  'eu-production-order': {
    ...epoc,
    family: 'production-order',
    reach: 'content',
    issuers: { judge: 'content', prosecutor: 'subscriber', authority: 'nothing' },
    dueBy: ['EPOC_10D', 'EPOC_NOTIFIED', 'EPOC_8H'],
    channel: 'staff',
    basis: 'Regulation (EU) 2023/1543 art. 5',
    citation:
      'Regulation (EU) 2023/1543 arts 4(1)-(2), 5, 10: a prosecutor alone reaches subscriber data; validation lifts an authority',
  },
  'eu-preservation-order': {
    ...epoc,
    family: 'preservation',
    reach: 'nothing',
    issuers: { judge: 'nothing', prosecutor: 'nothing', authority: 'nothing' },
    preserves: { clock: 'EPOC_PR', renewal: 'EPOC_PR_EXT' },
    basis: 'Regulation (EU) 2023/1543 art. 6',
    citation: 'Regulation (EU) 2023/1543 arts 6, 11: 60 days, 30 more, then until production is asked',
  },
  'nl-126na': {
    ...nl,
    reach: 'subscriber',
    issuers: { authority: 'subscriber', prosecutor: 'subscriber', judge: 'subscriber' },
    basis: 'Sv art. 126na',
    citation:
      'Wetboek van Strafvordering art. 126na: an investigating officer; name, address, number and kind of service',
  },
  'nl-126nc': {
    ...nl,
    reach: 'subscriber',
    issuers: { authority: 'subscriber', prosecutor: 'subscriber', judge: 'subscriber' },
    basis: 'Sv art. 126nc',
    citation: 'Wetboek van Strafvordering art. 126nc: identifying data, from anyone; the text was not read',
  },
  'nl-126n': {
    ...nl,
    reach: 'non-content',
    issuers: { prosecutor: 'non-content', judge: 'non-content' },
    counselAbove: 'subscriber',
    basis: 'Sv art. 126n',
    citation:
      'Wetboek van Strafvordering art. 126n; HR 5 April 2022, ECLI:NL:HR:2022:475: serious interference needs the examining judge',
  },
  'nl-126nd': {
    ...nl,
    reach: 'non-content',
    issuers: { prosecutor: 'non-content', judge: 'non-content' },
    counselAbove: 'subscriber',
    basis: 'Sv art. 126nd',
    citation: 'Wetboek van Strafvordering art. 126nd(1)-(4): stored data, written, never the special categories',
  },
  'nl-126ne': {
    ...nl,
    family: 'interception',
    reach: 'nothing',
    issuers: { prosecutor: 'nothing', judge: 'nothing' },
    classify: true,
    basis: 'Sv art. 126ne',
    citation:
      'Wetboek van Strafvordering art. 126ne: future data, at most four weeks; counsel states what the product can do',
  },
  'nl-126ng': {
    ...nl,
    reach: 'content',
    issuers: { prosecutor: 'non-content', judge: 'content' },
    counselAbove: 'subscriber',
    basis: 'Sv art. 126ng',
    citation:
      'Wetboek van Strafvordering art. 126ng(2): stored content with the examining judge; the text was not read',
  },
  'nl-126ni': {
    ...nl,
    family: 'preservation',
    reach: 'nothing',
    issuers: { prosecutor: 'nothing', judge: 'nothing' },
    preserves: { clock: 'NL_126NI', renewal: null },
    basis: 'Sv art. 126ni',
    citation: 'Wetboek van Strafvordering art. 126ni: freezing for at most 90 days; names other providers in the chain',
  },
  'dsa-information-order': {
    ...ROW,
    validFrom: '2024-02-17',
    traffic: TRAFFIC_IN_EUROPE,
    jurisdictions: ['own', 'eu'],
    family: 'production-order',
    reach: 'non-content',
    issuers: { authority: 'non-content', prosecutor: 'non-content', judge: 'non-content' },
    counselAbove: 'subscriber',
    languages: ['nl', 'en'],
    channel: 'staff',
    basis: 'Regulation (EU) 2022/2065 art. 10',
    citation:
      'Regulation (EU) 2022/2065 art. 10(2)(b): only what is already collected for the service; receipt and effect are told',
  },
} as const satisfies Record<string, ProcessRow>
