import type { ReactNode } from 'react'

/** One filled button on a view; it names the deed. A refusal is outlined, so that refusing and approving weigh the same on the eye. */
export type ButtonKind = 'first' | 'second' | 'refuse' | 'quiet'

type Dress = Readonly<{
  kind?: ButtonKind
  small?: boolean
  wide?: boolean /** Single key that presses it, shown beside the word. */
  shortcut?: string
  children: ReactNode
}>

function dress({ kind = 'first', small, wide }: Dress): string {
  return ['button', kind !== 'first' && `button--${kind}`, small && 'button--s', wide && 'button--wide']
    .filter(Boolean)
    .join(' ')
}

const keyed = (shortcut: string | undefined) =>
  shortcut ? { 'data-key': shortcut, 'aria-keyshortcuts': shortcut } : {}

/** Submits its form. `name` and `value` say which deed where a form has several; `disabled` always needs the reason beside it in words. */
export function Button(
  props: Dress &
    Readonly<{
      name?: string
      value?: string
      disabled?: boolean
      formAction?: string
      form?: string
      describedBy?: string
    }>,
) {
  const { name, value, disabled, formAction, form, describedBy, shortcut, children } = props
  return (
    <button
      className={dress(props)}
      name={name}
      value={value}
      disabled={disabled}
      formAction={formAction}
      form={form}
      aria-describedby={describedBy}
      {...keyed(shortcut)}
    >
      {children}
      {shortcut && <kbd aria-hidden="true">{shortcut}</kbd>}
    </button>
  )
}

/** A link that looks like a button: to another page, or a download. */
export function LinkButton(props: Dress & Readonly<{ href: string; download?: boolean }>) {
  const { href, download, shortcut, children } = props
  return (
    <a className={dress(props)} href={href} download={download} {...keyed(shortcut)}>
      {children}
      {shortcut && <kbd aria-hidden="true">{shortcut}</kbd>}
    </a>
  )
}

/** Opens the Popover with this id; with `hide` it closes it. */
export function PopoverButton(props: Dress & Readonly<{ opens: string; hide?: boolean }>) {
  const { opens, hide, shortcut, children } = props
  return (
    <button
      type="button"
      className={dress(props)}
      popoverTarget={opens}
      popoverTargetAction={hide ? 'hide' : 'show'}
      {...keyed(shortcut)}
    >
      {children}
      {shortcut && <kbd aria-hidden="true">{shortcut}</kbd>}
    </button>
  )
}
