import type { View } from '#platform/http/view.ts'
import { type Headline, sayReport } from '#transparency'
import { Squares } from '#ui/charts.tsx'
import { PublicPage } from '#ui/layout.tsx'
import { Section } from '#ui/panels.tsx'
import { LinkList } from '#ui/ways.tsx'
import { say } from './home.words.ts'

/** The public front door: what this office does, and the numbers of the last half-year. */
export function HomePage({ view, headline }: Readonly<{ view: View; headline: Headline }>) {
  const t = say(view.lang)
  return (
    <PublicPage view={view} title={t('title')}>
      <div className="hero">
        <h1 className="display">{t('display')}</h1>
        <p className="lead">{t('lead', { provider: view.provider.name })}</p>
      </div>
      {headline.total > 0 && (
        <Squares
          id="last"
          lang={view.lang}
          title={sayReport(view.lang)('squares', { n: headline.total })}
          aside={headline.name}
          groups={headline.groups}
        />
      )}
      <Section id="places" title={t('placesTitle')}>
        <LinkList
          items={[
            { href: '/transparency', name: t('report'), note: t('reportNote') },
            { href: '/authorities', name: t('guide'), note: t('guideNote') },
            { href: '/data', name: t('data'), note: t('dataNote') },
            { href: '/lers', name: t('lers'), note: t('lersNote') },
            { href: '/account', name: t('account'), note: t('accountNote') },
          ]}
        />
      </Section>
      <Section id="promises" title={t('promisesTitle')}>
        <ol className="stack--s read">
          {(['promise1', 'promise2', 'promise3', 'promise4'] as const).map((promise) => (
            <li key={promise}>{t(promise)}</li>
          ))}
        </ol>
      </Section>
    </PublicPage>
  )
}
