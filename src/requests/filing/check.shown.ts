/** From a verdict to what its reader sees: sentences, in page order, and one page with its boxes. */
import type { Lang } from '#platform/words.ts'
import type { Verdict } from '../intake/intake.rules.ts'
import { checkSentence, sentencesOf } from '../intake/sentences.ts'
import type { CheckShown } from './document.page.tsx'
import type { DocumentCheck, Progress } from './draft.store.ts'

/** `page` is the page asked for; the first one where there is no such page. */
export function checkShown(
  check: DocumentCheck,
  { lang, page, progress }: Readonly<{ lang: Lang; page: number; progress: Progress | undefined }>,
): CheckShown {
  const { verdict } = check
  return {
    at: check.at,
    complete: check.complete,
    blocks: verdict.blocks,
    warns: verdict.warns,
    findings: verdict.findings.map((finding, index) => {
      const { what, mend } = sentencesOf(lang, finding)
      return {
        n: index + 1,
        severity: finding.effect === 'blocks' ? 'stops' : 'warns',
        title: what,
        mend,
        ...(finding.quote && { quote: finding.quote, quoteLang: 'en' }),
        code: finding.code,
        page: finding.page,
      }
    }),
    inOrder: [...new Set(verdict.inOrder.map((one) => checkSentence(lang, one)))],
    pages: verdict.pages.length,
    leaf: leafOf(verdict, page),
    reading: readingOf(check, progress),
  }
}

function leafOf({ pages, findings }: Verdict, wanted: number): CheckShown['leaf'] {
  const found = pages.find(({ n }) => n === wanted) ?? pages[0]
  if (!found || found.width === 0 || found.height === 0) return null
  const marks = findings.flatMap(({ page, box }, index) =>
    page === found.n && box ? [{ n: index + 1, boxes: [box] }] : [],
  )
  return { n: found.n, width: found.width, height: found.height, state: found.state, text: found.text, marks }
}

/** Pages wait for the machine: said as long as the newest check has any. */
function readingOf({ complete, verdict }: DocumentCheck, progress: Progress | undefined): CheckShown['reading'] {
  const waiting = verdict.pages.filter(({ state }) => state === 'ocr-pending').length
  if (complete || waiting === 0) return null
  return { pages: progress?.pages ?? waiting, done: progress?.done ?? 0 }
}
