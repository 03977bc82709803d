import type { View } from '#platform/http/view.ts'
import type { Lang } from '#platform/words.ts'
import { Button } from '#ui/buttons.tsx'
import { formatInstant } from '#ui/dates.ts'
import { filled, Select, TextArea } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { Fold, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import type { AgencyPageProps } from '../desk/agency.page.tsx'
import { isHeld } from '../hold/hold.rules.ts'
import { SUPERVISOR_LEVEL, supervisesNow } from './supervisor.rules.ts'
import type { Supervisor } from './supervisor.store.ts'
import { say } from './supervisor.words.ts'

export function supervisorNames(lang: Lang): Readonly<Record<string, string>> {
  const t = say(lang)
  return {
    ...{ supervisor: t('officer'), supervisorReason: t('reason'), supervisorAnswered: t('which'), word: t('answer') },
    ...{ supervisorNote: t('note'), supervisorEnded: t('which'), supervisorEndReason: t('endReason') },
  }
}

/** Who supervises, with both words, and the forms to propose, answer and end. */
export function SupervisorPanel(props: AgencyPageProps) {
  const { view, look } = props
  const t = say(view.lang)
  if (look.officers.length === 0) return null
  return (
    <Panel id="supervisors" title={t('title')}>
      <p className="small read">{t('lead', { n: SUPERVISOR_LEVEL })}</p>
      {look.supervisors.length === 0 ? <p className="soft">{t('none')}</p> : <Rows {...props} />}
      {view.may('agency.manage') && (
        <>
          <AnswerForm {...props} />
          <ProposeForm {...props} />
          <EndForm {...props} />
        </>
      )}
    </Panel>
  )
}

function nameOf({ look }: AgencyPageProps, personId: string): string {
  return look.officers.find((officer) => officer.personId === personId)?.name ?? personId
}

function Rows(props: AgencyPageProps) {
  const { view, look } = props
  const t = say(view.lang)
  return (
    <Table
      caption={t('title')}
      rows={look.supervisors}
      rowKey={({ id }) => id}
      cards
      pad
      columns={[
        { head: t('who'), cell: ({ personId }) => nameOf(props, personId) },
        { head: t('state'), cell: (one) => <StateTag {...props} one={one} /> },
        { head: t('said'), cell: (one) => <Words view={view} names={look.names} one={one} /> },
      ]}
    />
  )
}

function StateTag({ view, look, one }: AgencyPageProps & Readonly<{ one: Supervisor }>) {
  const t = say(view.lang)
  if (one.ended) return <Tag kind="plain">{t('ended')}</Tag>
  if (!one.word) return <Tag kind="act">{t('open')}</Tag>
  if (one.word.kind === 'refused') return <Tag kind="bad">{t('refused')}</Tag>
  const officer = look.officers.find(({ personId }) => personId === one.personId)
  const held = officer?.hold ? isHeld(officer.hold) : false
  const good = supervisesNow({ level: officer?.rung.level ?? 0, held }, [one])
  return good ? <Tag kind="good">{t('force')}</Tag> : <Tag kind="warn">{t('tooLow')}</Tag>
}

function Words({ view, names, one }: Readonly<{ view: View; names: ReadonlyMap<string, string>; one: Supervisor }>) {
  const t = say(view.lang)
  const words = [{ note: one.reason, at: one.at, by: one.by }, one.word, one.ended].filter((word) => word !== null)
  return (
    <div className="stack--s small">
      {words.map(({ note, at, by }) => (
        <p key={at.toISOString()}>
          {t('word', { note, who: names.get(by) ?? by, when: formatInstant(view.lang, at, view.zone, 'log') })}
        </p>
      ))}
    </div>
  )
}

function ProposeForm({ view, look, typed, errors }: AgencyPageProps) {
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  const wrong = Boolean(errors['supervisor'] || errors['supervisorReason'])
  const options = look.officers.map(({ personId, name, badge }) => ({ value: personId, text: `${name}, ${badge}` }))
  return (
    <Fold summary={t('propose')} small open={wrong}>
      <Form action={`/desk/agencies/${look.agency.id}/supervisors`} name={t('propose')}>
        <Select {...one('supervisor')} label={t('officer')} blank="" options={options} />
        <TextArea {...one('supervisorReason')} label={t('reason')} rows={2} maxLength={500} />
        <div className="row">
          <Button kind="second">{t('go')}</Button>
        </div>
      </Form>
    </Fold>
  )
}

function AnswerForm(props: AgencyPageProps) {
  const { view, look, typed, errors } = props
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  const open = look.supervisors.filter(({ word, ended }) => word === null && ended === null)
  const others = open.filter(({ by }) => by !== view.actor?.id)
  if (open.length === 0) return null
  if (others.length === 0) return <p>{t('own')}</p>
  return (
    <Form action={`/desk/agencies/${look.agency.id}/supervisors/answer`} name={t('answer')}>
      <Select
        {...one('supervisorAnswered')}
        label={t('which')}
        options={others.map(({ id, personId }) => ({ value: id, text: nameOf(props, personId) }))}
      />
      <TextArea {...one('supervisorNote')} label={t('note')} rows={2} maxLength={500} />
      <div className="row">
        <Button name="word" value="confirmed">
          {t('confirm')}
        </Button>
        <Button name="word" value="refused" kind="refuse">
          {t('refuse')}
        </Button>
      </div>
    </Form>
  )
}

function EndForm(props: AgencyPageProps) {
  const { view, look, typed, errors } = props
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  const standing = look.supervisors.filter(({ word, ended }) => word?.kind !== 'refused' && ended === null)
  if (standing.length === 0) return null
  const wrong = Boolean(errors['supervisorEnded'] || errors['supervisorEndReason'])
  return (
    <Fold summary={t('end')} small open={wrong}>
      <Form action={`/desk/agencies/${look.agency.id}/supervisors/end`} name={t('end')}>
        <p className="small read">{t('endNote')}</p>
        <Select
          {...one('supervisorEnded')}
          label={t('which')}
          blank=""
          options={standing.map(({ id, personId }) => ({ value: id, text: nameOf(props, personId) }))}
        />
        <TextArea {...one('supervisorEndReason')} label={t('endReason')} rows={2} maxLength={500} />
        <div className="row">
          <Button kind="refuse">{t('endGo')}</Button>
        </div>
      </Form>
    </Fold>
  )
}
