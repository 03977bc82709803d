import type { View } from '#platform/http/view.ts'
import { instant } from '#platform/time.ts'
import { Button } from '#ui/buttons.tsx'
import { Hash } from '#ui/facts.tsx'
import { Select, TextField } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { Alert, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { Time } from '#ui/time.tsx'
import { clearedPeople, type Person, type Vault } from '../book/vault.rules.ts'
import { say } from './people.words.ts'

export type PeopleShown = Readonly<{
  view: View
  vault: Vault
  me: string
  /** Vault officers who are not cleared and do not wait. */
  candidates: readonly Readonly<{ id: string; name: string }>[]
  used: number
  room: number
}>

const TAG = { proposed: 'half', handed: 'half', rekeyed: 'half', cleared: 'done', ended: 'open' } as const

export function PeoplePart({ view, vault, me, candidates, used, room }: PeopleShown) {
  const t = say(view.lang)
  const alone = clearedPeople(vault).length < 2
  return (
    <>
      <p className="soft read">{t('lead')}</p>
      {alone && <Alert kind="warn">{t('alone')}</Alert>}
      <NewKeys view={view} people={[...vault.people.values()]} />
      <Panel id="people" title={t('title')} bare>
        <PeopleTable view={view} vault={vault} me={me} />
      </Panel>
      <Panel id="clear" title={t('clear')}>
        <p className="read">{candidates.length === 0 ? t('clearNone') : t('clearText')}</p>
        {candidates.length > 0 && (
          <Form hidden={{ deed: 'clear' }} className="stack read">
            <Select
              lang={view.lang}
              name="person"
              label={t('clearWho')}
              options={candidates.map(({ id, name }) => ({ value: id, text: name }))}
            />
            <Button>{t('clearSubmit')}</Button>
          </Form>
        )}
      </Panel>
      <Panel id="room" title={t('room')}>
        <p>{t('roomText', { used: Math.ceil(used / 1000), room: Math.floor(room / 1000) })}</p>
        <p className="read">{t('enlargeText')}</p>
        <Form hidden={{ deed: 'enlarge' }} className="row">
          <Button kind="second">{t('enlarge')}</Button>
        </Form>
      </Panel>
      {vault.last && (
        <Panel id="mark" title={t('mark')}>
          <p className="read">{t('markText', { n: vault.last.n })}</p>
          <Hash value={vault.last.hash.slice(0, 32)} />
        </Panel>
      )}
    </>
  )
}

/** Who has another key than the one they first came with: shown wherever two agree. */
export function NewKeys({ view, people }: Readonly<{ view: View; people: readonly Person[] }>) {
  const t = say(view.lang)
  return people
    .filter(({ standing, rekeyedAt }) => standing !== 'ended' && rekeyedAt !== null)
    .map(({ id, name, rekeyedAt }) => (
      <Alert key={id} kind="warn">
        {t('newKey', { name })} <Time view={view} at={instant(rekeyedAt ?? '')} as="log" />. {t('newKeyText')}
      </Alert>
    ))
}

function PeopleTable({ view, vault, me }: Pick<PeopleShown, 'view' | 'vault' | 'me'>) {
  const t = say(view.lang)
  const nameOf = (id: string | null) => (id === null ? '' : (vault.people.get(id)?.name ?? ''))
  return (
    <Table
      caption={t('title')}
      rows={[...vault.people.values()]}
      rowKey={({ id }) => id}
      cards
      pad
      columns={[
        { head: t('person'), names: true, cell: ({ id, name }) => (id === me ? t('you', { name }) : name) },
        { head: t('standing'), cell: ({ standing }) => <Tag kind={TAG[standing]}>{t(`standings.${standing}`)}</Tag> },
        { head: t('clearedBy'), cell: ({ clearedBy }) => nameOf(clearedBy) },
        { head: t('agreedBy'), cell: ({ agreedBy }) => nameOf(agreedBy) },
        { head: t('since'), cell: ({ since }) => <Time view={view} at={instant(since)} as="log" /> },
        { head: t('deeds'), cell: (person) => person.id !== me && <PersonDeeds view={view} person={person} me={me} /> },
      ]}
    />
  )
}

function PersonDeeds({ view, person, me }: Readonly<{ view: View; person: Person; me: string }>) {
  const t = say(view.lang)
  const { id, name, standing, clearedBy, handedBy } = person
  if (standing === 'ended') return null
  return (
    <div className="stack">
      {standing === 'proposed' && clearedBy !== me && (
        <Form hidden={{ deed: 'agree-clearing', person: id }} className="row">
          <Button small>{t('agree')}</Button>
        </Form>
      )}
      {standing === 'rekeyed' && handedBy !== me && (
        <Form hidden={{ deed: 'agree-key', person: id }}>
          <Button small>{t('agreeKey')}</Button>
          <p className="small soft">{t('agreeKeyNote', { name })}</p>
        </Form>
      )}
      {standing !== 'proposed' && (
        <Form hidden={{ deed: 'hand-again', person: id }}>
          <Button kind="second" small>
            {t('again')}
          </Button>
          <p className="small soft">{t('againNote')}</p>
        </Form>
      )}
      <Form hidden={{ deed: 'end-clearing', person: id }}>
        <TextField lang={view.lang} name="reason" id={`reason-${id}`} label={t('endReason', { name })} small />
        <Button kind="refuse" small>
          {t('end')}
        </Button>
        <p className="small soft">{t('endNote')}</p>
      </Form>
    </div>
  )
}
