import type { View } from '#platform/http/view.ts'
import { LinkButton } from '#ui/buttons.tsx'
import { Pre } from '#ui/facts.tsx'
import { PublicPage } from '#ui/layout.tsx'
import { Alert, PageHead, Section } from '#ui/panels.tsx'
import { Crumbs } from '#ui/ways.tsx'
import { sayVerifyPage } from './verify-page.words.ts'

const SUMS = [
  'sha256sum PACKAGE.zip',
  'unzip PACKAGE.zip -d package && cd package',
  'sha256sum --strict -c tagmanifest-sha256.txt && sha256sum --strict -c manifest-sha256.txt',
]

/** For anybody who has a package. `keys`: PEM of our keys and of the root of our documents. */
export function VerifyPage({ view, keys }: Readonly<{ view: View; keys: string }>) {
  const t = sayVerifyPage(view.lang)
  return (
    <PublicPage view={view} title={t('title')} scripts={['verify.js']}>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        crumbs={<Crumbs lang={view.lang} items={[{ name: t('home'), href: '/' }, { name: t('title') }]} />}
      />
      <Section id="check" title={t('checkTitle')}>
        <div data-verify data-keys={keys} data-provider={view.provider.name}>
          <Alert title={t('scriptTitle')}>{t('script')}</Alert>
        </div>
      </Section>
      <Section id="commands" title={t('commandsTitle')}>
        <p className="read">{t('commands')}</p>
        <Pre name={t('commandsName')}>{SUMS.join('\n')}</Pre>
      </Section>
      <Section id="keys" title={t('keysTitle')}>
        <p className="read">{t('keysText')}</p>
        <LinkButton kind="quiet" href="/authorities#answer">
          {t('toGuide')}
        </LinkButton>
      </Section>
      <Section id="alone" title={t('aloneTitle')}>
        <p className="read">{t('aloneText')}</p>
        <a className="button button--quiet" href={view.asset('verify.html')} download="waarborg-verify.html">
          {t('alone')}
        </a>
      </Section>
    </PublicPage>
  )
}
