/**
 * What the words of an emergency give away. Words are weak evidence: each finding is one signal among many.
 *
 * Policy  the signals of requests 2.4; texts in Dutch and English.
 * Law     18 U.S.C. § 2702(b)(8), (c)(4), § 3125, § 2518(7): the sections that speak of emergencies.
 */
import type { Narrative } from './emergency.rules.ts'

/** The same number, however it is written; an extension does not make it another. */
export function sameNumber(one: string, other: string): boolean {
  return digitsOf(one) === digitsOf(other)
}

export function digitsOf(number: string): string {
  const main = number.split(/ext|x|toestel|tst/i)[0] ?? ''
  return main.replaceAll(/\D/g, '').replace(/^00/, '')
}

const ONLY = [
  /\b(?:do not|don[’']t|never) (?:call|contact|phone|ring|inform|involve)\b/i,
  /\bonly (?:call|reach|contact|phone)\b|\b(?:call|contact|reach) (?:me|us) only\b/i,
  /\b(?:switchboard|front desk|dispatch|main (?:line|number)) (?:is|are) (?:closed|down|unmanned|not manned|out of order)\b/i,
  /\b(?:bel|neem)\b[^.]{0,40}\b(?:niet|alleen)\b[^.]{0,40}\b(?:contact|nummer|mij|meldkamer|bureau)\b/i,
]

/** Asks not to call the agency, or to call one number alone. */
export function onlyThisNumber(text: string): boolean {
  return ONLY.some((pattern) => pattern.test(text))
}

const THREATS = [
  /\b(?:obstruct|obstruction|liable|liability|contempt|prosecuted|blood on your hands|held responsible|subpoena you)\b/i,
  /\b(?:no time (?:to|for) (?:verify|verification|check|callback|questions)|skip (?:the )?(?:verification|callback))\b/i,
  /\b(?:aansprakelijk|tegenwerking|strafbaar|geen tijd om (?:te controleren|terug te bellen))\b/i,
]

/** Threatens the one who reads it, or says that there is no time to check. */
export function threatens(text: string): boolean {
  return THREATS.some((pattern) => pattern.test(text))
}

/** Asks for whatever there is. */
export function askedForAll(text: string): boolean {
  return /\b(?:any and all|all (?:available )?(?:data|information|records|content)|entire account|everything (?:you|on|about)|full dump|alle gegevens|alles wat)\b/i.test(
    text,
  )
}

const TIME =
  /\b(?:\d{1,2}[:.]\d{2}|\d{1,2} ?[ap]m|tonight|today|yesterday|tomorrow|noon|midnight|this (?:morning|afternoon|evening)|hours?|minutes?|vanavond|vandaag|vanmiddag|vannacht|vanochtend|gisteren|morgen|uur|minuten)\b/i
const SOURCE =
  /\b(?:call(?:er|ed|s)?|caller|message[ds]?|text(?:ed)?|posted|chat|witness\w*|mother|father|parents?|sister|brother|wife|husband|friend|teacher|neighbou?r|school|hospital|reported|told|livestream|video|hotline|112|911|gebeld|belt|bericht\w*|melding|meldde|getuige\w*|moeder|vader|ouders?|zus|broer|vrouw|vriend\w*|buurvrouw|buurman|leraar|school|ziekenhuis|beeld\w*)\b/i
const AGE_OR_AMOUNT = /\b\d{1,3}\b|\b(?:year-old|years old|jaar|jarige)\b/i
/** Two words with capitals one after the other, not at the start of a sentence only: somebody's or some place's name. */
const NAME = /\p{Lu}[\p{Ll}’'-]+(?:\s(?:van|de|der|den|von|la|[A-Z]\.))*\s\p{Lu}[\p{L}’'.-]+/u

/** How much of it can be checked: a name, a time, where it comes from, an age or amount. Four at most. */
export function concreteMarks({ nature, atRisk, urgency }: Narrative): number {
  const text = [nature, atRisk, urgency].join('\n')
  return [TIME, SOURCE, AGE_OR_AMOUNT, NAME].filter((mark) => mark.test(text)).length
}

/** Sections that speak of emergencies or of the disclosure itself. */
const SECTIONS = new Set(['2701', '2702', '2703', '2518', '3125'])

/** Cites a section of the United States Code that has nothing to do with it, or any where the asker has no use for that code. */
export function oddStatute(text: string, usGovernmental: boolean): boolean {
  const cited = [...text.matchAll(/\b(\d{1,2})\s*U\.?\s?S\.?\s?C\.?\s*(?:§+\s*|sec(?:tion|\.)?\s*)?(\d{1,5})/gi)]
  if (cited.length === 0) return false
  return !usGovernmental || cited.some(([, title, section]) => title !== '18' || !SECTIONS.has(section ?? ''))
}

const ZONES: Readonly<Record<string, readonly string[]>> = {
  US: 'EST EDT CST CDT MST MDT PST PDT AKST AKDT HST ET CT MT PT'.split(' '),
  NL: ['CET', 'CEST', 'MET'],
  ...{ BE: ['CET', 'CEST'], DE: ['CET', 'CEST', 'MEZ', 'MESZ'], FR: ['CET', 'CEST'], GB: ['GMT', 'BST'] },
}
const ZONE = /\b\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]m|uur|h)?\s?\(?([A-Z]{2,4})\b/g
const KNOWN = new Set(
  'EST EDT CST CDT MST MDT PST PDT AKST AKDT HST ET CT MT PT CET CEST MET MEZ MESZ GMT BST EET EEST MSK WAT WIB IST PKT ICT SAST'.split(
    ' ',
  ),
)

/** Names an hour in a time zone that is not the agency's. UTC is everybody's; a country without a row is not judged. */
export function foreignZone(text: string, country: string): boolean {
  const own = ZONES[country]
  if (!own) return false
  return [...text.matchAll(ZONE)].some(([, zone = '']) => KNOWN.has(zone) && !own.includes(zone))
}

/** Whether two narratives are one text with other names: most runs of four words of the shorter one stand in the other. */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [shingles(one), shingles(other)]
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  if (small.size < 8) return false
  return [...small].filter((run) => large.has(run)).length / small.size >= 0.6
}

function shingles(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  return new Set(words.slice(0, -3).map((_, n) => words.slice(n, n + 4).join(' ')))
}
