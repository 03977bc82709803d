/** A request through the portal, step by step, by the product's own commands. */
import type { Upload } from '#platform/http/route.ts'
import type { Office } from '#platform/office.ts'
import { type Answers, askedOf, attachDocument, saveStep, startDraft, submitDraft } from '#requests'

export type Filing = Readonly<{ steps: readonly Answers[]; upload: Upload; lang: 'en' | 'nl' }>

/** The case that it became. What the check stops is sent all the same, with a word for the reviewer. */
export async function fileRequest(
  office: Office,
  filer: Readonly<{ id: string; agencyId: string }>,
  { steps, upload, lang }: Filing,
): Promise<string> {
  const { draftId } = await startDraft(office, filer)
  for (const [n, step] of steps.entries()) {
    const saved = await saveStep(office, filer, { draftId, version: n + 1, step })
    if (saved.kind !== 'saved')
      throw new Error(
        `the demo could not answer a step: ${saved.kind} ${'because' in saved ? saved.because.join() : ''}`,
      )
  }
  const attached = await attachDocument(office, filer, { draftId, upload })
  const stopped = attached.kind === 'attached' && attached.verdict.blocks > 0
  const sent = await submitDraft(office, filer, {
    draftId,
    objection: stopped ? 'The check misread our letterhead; please read it yourself.' : '',
    asked: (draft) => askedOf(draft.answers, upload.name, lang),
    lang,
  })
  if (sent.kind !== 'submitted') throw new Error(`the demo could not file a request: ${sent.kind}`)
  return sent.caseId
}
