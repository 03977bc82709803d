import type { View } from '#platform/http/view.ts'
import { type Day, dayIn } from '#platform/time.ts'
import { Button } from '#ui/buttons.tsx'
import { Checks, Radios } from '#ui/choices.tsx'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { dueDay } from '#ui/due.rules.ts'
import { DateField, filled, TextArea } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { Alert, Fold, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { Time } from '#ui/time.tsx'
import type { CaseLook } from '../desk/case.look.ts'
import type { PartProps } from '../desk/case.page.tsx'
import { nameOf } from '../desk/case-history.page.tsx'
import { FirstPage } from '../dialogue/attachment.page.tsx'
import { GuidelineLinks } from '../quality/guideline.page.tsx'
import { processRow } from '../triage/process.rules.ts'
import type { NoticeLine } from './notice.look.ts'
import { type About, GROUNDS } from './notice.rules.ts'
import { say } from './notice.words.ts'
import { type Exception, type Step, wakeOn } from './phase.rules.ts'

/** The authority is told first, then each user: who, when, what holds it back, and what shows that it arrived. */
export function NoticePanel(part: PartProps) {
  const { view, look } = part
  const t = say(view.lang)
  const { lines, days, owing, argument } = look.notice
  const { talk } = look.state
  if (look.order !== null)
    return (
      <Panel id="notice" title={t('desk.title')}>
        <p className="soft">{t('desk.withMeasure')}</p>
      </Panel>
    )
  if (processRow(look.file.process).toldBy === 'authority')
    return (
      <Panel id="notice" title={t('desk.title')}>
        <p className="soft">{t('desk.authorityTells')}</p>
      </Panel>
    )
  return (
    <Panel id="notice" title={t('desk.title')}>
      <p className="small soft">{days === 0 ? t('desk.noPhase') : t('desk.phase', { n: days })}</p>
      <GuidelineLinks view={view} lines={look.guidelines} place="notice" />
      {look.notice.pastDue && <PastDue view={view} look={look} />}
      {talk.announced && <Announced view={view} look={look} />}
      {lines.length === 0 ? <p className="soft">{t('desk.none')}</p> : <Lines view={view} look={look} />}
      {argument && <Argued {...part} />}
      {talk.exceptions.map((exception) => (
        <Granted key={exception.exceptionId} {...part} exception={exception} />
      ))}
      {owing && view.may('notice.except') && !talk.exceptions.some(({ word }) => word !== 'declined') && (
        <Propose {...part} />
      )}
    </Panel>
  )
}

type Shown = Readonly<{ view: View; look: CaseLook }>

function PastDue({ view, look }: Shown) {
  const t = say(view.lang)
  const due = formatDay(view.lang, dueDay(look.file.dueAt, view.zone).on, 'dated')
  return (
    <Alert kind="warn" title={t('desk.pastDue')}>
      {t('desk.pastDueText', { due })}
    </Alert>
  )
}

function Announced({ view, look }: Shown) {
  const t = say(view.lang)
  const { announced } = look.state.talk
  if (!announced) return null
  const on = (day: Day) => formatDay(view.lang, day, 'dated')
  const at = formatInstant(view.lang, announced.at, view.zone, 'exact')
  return (
    <p>
      {t('desk.announced', { at, day: on(announced.tellOn), by: on(announced.answerBy) })}
      {announced.proceed && ` ${t('desk.proceed')}`}
    </p>
  )
}

function Lines({ view, look }: Shown) {
  const t = say(view.lang)
  return (
    <Table
      caption={t('desk.title')}
      cards
      dense
      rows={look.notice.lines}
      rowKey={({ account }) => account}
      columns={[
        { head: t('desk.identifiers'), names: true, cell: (line) => line.identifiers.join(', ') || line.account },
        { head: t('desk.state'), cell: (line) => <StepTag view={view} line={line} /> },
        { head: t('desk.day'), cell: (line) => <When view={view} line={line} /> },
        { head: t('desk.mail'), cell: (line) => <MailWord view={view} line={line} /> },
        {
          head: t('desk.viewed'),
          cell: ({ receipt }) =>
            receipt?.viewedAt ? <Time view={view} at={receipt.viewedAt} as="exact" /> : t('desk.notViewed'),
        },
      ]}
    />
  )
}

type LineShown = Readonly<{ view: View; line: NoticeLine }>

function StepTag({ view, line: { step, receipt } }: LineShown) {
  const t = say(view.lang)
  if (receipt) return <Tag kind="done">{t('desk.step.told')}</Tag>
  if (!step) return <Tag>{t('desk.step.off')}</Tag>
  if (step.kind !== 'tell-on')
    return <Tag kind={step.kind === 'wait-for-counsel' ? 'warn' : 'half'}>{t(`desk.step.${step.kind}`)}</Tag>
  const day = formatDay(view.lang, step.lastSecretDay, 'dated')
  return <Tag kind="half">{t(step.argued ? 'desk.step.argued' : 'desk.step.tell-on', { day })}</Tag>
}

function When({ view, line: { step, receipt } }: LineShown) {
  if (receipt) return <Time view={view} at={receipt.at} as="exact" />
  const day = step && tellDay(step)
  return day ? formatDay(view.lang, day, 'dated') : '–'
}

function tellDay(step: Step): Day | null {
  return step.kind === 'tell-on' ? step.day : wakeOn(step)
}

function MailWord({ view, line: { receipt } }: LineShown) {
  const t = say(view.lang)
  if (!receipt) return '–'
  const { mail } = receipt
  if (!mail) return t('desk.noMail')
  const word = MAIL_STEPS.find((step) => step === mail.step)
  return (
    <>
      {word ? t(`desk.mailStep.${word}`) : mail.step} <span className="mono small soft">{mail.reply}</span>
    </>
  )
}

const MAIL_STEPS = ['started', 'accepted', 'failed', 'uncertain', 'no-server'] as const

function Argued({ view, look, returned }: PartProps) {
  const t = say(view.lang)
  const { argument } = look.notice
  if (!argument) return null
  const mine = returned?.form === 'argument' ? returned : null
  const { one } = filled(view.lang, mine?.typed, mine?.errors)
  return (
    <Alert kind="warn" title={t('desk.argued', { ground: t(`ground.${argument.ground}`) })}>
      <blockquote>{argument.text}</blockquote>
      {argumentFiles(look).map((file) => (
        <FirstPage key={file.id} view={view} file={file} caseId={look.file.id} />
      ))}
      <p className="small">{t('desk.arguedHolds', { day: formatDay(view.lang, argument.holdsUntil, 'dated') })}</p>
      {view.may('notice.except') && (
        <Fold small summary={t('desk.refuse')} open={mine !== null}>
          <Form action={`/desk/cases/${look.file.id}/notice/argument/refusal`} name={t('desk.refuse')}>
            <TextArea
              {...one('reason')}
              id="f-argument-reason"
              label={t('desk.refuseReason')}
              hint={t('desk.refuseHint')}
              rows={2}
              maxLength={2000}
            />
            <div className="row">
              <Button kind="second" small>
                {t('desk.refuseButton')}
              </Button>
            </div>
          </Form>
        </Fold>
      )}
    </Alert>
  )
}

/** What the authority sent to support its argument. */
function argumentFiles({ facts, files }: CaseLook) {
  const argued = facts.findLast(({ kind }) => kind === 'exception-argued')
  return files.filter(({ factN }) => factN === argued?.n)
}

function Granted({ view, look, returned, exception }: PartProps & Readonly<{ exception: Exception }>) {
  const t = say(view.lang)
  const { ground, endsOn, reason, by, at, word, accounts } = exception
  const day = formatDay(view.lang, endsOn, 'dated')
  const over = word === 'granted' && endsOn < dayIn(view.zone, view.now)
  const who = nameOf(view, look, by)
  return (
    <div className="stack--s">
      <p>
        <Tag kind={word === null ? 'act' : word === 'granted' && !over ? 'half' : 'done'}>
          {t(word === null ? 'desk.waits' : over ? 'desk.ended' : `desk.${word}`)}
        </Tag>{' '}
        {t('desk.exception', { ground: t(`ground.${ground}`), day })}
      </p>
      <p className="small soft">
        {t('desk.proposedBy', { who, when: formatInstant(view.lang, at, view.zone, 'exact') })}
        {` · ${forWhom(view, look, accounts)}`}
      </p>
      <blockquote className="small">{reason}</blockquote>
      {word === null && view.may('notice.except') && (
        <WordForm view={view} look={look} returned={returned} exception={exception} />
      )}
    </div>
  )
}

function forWhom(view: View, look: CaseLook, accounts: About): string {
  const t = say(view.lang)
  if (accounts === null) return t('desk.forAll')
  const named = look.notice.lines.filter(({ account }) => accounts.includes(account))
  return t('desk.for', { accounts: named.flatMap(({ identifiers }) => identifiers).join(', ') })
}

function WordForm({ view, look, returned, exception }: PartProps & Readonly<{ exception: Exception }>) {
  const t = say(view.lang)
  const mine = returned?.form === 'exception-word' ? returned : null
  const { one } = filled(view.lang, mine?.typed, mine?.errors)
  const own = exception.by === view.actor?.id
  return (
    <Form action={`/desk/cases/${look.file.id}/notice/exceptions/${exception.exceptionId}/word`} name={t('desk.word')}>
      {own && <p className="small">{t('desk.own')}</p>}
      <Radios
        {...one('word')}
        label={t('desk.word')}
        choices={[
          { value: 'granted', text: t('desk.grant'), disabled: own },
          { value: 'declined', text: t('desk.decline') },
        ]}
      />
      <TextArea {...one('reason')} id="f-word-reason" label={t('desk.wordReason')} rows={2} maxLength={2000} />
      <div className="row">
        <Button kind="second" small>
          {t('desk.wordButton')}
        </Button>
      </div>
    </Form>
  )
}

function Propose({ view, look, returned }: PartProps) {
  const t = say(view.lang)
  const mine = returned?.form === 'exception' ? returned : null
  const { one, many } = filled(view.lang, mine?.typed, mine?.errors)
  const open = look.notice.lines.filter(({ step }) => step !== null)
  return (
    <Fold small summary={t('desk.propose')} open={mine !== null}>
      <Form action={`/desk/cases/${look.file.id}/notice/exceptions`} name={t('desk.propose')}>
        <p className="small soft">{t('desk.proposeText')}</p>
        <Radios
          {...one('ground')}
          label={t('desk.ground')}
          choices={GROUNDS.map((value) => ({ value, text: t(`ground.${value}`) }))}
        />
        {open.length > 1 && (
          <Checks
            {...many('accounts')}
            label={t('desk.accounts')}
            hint={t('desk.accountsHint')}
            choices={open.map(({ account, identifiers }) => ({ value: account, text: identifiers.join(', ') }))}
          />
        )}
        <DateField {...one('endsOn')} id="f-exception-endsOn" label={t('desk.endsOn')} />
        <TextArea {...one('reason')} id="f-exception-reason" label={t('desk.reason')} rows={3} maxLength={2000} />
        <div className="row">
          <Button kind="second" small>
            {t('desk.proposeButton')}
          </Button>
        </div>
      </Form>
    </Fold>
  )
}
