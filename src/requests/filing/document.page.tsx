import { Fragment } from 'react'
import type { View } from '#platform/http/view.ts'
import { day } from '#platform/time.ts'
import { Button, LinkButton } from '#ui/buttons.tsx'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { Facts, Hash } from '#ui/facts.tsx'
import { FileField } from '#ui/fields.tsx'
import { formatBytes, formatNumber } from '#ui/figures.ts'
import { type FindingData, Findings, Leaf, type Mark } from '#ui/findings.tsx'
import { Form } from '#ui/form.tsx'
import { Fold, Progress, Section } from '#ui/panels.tsx'
import { Tag } from '#ui/tag.tsx'
import { Pager } from '#ui/ways.tsx'
import type { PageState } from '../intake/intake.rules.ts'
import { RULES_DATE } from '../triage/process.rules.ts'
import { say } from './document.words.ts'
import type { Draft, RequestDocument } from './draft.store.ts'
import { BackTo, StepPage, stepPath } from './step.page.tsx'

/** A verdict as its reader sees it: sentences instead of codes, one page of the document at a time. */
export type CheckShown = Readonly<{
  at: Date
  complete: boolean
  blocks: number
  warns: number
  findings: readonly FindingData[]
  inOrder: readonly string[]
  pages: number
  /** The page that is shown, with the boxes on it; null where nothing opens. */
  leaf: Readonly<{
    n: number
    width: number
    height: number
    state: PageState
    text: string
    marks: readonly Mark[]
  }> | null
  reading: Readonly<{ pages: number; done: number }> | null
}>

export type DocumentShown = Readonly<{
  view: View
  draft: Draft
  document: RequestDocument | null
  check: CheckShown | null
  error?: string | undefined
}>

/** Step 5: the file, and what the check makes of it. */
export function DocumentPage(shown: DocumentShown) {
  const { view, draft, document, check, error } = shown
  const errors = error ? { pdf: error } : {}
  return (
    <StepPage view={view} draft={draft} step="document" errors={errors}>
      {document && check && <Result view={view} draft={draft} document={document} check={check} />}
      <Choose {...shown} />
      {document && <Received view={view} document={document} check={check} />}
    </StepPage>
  )
}

function headline({ complete, blocks, warns }: CheckShown) {
  if (blocks > 0) return 'document.stops' as const
  if (!complete) return 'document.notRead' as const
  return warns > 0 ? ('document.warns' as const) : ('document.clean' as const)
}

type ResultShown = Readonly<{ view: View; draft: Draft; document: RequestDocument; check: CheckShown }>

function Result({ view, draft, document, check }: ResultShown) {
  const t = say(view.lang)
  const { blocks, warns, complete, pages } = check
  const sentences = [
    pages > 0 ? t('document.read', { name: document.name, pages }) : t('document.opened', { name: document.name }),
    blocks > 0 && t('document.blocksText', { n: blocks }),
    warns > 0 && t('document.warnsText', { n: warns }),
    blocks + warns === 0 && complete && t('document.cleanText'),
    check.reading && t('document.pendingText'),
  ]
  return (
    <Section id="check" title={t(headline(check))} full>
      <p className="soft read">{sentences.filter(Boolean).join(' ')}</p>
      {check.reading && (
        <Progress
          id="reading"
          lang={view.lang}
          label={t('document.progress')}
          value={check.reading.done}
          max={Math.max(1, check.reading.pages)}
          note={t('document.progressNote')}
          live={view.url}
        />
      )}
      <div className="evidence">
        <PageLeaf view={view} draft={draft} check={check} />
        <div className="stack">
          <CheckTags view={view} check={check} />
          {check.findings.length > 0 && <Findings lang={view.lang} findings={check.findings} />}
          {check.inOrder.length > 0 && (
            <Fold summary={t('document.inOrder', { n: check.inOrder.length })}>
              <ul className="stack--s small oklist">
                {check.inOrder.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </Fold>
          )}
          {blocks === 0 && (
            <div className="row">
              <LinkButton href={stepPath(draft, 'send')}>{t('document.goOn')}</LinkButton>
            </div>
          )}
        </div>
      </div>
    </Section>
  )
}

export function CheckTags({
  view,
  check,
}: Readonly<{ view: View; check: Pick<CheckShown, 'blocks' | 'warns' | 'complete' | 'inOrder'> }>) {
  const t = say(view.lang)
  const { blocks, warns, complete, inOrder } = check
  return (
    <div className="row">
      {blocks > 0 && <Tag kind="bad">{t('document.tagStops', { n: blocks })}</Tag>}
      {warns > 0 && <Tag kind="warn">{t('document.tagWarns', { n: warns })}</Tag>}
      {!complete && <Tag kind="half">{t('document.tagReading')}</Tag>}
      {inOrder.length > 0 && <Tag kind="good">{t('document.tagGood', { n: inOrder.length })}</Tag>}
    </div>
  )
}

function PageLeaf({ view, draft, check: { leaf, pages } }: Readonly<{ view: View; draft: Draft; check: CheckShown }>) {
  const t = say(view.lang)
  if (!leaf) return <p className="soft">{t('document.noPicture')}</p>
  const read = leaf.state === 'text' || leaf.state === 'ocr' || leaf.state === 'blank'
  return (
    <div className="stack">
      <Leaf
        lang={view.lang}
        src={`/lers/drafts/${draft.id}/pages/${leaf.n}?document=${draft.documentId ?? ''}`}
        alt={t(read ? 'document.page' : 'document.pagePicture', { n: leaf.n })}
        width={leaf.width}
        height={leaf.height}
        marks={leaf.marks}
      />
      <div className="row row--apart small">
        <Pager
          lang={view.lang}
          name={t('document.pages')}
          page={leaf.n}
          pages={pages}
          href={(n) => `${view.path}?page=${n}`}
          short
        />
        {read ? (
          <Fold summary={t('document.pageText')} small>
            <p className="mono small pretext" lang="en">
              <PageText text={leaf.text.trim() || t('document.noText')} />
            </p>
          </Fold>
        ) : (
          <p className="soft">{t(leaf.state === 'unreadable' ? 'document.pageUnreadable' : 'document.pagePending')}</p>
        )}
      </div>
    </div>
  )
}

function Choose({ view, draft, document, check, error }: DocumentShown) {
  const t = say(view.lang)
  const size = formatBytes(view.lang, view.provider.intake.maxBytes)
  const stops = check !== null && check.blocks > 0
  const title = !document ? 'document.first' : stops ? 'document.again' : 'document.replace'
  const found = stops && document ? t('document.fileError', { name: document.name, n: check.blocks }) : undefined
  return (
    <Section id="choose" title={t(title)} full>
      {!stops && <p className="soft read">{t(document ? 'document.replaceLead' : 'document.lead')}</p>}
      <Form upload={view.lang} name={t(title)}>
        <FileField
          lang={view.lang}
          name="pdf"
          label={t('document.pdf')}
          hint={t('document.hint', { size })}
          error={error ?? found}
          accept="application/pdf"
        />
        <div className="row">
          <Button kind={document && !stops ? 'second' : 'first'}>{t('document.check')}</Button>
          <BackTo view={view} draft={draft} step="document" />
          {stops && (
            <LinkButton kind="quiet" href={`${stepPath(draft, 'send')}#objection`}>
              {t('document.goOnObjecting')}
            </LinkButton>
          )}
        </div>
      </Form>
    </Section>
  )
}

function Received({
  view,
  document,
  check,
}: Readonly<{ view: View; document: RequestDocument; check: CheckShown | null }>) {
  const t = say(view.lang)
  const rules = formatDay(view.lang, day(RULES_DATE), 'plain')
  return (
    <Section id="received" title={t('document.received')}>
      <Facts
        items={[
          {
            name: t('document.file'),
            value: t('document.fileValue', { name: document.name, bytes: formatNumber(view.lang, document.bytes) }),
          },
          { name: t('document.sha256'), value: <Hash value={document.sha256} /> },
          {
            name: t('document.checked'),
            value: check
              ? t('document.checkedValue', { at: formatInstant(view.lang, check.at, view.zone, 'stamp'), rules })
              : t('document.notChecked'),
          },
        ]}
      />
    </Section>
  )
}

/** Lines as they stand on the page. */
function PageText({ text }: Readonly<{ text: string }>) {
  return text.split('\n').map((line, n) => (
    <Fragment key={n}>
      {n > 0 && <br />}
      {line}
    </Fragment>
  ))
}
