import type { ReactElement } from 'react'
import type { View } from '#platform/http/view.ts'
import type { Mail, MailAttempt, MailState, OutboxRow } from '#platform/mail/mail.store.ts'
import { Button } from '#ui/buttons.tsx'
import { Facts, Pre } from '#ui/facts.tsx'
import { Select } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { Alert, DeskHead, Empty, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag, type TagKind } from '#ui/tag.tsx'
import { Time } from '#ui/time.tsx'
import { Crumbs, Pager } from '#ui/ways.tsx'
import { say } from './office.words.ts'

export const MAIL_STATES = [
  'queued',
  'started',
  'accepted',
  'failed',
  'uncertain',
  'no-server',
] as const satisfies readonly MailState[]

const TAG: Readonly<Record<MailState, TagKind>> = {
  queued: 'open',
  started: 'half',
  accepted: 'done',
  failed: 'bad',
  uncertain: 'warn',
  'no-server': 'open',
}

type OutboxProps = Readonly<{
  view: View
  mails: readonly OutboxRow[]
  total: number
  page: number
  pages: number
  state: MailState | null
}>

/** Mails as they were written, and what became of each. */
export function OutboxPage({ view, mails, total, page, pages, state }: OutboxProps): ReactElement {
  const t = say(view.lang)
  const href = (n: number) => `/desk/outbox?${new URLSearchParams({ ...(state && { state }), page: String(n) })}`
  return (
    <DeskPage view={view} title={t('outbox.title')}>
      <DeskHead title={t('outbox.title')} aside={t('outbox.aside', { n: total })} />
      <div className="panel">
        <Form action="/desk/outbox" method="get" name={t('outbox.filter')} className="filterbar">
          <Select
            lang={view.lang}
            name="state"
            value={state ?? ''}
            small
            label={t('outbox.state')}
            blank={t('outbox.all')}
            options={MAIL_STATES.map((one) => ({ value: one, text: t(`outbox.states.${one}`) }))}
          />
          <Button kind="second" small>
            {t('outbox.apply')}
          </Button>
        </Form>
        {mails.length === 0 ? (
          <div className="panel__in">
            <Empty title={t('outbox.emptyTitle')}>{t('outbox.empty')}</Empty>
          </div>
        ) : (
          <MailTable view={view} mails={mails} />
        )}
        {pages > 1 && (
          <div className="panel__foot">
            <Pager lang={view.lang} name={t('outbox.pages')} page={page} pages={pages} href={href} />
          </div>
        )}
      </div>
    </DeskPage>
  )
}

function MailTable({ view, mails }: Pick<OutboxProps, 'view' | 'mails'>) {
  const t = say(view.lang)
  return (
    <Table
      caption={t('outbox.caption')}
      rows={mails}
      rowKey={(mail) => mail.id}
      dense
      cards
      pad
      hover
      keys
      columns={[
        { head: t('outbox.when'), cell: (mail) => <Time view={view} at={mail.at} as="log" /> },
        {
          head: t('outbox.subject'),
          names: true,
          cell: (mail) => <a href={`/desk/outbox/${mail.id}`}>{mail.subject}</a>,
        },
        { head: t('outbox.to'), cell: (mail) => mail.to },
        {
          head: t('outbox.about'),
          cell: (mail) =>
            mail.caseId ? (
              <a className="mono" href={`/desk/cases/${mail.caseId}`}>
                {mail.about}
              </a>
            ) : (
              <span className="mono faint">{mail.about}</span>
            ),
        },
        {
          head: t('outbox.state'),
          cell: (mail) => <Tag kind={TAG[mail.state]}>{t(`outbox.states.${mail.state}`)}</Tag>,
        },
      ]}
    />
  )
}

/** One mail as plain text; one that carries a secret shows only that it was written. */
export function MailPage({
  view,
  mail,
  attempts,
  hidden,
}: Readonly<{ view: View; mail: Mail; attempts: readonly MailAttempt[]; hidden: boolean }>): ReactElement {
  const t = say(view.lang)
  const state = attempts.at(-1)?.step ?? 'queued'
  return (
    <DeskPage view={view} title={mail.subject}>
      <Crumbs lang={view.lang} items={[{ name: t('outbox.title'), href: '/desk/outbox' }, { name: mail.subject }]} />
      <DeskHead title={mail.subject} aside={<Tag kind={TAG[state]}>{t(`outbox.states.${state}`)}</Tag>} />
      <div className="caseflow">
        <Panel id="text" title={t('outbox.text')}>
          {hidden ? <Alert>{t('outbox.hidden')}</Alert> : <Pre name={t('outbox.text')}>{mail.text}</Pre>}
        </Panel>
        <aside className="caseflow__side stack" aria-label={t('outbox.attempts')}>
          <Panel id="facts" title={t('outbox.about')}>
            <Facts
              items={[
                { name: t('outbox.from'), value: mail.sender },
                { name: t('outbox.to'), value: mail.to },
                { name: t('outbox.when'), value: <Time view={view} at={mail.at} /> },
                { name: t('outbox.messageId'), value: mail.messageId, mono: true },
                { name: t('outbox.template'), value: mail.template, mono: true },
                {
                  name: t('outbox.about'),
                  value: mail.caseId ? (
                    <a className="mono" href={`/desk/cases/${mail.caseId}`}>
                      {mail.about}
                    </a>
                  ) : (
                    mail.about
                  ),
                },
              ]}
            />
          </Panel>
          <Attempts view={view} attempts={attempts} state={state} />
        </aside>
      </div>
    </DeskPage>
  )
}

function Attempts({
  view,
  attempts,
  state,
}: Readonly<{ view: View; attempts: readonly MailAttempt[]; state: string }>) {
  const t = say(view.lang)
  return (
    <Panel id="attempts" title={t('outbox.attempts')}>
      {attempts.length === 0 && <p className="soft">{t('outbox.none')}</p>}
      {state === 'no-server' && <p className="small soft">{t('outbox.noServer')}</p>}
      <ol className="stack--s small">
        {attempts.map((attempt, index) => (
          <li key={index}>
            <Time view={view} at={attempt.at} as="stamp" />{' '}
            <Tag kind={TAG[attempt.step]}>{t(`outbox.states.${attempt.step}`)}</Tag>
            {attempt.reply && (
              <>
                {' '}
                <span className="mono">{attempt.reply}</span>
              </>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  )
}
