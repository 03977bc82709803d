/** What a refusal looks like when a composition gives no page of its own (tests, small programs). */
import type { ReactElement } from 'react'
import type { View } from '#platform/http/view.ts'
import { speaker } from '#platform/words.ts'
import { words } from './http.words.ts'
import type { FieldErrors, Status } from './route.ts'

export type Trouble = Readonly<{
  status: Status | 405 | 421 | 500
  code: string
  title: string
  detail: string
  errors?: FieldErrors
}>
/** The composition gives this with the layout of the office; it must never throw and never ask the database. */
export type ProblemPage = (view: View, trouble: Trouble) => ReactElement

const say = speaker(words)

export function plainProblemPage({ lang }: View, { title, detail, errors }: Trouble): ReactElement {
  return (
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          <p>{detail}</p>
          {errors && (
            <ul>
              {Object.entries(errors).map(([field, error]) => (
                <li key={field}>{error}</li>
              ))}
            </ul>
          )}
          <p>
            <a href="/">{say(lang)('problem.home')}</a>
          </p>
        </main>
      </body>
    </html>
  )
}
