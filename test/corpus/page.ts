/** A page as the reader gives it, from plain lines: each word a box 45 points wide, each line 20 points lower. */
type Word = Readonly<{
  text: string
  line: number
  box: Readonly<{ x: number; y: number; width: number; height: number }>
}>
type Page = Readonly<{
  n: number
  width: number
  height: number
  state: 'text'
  words: readonly Word[]
  tongues: Readonly<Record<string, number>>
  pictures: readonly Word['box'][]
}>

export function pageOf(lines: readonly string[], n = 1): Page {
  const words = lines.flatMap((text, line) =>
    text
      .split(' ')
      .filter((word) => word !== '')
      .map((word, index) => ({
        text: word,
        line,
        box: { x: Math.min(index * 50, 560), y: Math.min(line * 20, 770), width: 45, height: 10 },
      })),
  )
  return { n, width: 612, height: 792, state: 'text', words, tongues: { en: 500 }, pictures: [] }
}

/** A subpoena without a fault, for 20 November 2026 and the provider Halder; tests change a line of it. */
export const GOOD_LETTER: readonly string[] = [
  'STATE OF OHIO, COUNTY OF MARLOW',
  'GRAND JURY SUBPOENA',
  'Case No. GJ-26-1183',
  'TO: Halder Meetings B.V.',
  'Halderkade 12',
  '3526 KV Utrecht',
  'the Netherlands',
  "YOU ARE COMMANDED under R.C. 2939.12 and 18 U.S.C. § 2703(c)(2) to produce to the Marlow County Sheriff's Office,",
  'on or before November 30, 2026, the records below for the account r.vantil@postino.example',
  'and meeting ID 912 4471 0368 of 14 September 2026, 13:00 UTC.',
  'Period: from September 1, 2026 to September 30, 2026',
  '1. Name and address of the subscriber.',
  '2. Records of session times and durations.',
  'This subpoena does not seek the contents of any communication.',
  'Dated: November 6, 2026',
  '/s/ Dana R. Whitfield',
  'Prosecuting Attorney',
]
