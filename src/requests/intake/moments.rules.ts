/**
 * When the document was signed and by whom, and when an answer is asked for.
 *
 * Seed    guide: signature of the authorising official with date; a date by which a response is requested.
 * Policy  a date alone on a line counts as the date of issue when no date stands by the signature.
 */
import { type Day, daysBetween } from '#platform/time.ts'
import type { FoundDate } from './dates.rules.ts'
import type { Declared, Finding, Outcome } from './intake.rules.ts'
import { findMisreadDay } from './misread.rules.ts'
import {
  after,
  before,
  fact,
  find,
  findAll,
  finding,
  inOrder,
  type PageText,
  type Passage,
  quoteOf,
  stretch,
  wholeLine,
} from './text.rules.ts'

type Input = Readonly<{
  pages: readonly PageText[]
  dates: readonly FoundDate[]
  declared: Declared
  today: Day
  complete: boolean
}>

const NAME =
  /\b(?:[A-Z]\.\s?)?[A-Z][a-z'-]{1,20}(?:\s{1,2}[A-Z]\.?)?\s{1,2}(?:(?:van|de|der|den|von|Mc|O')\s{0,2}){0,2}[A-Z][A-Za-z'-]{1,20}\b/
const STRONG =
  /\/\s?[sS5]\s?\/|(?:^|\n)\s{0,4}By\s{0,2}:|(?:^|\n)[^\n]{0,30}\bSignature\b[^\n]{0,50}[:_]|(?:^|\n)\s{0,4}Signed\s{0,2}(?:by|on|:)|\bWITNESS\s{1,3}my\s{1,3}hand\b|\bunder\s{1,3}my\s{1,3}hand\b|\bRespectfully(?:\s{1,3}(?:submitted|requested|yours))?,?\s{0,2}\n|\bSincerely\b|\bVery\s{1,3}truly\s{1,3}yours\b|\bIssued\s{1,3}(?:and\s{1,3}signed\s{1,3})?by\b|\bAuthori[sz](?:ed|ing)\s{1,3}(?:official|signature|by)\b|\bISSUING\s{1,3}OFFI\w{3,5}\b|\bELECTRONICALLY\s{1,3}SIGNED\b|\(signature\)/gi
const OFFICE =
  "(?:(?:Assistant|Chief|Deputy|First|Senior|Special|Supervisory|Acting|Elected|County|State|District|United|States|Criminal|Felony|City)(?:'s)?\\s{1,2}){0,4}(?:Prosecut(?:or|ing\\s{1,2}Attorney)|Attorney(?:\\s{1,2}General)?|Clerk(?:\\s{1,2}of\\s{1,2}(?:the\\s{1,2})?Court)?s?|Judge|Magistrate|Sheriff|Foreperson|Commissioner|Director|Inspector|Investigator|Chief|Agent(?:\\s{1,2}in\\s{1,2}Charge)?|Superintendent|Commander|Captain|Lieutenant)"
const NAME_OVER_OFFICE = new RegExp(
  `(?:^|\\n)\\s{0,4}(${NAME.source}(?:,\\s{0,2}Esq\\.?)?)\\s{0,3},?\\s{0,2}\\n?\\s{0,4}${OFFICE}\\b`,
  'g',
)

/** The signature: a mark of one with a name by it, or a name above an office in the lower part of the document. */
export function signatureIn(pages: readonly PageText[]): Passage | null {
  for (const where of findAll(pages, STRONG)) {
    const around = stretch(where.page, where.end, where.end + 160)
    const name = NAME.exec(around.text)
    if (name) return stretch(where.page, where.at, around.at + name.index + name[0].length)
    if (where.page.pictures.length > 0) return where
  }
  const letters = pages.reduce((sum, page) => sum + page.text.length, 0)
  let passed = 0
  for (const page of pages) {
    const low = findAll([page], NAME_OVER_OFFICE).find((where) => passed + where.at > letters * 0.5)
    if (low) return low
    passed += page.text.length
  }
  return null
}

export function signatureOutcome({ pages, dates, declared, today, complete }: Input): Outcome {
  const where = signatureIn(pages)
  const findings: Finding[] = []
  const outcome = {
    facts: where ? [fact('signature', quoteOf(where), where)] : [],
    inOrder: where ? [inOrder('signature', quoteOf(where), where)] : [],
  }
  if (!where && complete) findings.push(finding({ code: 'IN_SIGN', effect: 'blocks' }))
  const signed = signedOn(dates, where, declared)
  if (!signed) {
    const misread = misreadDay({ pages, dates, complete }, declared.signedOn)
    if (misread) return { ...outcome, findings: [...findings, ...misread.findings] }
    if (complete) findings.push(finding({ code: 'IN_DATE_SIGN', effect: 'blocks', kind: 'missing' }, where))
    return { ...outcome, findings }
  }
  const facts = [
    ...outcome.facts,
    fact(signed.use === 'standing-alone' ? 'issued-on' : 'signed-on', signed.day, signed.where),
  ]
  if (signed.day > today)
    findings.push(
      finding(
        { code: 'IN_FUTURE', effect: 'blocks', found: signed.day, data: { date: signed.day, today } },
        signed.where,
      ),
    )
  else if (declared.signedOn && signed.day !== declared.signedOn && complete) {
    findings.push(
      finding(
        {
          code: 'IN_DATE_SIGN',
          effect: 'blocks',
          kind: 'differs',
          found: signed.day,
          data: { date: signed.day, declared: declared.signedOn },
        },
        signed.where,
      ),
    )
  } else return { facts, findings, inOrder: [...outcome.inOrder, inOrder('signed-on', signed.day, signed.where)] }
  return { facts, findings, inOrder: outcome.inOrder }
}

/** The declared day where the document has it; else the date that its words call the signature's; else the date by the signature; else one alone on a line. */
function signedOn(dates: readonly FoundDate[], signature: Passage | null, declared: Declared): FoundDate | null {
  const usable = dates.filter(({ use }) => use === 'signed' || use === 'standing-alone' || use === 'other')
  const same = usable.find(({ day, use }) => day === declared.signedOn && use !== 'other')
  if (same) return same
  const called = usable.filter(({ use, where }) => use === 'signed' && !OF_SOMETHING_ELSE.test(before(where, 60)))
  if (called.length > 0) return nearest(called, signature)
  const near = signature
    ? usable.filter(
        ({ where }) => where.page === signature.page && where.at > signature.at - 200 && where.at < signature.end + 260,
      )
    : []
  return nearest(near, signature) ?? usable.find(({ use }) => use === 'standing-alone') ?? null
}
/** "the order dated …", "offences issued …" are about another paper. */
const OF_SOMETHING_ELSE =
  /\b(?:order|warrant|letter|complaint|report|policy|agreement|request|indictment)\s{1,3}(?:dated|of|signed|issued)\s{0,3}(?:on\s{1,3})?$/i

function nearest(dates: readonly FoundDate[], signature: Passage | null): FoundDate | null {
  const far = ({ where }: FoundDate) =>
    signature && where.page === signature.page ? Math.abs(where.at - signature.at) : 1e9 - where.at
  return dates.reduce<FoundDate | null>((best, next) => (best === null || far(next) < far(best) ? next : best), null)
}

const IN_DAYS =
  /\bwithin\s{1,3}(?:[a-z-]{3,12}\s{0,3})?\(?\s{0,2}(\d{1,3})\s{0,2}\)?\s{1,3}(?:business\s{1,3}|calendar\s{1,3}|working\s{1,3})?days\b|\bwithin\s{1,3}(ten|fourteen|twenty|thirty|seven|twenty-one)\s{1,3}(?:business\s{1,3}|calendar\s{1,3}|working\s{1,3})?days\b/i

export function dueOutcome({ pages, dates, declared, today, complete }: Input): Outcome {
  const due = dates.filter(({ use }) => use === 'due')
  const chosen = due.find(({ day }) => day === declared.dueOn) ?? due.find(({ day }) => day >= today) ?? due[0]
  if (!chosen) return misreadDay({ pages, dates, complete }, declared.dueOn) ?? withoutDay(pages, complete)
  const facts = [fact('due-on', chosen.day, chosen.where)]
  const data = { date: chosen.day, today, declared: declared.dueOn ?? '' }
  if (chosen.day < today)
    return {
      facts,
      inOrder: [],
      findings: [finding({ code: 'IN_DUE', effect: 'blocks', kind: 'past', found: chosen.day, data }, chosen.where)],
    }
  if (declared.dueOn && declared.dueOn !== chosen.day) {
    return {
      facts,
      inOrder: [],
      findings: complete
        ? [finding({ code: 'IN_DUE', effect: 'blocks', kind: 'differs', found: chosen.day, data }, chosen.where)]
        : [],
    }
  }
  return { facts, findings: [], inOrder: [inOrder('due', chosen.day, chosen.where)] }
}

/** On a scan, a day of the form that is there but for a sign. */
function misreadDay(
  { pages, dates, complete }: Pick<Input, 'pages' | 'dates' | 'complete'>,
  declared: Day | null,
): Outcome | null {
  const read = dates.map((date) => date.where)
  const where = declared && findMisreadDay(pages, declared, read)
  if (!where) return null
  const said = { found: quoteOf(where), data: { declared } }
  const misread = finding({ code: 'IN_SCAN', effect: 'warns', kind: 'misread', ...said }, where)
  return { findings: complete ? [misread] : [], facts: [], inOrder: [] }
}

/** "Within 14 days of receipt" is a due date too; the receipt reckons it. */
function withoutDay(pages: readonly PageText[], complete: boolean): Outcome {
  const days = findAll(pages, IN_DAYS).find(
    (where) =>
      !/notif|disclos/i.test(before(where, 80)) &&
      /receipt|service|served|date|of\b|from\b|[.;\n]/i.test(after(where, 60)),
  )
  if (days)
    return {
      findings: [],
      facts: [fact('due-days', days.groups[0] ?? days.groups[1] ?? '', days)],
      inOrder: [inOrder('due', quoteOf(days), days)],
    }
  return {
    findings: complete ? [finding({ code: 'IN_DUE', effect: 'blocks', kind: 'missing' })] : [],
    facts: [],
    inOrder: [],
  }
}

const OPEN =
  /\b(?:to|through|until|till|up\s{1,3}to)\s{1,3}(?:and\s{1,3}including\s{1,3})?(?:the\s{1,3})?(?:present(?:\s{1,3}(?:day|date|time))?|current\s{1,3}date|today|now|(?:date|day)\s{1,3}(?:of|on\s{1,3}which)\s{1,3}(?:(?:the|this|your)\s{1,3})?(?:compliance|service|receipt|response|production|subpoena))\b|\b(?:and|from\s{1,3}that\s{1,3}date)\s{1,3}(?:onwards?|forward)\b|\b(?:from|since)\s{1,3}(?:the\s{1,3})?(?:inception|creation|opening|beginning|date\s{1,3}(?:of\s{1,3}creation|the\s{1,3}account\s{1,3}was\s{1,3}(?:created|opened)))\b|\b(?:for|over)\s{1,3}the\s{1,3}(?:entire|whole|full)\s{1,3}(?:life|period|history)\b|\bto\s{1,3}date\b/i
const LONGEST_DAYS = 90

export function rangeOutcome({ pages, dates, declared, complete }: Input): Outcome {
  const open = find(pages, OPEN)
  const pairs = dates.flatMap((from, index) => {
    const to = dates[index + 1]
    return from.use === 'range' &&
      to?.use === 'range' &&
      to.where.page === from.where.page &&
      to.where.at - from.where.end < 80
      ? [{ from, to }]
      : []
  })
  const pair = pairs.find(({ from, to }) => from.day === declared.from && to.day === declared.to) ?? pairs[0]
  const where = pair && stretch(pair.from.where.page, pair.from.where.at, pair.to.where.end)
  const facts = [
    ...(open ? [fact('open-period', quoteOf(open), open)] : []),
    ...(pair && where ? [fact('range', `${pair.from.day}/${pair.to.day}`, where)] : []),
  ]
  if (open)
    return {
      facts,
      inOrder: [],
      findings: [finding({ code: 'IN_RANGE', effect: 'warns', kind: 'open', found: quoteOf(open) }, open)],
    }
  if (pair && where) return { ...rangeJudged(pair, where, declared), facts }
  const meeting = dates.find(({ use }) => use === 'meeting')
  if (meeting) return { facts, findings: [], inOrder: [inOrder('range', meeting.day, meeting.where)] }
  const half = dates.find(({ day, where: { page } }) => page.scanned && (day === declared.from || day === declared.to))
  const missing = half
    ? misreadRange(wholeLine(half.where), declared)
    : finding({ code: 'IN_RANGE', effect: 'warns', kind: 'missing' })
  return { facts, findings: complete ? [missing] : [], inOrder: [] }
}

/** On a scan, one day of the period can be read and the other not. */
function misreadRange(where: Passage, { from, to }: Declared): Finding {
  const data = { declared: `${from}/${to}` }
  return finding({ code: 'IN_SCAN', effect: 'warns', kind: 'misread', found: quoteOf(where), data }, where)
}

function rangeJudged(
  { from, to }: Readonly<{ from: FoundDate; to: FoundDate }>,
  where: Passage,
  declared: Declared,
): Pick<Outcome, 'findings' | 'inOrder'> {
  const days = daysBetween(from.day, to.day) + 1
  const data = {
    from: from.day,
    to: to.day,
    days,
    most: LONGEST_DAYS,
    declaredFrom: declared.from ?? '',
    declaredTo: declared.to ?? '',
  }
  const range = `${from.day}/${to.day}`
  if (days < 1)
    return {
      inOrder: [],
      findings: [
        where.page.scanned && (from.day === declared.from || to.day === declared.to)
          ? misreadRange(wholeLine(where), declared)
          : finding({ code: 'IN_RANGE', effect: 'warns', kind: 'backwards', found: range, data }, where),
      ],
    }
  if (days > LONGEST_DAYS)
    return {
      inOrder: [],
      findings: [finding({ code: 'IN_RANGE', effect: 'warns', kind: 'long', found: range, data }, where)],
    }
  if (declared.from && declared.to && (declared.from !== from.day || declared.to !== to.day)) {
    return {
      inOrder: [],
      findings: [finding({ code: 'IN_RANGE', effect: 'warns', kind: 'differs', found: range, data }, where)],
    }
  }
  return { findings: [], inOrder: [inOrder('range', range, where)] }
}
