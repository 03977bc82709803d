/** Runs the check over papers with keys, two at a time. Not part of the generator: this file alone knows the product. */
import { join } from 'node:path'
import { day } from '../../src/platform/time.ts'
import { checkRequest } from '../../src/requests/intake/check.ts'
import {
  type Declared,
  type DeclaredIdentifier,
  NOTHING_DECLARED,
  PROCESSES,
} from '../../src/requests/intake/intake.rules.ts'
import { BY_OCR, FIRST_LOOK } from '../../src/requests/intake/reading/reader.ts'
import type { Paper } from './corpus.ts'
import type { Form } from './plan.ts'
import type { Reported } from './score.ts'

export const CHILD = join(import.meta.dirname, '../../src/requests/intake/reading/child.ts')

export type Checked = Reported & Readonly<{ ms: number }>

export async function checkAll(
  papers: readonly Paper[],
  onDone: (done: number) => void = () => {},
): Promise<Checked[]> {
  const waiting = [...papers]
  const results: Checked[] = []
  const work = async () => {
    for (let paper = waiting.shift(); paper; paper = waiting.shift()) {
      results.push(await checkOne(paper))
      onDone(results.length)
    }
  }
  await Promise.all([work(), work()])
  return results
}

/** A file that is hostile is only asked about the file; its text is another paper's business. A machine too busy to read is not a wrong verdict: it reads again. */
async function checkOne(paper: Paper): Promise<Checked> {
  const started = performance.now()
  const verdict = await checkRequest({
    file: paper.file,
    declared: declaredBy(paper.form),
    entities: paper.provider,
    today: day(paper.today),
    limits: paper.scanned ? BY_OCR : { ...FIRST_LOOK, wallMs: 120_000, silenceMs: 120_000 },
    childEntry: CHILD,
    ocr: paper.scanned ? 'all' : 'none',
  })
  const asked = verdict.findings.filter(({ code }) => paper.group !== 'hostile' || /^IN_(?:PDF|FORMAT)/.test(code))
  return { paper, codes: [...new Set(asked.map(({ code }) => code))], ms: performance.now() - started }
}

function declaredBy(form: Form | null): Declared {
  if (!form) return NOTHING_DECLARED
  const dayOrNone = (text: string) => (text === '' ? null : day(text))
  return {
    ...NOTHING_DECLARED,
    ...form,
    process: PROCESSES.find((process) => process === form.process) ?? null,
    docketNumber: form.docketNumber === '' ? null : form.docketNumber,
    identifiers: form.identifiers.map((identifier): DeclaredIdentifier => identifier),
    dueOn: dayOrNone(form.dueOn),
    signedOn: dayOrNone(form.signedOn),
    from: dayOrNone(form.from),
    to: dayOrNone(form.to),
  }
}
