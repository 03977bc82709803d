/**
 * What a national security process reaches, field by field, and what counsel must say first.
 *
 * Law     18 U.S.C. § 2709(b)(2): name, address and length of service; (b)(1) adds local and long distance toll billing records. The
 *         "electronic communication transactional records" of (a) stand in neither list, so they are withheld.
 * Law     18 U.S.C. § 2709(b): signed by the Director, or a designee not lower than Deputy Assistant Director at headquarters or a Special
 *         Agent in Charge designated by the Director; with a written certification of relevance; with a term that specifically
 *         identifies a person, entity, telephone number or account.
 * Law     50 U.S.C. § 1805, § 1881a(i): contents on an order of the FISA court or a directive; §§ 1842, 1861: records on its order.
 * Policy  toll billing records are those of telephony; no other product of ours has them.
 * Policy  an order of the FISA court, and any directive, goes past counsel before anything is given.
 */
import type { Day } from '#platform/time.ts'
import type { ProcessRow } from '#requests'
import type { CounselQuestion } from '../book/entry.rules.ts'
import type { Advice } from '../book/vault.rules.ts'
import { FIELDS, type FieldName, type Kind, type ProcessFacts } from './facts.rules.ts'

export type FieldBecause =
  | 'reached'
  | 'not-asked'
  | 'not-listed'
  | 'needs-b1'
  | 'no-telephony'
  | 'needs-content-order'
  | 'refused'
export type FieldRuling = Readonly<{ field: FieldName; give: boolean; because: FieldBecause }>

export type RefusedBecause = 'signer-too-low' | 'signer-wrong' | 'not-certified' | 'order-not-seen' | 'no-selector'

export type Ruling = Readonly<{
  fields: readonly FieldRuling[]
  /** A defect that counsel cannot mend: the office refuses and says why. */
  refuse: readonly RefusedBecause[]
  /** What counsel must still say; nothing may be given while one is open. */
  open: readonly CounselQuestion[]
  /** Questions on which counsel said no. */
  stopped: readonly CounselQuestion[]
  citation: string
}>

/** Which letter of § 2703(c)(2) a field is, where the row of a letter speaks of letters. */
const LETTER = { name: 'A', address: 'B', 'toll-billing': 'C', 'length-of-service': 'D' } as const

const LETTER_SIGNERS = ['fbi-director', 'fbi-deputy-assistant-director', 'fbi-special-agent-in-charge']

export type DecideAsk = Readonly<{ facts: ProcessFacts; row: ProcessRow; advice: readonly Advice[]; today: Day }>

export function decide({ facts, row, advice, today }: DecideAsk): Ruling {
  const refuse = refusalsOf(facts, row)
  const asked = questionsOf(facts, row, today)
  const word = (question: CounselQuestion) => advice.findLast((one) => one.question === question)?.word ?? null
  const open = asked.filter((question) => word(question) === null)
  const stopped = asked.filter((question) => word(question) === 'stop')
  const shut = refuse.length > 0 || stopped.length > 0
  return {
    ...{ refuse, open, stopped, citation: row.citation },
    fields: FIELDS.map((field) => {
      if (!facts.asked.includes(field)) return { field, give: false, because: 'not-asked' }
      const because = shut ? 'refused' : reachOf(field, facts, row)
      return { field, give: because === 'reached' && open.length === 0, because }
    }),
  }
}

/** What may go into an answer now. */
export const givable = ({ fields }: Ruling): readonly FieldName[] =>
  fields.filter(({ give }) => give).map(({ field }) => field)

function refusalsOf(facts: ProcessFacts, row: ProcessRow): readonly RefusedBecause[] {
  const letter = isLetter(facts.kind)
  const found: RefusedBecause[] = []
  if (letter && !LETTER_SIGNERS.includes(facts.signer)) found.push('signer-too-low')
  if (!letter && !(facts.signer in row.issuers)) found.push('signer-wrong')
  if (!facts.certified) found.push(letter ? 'not-certified' : 'order-not-seen')
  if (facts.selectors.length === 0 && facts.selectorKind !== 'unclear') found.push('no-selector')
  return found
}

function questionsOf(facts: ProcessFacts, row: ProcessRow, today: Day): readonly CounselQuestion[] {
  const found: CounselQuestion[] = []
  if (facts.selectorKind === 'mixed' || facts.selectorKind === 'unclear') found.push('selectors')
  if (row.counselAbove === 'nothing') found.push('scope')
  if (row.validTo !== null && row.validTo < today) found.push('lapsed')
  // § 2709 lets a Special Agent in Charge sign only where the Director designated that person: no paper says so by itself.
  if (facts.signer === 'fbi-special-agent-in-charge') found.push('signer')
  return found
}

function reachOf(field: FieldName, facts: ProcessFacts, row: ProcessRow): FieldBecause {
  if (row.letters !== null) return letterReach(field, facts, row.letters)
  if (field === 'content') return row.reach === 'content' ? 'reached' : 'needs-content-order'
  return 'reached'
}

function letterReach(
  field: FieldName,
  { paragraph, telephony }: ProcessFacts,
  letters: readonly string[],
): FieldBecause {
  if (field === 'toll-billing') {
    if (paragraph !== 'b1') return 'needs-b1'
    return telephony ? 'reached' : 'no-telephony'
  }
  return hasLetter(field) && letters.includes(LETTER[field]) ? 'reached' : 'not-listed'
}

const hasLetter = (field: FieldName): field is keyof typeof LETTER => Object.hasOwn(LETTER, field)

export const isLetter = (kind: Kind): boolean => kind === 'us-national-security-letter'
