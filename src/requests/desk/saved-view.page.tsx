import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { Check } from '#ui/choices.tsx'
import { type Errors, filled, TextField, type Typed } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { Fold } from '#ui/panels.tsx'
import { Views } from '#ui/ways.tsx'
import type { QueueLook } from './queue.page.tsx'
import type { SavedView } from './saved-view.rules.ts'
import { say } from './saved-view.words.ts'

export type SavedLook = Readonly<{
  views: readonly (SavedView & Readonly<{ href: string; here: boolean }>)[]
  /** The filter of the page, as fields of a form. */
  fields: Readonly<Record<string, string>>
  /** A form that came back: `view` is null for a new one. */
  returned: Readonly<{ view: string | null; typed: Typed; errors: Errors }> | null
}>

type Props = Readonly<{ view: View; look: QueueLook }>

/** Views that people saved, beside the built-in ones: links, so a keyboard reaches them like any other. */
export function SavedViews({ view, look }: Props) {
  const t = say(view.lang)
  const { views } = look.saved
  if (views.length === 0) return null
  return (
    <Views
      name={t('saved')}
      items={views.map(({ ownerId, name, href, here }) => ({
        href,
        here,
        name: ownerId === view.actor?.id ? name : t('of', { name, who: look.names.get(ownerId) ?? '–' }),
      }))}
    />
  )
}

/** Saving what is looked at now; or, where it is a view of one's own, changing and deleting it. */
export function KeepView({ view, look }: Props) {
  const t = say(view.lang)
  const { views, fields, returned } = look.saved
  const id = returned?.view ?? null
  const own = views.find((one) => one.ownerId === view.actor?.id && (id === null ? one.here : one.id === id))
  const adding = returned !== null && id === null
  const savable = (!own || adding) && Object.keys(fields).length > 0
  if (!own && !savable) return null
  return (
    <div className="panel__foot stack--s">
      {own && (
        <Fold small summary={t('change')} open={returned !== null && !adding}>
          <NameForm view={view} look={look} own={own} />
          <Form action={`/desk/views/${own.id}/removal`} name={t('remove')}>
            <p className="small soft">{t('removeText')}</p>
            <Button kind="quiet" small>
              {t('remove')}
            </Button>
          </Form>
        </Fold>
      )}
      {savable && (
        <Fold small summary={t('save')} open={adding}>
          <NameForm view={view} look={look} own={undefined} />
        </Fold>
      )}
    </div>
  )
}

function NameForm({ view, look, own }: Props & Readonly<{ own: SavedView | undefined }>) {
  const t = say(view.lang)
  const { fields, returned } = look.saved
  const mine = returned !== null && returned.view === (own?.id ?? null) ? returned : null
  const typed = mine?.typed ?? { name: own?.name ?? '', shared: own?.shared ? 'yes' : '' }
  const { one } = filled(view.lang, typed, mine?.errors)
  return (
    <Form
      action={own ? `/desk/views/${own.id}` : '/desk/views'}
      name={t(own ? 'change' : 'save')}
      {...(!own && { hidden: fields })}
    >
      <TextField {...one('name')} label={t('name')} hint={t('nameHint')} maxLength={60} />
      <Check {...one('shared')} choice={{ value: 'yes', text: t('share') }} chosen={typed['shared'] === 'yes'} />
      <div className="row">
        <Button kind="second" small>
          {t(own ? 'changeButton' : 'saveButton')}
        </Button>
      </div>
    </Form>
  )
}
