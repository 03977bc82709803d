import type { ProblemPage } from '#platform/http/problem.page.tsx'
import { OfficerPage, PublicPage } from '#ui/layout.tsx'
import { PageHead } from '#ui/panels.tsx'
import { say } from './problem.words.ts'

/** What went wrong, in one sentence, and a way on. Never a trace. Officers keep the emergency telephone in sight here too. */
export const problemPage: ProblemPage = (view, { title, detail, errors = {} }) => {
  const t = say(view.lang)
  const lines = Object.values(errors)
  const Page = view.path === '/lers' || view.path.startsWith('/lers/') ? OfficerPage : PublicPage
  return (
    <Page view={view} title={title} wrong={lines.length > 0}>
      <PageHead title={title} lead={detail} />
      {lines.length > 0 && (
        <ul className="stack--s read">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {lines.length > 0 && <p className="soft">{t('back')}</p>}
      <p>
        <a href="/">{t('home')}</a>
      </p>
    </Page>
  )
}
