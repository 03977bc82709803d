import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { Check } from '#ui/choices.tsx'
import { filled, Select, TextArea, TextField } from '#ui/fields.tsx'
import { FieldRow, Form } from '#ui/form.tsx'
import { Alert, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { CLASSES } from '../triage/category.rules.ts'
import type { Answer, Decision } from '../triage/decide.rules.ts'
import { PROCESS_IDS } from '../triage/process.rules.ts'
import { ISSUERS } from '../triage/process-row.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import { PAST_MOST } from './dry-run.rules.ts'
import { say } from './law.words.ts'
import { type LawPageProps, nameOfRow, reachName, type Trial } from './law-names.page.tsx'
import { LAW_ROWS } from './row.rules.ts'

const TAG: Readonly<Record<Answer, 'done' | 'warn' | 'open'>> = { yes: 'done', counsel: 'warn', no: 'open' }

export function TryPanel({ view, typed, errors, trial }: LawPageProps) {
  const t = say(view.lang)
  const name = sayTriage(view.lang)
  const { one } = filled(view.lang, typed, errors)
  const ticked = (field: string) => one(field).value === 'yes'
  return (
    <Panel id="try" title={t('try.title')}>
      <p className="small soft read">{t('try.lead')}</p>
      <Form action="/desk/law#try" method="get" name={t('try.title')}>
        <FieldRow end>
          <Select
            {...one('process')}
            label={t('process')}
            options={PROCESS_IDS.map((value) => ({ value, text: name(`process.${value}`) }))}
          />
          <Select
            {...one('issuer')}
            label={t('try.issuer')}
            options={ISSUERS.map((value) => ({ value, text: name(`issuer.${value}`) }))}
          />
        </FieldRow>
        <FieldRow end>
          <TextField {...one('country')} label={t('try.country')} maxLength={2} short />
          <TextField {...one('account')} label={t('try.account')} hint={t('try.accountHint')} maxLength={2} short />
          <TextField {...one('statute')} label={t('try.statute')} maxLength={200} />
        </FieldRow>
        {(['usGovernmental', 'emergency', 'consent'] as const).map((field) => (
          <Check
            key={field}
            lang={view.lang}
            name={field}
            chosen={ticked(field)}
            choice={{ value: 'yes', text: t(`try.${field}`) }}
          />
        ))}
        <div className="row">
          <Button kind="second">{t('try.show')}</Button>
        </div>
      </Form>
      {trial && <TrialTable view={view} trial={trial} />}
    </Panel>
  )
}

function TrialTable({ view, trial }: Readonly<{ view: View; trial: Trial }>) {
  const t = say(view.lang)
  const name = sayTriage(view.lang)
  const lines = CLASSES.flatMap((dataClass) => trial.filter((each) => each.dataClass === dataClass))
  return (
    <Table
      caption={t('try.result')}
      captionSeen
      rows={lines}
      rowKey={({ dataClass }) => dataClass}
      cards
      columns={[
        { head: t('try.class'), names: true, cell: ({ dataClass }) => name(`class.${dataClass}`) },
        {
          head: t('try.answer'),
          cell: ({ answer }) => <Tag kind={TAG[answer]}>{t(`try.answers.${answer}`)}</Tag>,
        },
        { head: t('try.why'), cell: (decision) => <Why view={view} decision={decision} /> },
      ]}
    />
  )
}

/** Every ground that was tried, and what counsel has to answer. */
function Why({ view, decision }: Readonly<{ view: View; decision: Decision }>) {
  const t = say(view.lang)
  const name = sayTriage(view.lang)
  return (
    <ul className="stack--s small">
      {decision.grounds.map(({ ground, because, citation }) => (
        <li key={ground}>
          <b>{t(`try.grounds.${ground}`)}:</b> {name(`because.${because}`)} <span className="soft">{citation}</span>
        </li>
      ))}
      {decision.findings.map(({ code }) => (
        <li key={code}>{name(`question.${code}`)}</li>
      ))}
    </ul>
  )
}

export function DryRunPanel({ view, typed, errors, dryRun }: LawPageProps) {
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  const reaches = ['nothing', ...CLASSES] as const
  return (
    <Panel id="dry-run" title={t('dry.title')}>
      <p className="small soft read">{t('dry.lead')}</p>
      <Form action="/desk/law/dry-run#dry-run" method="get" name={t('dry.title')}>
        <FieldRow end>
          <Select {...one('row')} label={t('dry.row')} options={rowOptions(view)} />
          <Select
            {...one('reach')}
            label={t('dry.reach')}
            options={reaches.map((value) => ({ value, text: reachName(view, value) }))}
          />
        </FieldRow>
        <div className="row">
          <Button kind="second">{t('dry.run')}</Button>
        </div>
      </Form>
      {dryRun && <Alteration view={view} {...dryRun} />}
    </Panel>
  )
}

function Alteration({ view, cases, altered }: Readonly<{ view: View }> & NonNullable<LawPageProps['dryRun']>) {
  const t = say(view.lang)
  const touched = new Set(altered.map(({ id }) => id)).size
  return (
    <>
      <Alert live>
        {altered.length === 0 ? t('dry.none', { n: cases }) : t('dry.some', { altered: altered.length, n: touched })}
        {cases === PAST_MOST && ` ${t('dry.most', { most: PAST_MOST })}`}
      </Alert>
      {altered.length > 0 && (
        <Table
          caption={t('dry.caption')}
          rows={altered}
          rowKey={({ id, category }) => `${id} ${category}`}
          cards
          dense
          columns={[
            {
              head: t('dry.case'),
              names: true,
              cell: ({ id, number }) => (
                <a className="mono" href={`/desk/cases/${id}`}>
                  {number}
                </a>
              ),
            },
            { head: t('dry.category'), cell: ({ category }) => sayTriage(view.lang)(`category.${category}`) },
            { head: t('dry.was'), cell: ({ was }) => t(`dry.${was}`) },
            { head: t('dry.becomes'), cell: ({ becomes }) => t(`dry.${becomes}`) },
          ]}
        />
      )}
    </>
  )
}

export function ReadPanel({ view, typed, errors }: LawPageProps) {
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  return (
    <Panel id="read" title={t('read.title')}>
      <p className="small soft read">{t('read.lead')}</p>
      <Form action="/desk/law/reviews" name={t('read.title')}>
        <Select {...one('read')} label={t('read.row')} blank="" options={rowOptions(view)} />
        <TextArea {...one('note')} label={t('read.note')} hint={t('read.notePlace')} rows={2} maxLength={500} />
        <div className="row">
          <Button>{t('read.file')}</Button>
        </div>
      </Form>
    </Panel>
  )
}

function rowOptions(view: View) {
  return LAW_ROWS.map((row) => ({ value: row.id, text: nameOfRow(view, row) }))
}
