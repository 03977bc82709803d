import type { ReactNode } from 'react'
import type { Lang } from '#platform/words.ts'
import { type Errors, idOf } from './fields.tsx'
import { say } from './ui.words.ts'

/**
 * A form that the server judges: the browser's own bubbles are off, for they speak its language and not the page's.
 * `upload={view.lang}` sends files and, with script, shows how much has gone. `hidden` are fields nobody sees.
 */
export function Form({
  action,
  method = 'post',
  upload,
  name,
  id,
  hidden = {},
  className = 'stack',
  children,
}: Readonly<{
  action?: string
  method?: 'get' | 'post'
  /** Language of the words beside the bar; a form that sends files needs it. */
  upload?: Lang
  /** Accessible name; give it where a page has several forms. */
  name?: string
  /** For buttons that stand outside it. */
  id?: string
  hidden?: Readonly<Record<string, string>>
  className?: string
  children: ReactNode
}>) {
  return (
    <form
      id={id}
      action={action}
      method={method}
      encType={upload ? 'multipart/form-data' : undefined}
      noValidate
      className={className}
      aria-label={name}
      data-upload={upload ? '' : undefined}
    >
      {Object.entries(hidden).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      {children}
      {upload && <UploadBar lang={upload} />}
    </form>
  )
}

/** Unseen until a script sends the form. */
function UploadBar({ lang }: Readonly<{ lang: Lang }>) {
  return (
    <div className="progress" hidden data-upload-bar="" role="status">
      <span aria-hidden="true">{say(lang)('sending')}</span>
      <progress aria-label={say(lang)('sending')} />
    </div>
  )
}

/** Fields side by side; `end` lines their controls up at the bottom. */
export function FieldRow({ end = false, children }: Readonly<{ end?: boolean; children: ReactNode }>) {
  return <div className={end ? 'fields fields--end' : 'fields'}>{children}</div>
}

/**
 * All errors of a form in one list above it, each a link to its field; focused on load by script, announced without.
 * `names` are the labels of fields whose message does not name them; `summary` replaces the counted heading.
 * Shows nothing where nothing is wrong.
 */
export function ErrorSummary({
  lang,
  errors,
  names = {},
  summary,
}: Readonly<{ lang: Lang; errors: Errors; names?: Readonly<Record<string, string>>; summary?: string }>) {
  const found = Object.entries(errors).filter((entry): entry is [string, string] => Boolean(entry[1]))
  if (found.length === 0) return null
  return (
    <div className="errors" role="alert" tabIndex={-1} data-focus="">
      <h2>{summary ?? say(lang)('errors', { n: found.length })}</h2>
      <ul className="stack--s">
        {found.map(([name, message]) => (
          <li key={name}>
            <a href={`#${idOf(name)}`}>{names[name] === undefined ? message : `${names[name]}: ${message}`}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
