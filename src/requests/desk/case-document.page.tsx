import type { View } from '#platform/http/view.ts'
import { formatDay } from '#ui/dates.ts'
import { Hash } from '#ui/facts.tsx'
import { formatBytes } from '#ui/figures.ts'
import { Findings, Leaf } from '#ui/findings.tsx'
import { Alert, Fold, Panel, Progress } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Pager } from '#ui/ways.tsx'
import { say as sayRetention } from '../retention/retention.words.ts'
import type { CaseLook } from './case.look.ts'
import type { PartProps } from './case.page.tsx'
import { say } from './case.words.ts'

/** What came in: its picture with numbered boxes, what the check found, and what the officer says of it. The file itself is not opened here. */
export function DocumentPanel({ view, look, leaf }: PartProps & Readonly<{ leaf: number }>) {
  const t = say(view.lang)
  const { document, check } = look
  const pages = check?.verdict.pages.length ?? 0
  const aside =
    document && t('document.aside', { name: document.name, pages, size: formatBytes(view.lang, document.bytes) })
  return (
    <Panel id="document" title={t('document.title')} aside={aside} bare>
      <div className="panel__in evidence">
        <div className="stack--s">
          <Picture view={view} look={look} leaf={leaf} />
        </div>
        <div className="stack">
          <ReadingState view={view} look={look} />
          {look.findings.length > 0 ? (
            <Findings lang={view.lang} findings={look.findings} />
          ) : (
            <p className="soft">{t('document.none')}</p>
          )}
          {look.file.objection !== '' && (
            <Alert title={t('document.objection')}>
              <p>{look.file.objection}</p>
            </Alert>
          )}
          {look.inOrder.length > 0 && (
            <Fold small summary={t('document.inOrder', { n: look.inOrder.length })}>
              <ul className="oklist small">
                {look.inOrder.map((line, index) => (
                  <li key={index}>{line}</li>
                ))}
              </ul>
            </Fold>
          )}
          {document && (
            <div>
              <p className="small soft">{t('document.sha')}</p>
              <Hash value={document.sha256} />
            </div>
          )}
        </div>
      </div>
      <div className="panel__foot">
        <AskedFold view={view} look={look} />
      </div>
    </Panel>
  )
}

function Picture({ view, look, leaf }: Readonly<{ view: View; look: CaseLook; leaf: number }>) {
  const t = say(view.lang)
  const { document, check, file } = look
  const gone = look.retention.parts.find(({ part }) => part === 'instrument')?.standing
  if (gone?.kind === 'destroyed')
    return <Alert>{sayRetention(view.lang)('document', { day: formatDay(view.lang, gone.on, 'dated') })}</Alert>
  const pages = check?.verdict.pages ?? []
  const shown = pages.find(({ n }) => n === leaf) ?? pages[0]
  if (!shown || !document)
    return (
      <Alert kind="warn">
        {t('document.noPicture', { why: t(`document.why.${check?.verdict.structure.opened ?? 'unread'}`) })}
      </Alert>
    )
  return (
    <>
      <Leaf
        lang={view.lang}
        src={`/desk/cases/${file.id}/pages/${shown.n}`}
        alt={t('document.alt', { n: shown.n, name: document.name })}
        width={shown.width}
        height={shown.height}
        marks={look.marks.filter(({ page }) => page === shown.n)}
      />
      <Pager
        lang={view.lang}
        name={t('document.pages')}
        page={shown.n}
        pages={pages.length}
        href={(n) => `/desk/cases/${file.id}?leaf=${n}#document`}
        short
      />
      <Fold small summary={t('document.text', { n: shown.n })}>
        <p className="small pretext" lang="en">
          {shown.text.trim() === '' ? t('document.noText') : shown.text}
        </p>
      </Fold>
    </>
  )
}

function ReadingState({ view, look }: Readonly<{ view: View; look: CaseLook }>) {
  const t = say(view.lang)
  const { check, progress } = look
  if (!check || check.complete) return null
  if (!progress) return <Alert kind="warn">{t('document.unread')}</Alert>
  return (
    <Progress
      id="reading"
      lang={view.lang}
      label={t('document.reading')}
      value={progress.done}
      max={progress.pages}
      note={t('document.readingNote', progress)}
      live={view.path}
    />
  )
}

/** The form as it stood before the officer, word for word. */
function AskedFold({ view, look }: Readonly<{ view: View; look: CaseLook }>) {
  const t = say(view.lang)
  return (
    <Fold small summary={t('document.asked')}>
      <Table
        caption={t('document.asked')}
        cards
        rows={look.file.asked.map((line, index) => ({ ...line, key: String(index) }))}
        rowKey={(line) => line.key}
        columns={[
          { head: t('document.question'), cell: (line) => line.question },
          {
            head: t('document.answer'),
            cell: (line) => line.answer || <span className="faint">{t('document.noAnswer')}</span>,
          },
        ]}
      />
    </Fold>
  )
}
