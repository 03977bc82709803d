/**
 * What is asked of a document that the law of another country shapes. What it is, and how far it reaches, is no machine's to say.
 *
 * Seed    guide, "Vereisten voor alle rechtsgebieden": the same requirements bind it; "Verzoeken van niet-Amerikaanse overheid": it has a
 *         specific legal basis in the law of the country that asks.
 * Policy  so the article that the form names must stand in the document; where it does not, that warns: a citation is written many ways.
 * Policy  an order to restrict access asks for no data: nothing is asked about a period or about wide wording, and it may name no day.
 */
import { BY_OTHER_LAW, type ByOtherLaw, type Declared, type DeclaredProcess, type Outcome } from './intake.rules.ts'
import { findFolded, finding, inOrder, type PageText } from './text.rules.ts'

export function isByOtherLaw(process: DeclaredProcess | null): process is ByOtherLaw {
  return BY_OTHER_LAW.some((known) => known === process)
}

type Input = Readonly<{ pages: readonly PageText[]; declared: Declared; complete: boolean }>

/** The article that the form names, looked for by its numbers: "artikel 126nd" is written in every language. */
export function articleOutcome({ pages, declared, complete }: Input): Outcome {
  const named = declared.statute ?? ''
  // What needs no article in the form needs none in the document.
  if (named === '') return { findings: [], facts: [], inOrder: [] }
  const numbers = named.match(/\d{1,5}(?:[.:-]\d{1,5}){0,3}[a-z]{0,2}/g) ?? []
  const where = [...numbers, ...(numbers.length === 0 ? [named] : [])]
    .map((text) => findFolded(pages, text))
    .find((passage) => passage !== null)
  if (where) return { findings: [], facts: [], inOrder: [inOrder('statute', named, where)] }
  const said = finding({ code: 'IN_STATUTE', effect: 'warns', kind: 'unnamed', data: { declared: named } })
  return { findings: complete ? [said] : [], facts: [], inOrder: [] }
}

/** An order that is obeyed when it comes need not name a day. */
export function withoutDay(outcome: Outcome): Outcome {
  return { ...outcome, findings: outcome.findings.filter(({ kind }) => kind !== 'missing') }
}
