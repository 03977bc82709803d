/**
 * Does the document ask for everything, or for more than its process reaches.
 *
 * Law     18 U.S.C. § 2703(c)(2): the closed list of what a subpoena reaches, about the subscriber alone; § 2703(d) for other records;
 *         § 2703(a), (b) for contents.
 * Seed    guide, table "Soort juridisch verzoek": title of a meeting, chat and recordings are content.
 * Policy  content needs a search warrant here, whatever its age (stricter than § 2703(b)); a sentence that leaves something out asks for nothing.
 */
import type { Effect, Outcome } from './intake.rules.ts'
import {
  before,
  fact,
  findAll,
  finding,
  inOrder,
  type PageText,
  type Passage,
  quoteOf,
  sentenceOf,
  stretch,
} from './text.rules.ts'

const OVER_BROAD =
  /\bany\s{1,3}and\s{1,3}all\s{1,3}(?:(?:other|available|relevant|related|additional|such|account|electronic|customer)\s{1,3}){0,2}(?:records?|information|data|documents?|documentation|communications?|materials?|content|contents|things|items|files|evidence|details)\b|\b(?:all|every|each)\s{1,3}(?:other\s{1,3}|available\s{1,3}|further\s{1,3}|possible\s{1,3})?(?:records?|information|data|documents|documentation|materials|details)\s{1,3}(?:of\s{1,3}(?:any|every)\s{1,3}(?:kind|type|nature|sort)|whatsoever|of\s{1,3}whatever|(?:that\s{1,3})?(?:you|the\s{1,3}company|it)\s{1,3}(?:has|have|hold|holds|maintain|maintains|possess|possesses|keep|keeps)|in\s{1,3}your\s{1,3}possession|held\s{1,3}by)|\b(?:entire|whole|complete|full)\s{1,3}(?:account|contents?|file|history|record|subscriber\s{1,3}file)\b(?!\s{1,3}(?:name|number|address|holder))|\beverything\s{1,3}(?:you|in|that|relating|about|associated)\b|\bwithout\s{1,3}limit(?:ation)?s?\b|\ball\s{1,3}(?:account\s{1,3})?(?:activity|data|information)\s{1,3}(?:associated|connected|linked|related)\b|\bof\s{1,3}(?:any|every)\s{1,3}(?:kind|nature|description|sort)\s{1,3}whatsoever\b/gi

export function scopeOutcome(pages: readonly PageText[], complete: boolean): Outcome {
  const found = findAll(pages, OVER_BROAD).filter((where) => !leftOut(where))
  const facts = found.slice(0, 10).map((where) => fact('over-broad', quoteOf(where), where))
  const [first] = found
  if (first)
    return {
      facts,
      inOrder: [],
      findings: [finding({ code: 'IN_SCOPE', effect: 'warns', found: quoteOf(first) }, first)],
    }
  return { facts, findings: [], inOrder: complete ? [inOrder('scope')] : [] }
}

/** What each phrase asks for, and which process would reach it. */
const BEYOND: readonly Readonly<{ item: string; asks: RegExp }>[] = [
  {
    item: 'participants',
    asks: /\b(?:names?|identit(?:y|ies)|lists?|rosters?|e-?mail\s{1,3}address(?:es)?|details|accounts?)\s{1,3}(?:and\s{1,3}[a-z-]{3,12}\s{1,3}(?:addresses\s{1,3})?)?(?:of|for|used\s{1,3}by)\s{1,3}(?:(?:all|any|each|every|the|other|such|those|persons?|people|individuals?|users?|accounts?)\s{1,3}){0,5}(?:participants?|attendees?|who\s{1,3}(?:joined|attended|took\s{1,3}part)|invitees?|guests)\b|\b(?:participants?|attendees?|attendance)\s{1,3}(?:lists?|names|rosters?|logs?|identities|records|information|details|reports?)\b|\bwho\s{1,3}(?:else\s{1,3})?(?:joined|attended|took\s{1,3}part\s{1,3}in)\s{1,3}(?:the|each|any|said|this)\b|\bother\s{1,3}(?:participants?|attendees)\b/gi,
  },
  {
    item: 'contacts',
    asks: /\bcontact\s{1,3}lists?\b|\baddress\s{1,3}books?\b|\bbuddy\s{1,3}lists?\b|\bfriends?\s{1,3}lists?\b/gi,
  },
  {
    item: 'location',
    asks: /\b(?:geo-?)?location\s{1,3}(?:data|history|information|records)\b|\bGPS\b|\bgeolocation\b/gi,
  },
  {
    item: 'title',
    asks: /\b(?:title|topic|subject|agenda|name)s?\s{1,3}(?:line\s{1,3})?(?:and\s{1,3}(?:agenda|topic|subject|description)\s{1,3})?of\s{1,3}(?:the|each|any|all|said|such|every|that|this)\s{1,3}(?:meetings?|sessions?|calls?|conferences?)\b|\b(?:meeting|session|conference)\s{1,3}(?:titles?|topics?|subjects?|agendas?)\b/gi,
  },
  {
    item: 'chat',
    asks: /\b(?:in-meeting\s{1,3}|meeting\s{1,3}|group\s{1,3})?chat\s{1,3}(?:messages?|logs?|history|histories|transcripts?|contents?|records?)\b|\b(?:instant|direct|private|stored)\s{1,3}messages\b|\bchat\s{1,3}and\s{1,3}files\b|\bchats\b/gi,
  },
  {
    item: 'recordings',
    asks: /\b(?:audio|video|cloud|meeting|call|stored|any|all)\s{1,3}(?:(?:and|or)\s{1,3}(?:audio|video)\s{1,3})?recordings?\b|\brecordings?\s{1,3}(?:of|made|and\s{1,3}transcripts?|or\s{1,3}transcripts?)\b|\b(?:meeting|call|recording|session)\s{1,3}transcripts?\b|\btranscripts?\s{1,3}of\s{1,3}(?:the|any|all|each|such|said)\s{1,3}(?:meetings?|calls?|sessions?|recordings?)\b/gi,
  },
  {
    item: 'communications',
    asks: /\bcontents?\s{1,3}of\s{1,3}(?:(?:any|all|the|each|such|every|stored|wire|electronic|and|or|oral)\s{1,3}){0,5}(?:communications?|messages?|e-?mails?|calls?|conversations?)\b/gi,
  },
  {
    item: 'files',
    asks: /\bfiles\s{1,3}(?:shared|stored|uploaded|transferred|exchanged)\b|\bshared\s{1,3}files\b|\bwhiteboards?\b|\bstored\s{1,3}files\b/gi,
  },
  { item: 'voicemail', asks: /\bvoice\s?-?mails?\b(?!\s{1,3}(?:number|service|box\s{1,3}number))/gi },
  { item: 'picture', asks: /\bprofile\s{1,3}(?:pictures?|photos?|photographs?|images?)\b|\bavatars?\b/gi },
]
const BY_ORDER = new Set(['participants', 'contacts', 'location'])

/** How far the instrument reaches: a subpoena to the closed list, an order to other records, a warrant to everything. */
export type InstrumentReach = 'subscriber' | 'non-content' | 'content'

export function classOutcome(pages: readonly PageText[], reach: InstrumentReach, complete: boolean): Outcome {
  const effect: Effect = 'warns'
  const beyond = BEYOND.filter(({ item }) => reach === 'subscriber' || (reach === 'non-content' && !BY_ORDER.has(item)))
  const hits = beyond.flatMap(({ item, asks }) => {
    const where = findAll(pages, asks).find((passage) => !leftOut(passage) && !aboutTheLaw(passage))
    return where ? [{ item, where }] : []
  })
  const findings = hits.map(({ item, where }) =>
    finding(
      {
        code: 'IN_CLASS',
        effect,
        kind: item,
        found: quoteOf(where),
        data: { needs: BY_ORDER.has(item) ? 'court-order' : 'search-warrant' },
      },
      where,
    ),
  )
  const facts = hits.map(({ item, where }) => fact('beyond-process', item, where))
  return { findings, facts, inOrder: findings.length === 0 && complete ? [inOrder('class')] : [] }
}

const LEAVES_OUT =
  /\b(?:not|no|nor|neither|never|without|exclud\w{1,4}|except(?:ing)?|other\s{1,3}than|omit\w{0,4}|nothing)\b|n't\b/i
const LEFT_OUT_AFTER =
  /^[^.;]{0,80}\b(?:(?:is|are)\s{1,3}(?:expressly\s{1,3}|specifically\s{1,3})?(?:not|excluded|outside)|need\s{1,3}not|not\s{1,3}(?:sought|requested|demanded|required))\b/i

/** "This subpoena does not seek the contents of communications." An item number or semicolon starts afresh. */
function leftOut(where: Passage): boolean {
  const sentence = sentenceOf(where)
  const lead = where.page.text.slice(Math.max(sentence.at, where.at - 140), where.at)
  const fresh = lead.split(/[;:•]|\n\s{0,4}\(?(?:\d{1,2}|[a-z])[.)]\s/).at(-1) ?? ''
  const tail = stretch(where.page, where.end, Math.min(sentence.end + 1, where.end + 120)).text
  return LEAVES_OUT.test(fresh) || LEFT_OUT_AFTER.test(tail)
}

/** "as recordings are defined in …": speaking of the law, not asking. */
function aboutTheLaw(where: Passage): boolean {
  return /\bdefin\w{2,6}\b[^.]{0,40}$/i.test(before(where, 60))
}
