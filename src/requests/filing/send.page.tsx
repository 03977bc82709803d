import type { FieldErrors } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { Hash } from '#ui/facts.tsx'
import { type Errors, TextArea } from '#ui/fields.tsx'
import { formatBytes } from '#ui/figures.ts'
import { Findings } from '#ui/findings.tsx'
import { Alert, Section } from '#ui/panels.tsx'
import { answerStepsOf, missingSteps, type Step } from './answers.rules.ts'
import { Clash } from './clash.page.tsx'
import { type CheckShown, CheckTags } from './document.page.tsx'
import { say as sayDocument } from './document.words.ts'
import type { Draft, RequestDocument } from './draft.store.ts'
import { say } from './filing.words.ts'
import { named } from './question.page.tsx'
import { StepForm, StepPage, type Versions, WayTo } from './step.page.tsx'
import { Lines, linesOf } from './summary.page.tsx'

export type SendShown = Readonly<{
  view: View
  draft: Draft
  document: RequestDocument | null
  check: CheckShown | null
  objection?: string
  errors?: Errors
  /** What is wrong with the steps that were left unfinished. */
  faults: StepFaults
  clash?: Versions
}>
export type StepFaults = Readonly<Partial<Record<Step, FieldErrors>>>

/** Step 6: everything once more, then the one button that cannot be undone. */
export function SendPage(shown: SendShown) {
  const { view, draft, document, errors = {}, clash } = shown
  const t = say(view.lang)
  const d = sayDocument(view.lang)
  const missing = missingSteps(draft.answers, draft.documentId !== null)
  const keeps = missing.length === 0 && stops(shown)
  return (
    <StepPage
      view={view}
      draft={draft}
      step="send"
      errors={errors}
      keeps={keeps}
      aside={
        clash ? <Clash view={view} draft={draft} step="send" clash={clash} /> : <p className="lead">{d('send.lead')}</p>
      }
    >
      {missing.length > 0 && <Missing {...shown} missing={missing} />}
      {answerStepsOf(draft.answers)
        .filter((step) => !missing.includes(step))
        .map((step) => (
          <Section key={step} id={step} title={t(`steps.${step}`)}>
            <Lines lines={linesOf(step, draft.answers, view.lang)} />
            <p>
              <WayTo draft={draft} to={step} keeps={keeps}>
                {d('send.change', { step: t(`steps.${step}`) })}
              </WayTo>
            </p>
          </Section>
        ))}
      {document && <Checked {...shown} document={document} keeps={keeps} />}
      {missing.length === 0 && <Submit {...shown} />}
    </StepPage>
  )
}

const stops = ({ check }: Pick<SendShown, 'check'>) => (check?.blocks ?? 0) > 0

function Missing({ view, draft, faults, missing }: SendShown & Readonly<{ missing: readonly Step[] }>) {
  const d = sayDocument(view.lang)
  const t = say(view.lang)
  return (
    <Alert kind="warn" title={d('send.missing')}>
      <p>{d('send.missingText')}</p>
      <ul>
        {missing.map((step) => (
          <li key={step}>
            <WayTo draft={draft} to={step} keeps={false}>
              {t(`steps.${step}`)}
            </WayTo>
            <Faults errors={named(faults[step] ?? {}, step, view.lang)} />
          </li>
        ))}
      </ul>
    </Alert>
  )
}

/** Why a step that was begun is not answered yet. */
function Faults({ errors }: Readonly<{ errors: Errors }>) {
  const sentences = Object.values(errors)
  if (sentences.length === 0) return null
  return (
    <ul className="small">
      {sentences.map((sentence, n) => (
        <li key={n}>{sentence}</li>
      ))}
    </ul>
  )
}

function Checked({
  view,
  draft,
  document,
  check,
  keeps,
}: SendShown & Readonly<{ document: RequestDocument; keeps: boolean }>) {
  const d = sayDocument(view.lang)
  return (
    <Section id="document" title={d('send.document')}>
      <p>{d('send.docLine', { name: document.name, bytes: formatBytes(view.lang, document.bytes) })}</p>
      <Hash value={document.sha256} />
      {check && <CheckTags view={view} check={check} />}
      {check && check.findings.length > 0 && <Findings lang={view.lang} findings={check.findings} />}
      {check && !check.complete && <Alert>{d('send.reading')}</Alert>}
      <p>
        <WayTo draft={draft} to="document" keeps={keeps}>
          {d('send.seeDocument')}
        </WayTo>
      </p>
    </Section>
  )
}

function Submit(shown: SendShown) {
  const { view, draft, objection, errors } = shown
  const d = sayDocument(view.lang)
  const stopped = stops(shown)
  const email = draft.answers.agency?.email ?? ''
  return (
    <Section id="objection" title={d(stopped ? 'send.stopped' : 'send.what')}>
      {stopped && <p className="read">{d('send.stoppedText')}</p>}
      <p className="read soft">{d('send.whatText', { email })}</p>
      <StepForm
        view={view}
        draft={draft}
        step="send"
        buttons={
          <>
            <Button>{d(stopped ? 'send.objecting' : 'send.button')}</Button>
            {stopped && (
              <WayTo draft={draft} to="document" keeps kind="quiet">
                {d('document.again')}
              </WayTo>
            )}
          </>
        }
      >
        {stopped && (
          <TextArea
            lang={view.lang}
            name="objection"
            label={d('send.objection')}
            hint={d('send.objectionHint')}
            value={objection ?? ''}
            error={errors?.['objection']}
            maxLength={2000}
          />
        )}
      </StepForm>
    </Section>
  )
}
