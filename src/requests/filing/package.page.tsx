import type { View } from '#platform/http/view.ts'
import { dayIn, later } from '#platform/time.ts'
import { LinkButton } from '#ui/buttons.tsx'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { Facts, Hash, Mono, Pre } from '#ui/facts.tsx'
import { formatBytes, formatNumber } from '#ui/figures.ts'
import { OfficerPage } from '#ui/layout.tsx'
import { PageHead, Section } from '#ui/panels.tsx'
import { Crumbs } from '#ui/ways.tsx'
import { say as sayForm } from './filing.words.ts'
import { say } from './follow.words.ts'

export type PackageShown = Readonly<{
  view: View
  caseId: string
  number: string
  fileName: string
  bytes: number
  sha256: string
  at: Date
  expiresAt: Date
}>

/** The page behind the link in the mail: what the file is, how to check it, and the download. */
export function PackagePage({ view, caseId, number, fileName, bytes, sha256, at, expiresAt }: PackageShown) {
  const t = say(view.lang)
  const title = t('package.title', { name: fileName })
  const folder = fileName.replace(/\.zip$/, '')
  const shell = [
    `echo "${sha256}  ${fileName}" | sha256sum -c`,
    `unzip ${fileName} -d ${folder} && cd ${folder}`,
    'sha256sum -c tagmanifest-sha256.txt && sha256sum -c manifest-sha256.txt',
  ]
  return (
    <OfficerPage view={view} title={title}>
      <PageHead
        title={title}
        lead={t('package.lead', { number })}
        crumbs={
          <Crumbs
            lang={view.lang}
            items={[
              { name: sayForm(view.lang)('mine'), href: '/lers' },
              { name: number, href: `/lers/cases/${caseId}` },
              { name: fileName },
            ]}
          />
        }
      >
        <div className="row">
          <LinkButton href={`${view.path}/file`} download>
            {t('package.download')}
          </LinkButton>
        </div>
      </PageHead>
      <Section id="package" title={t('package.file')}>
        <Facts
          items={[
            { name: t('package.file'), value: <Mono>{fileName}</Mono> },
            {
              name: t('package.size'),
              value: `${formatBytes(view.lang, bytes)} (${t('package.bytes', { n: formatNumber(view.lang, bytes) })})`,
            },
            { name: t('package.sha256'), value: <Hash value={sha256} /> },
            { name: t('package.made'), value: formatInstant(view.lang, at, view.zone, 'stamp') },
            { name: t('package.until'), value: formatDay(view.lang, dayIn(view.zone, later(expiresAt, -1)), 'long') },
          ]}
        />
      </Section>
      <Section id="checking" title={t('package.check')}>
        <p className="read">{t('package.checkText')}</p>
        <p className="read">{t('package.shell')}</p>
        <Pre name={t('package.shell')}>{shell.join('\n')}</Pre>
        <p className="read">{t('package.ours')}</p>
        <Pre name={t('package.ours')}>{`waarborg verify ${fileName} --sha256 ${sha256}`}</Pre>
        <p className="read">{t('package.browser')}</p>
        <LinkButton kind="second" href={`/verify#sha256=${sha256}`}>
          {t('package.browserGo')}
        </LinkButton>
      </Section>
    </OfficerPage>
  )
}

export function ExpiredPage({ view, caseId }: Readonly<{ view: View; caseId: string }>) {
  const t = say(view.lang)
  return (
    <OfficerPage view={view} title={t('package.expired')}>
      <PageHead title={t('package.expired')} lead={t('package.expiredText')}>
        <div className="row">
          <LinkButton href={`/lers/cases/${caseId}#package`}>{t('package.toCase')}</LinkButton>
        </div>
      </PageHead>
    </OfficerPage>
  )
}
