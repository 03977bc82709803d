/**
 * `waarborg check-request FILE.pdf`: the verdict on one file as a table for people or JSON for programs.
 * Exit 0 in order, 1 something stops the request, 2 could not check.
 */
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Day } from '#platform/time.ts'
import { type Lang, speaker } from '#platform/words.ts'
import { checkRequest } from './check.ts'
import { type Declared, type Entities, NOTHING_DECLARED, type Verdict } from './intake.rules.ts'
import { words } from './intake.words.ts'
import { BY_OCR, FIRST_LOOK } from './reading/reader.ts'
import { checkSentence, sentencesOf } from './sentences.ts'

const say = speaker(words)

export type CheckCommand = Readonly<{
  file: string
  lang: Lang
  json: boolean
  /** Read scanned pages too; slow. */
  ocr: boolean
  declared?: Declared
  entities: Entities
  today: Day
  childEntry: string
  print: (text: string) => void
  /** Called while scanned pages are read. */
  onProgress?: (progress: Readonly<{ done: number; of: number }>) => void
}>

export async function checkRequestCommand(command: CheckCommand): Promise<0 | 1 | 2> {
  const { file, lang, json, print } = command
  const kind = await stat(file).catch(() => null)
  if (!kind?.isFile()) {
    print(json ? JSON.stringify({ kind: 'no-such-file', file }) : say(lang)('list.noFile', { file }))
    return 2
  }
  const verdict = await checkRequest({
    file,
    declared: command.declared ?? NOTHING_DECLARED,
    entities: command.entities,
    today: command.today,
    childEntry: command.childEntry,
    limits: command.ocr ? BY_OCR : FIRST_LOOK,
    ocr: command.ocr ? 'all' : 'none',
    ...(command.onProgress ? { onProgress: command.onProgress } : {}),
  })
  print(json ? JSON.stringify(asJson(verdict, lang), null, 2) : table(verdict, lang, basename(file)))
  if (verdict.blocks > 0) return 1
  return verdict.complete ? 0 : 2
}

/** The verdict with its sentences; the shape that the API gives too. */
export function asJson(verdict: Verdict, lang: Lang): object {
  return {
    ...verdict,
    findings: verdict.findings.map((finding) => ({ ...finding, ...sentencesOf(lang, finding) })),
    inOrder: verdict.inOrder.map((entry) => ({ ...entry, sentence: checkSentence(lang, entry) })),
  }
}

function table(verdict: Verdict, lang: Lang, file: string): string {
  const words = say(lang)
  const findings = verdict.findings.map((finding, index) => {
    const { what, mend } = sentencesOf(lang, finding)
    const place = finding.page === null ? '' : ` · ${words('list.page', { page: finding.page })}`
    const quote = finding.quote ? [`   “${finding.quote}”`] : []
    return [
      `${index + 1}. ${what}`,
      ...quote,
      `   ${mend}`,
      `   ${words(`effects.${finding.effect}`)} · ${finding.code}${place}`,
    ].join('\n')
  })
  const order = verdict.inOrder.map((entry) => `   ${checkSentence(lang, entry)}`)
  return [
    words('list.read', { file, pages: verdict.structure.pages ?? 0, bytes: verdict.structure.bytes }),
    verdict.blocks > 0
      ? words('list.bad', { blocks: verdict.blocks })
      : verdict.complete
        ? words('list.good')
        : words('list.notYet'),
    ...findings,
    ...(order.length > 0 ? [[`${words('list.order')} (${order.length})`, ...order].join('\n')] : []),
  ].join('\n\n')
}
