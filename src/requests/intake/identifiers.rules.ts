/**
 * Whom the document is about (e-mail, meeting with its time in UTC, telephone, user name), under which number it was issued, and for whom.
 *
 * Seed    guide: at least one identifier; for a meeting its number with date and time in UTC; issuing authority and case number.
 * Policy  on a scan, an identifier that was not read or was misread warns and does not stop the request.
 * Policy  addresses and numbers of the officer (a government domain, or words like "contact" just before) do not identify a user.
 */
import type { Declared, DeclaredIdentifier, Finding, Outcome } from './intake.rules.ts'
import { findHalfRead, findMisread } from './misread.rules.ts'
import {
  before,
  fact,
  find,
  findAll,
  findFolded,
  finding,
  folded,
  inOrder,
  type PageText,
  type Passage,
  quoteOf,
  stretch,
} from './text.rules.ts'

const EMAIL = /\b[A-Za-z0-9][A-Za-z0-9._%+-]{0,62}\s?@\s?[A-Za-z0-9][A-Za-z0-9-]{0,60}(?:\.[A-Za-z0-9-]{1,40}){1,4}/g
const GOVERNMENT = /(?:\.gov|\.mil|\.us|\.gov\.[a-z]{2}|police\.[a-z]{2,3})$/i
const OF_OFFICER =
  /\b(?:contact|question|inquir|return\s{1,3}(?:to|the)|respon|submit|send|deliver|transmi|copy|forward|direct\w{0,2}|reach|serv|via|fax|produc\w{1,4}\s{1,3}to|e-?mail(?:ed)?\s{1,3}to)\w{0,6}\b/gi
const OF_USER =
  /\b(?:account|user|subscriber|customer|registered|associated|identif|belong|target|owner|host|schedul|used|log-?in|sign-?in|address\s{1,3}is|number\s{1,3}is|relat|for\s{1,3}the)\w{0,6}\b/gi
const MEETING =
  /\b(?:meeting|conference|session|webinar)\s{1,3}(?:ID|I\.D\.|identifier|identification|number|no\b\.?|num|#)(?:\s{1,3}(?:number|no\.|is|was|of))?\s{0,3}[:#=]?\s{0,3}([0-9OlI][0-9OlI\s-]{6,16}[0-9OlI])(?=\D|$)|\b(?:meeting|conference|session)\s{1,3}(?:held\s{1,3})?(?:under\s{1,3})?[#(]?\s{0,2}(\d{3}[\s-]\d{3,4}[\s-]\d{3,5})\b/gi
const TELEPHONE =
  /(?:\+\s?\d{1,3}[\s.(-]{0,2})?\(?\d{2,4}\)?[\s.-]{1,2}\d{2,4}[\s.-]{0,2}\d{2,4}(?:[\s.-]{0,2}\d{2,4})?\b|\+\d{8,15}\b/g

type Input = Readonly<{ pages: readonly PageText[]; declared: Declared; complete: boolean }>
type Found = Readonly<{ kind: 'email' | 'meeting' | 'telephone'; value: string; where: Passage }>

export function identifiersIn(pages: readonly PageText[]): Found[] {
  const emails = findAll(pages, EMAIL).filter(
    (where) => !GOVERNMENT.test(where.text.replace(/\s/g, '')) && !ofOfficer(where),
  )
  const meetings = findAll(pages, MEETING).filter((where) => {
    const n = folded(meetingNumber(where)).length
    return n >= 9 && n <= 12
  })
  const phones = findAll(pages, TELEPHONE).filter((where) => {
    const digits = where.text.replace(/\D/g, '').length
    const inMeeting = meetings.some(
      (meeting) => meeting.page === where.page && where.at < meeting.end && where.end > meeting.at,
    )
    return (
      digits >= 9 &&
      digits <= 15 &&
      !inMeeting &&
      /\b(?:telephone|phone|mobile|cell(?:ular)?|number|line|subscriber)\w{0,3}\b/i.test(before(where, 60)) &&
      !ofOfficer(where) &&
      !DOCKET_BEFORE.test(before(where, 30))
    )
  })
  return [
    ...emails.map((where) => ({ kind: 'email' as const, value: where.text.replace(/\s/g, '').toLowerCase(), where })),
    ...meetings.map((where) => ({ kind: 'meeting' as const, value: meetingNumber(where).replace(/\s+/g, ' '), where })),
    ...phones.map((where) => ({ kind: 'telephone' as const, value: quoteOf(where), where })),
  ]
}
const meetingNumber = (where: Passage) => where.groups[0] ?? where.groups[1] ?? ''
const DOCKET_BEFORE = /\b(?:case|docket|badge|cause|fax|file|ext|id)\w{0,5}[^a-z]{0,8}$/i

/** Which cue stands nearest before it; none means it is about the user. */
function ofOfficer(where: Passage): boolean {
  const lead = before(where, 110)
  const last = (cue: RegExp) => [...lead.matchAll(cue)].at(-1)?.index ?? -1
  const label = /(?:^|[\n|(])\s{0,3}(?:tel(?:ephone)?|phone|fax|e-?mail|cell|office|direct)\.?\s{0,2}:?\s{0,3}$/i.test(
    lead,
  )
  const officer = last(OF_OFFICER),
    user = last(OF_USER)
  return officer > user || (label && user < lead.length - 60 && OFFICE_NEAR.test(lead))
}
const OFFICE_NEAR =
  /\b(?:office|department|sheriff|police|detective|agent|attorney|prosecutor|bureau|division|badge|investigator|street|avenue|suite|ext)\b/i

export function identifierOutcome({ pages, declared, complete }: Input): Outcome {
  const found = identifiersIn(pages)
  const facts = found.slice(0, 40).map(({ kind, value, where }) => fact(kind, value, where))
  const wanted = (declared.identifiers ?? []).map((identifier) => ({ identifier, place: placeOf(pages, identifier) }))
  const missing = wanted.filter(({ place }) => place === null)
  if (!complete && (missing.length > 0 || found.length === 0)) return { findings: [], facts, inOrder: [] }
  const [first] = found
  const absence = absentFrom(pages)
  if (!first && wanted.length === missing.length)
    return { findings: [finding({ code: 'IN_ID', ...absence, kind: `${absence.kind}missing` })], facts, inOrder: [] }
  const findings = wanted.flatMap(({ identifier: { kind, value }, place }) => {
    const data = { declared: value, kind }
    if (!place) {
      const differs = { ...absence, kind: `${absence.kind}differs`, found: first?.value ?? null, data }
      return [finding({ code: 'IN_ID', ...differs }, first?.where)]
    }
    if (!place.misread) return []
    return [
      finding({ code: 'IN_SCAN', effect: 'warns', kind: 'misread', found: quoteOf(place.where), data }, place.where),
    ]
  })
  const [seen] = wanted.length > 0 ? wanted.flatMap(({ place }) => place?.where ?? []) : [first?.where]
  const values = wanted.map(({ identifier }) => identifier.value).join('; ')
  return {
    findings,
    facts,
    inOrder: findings.length === 0 && seen ? [inOrder('identifier', values || first?.value || '', seen)] : [],
  }
}

/** What a machine did not read may stand there all the same: on a scan, nothing being there stops nobody. */
function absentFrom(pages: readonly PageText[]): Readonly<{ effect: Finding['effect']; kind: '' | 'scan-' }> {
  return pages.some(({ scanned }) => scanned) ? { effect: 'warns', kind: 'scan-' } : { effect: 'blocks', kind: '' }
}

/** Where an identifier stands, as it is or on a scan nearly so. A telephone number may lack its country code; its last nine digits decide. */
function placeOf(
  pages: readonly PageText[],
  { kind, value }: DeclaredIdentifier,
): Readonly<{ where: Passage; misread: boolean }> | null {
  const wanted = kind === 'telephone' ? value.replace(/\D/g, '') : value
  const tail = kind === 'telephone' ? wanted.slice(-9) : wanted
  const exact = findFolded(pages, wanted) ?? findFolded(pages, tail)
  const where = exact ?? findMisread(pages, tail) ?? findHalfRead(pages, tail)
  return where && { where, misread: !exact }
}

const TIME =
  '[0-2]?\\d[:.h][0-5]\\d(?:[:.][0-5]\\d)?|\\b[01]?\\d\\s{0,2}[ap]\\.?m\\.?|\\b[0-2]\\d[0-5]\\d(?=\\s{0,2}(?:hours?\\b|hrs?\\b|UTC|GMT|Z\\b))'
const IN_UTC = new RegExp(
  `(?:${TIME})(?:\\s{0,3}(?:[ap]\\.?m\\.?|hours?|hrs?|o'clock))?\\s{0,3}[,(]{0,2}\\s{0,2}(?:UTC|U\\.T\\.C\\.|GMT|Z\\b|Coordinated\\s{1,3}Universal|Zulu|\\+00:?00)|\\b(?:UTC|GMT)\\)?\\s{0,3}[:;,)]{0,2}\\s{0,3}(?:${TIME})`,
  'i',
)
const OTHER_ZONE = new RegExp(
  `(?:${TIME})(?:\\s{0,3}(?:[ap]\\.?m\\.?|hours?|hrs?))?\\s{0,3}[,(]{0,2}\\s{0,2}(?:local\\s{1,3}time|[ECMP][SD]?T\\b|A[KS]T\\b|CES?T\\b|(?:Eastern|Central|Mountain|Pacific|Amsterdam|local)\\b)`,
  'i',
)
const SOME_TIME = new RegExp(TIME, 'i')
const NEAR = 420

/** A meeting number is used again and again: without its date and time in UTC it does not say which meeting. */
export function meetingTimeOutcome({ pages, declared, complete }: Input): Outcome {
  const wanted = declared.identifiers?.find(({ kind }) => kind === 'meeting')
  const place = wanted ? placeOf(pages, wanted) : null
  const where = place?.where ?? identifiersIn(pages).find(({ kind }) => kind === 'meeting')?.where
  if (!where) return NOTHING
  const around = stretch(where.page, where.at - NEAR, where.end + NEAR)
  const utc = within(around, IN_UTC) ?? find(pages, IN_UTC)
  if (utc)
    return {
      findings: [],
      facts: [fact('meeting-time', quoteOf(utc), utc)],
      inOrder: [inOrder('meeting-time', quoteOf(utc), utc)],
    }
  const zone = within(around, OTHER_ZONE)
  if (zone)
    return {
      facts: [fact('meeting-time', quoteOf(zone), zone)],
      inOrder: [],
      findings: complete
        ? [finding({ code: 'IN_TIME_UTC', effect: 'blocks', kind: 'zone', found: quoteOf(zone) }, zone)]
        : [],
    }
  // Where the number was misread, its time may have been too.
  if (place?.misread) return NOTHING
  const time = within(stretch(where.page, where.at - 160, where.end + 160), SOME_TIME)
  const at = wanted?.at?.slice(11, 16)
  if (time?.page.scanned && at && time.text.startsWith(at))
    return { ...NOTHING, findings: complete ? [misreadZone(time, at)] : [] }
  return {
    facts: [],
    inOrder: [],
    findings: complete
      ? [
          finding(
            { code: 'IN_TIME_UTC', effect: 'blocks', kind: time ? 'no-zone' : 'missing', found: time && quoteOf(time) },
            time ?? where,
          ),
        ]
      : [],
  }
}

/** On a scan, the time of the form and behind it what may have been "UTC". */
function misreadZone({ page, at, end }: Passage, time: string): Finding {
  const where = stretch(page, at, end + UTC_LETTERS)
  const data = { declared: `${time} UTC` }
  return finding({ code: 'IN_SCAN', effect: 'warns', kind: 'misread', found: quoteOf(where), data }, where)
}
const UTC_LETTERS = 4
const NOTHING: Outcome = { findings: [], facts: [], inOrder: [] }

function within(around: Passage, pattern: RegExp): Passage | null {
  const match = pattern.exec(around.text)
  return match ? stretch(around.page, around.at + match.index, around.at + match.index + match[0].length) : null
}

const DOCKET =
  /\b(?:case|docket|cause|matter|file|reference|ref|subpoena|grand\s{1,3}jury|investigation|control|tracking|complaint|incident|G\.?J\.?|proceeding|misc\.?|miscellaneous|CR|application)(?:\s{1,3}(?:case|file|matter|investigation|subpoena|reference|control|docket))?\s{0,3}(?:(?:no|nos|num|number|nr|id|ref)\b\.?|#|:)\s{0,3}[:#]?\s{0,3}([A-Z0-9][A-Za-z0-9/:.-]{0,24}(?:\s?[-/]\s?[A-Za-z0-9]{1,12}){0,3})/gi
const NUMBERED =
  /\b(?:Grand\s{1,3}Jury\s{1,3}(?:Investigation|Matter|Subpoena)|Investigation|Case|Matter)\s{1,3}([A-Z0-9]{1,8}[-/][A-Z0-9][A-Z0-9/-]{2,20})\b/g

export function docketsIn(pages: readonly PageText[]): Passage[] {
  return [...findAll(pages, DOCKET), ...findAll(pages, NUMBERED)].flatMap((where) => {
    const value = where.groups[0]?.replace(/[.:,-]+$/, '') ?? ''
    const digits = value.replace(/\D/g, '').length
    if (digits < 2 || value.length < 4 || DATE_LIKE.test(value)) return []
    const at = where.at + where.text.indexOf(value)
    return [stretch(where.page, at, at + value.length)]
  })
}
const DATE_LIKE = /^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$|^\d{4}-\d{2}-\d{2}$/

export function docketOutcome({ pages, declared, complete }: Input): Outcome {
  const found = docketsIn(pages)
  const facts = found.slice(0, 10).map((where) => fact('docket', quoteOf(where), where))
  const [first] = found
  const wanted = declared.docketNumber
  const same = wanted ? findFolded(pages, wanted) : first
  if (same) return { findings: [], facts, inOrder: [inOrder('docket', quoteOf(same), same)] }
  if (!complete) return { findings: [], facts, inOrder: [] }
  const findings: Finding[] = first
    ? [
        finding(
          {
            code: 'IN_DOCKET',
            effect: 'blocks',
            kind: 'differs',
            found: quoteOf(first),
            data: { declared: wanted ?? '', found: quoteOf(first) },
          },
          first,
        ),
      ]
    : [
        finding({
          code: 'IN_DOCKET',
          effect: 'blocks',
          kind: wanted ? 'not-there' : 'missing',
          data: { declared: wanted ?? '' },
        }),
      ]
  return { findings, facts, inOrder: [] }
}

const SMALL_WORDS = new Set(['the', 'of', 'and', 'for', 'office', 'department', 'dept', 'division', 'unit', 's'])

/** The agency of the form, by name in full or by its telling words close together ("Sheriff of Marlow County"). */
export function agencyOutcome({ pages, declared, complete }: Input): Outcome {
  if (!declared.agency) return { findings: [], facts: [], inOrder: [] }
  const name = declared.agency.split(/[,;(]/)[0] ?? declared.agency
  const where = findFolded(pages, name) ?? closeTogether(pages, name)
  if (where)
    return {
      findings: [],
      facts: [fact('agency', quoteOf(where), where)],
      inOrder: [inOrder('agency', declared.agency, where)],
    }
  return {
    findings: complete ? [finding({ code: 'IN_AGENCY', effect: 'warns', data: { agency: declared.agency } })] : [],
    facts: [],
    inOrder: [],
  }
}

function closeTogether(pages: readonly PageText[], name: string): Passage | null {
  const tokens = name
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .split(/[^a-z0-9]+/)
    .filter((token) => token.length > 1 && !SMALL_WORDS.has(token))
  const [first, ...others] = tokens
  if (!first || others.length === 0) return null
  for (const start of findAll(pages, new RegExp(`\\b${first}`, 'gi'))) {
    const around = stretch(start.page, start.at - 90, start.end + 90)
    if (others.every((token) => around.text.toLowerCase().includes(token))) return start
  }
  return null
}
