import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { Mono } from '#ui/facts.tsx'
import { type Errors, filled, TextArea, type Typed } from '#ui/fields.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import { OfficerPage } from '#ui/layout.tsx'
import { Empty, PageHead, Section } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'
import { Crumbs } from '#ui/ways.tsx'
import { say as sayForm } from '../filing/filing.words.ts'
import { KEY_LONGEST } from './key.rules.ts'
import type { OfficerKey } from './key.store.ts'
import { say } from './key.words.ts'

export type KeysShown = Readonly<{
  view: View
  keys: readonly OfficerKey[]
  returned: Readonly<{ typed: Typed; errors: Errors }> | null
}>

/** The keys of one person: what is encrypted to them, and how one comes and goes. */
export function KeysPage({ view, keys, returned }: KeysShown) {
  const t = say(view.lang)
  return (
    <OfficerPage view={view} title={t('title')} wrong={returned !== null}>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        crumbs={
          <Crumbs
            lang={view.lang}
            items={[{ name: sayForm(view.lang)('mine'), href: '/lers' }, { name: t('title') }]}
          />
        }
      >
        <ErrorSummary lang={view.lang} errors={returned?.errors ?? {}} />
      </PageHead>
      <Section id="keys" title={t('own')}>
        {keys.length === 0 ? <Empty title={t('none')}>{t('noneText')}</Empty> : <Own view={view} keys={keys} />}
      </Section>
      <Section id="add" title={t('add')}>
        <AddForm view={view} returned={returned} />
      </Section>
    </OfficerPage>
  )
}

function Own({ view, keys }: Pick<KeysShown, 'view' | 'keys'>) {
  const t = say(view.lang)
  return (
    <div className="stack">
      <Table
        caption={t('own')}
        rows={keys}
        rowKey={({ id }) => id}
        cards
        columns={[
          { head: t('kindHead'), cell: ({ kind }) => t(`kind.${kind}`) },
          { head: t('name'), names: true, cell: ({ name }) => <Mono>{name}</Mono> },
          { head: t('at'), cell: ({ at }) => <Time view={view} at={at} /> },
          {
            head: t('deeds'),
            unseenHead: true,
            cell: ({ id, name }) => (
              <Form action={`/lers/keys/${id}/end`} name={`${t('end')}: ${name}`} className="row">
                <Button kind="second" small>
                  {t('end')}
                </Button>
              </Form>
            ),
          },
        ]}
      />
      <p className="small soft read">{t('endText')}</p>
      <p className="small soft read">{t('lost')}</p>
    </div>
  )
}

function AddForm({ view, returned }: Pick<KeysShown, 'view' | 'returned'>) {
  const t = say(view.lang)
  const { one } = filled(view.lang, returned?.typed, returned?.errors)
  return (
    <Form action="/lers/keys" name={t('add')}>
      <TextArea {...one('key')} label={t('paste')} hint={t('pasteHint')} rows={6} maxLength={KEY_LONGEST} />
      <div className="row">
        <Button>{t('go')}</Button>
      </div>
    </Form>
  )
}
