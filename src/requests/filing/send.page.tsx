import type { View } from '#platform/http/view.ts'
import { Button, LinkButton } from '#ui/buttons.tsx'
import { Hash } from '#ui/facts.tsx'
import { TextArea } from '#ui/fields.tsx'
import { formatBytes } from '#ui/figures.ts'
import { Findings } from '#ui/findings.tsx'
import { Form } from '#ui/form.tsx'
import { Alert, Section } from '#ui/panels.tsx'
import { missingSteps, type Step } from './answers.rules.ts'
import { type CheckShown, CheckTags } from './document.page.tsx'
import { say as sayDocument } from './document.words.ts'
import type { Draft, RequestDocument } from './draft.store.ts'
import { say } from './filing.words.ts'
import { BackTo, StepPage, stepPath } from './step.page.tsx'
import { ANSWER_STEPS, Lines, linesOf } from './summary.page.tsx'

export type SendShown = Readonly<{
  view: View
  draft: Draft
  document: RequestDocument | null
  check: CheckShown | null
  objection?: string
  errors?: Readonly<Record<string, string>>
}>

/** Step 6: everything once more, then the one button that cannot be undone. */
export function SendPage(shown: SendShown) {
  const { view, draft, document, errors = {} } = shown
  const t = say(view.lang)
  const d = sayDocument(view.lang)
  const missing = missingSteps(draft.answers, draft.documentId !== null)
  return (
    <StepPage view={view} draft={draft} step="send" errors={errors} aside={<p className="lead">{d('send.lead')}</p>}>
      {missing.length > 0 && <Missing view={view} draft={draft} missing={missing} />}
      {ANSWER_STEPS.filter((step) => !missing.includes(step)).map((step) => (
        <Section key={step} id={step} title={t(`steps.${step}`)}>
          <Lines lines={linesOf(step, draft.answers, view.lang)} />
          <p>
            <a href={stepPath(draft, step)}>{d('send.change', { step: t(`steps.${step}`) })}</a>
          </p>
        </Section>
      ))}
      {document && <Checked {...shown} document={document} />}
      {missing.length === 0 && <Submit {...shown} />}
    </StepPage>
  )
}

function Missing({ view, draft, missing }: Readonly<{ view: View; draft: Draft; missing: readonly Step[] }>) {
  const d = sayDocument(view.lang)
  const t = say(view.lang)
  return (
    <Alert kind="warn" title={d('send.missing')}>
      <p>{d('send.missingText')}</p>
      <ul>
        {missing.map((step) => (
          <li key={step}>
            <a href={stepPath(draft, step)}>{t(`steps.${step}`)}</a>
          </li>
        ))}
      </ul>
    </Alert>
  )
}

function Checked({ view, draft, document, check }: SendShown & Readonly<{ document: RequestDocument }>) {
  const d = sayDocument(view.lang)
  return (
    <Section id="document" title={d('send.document')}>
      <p>{d('send.docLine', { name: document.name, bytes: formatBytes(view.lang, document.bytes) })}</p>
      <Hash value={document.sha256} />
      {check && <CheckTags view={view} check={check} />}
      {check && check.findings.length > 0 && <Findings lang={view.lang} findings={check.findings} />}
      {check && !check.complete && <Alert>{d('send.reading')}</Alert>}
      <p>
        <a href={stepPath(draft, 'document')}>{d('send.seeDocument')}</a>
      </p>
    </Section>
  )
}

function Submit({ view, draft, check, objection, errors }: SendShown) {
  const d = sayDocument(view.lang)
  const stops = (check?.blocks ?? 0) > 0
  const email = draft.answers.agency?.email ?? ''
  return (
    <Section id="objection" title={d(stops ? 'send.stopped' : 'send.what')}>
      {stops && <p className="read">{d('send.stoppedText')}</p>}
      <p className="read soft">{d('send.whatText', { email })}</p>
      <Form name={d('send.button')}>
        {stops && (
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
        <div className="row">
          <Button>{d(stops ? 'send.objecting' : 'send.button')}</Button>
          <BackTo view={view} draft={draft} step="send" />
          {stops && (
            <LinkButton kind="quiet" href={stepPath(draft, 'document')}>
              {d('document.again')}
            </LinkButton>
          )}
        </div>
      </Form>
    </Section>
  )
}
