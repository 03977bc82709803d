import type { ReactNode } from 'react'
import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { Hash } from '#ui/facts.tsx'
import { Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { Alert, DeskHead } from '#ui/panels.tsx'
import { say as people } from '../people/people.words.ts'
import { type Returned, Wrong } from './door.page.tsx'
import { say } from './door.words.ts'

export const PLACES = ['home', 'new', 'people', 'lines', 'statement'] as const

export type Shown = Readonly<{
  view: View
  here: string
  title: string
  /** Said once. */
  said: string | null
  word: Readonly<{ name: string; text: string }> | null
  returned: Returned | null
  children: ReactNode
}>

/** Inside: where one can go, what was just said, and the page itself. Ways are forms, for the address never changes. */
export function VaultPage({ view, here, title, said, word, returned, children }: Shown) {
  const t = say(view.lang)
  const p = people(view.lang)
  return (
    <DeskPage view={view} title={t('title')} wrong={returned !== null}>
      <DeskHead title={title} aside={t('title')} />
      <div className="stack">
        <nav aria-label={t('nav.name')} className="row no-print">
          <Form hidden={{ deed: 'go' }} className="row">
            {PLACES.map((place) =>
              place === here ? (
                <strong key={place} aria-current="page">
                  {t(`nav.${place}`)}
                </strong>
              ) : (
                <Button key={place} kind="quiet" small name="to" value={place}>
                  {t(`nav.${place}`)}
                </Button>
              ),
            )}
          </Form>
          <Form hidden={{ deed: 'leave' }} className="row">
            <Button kind="second" small>
              {t('nav.leave')}
            </Button>
          </Form>
        </nav>
        {said && (
          <Alert kind="good" live>
            {said}
          </Alert>
        )}
        {word && (
          <Alert kind="warn" title={p('word.title', { name: word.name })} live>
            <p>{p('word.text')}</p>
            <p>
              <Hash value={word.text} />
            </p>
          </Alert>
        )}
        {returned && <Wrong view={view} returned={returned} />}
        {children}
      </div>
    </DeskPage>
  )
}

/** A way to one process. */
export function ToProcess({ process, children }: Readonly<{ process: string; children: ReactNode }>) {
  return (
    <Form hidden={{ deed: 'go', to: 'process', process }} className="row">
      <Button kind="quiet" small>
        {children}
      </Button>
    </Form>
  )
}
