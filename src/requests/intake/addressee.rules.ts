/**
 * To whom the document is addressed, and where: the entity that runs the product, at its street address.
 *
 * Seed    guide: meetings and phone are different legal entities at the same street address; no PO box.
 * Policy  on a scan, a name that was misread by a sign or two is ours, with a warning.
 * Policy  the list of words for a PO box covers English, Dutch, German, French, Italian, Spanish, Portuguese, Polish, Danish and Swedish.
 */
import type { Declared, Entities, Entity, Finding, Outcome, Product } from './intake.rules.ts'
import { findMisread } from './misread.rules.ts'
import {
  before,
  fact,
  find,
  findAll,
  finding,
  inOrder,
  loosely,
  type PageText,
  type Passage,
  quoteOf,
  stretch,
} from './text.rules.ts'

export const PO_BOX =
  /\bP\.?\s?O\.?\s?B[o0]x\b|\bPost\s{1,3}Office\s{1,3}Box\b|\bPostbus\b|\bPostfach\b|\bBo[iî]te\s{1,3}postale\b|\bB\.?P\.?\s{1,2}\d{1,5}\b|\bCasella\s{1,3}postale\b|\bApartado\b|\bCaixa\s{1,3}postal\b|\bSkrytka\s{1,3}pocztowa\b|\bPostboks\b|\bPostbox\b/i

const PRODUCTS = ['meetings', 'phone'] as const
type Mention = Readonly<{ product: Product; where: Passage; strength: number; misread: boolean }>

export function addresseeOutcome(
  input: Readonly<{ pages: readonly PageText[]; declared: Declared; entities: Entities; complete: boolean }>,
): Outcome {
  const { pages, declared, entities, complete } = input
  const mentions = PRODUCTS.flatMap((product) => mentionsOf(pages, product, entities)).sort(
    (a, b) => b.strength - a.strength,
  )
  const best = mentions[0]
  const stranger = addressedToAnother(pages, entities)
  const wanted = declared.product
  const right = wanted ?? best?.product ?? 'meetings'
  if (stranger && (best?.strength ?? 0) < ADDRESSED) return wrong('other-company', stranger, entities.products[right])
  if (!best)
    return complete
      ? {
          ...NOTHING,
          findings: [finding({ code: 'IN_ENTITY_MISSING', effect: 'blocks', data: dataOf(entities.products[right]) })],
        }
      : NOTHING
  const mine = mentions.find((mention) => mention.product === wanted && mention.strength === best.strength)
  const chosen = wanted ? (mine ?? best) : best
  if (wanted && chosen.product !== wanted) {
    const outcome = wrong('other-product', chosen.where, entities.products[wanted])
    return merge(outcome, addressOutcome(chosen.where, entities.products[chosen.product], pages, complete))
  }
  const entity = entities.products[chosen.product]
  const facts = [fact('entity', entity.name, chosen.where)]
  const good: Outcome = chosen.misread
    ? { findings: [misreadName(chosen.where, entity)], facts, inOrder: [] }
    : { findings: [], facts, inOrder: [inOrder('entity', entity.name, chosen.where)] }
  return merge(good, addressOutcome(chosen.where, entity, pages, complete))
}
const NOTHING: Outcome = { findings: [], facts: [], inOrder: [] }

function wrong(kind: 'other-product' | 'other-company', where: Passage, entity: Entity): Outcome {
  const found = quoteOf(where)
  const wrongOne: Finding = finding(
    { code: 'IN_ENTITY', effect: 'blocks', kind, found, data: { ...dataOf(entity), found } },
    where,
  )
  return { findings: [wrongOne], facts: [fact('entity', found, where)], inOrder: [] }
}

function misreadName(where: Passage, { name }: Entity): Finding {
  const found = quoteOf(where)
  return finding({ code: 'IN_SCAN', effect: 'warns', kind: 'misread-name', found, data: { entity: name } }, where)
}

function merge(one: Outcome, other: Outcome): Outcome {
  return {
    findings: [...one.findings, ...other.findings],
    facts: [...one.facts, ...other.facts],
    inOrder: [...one.inOrder, ...other.inOrder],
  }
}

function dataOf(entity: Entity): { entity: string; address: string } {
  return { entity: entity.name, address: entity.address.join(', ') }
}

const LEGAL_FORM =
  /[,\s]{1,3}(?:B\.?V\.?|N\.?V\.?|Inc\.?|LLC|L\.L\.C\.|Ltd\.?|Limited|GmbH|AG|S\.?A\.?|Corp\.?|Corporation|Oy|AB)$/i

/** A word that says "this is the addressee", at the start of a line; what follows may still be on the next lines. */
const ANCHOR =
  /(?:^|\n|\b)(?:TO|To|Addressed\s{1,2}to|Served?\s{1,2}(?:up)?on|Directed\s{1,2}to|Recipient|Addressee|Attention|Attn|Provider|Company|Upon|Custodian\s{1,2}of\s{1,2}(?:the\s{1,2})?Records|Keeper\s{1,2}of\s{1,2}(?:the\s{1,2})?Records|Records\s{1,2}Custodian|COMMANDED|Person\s{1,2}(?:or\s{1,2}entity\s{1,2})?(?:subpoenaed|served)|Name\s{1,2}of\s{1,2}(?:witness|custodian|entity|company|provider)|Party\s{1,2}served|Witness)\b[^\n]{0,60}$/i
const ADDRESSED = 3

/** Strength: 4 after a word like "To:", 3 at the start of a line high on the page, 2 at the start of another line, 1 anywhere. */
function mentionsOf(pages: readonly PageText[], product: Product, entities: Entities): Mention[] {
  const name = entities.products[product].name.replace(LEGAL_FORM, '')
  const pattern = new RegExp(
    `\\b${loosely(name)}(?:[,\\s]{1,3}(?:B\\.?\\s?V\\.?|N\\.?V\\.?|Inc\\b\\.?|LLC|Ltd\\b\\.?|GmbH))?`,
    'i',
  )
  const exact = findAll(pages, pattern)
  const near = exact.length === 0 ? findMisread(pages, name) : null
  return [...exact, ...(near ? [near] : [])].map((where) => ({
    product,
    where,
    strength: strengthOf(where) - where.at / 1e6 - where.page.n / 1e3,
    misread: where === near,
  }))
}

function strengthOf(where: Passage): number {
  const lead = before(where, 100)
  const line = lead.slice(lead.lastIndexOf('\n') + 1)
  const above = lead.split('\n').slice(-3).join('\n')
  if (
    ANCHOR.test(above.slice(0, above.length - line.length).replace(/\n$/, '')) &&
    line.trim().length < 30 &&
    startsLine(line)
  )
    return 4.9
  if (ANCHOR.test(line.trimEnd()) || ANCHOR.test(lead.replace(/\n/g, ' ').slice(-70))) return 4.9
  const high = where.at < where.page.text.length * 0.45
  if (startsLine(line)) return high && shortLine(where) ? 3.9 : 2.9
  return 1.9
}
const startsLine = (line: string) => /^[\s\W]{0,6}(?:TO:?|the)?\s{0,3}$/i.test(line)

/** An address line ends soon after the name; a sentence runs on. */
function shortLine(where: Passage): boolean {
  const rest = where.page.text.slice(where.end, where.end + 60)
  return (rest.includes('\n') ? rest.indexOf('\n') : rest.length) < 45
}

const TO_SOMEONE =
  /(?:^|\n)[ \t]{0,4}(?:(?:TO|To|Provider|Company)\s{0,2}:\s{0,3}|(?:ADDRESSED\s{1,2}TO|Addressed\s{1,2}to|SERVED?\s{1,2}(?:UP)?ON|Served?\s{1,2}(?:up)?on|RECIPIENT|Recipient|Addressee|Directed\s{1,2}to|Name\s{1,2}of\s{1,2}(?:custodian|company|provider|witness))\s{0,2}(?::|\n)\s{0,3})((?:(?:The\s)?(?:Custodian|Keeper)\s{1,2}of\s{1,2}(?:the\s)?Records,?\s{0,3}(?:for\s|at\s|of\s)?)?[^\n]{3,80})/

/** "To: Somebody else": the addressee line names neither of our entities, nor does the line under it. */
function addressedToAnother(pages: readonly PageText[], entities: Entities): Passage | null {
  const where = find(pages, TO_SOMEONE) ?? find(pages.slice(0, 1), COMPANY_OVER_STREET)
  if (!where) return null
  const block = where.text + where.page.text.slice(where.end, where.end + 120)
  const ours = PRODUCTS.some((product) =>
    new RegExp(loosely(entities.products[product].name.replace(LEGAL_FORM, '')), 'i').test(block),
  )
  if (ours) return null
  const name = where.groups[0]?.trim() ?? ''
  const start = where.at + where.text.indexOf(name)
  return COMPANY.test(block) ? stretch(where.page, start, start + name.length) : null
}
/** Without such a word: a line that is a company's name, and under it a line that is a street. */
const COMPANY_OVER_STREET =
  /\n([A-Z][^\n]{2,60}\b(?:B\.?V\.?|Inc\.?|LLC|Ltd\.?|GmbH|Corp\.?|Corporation))[ \t]{0,4}\n(?=\d{1,5}\s[A-Z]|[A-Z][a-z]{2,30}\s\d{1,4}\n|P\.?\s?O\.?\sBox)/
const COMPANY = /\b(?:B\.?V\.?|N\.?V\.?|Inc|LLC|Ltd|GmbH|Corp|Corporation|Company|Limited|S\.A|plc)\b/i

const BLOCK_LETTERS = 260
const BLOCK_ENDS =
  /\n(?=\s{0,3}(?:RE\b|Re:|Case|CASE|Cause|Date|DATE|Dear|YOU\b|You\b|Subject|GREETING|Docket|In\s{1,2}the|IN\s{1,2}THE|From\b|FROM|Pursuant|PURSUANT|IT\s{1,2}IS|This\b|THIS\b|We\b|Via\s|VIA\s|File|Our\s|By\s|Ladies|Pursuant|Account|Identifier|Issued|Agency|Statute|The\s{1,2}People))/

const STREET =
  /\b\d{1,5}\s{1,2}(?:[NSEW]\.?\s{1,2})?[A-Z][A-Za-z'.]{2,24}(?:\s{1,2}[A-Z][A-Za-z'.]{2,24}){0,3}\s{1,2}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Way|Plaza|Square|Parkway|Court|Suite)\b\.?|\b[A-Z][a-z]{2,24}(?:straat|laan|weg|kade|plein|gracht|dijk|singel|straße|strasse|allee|platz)\s{1,2}\d{1,5}\b/

function addressOutcome(name: Passage, entity: Entity, pages: readonly PageText[], complete: boolean): Outcome {
  const block = blockAfter(name)
  const [street = ''] = entity.address
  const right = within(block, new RegExp(loosely(street), 'i'))
  if (right)
    return {
      findings: [],
      facts: [fact('address', entity.address.join(', '), right)],
      inOrder: [inOrder('address', entity.address.join(', '), right)],
    }
  const box = within(block, PO_BOX)
  if (box) return addressFinding('po-box', lineOf(box), entity)
  const other = within(block, STREET)
  if (other) return addressFinding('other', lineOf(other), entity)
  const elsewhere = find(pages, new RegExp(loosely(street), 'i'))
  if (elsewhere)
    return {
      findings: [],
      facts: [fact('address', entity.address.join(', '), elsewhere)],
      inOrder: [inOrder('address', entity.address.join(', '), elsewhere)],
    }
  return complete ? addressFinding('missing', null, entity) : NOTHING
}

function addressFinding(kind: 'po-box' | 'other' | 'missing', where: Passage | null, entity: Entity): Outcome {
  const found = where ? quoteOf(where) : null
  return {
    findings: [finding({ code: 'IN_ADDR', effect: 'blocks', kind, found, data: dataOf(entity) }, where)],
    facts: where && kind === 'po-box' ? [fact('po-box', quoteOf(where), where)] : [],
    inOrder: [],
  }
}

function blockAfter(name: Passage): Passage {
  const block = stretch(name.page, name.end, name.end + BLOCK_LETTERS)
  const ends = BLOCK_ENDS.exec(block.text)
  return ends ? stretch(name.page, name.end, name.end + ends.index) : block
}

function within(block: Passage, pattern: RegExp): Passage | null {
  const match = pattern.exec(block.text)
  return match ? stretch(block.page, block.at + match.index, block.at + match.index + match[0].length) : null
}

/** The rest of the line: a PO box with its number. */
function lineOf(where: Passage): Passage {
  const rest = where.page.text.slice(where.end, where.end + 40)
  const stops = /[\n,;]/.exec(rest)
  return stretch(where.page, where.at, where.end + (stops ? stops.index : rest.length))
}
