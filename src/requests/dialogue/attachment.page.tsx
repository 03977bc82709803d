import type { ReactElement, ReactNode } from 'react'
import type { View } from '#platform/http/view.ts'
import { LinkButton } from '#ui/buttons.tsx'
import { Facts, Hash } from '#ui/facts.tsx'
import { formatBytes } from '#ui/figures.ts'
import { Leaf } from '#ui/findings.tsx'
import { DeskPage, OfficerPage } from '#ui/layout.tsx'
import { DeskHead, Fold, PageHead, Section } from '#ui/panels.tsx'
import { Time } from '#ui/time.tsx'
import { Crumbs, Pager } from '#ui/ways.tsx'
import type { AttachedFile, Attachment } from './attachment.store.ts'
import { say } from './attachment.words.ts'

export type AttachmentShown = Readonly<{
  view: View
  file: Attachment
  number: string
  from: 'office' | 'officer' | 'you'
  /** The page that is looked at, from 1. */
  leaf: number
}>

/** A file on the desk: pictures of its pages, and never the file. */
export function DeskAttachmentPage(shown: AttachmentShown): ReactElement {
  const { view, file, number } = shown
  return (
    <DeskPage view={view} title={`${file.name} ${number}`}>
      <Crumbs
        lang={view.lang}
        items={[{ name: number, href: `/desk/cases/${file.caseId}#dialogue` }, { name: file.name }]}
      />
      <DeskHead title={file.name} aside={number} />
      <Looking {...shown} at={`/desk/cases/${file.caseId}`} />
    </DeskPage>
  )
}

/** The same for the officer, who can also take what the office sent. */
export function OfficerAttachmentPage(shown: AttachmentShown): ReactElement {
  const { view, file, number, from } = shown
  const t = say(view.lang)
  const at = `/lers/cases/${file.caseId}`
  return (
    <OfficerPage view={view} title={`${file.name} ${number}`}>
      <PageHead
        title={file.name}
        crumbs={<Crumbs lang={view.lang} items={[{ name: number, href: at }, { name: file.name }]} />}
      />
      <Section id="file" title={t(`page.from.${from}`)}>
        <Looking {...shown} at={at}>
          {from === 'office' && (
            <LinkButton href={`${at}/attachments/${file.id}/file`} download>
              {t('page.download')}
            </LinkButton>
          )}
        </Looking>
      </Section>
    </OfficerPage>
  )
}

/** The first page of a file in a panel, with the way to the others. */
export function FirstPage({ view, file, caseId }: Readonly<{ view: View; file: AttachedFile; caseId: string }>) {
  const t = say(view.lang)
  const at = `/desk/cases/${caseId}/attachments/${file.id}`
  return (
    <div className="evidence">
      <Leaf lang={view.lang} src={`${at}/pages/1`} alt={t('page.first', { name: file.name })} {...file.first} />
      <div className="stack--s small">
        <p>
          <a href={at}>{file.name}</a>{' '}
          <span className="soft">
            {t('about', { pages: file.pageCount, size: formatBytes(view.lang, file.bytes) })}
          </span>
        </p>
        <p className="soft">{t('page.pictures')}</p>
      </div>
    </div>
  )
}

function Looking({
  view,
  file,
  from,
  leaf,
  at,
  children,
}: AttachmentShown & Readonly<{ at: string; children?: ReactNode }>) {
  const t = say(view.lang)
  const n = Math.min(leaf, file.pageCount)
  return (
    <div className="evidence">
      <Page view={view} file={file} n={n} at={`${at}/attachments/${file.id}`} />
      <div className="stack">
        <Facts
          items={[
            { name: t(`page.from.${from}`), value: <Time view={view} at={file.at} as="stamp" /> },
            { name: t('page.pages'), value: String(file.pageCount) },
            { name: t('page.size'), value: formatBytes(view.lang, file.bytes) },
            { name: t('page.sha'), value: <Hash value={file.sha256} /> },
          ]}
        />
        <p className="small soft">{t('page.pictures')}</p>
        <div className="row">
          {children}
          <LinkButton kind="quiet" href={`${at}#dialogue`}>
            {t('page.back')}
          </LinkButton>
        </div>
      </div>
    </div>
  )
}

function Page({ view, file, n, at }: Readonly<{ view: View; file: Attachment; n: number; at: string }>) {
  const t = say(view.lang)
  const { width = 595, height = 842, text = '' } = file.pages[n - 1] ?? {}
  return (
    <div className="stack--s">
      <Leaf
        lang={view.lang}
        src={`${at}/pages/${n}`}
        alt={t('page.alt', { n, name: file.name })}
        width={width}
        height={height}
      />
      <Pager
        lang={view.lang}
        name={t('page.leaves')}
        page={n}
        pages={file.pageCount}
        href={(one) => `${at}?leaf=${one}`}
        short
      />
      <Fold small summary={t('page.text', { n })}>
        <p className="small pretext">{text.trim() || t('page.noText')}</p>
      </Fold>
    </div>
  )
}
