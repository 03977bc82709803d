import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { Radios } from '#ui/choices.tsx'
import { type Errors, filled, TextField, type Typed } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { Alert, Fold, Section } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'
import { COLLEAGUES_MOST, type Colleague, type Part, POSTS } from './colleague.rules.ts'
import { say } from './colleague.words.ts'

export type OfficerColleagues = Readonly<{
  view: View
  caseId: string
  /** The reader's own. */
  part: Part
  holder: Readonly<{ name: string; address: string }>
  rows: readonly (Colleague & Readonly<{ mine: boolean; mayEnd: boolean }>)[]
  /** Bound to the agency: on these lies every address that can be put on the case. */
  domains: readonly string[]
  returned: Readonly<{ typed: Typed; errors: Errors }> | null
}>

export function colleagueNames({ lang }: View): Readonly<Record<string, string>> {
  return { email: say(lang)('email'), post: say(lang)('chosen') }
}

/** What the reader is on this case, where they are not its holder. */
export function PartLine({ view, part, holder }: Pick<OfficerColleagues, 'view' | 'part' | 'holder'>) {
  if (part === 'holder') return null
  return <Alert kind="note">{say(view.lang)(`youAre.${part}`, { holder: holder.name })}</Alert>
}

/** Everybody on the case sees who else is; who holds it puts them on and takes them off. */
export function ColleaguesSection(shown: OfficerColleagues) {
  const { view, part, rows } = shown
  const t = say(view.lang)
  return (
    <Section id="colleagues" title={t('title')}>
      <Rows {...shown} />
      {rows.length === 0 && <p className="soft">{t('none')}</p>}
      {part === 'holder' && rows.length < COLLEAGUES_MOST && <AddForm {...shown} />}
      {part === 'holder' && rows.length >= COLLEAGUES_MOST && <p className="soft">{t('refused.five-already')}</p>}
    </Section>
  )
}

function Rows({ view, caseId, part, holder, rows }: OfficerColleagues) {
  const t = say(view.lang)
  const first = { id: 'holder', address: holder.address, post: null, at: null, mine: part === 'holder', mayEnd: false }
  return (
    <Table
      caption={t('title')}
      rows={[first, ...rows]}
      rowKey={({ id }) => id}
      cards
      columns={[
        {
          head: t('who'),
          cell: ({ address, post, mine }) => (
            <>
              {post === null ? `${holder.name}, ` : ''}
              <span className="mono">{address}</span>
              {mine && <span className="soft"> ({t('you')})</span>}
            </>
          ),
        },
        { head: t('as'), cell: ({ post }) => (post === null ? t('holder') : t(`post.${post}`)) },
        { head: t('since'), cell: ({ at }) => (at === null ? '–' : <Time view={view} at={at} as="log" />) },
        {
          head: t('off'),
          cell: ({ id, address, mine, mayEnd }) =>
            mayEnd && (
              <Form action={`/lers/cases/${caseId}/colleagues/${id}/end`} name={t('offNamed', { address })}>
                <Button kind="second" small>
                  {t(mine ? 'leave' : 'off')}
                </Button>
              </Form>
            ),
        },
      ]}
    />
  )
}

function AddForm({ view, caseId, domains, returned }: OfficerColleagues) {
  const t = say(view.lang)
  const { one } = filled(view.lang, returned?.typed, returned?.errors)
  return (
    <Fold summary={t('add')} open={returned !== null}>
      <Form action={`/lers/cases/${caseId}/colleagues`} name={t('add')}>
        <p className="small read">{t('lead', { domains: domains.join(', ') })}</p>
        <TextField {...one('email')} label={t('email')} type="email" maxLength={254} />
        <Radios
          {...one('post')}
          label={t('chosen')}
          choices={POSTS.map((value) => ({ value, text: t(`post.${value}`), note: t(`postNote.${value}`) }))}
        />
        <div className="row">
          <Button kind="second">{t('go')}</Button>
        </div>
      </Form>
    </Fold>
  )
}
