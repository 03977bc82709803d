/**
 * Form controls: label above, then hint, then error, then the control; `aria-describedby` names hint and error.
 * `const { one, many } = filled(view.lang, typed, errors)` fills them: `<TextField {...one('docket')} label={…} />`.
 */
import type { ReactNode } from 'react'
import type { Lang } from '#platform/words.ts'
import { say } from './ui.words.ts'

/** What the reader typed, and what was wrong with it, by field name. */
export type Typed = Readonly<Record<string, string | readonly string[] | undefined>>
export type Errors = Readonly<Record<string, string | undefined>>

export type Bound<Value> = Readonly<{ lang: Lang; name: string; value: Value; error: string | undefined }>

/** Ties fields to what was typed and to the errors found: `one` for a control with one value, `many` for a group of boxes. */
export function filled(lang: Lang, typed: Typed = {}, errors: Errors = {}) {
  return {
    one(name: string): Bound<string> {
      const value = typed[name]
      return { lang, name, value: typeof value === 'string' ? value : (value?.[0] ?? ''), error: errors[name] }
    },
    many(name: string): Bound<readonly string[]> {
      const value = typed[name]
      return { lang, name, value: typeof value === 'string' ? [value] : (value ?? []), error: errors[name] }
    },
  }
}

/** The id of the control of a field, where the error summary's link leads. `identifiers[0].value` becomes `f-identifiers-0-value`. */
export const idOf = (name: string): string => `f-${name.replace(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '')}`

export type Asked = Readonly<{
  lang: Lang
  name: string
  label: string
  /** One sentence between label and control. */
  hint?: ReactNode
  error?: string | undefined
  /** Adds "(optional)" to the label; a field is needed unless it says so. */
  optional?: boolean
  /** Overrules the id made of the name, where one name stands twice on a page. */
  id?: string
  disabled?: boolean
  /** Low, for filters on the desk. */
  small?: boolean
  /** Takes the width that is left in a filter bar. */
  grow?: boolean
}>

/** What ties a control to its label, hint and error. */
export function ties({
  name,
  id = idOf(name),
  hint,
  error,
  disabled,
}: Pick<Asked, 'name' | 'id' | 'hint' | 'error' | 'disabled'>) {
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return {
    id,
    name,
    disabled,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? (true as const) : undefined,
  }
}

/** Label, hint and error around one control; use it for a control that is not here yet, with `{...ties(props)}` on the control. */
export function Field({ children, ...asked }: Asked & Readonly<{ children: ReactNode }>) {
  const { id } = ties(asked)
  const label = asked.optional ? say(asked.lang)('optional', { label: asked.label }) : asked.label
  const dress = ['field', asked.error && 'field--bad', asked.grow && 'field--grow'].filter(Boolean).join(' ')
  return (
    <div className={dress}>
      <label htmlFor={id}>{label}</label>
      <HintAndError id={id} hint={asked.hint} error={asked.error} />
      {children}
    </div>
  )
}

export function HintAndError({
  id,
  hint,
  error,
}: Readonly<{ id: string; hint?: ReactNode; error?: string | undefined }>) {
  return (
    <>
      {hint && (
        <p className="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field__error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  )
}

const inputClass = (...extra: readonly (string | false | undefined)[]) => ['input', ...extra].filter(Boolean).join(' ')

type TextProps = Asked &
  Readonly<{
    value?: string
    type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'password'
    inputMode?: 'numeric' | 'decimal' | 'text'
    autoComplete?: string
    /** At most ten rem wide: a badge number, an extension. */
    short?: boolean
    /** A one-time code: wide-set figures. */
    code?: boolean
    maxLength?: number
    placeholder?: string
    /** Single key that puts the cursor here, as "/" for a search. */
    shortcut?: string
  }>

/** One line of text. */
export function TextField({
  value,
  type = 'text',
  inputMode,
  autoComplete,
  short,
  code,
  maxLength,
  placeholder,
  shortcut,
  ...asked
}: TextProps) {
  return (
    <Field {...asked}>
      <input
        {...ties(asked)}
        className={inputClass(asked.small && 'input--s', short && 'input--short', code && 'code-boxes')}
        type={type}
        inputMode={inputMode}
        autoComplete={autoComplete}
        maxLength={maxLength}
        placeholder={placeholder}
        defaultValue={type === 'password' ? undefined : value}
        data-key={shortcut}
        aria-keyshortcuts={shortcut}
        spellCheck={type === 'text' || type === 'search' ? undefined : false}
      />
    </Field>
  )
}

/** Several lines of text. `contentLang` where the text is in another language than the page. */
export function TextArea({
  value,
  rows = 4,
  maxLength,
  contentLang,
  ...asked
}: Asked &
  Readonly<{
    value?: string
    rows?: number
    maxLength?: number
    contentLang?: string
  }>) {
  return (
    <Field {...asked}>
      <textarea
        {...ties(asked)}
        className={inputClass(asked.small && 'input--s')}
        rows={rows}
        maxLength={maxLength}
        lang={contentLang}
        defaultValue={value}
      />
    </Field>
  )
}

export type Option = Readonly<{ value: string; text: string }>

/** One of many. `blank` is the text of an empty first line, as "Choose" or "All". */
export function Select({
  value,
  options,
  blank,
  ...asked
}: Asked & Readonly<{ value?: string; options: readonly Option[]; blank?: string }>) {
  return (
    <Field {...asked}>
      <select {...ties(asked)} className={inputClass(asked.small && 'input--s')} defaultValue={value}>
        {blank !== undefined && <option value="">{blank}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** A calendar day, posted as `YYYY-MM-DD`. */
export function DateField({
  value,
  min,
  max,
  ...asked
}: Asked & Readonly<{ value?: string; min?: string; max?: string }>) {
  return (
    <Field {...asked}>
      <input
        {...ties(asked)}
        className={inputClass('input--short', asked.small && 'input--s')}
        type="date"
        min={min}
        max={max}
        defaultValue={value}
      />
    </Field>
  )
}

/** Hours and minutes, posted as `HH:MM`; the label says in which zone, UTC where none is given. */
export function TimeField({ value, zone = 'UTC', ...asked }: Asked & Readonly<{ value?: string; zone?: string }>) {
  const label = say(asked.lang)('zoned', { label: asked.label, zone: zone.replaceAll('_', ' ') })
  return (
    <Field {...asked} label={label}>
      <input {...ties(asked)} className={inputClass('input--short')} type="time" defaultValue={value} />
    </Field>
  )
}

/** One file, or several where `many` says so. `sent` is the name of the file that is already kept, so that nobody sends it twice. */
export function FileField({
  accept,
  sent,
  many,
  value: _value,
  ...asked
}: Asked & Readonly<{ accept?: string; sent?: string; many?: boolean; value?: string }>) {
  return (
    <Field {...asked}>
      {sent && <p className="small">{say(asked.lang)('chosenFile', { name: sent })}</p>}
      <input {...ties(asked)} className={inputClass()} type="file" accept={accept} multiple={many} />
    </Field>
  )
}
