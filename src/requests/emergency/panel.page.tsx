import type { ReactNode } from 'react'
import { Button } from '#ui/buttons.tsx'
import { formatInstant } from '#ui/dates.ts'
import { Facts, Hash, Pre } from '#ui/facts.tsx'
import { filled, Select, TextArea } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { Alert, Fold, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Cell, Tag } from '#ui/tag.tsx'
import type { PartProps } from '../desk/case.page.tsx'
import { nameOf } from '../desk/case-history.page.tsx'
import { GuidelineLinks } from '../quality/guideline.page.tsx'
import { say as sayTriage } from '../triage/triage.words.ts'
import { CallPart } from './call.page.tsx'
import type { EmergencyLook } from './emergency.look.ts'
import { HOURS, QUESTIONS } from './emergency.rules.ts'
import { say as sayForm } from './emergency.words.ts'
import { FollowPart } from './follow.page.tsx'
import { say } from './panel.words.ts'
import { HIGH_RISK, SIGNALS } from './risk.rules.ts'
import { CommitmentField } from './take.page.tsx'

/** A part of the panel: what every part of the page gets, and the emergency itself. */
export type EmergencyPart = PartProps & Readonly<{ emergency: EmergencyLook }>

/** The emergency of a case, above everything else on its page. */
export function EmergencyPanel(props: PartProps): ReactNode {
  const { view, look } = props
  const { emergency } = look
  if (!emergency) return null
  const t = say(view.lang)
  const part = { ...props, emergency }
  return (
    <Panel id="emergency" title={t('title')} aside={t(`channel.${emergency.known.channel}`)}>
      <GuidelineLinks view={view} lines={look.guidelines} place="emergency" />
      <DutyPart {...part} />
      <FollowPart {...part} />
      {look.state.isOpen && <BeforePart {...part} />}
      <CallPart {...part} />
      <RiskPart {...part} />
      <ReachPart {...part} />
      <ToldPart {...part} />
      <ReleasePart {...part} />
    </Panel>
  )
}

function DutyPart({ view, look, emergency: { answer, pages } }: EmergencyPart) {
  const t = say(view.lang)
  if (answer) {
    const when = formatInstant(view.lang, answer.at, view.zone, 'exact')
    return <p className="small soft">{t('answered', { who: nameOf(view, look, answer.by), when })}</p>
  }
  if (!look.state.isOpen) return null
  const called = [...new Set(pages.map(({ personId }) => nameOf(view, look, personId)))]
  return (
    <Alert kind="warn" title={t('unanswered')}>
      <p>{t('unansweredText', { people: called.join(', ') || t('nobodyCalled') })}</p>
      {view.may('emergency.handle') && (
        <Form action={`/desk/cases/${look.file.id}/emergency/answer`} name={t('answer')}>
          <Button small>{t('answer')}</Button>
        </Form>
      )}
    </Alert>
  )
}

/** The list that has to be done before a byte leaves. */
function BeforePart({ view, emergency: { open } }: EmergencyPart) {
  const t = say(view.lang)
  return (
    <div className="stack--s">
      <h3>{t('before')}</h3>
      <ul className="stack--s">
        {open.map(({ refusal, open: isOpen }) => (
          <li key={refusal}>
            <Tag kind={isOpen ? 'open' : 'done'}>{t(`check.${refusal}.${isOpen ? 'open' : 'done'}`)}</Tag>
          </li>
        ))}
      </ul>
      <p className="small soft">{t('beforeText')}</p>
    </div>
  )
}

function RiskPart({ view, emergency: { state } }: EmergencyPart) {
  const t = say(view.lang)
  const { risk } = state
  if (!risk) return null
  return (
    <div className="stack--s">
      <h3>{t('risk.title')}</h3>
      <p>
        <Tag kind={risk.level === 'high' ? 'warn' : 'plain'}>
          {t('risk.sum', { score: risk.score, level: risk.level })}
        </Tag>
      </p>
      {risk.signals.length === 0 ? (
        <p className="small">{t('risk.none')}</p>
      ) : (
        <Table
          caption={t('risk.title')}
          rows={risk.signals}
          rowKey={({ code }) => code}
          dense
          cards
          columns={[
            { head: t('risk.signal'), cell: ({ code }) => t(`signal.${code}`) },
            { head: t('risk.weight'), number: true, cell: ({ weight }) => weight },
            {
              head: t('risk.source'),
              cell: ({ code }) => <span className="small soft">{SIGNALS[code].citation}</span>,
            },
          ]}
        />
      )}
      <p className="small soft">{`${t('risk.high50', { high: HIGH_RISK })} ${t('risk.unread')}`}</p>
    </div>
  )
}

const CELL = { yes: 'yes', counsel: 'part', no: 'no' } as const

function ReachPart({ view, emergency: { reach } }: EmergencyPart) {
  const t = say(view.lang)
  return (
    <div className="stack--s">
      <h3>{t('reach.title')}</h3>
      <Facts
        items={reach.map(({ dataClass, decision }) => ({
          name: sayTriage(view.lang)(`class.${dataClass}`),
          value: (
            <>
              <Cell kind={CELL[decision.answer]}>{t(`reach.${decision.answer}`)}</Cell>{' '}
              <span className="small soft">{decision.standing.citation}</span>
            </>
          ),
        }))}
      />
    </div>
  )
}

function ToldPart(props: EmergencyPart) {
  const { view, look, returned, emergency } = props
  const t = say(view.lang)
  const form = sayForm(view.lang)
  const { told } = emergency.known
  const { narrative } = told
  const mine = returned?.form === 'emergency-told'
  const { isOpen, open, approved } = look.state
  const when = formatInstant(view.lang, told.at, view.zone, 'exact')
  return (
    <div className="stack--s">
      <h3>{t('told.title')}</h3>
      <p className="small soft">{t('told.round', { n: told.round, when, who: nameOf(view, look, told.by) })}</p>
      <Facts
        items={[
          ...QUESTIONS.map((question) => ({
            name: form(question),
            value: narrative[question] || <span className="soft">{t('told.empty')}</span>,
          })),
          { name: form('commitment.label'), value: t(`commitment.${narrative.commitment}`) },
          {
            name: form('neededWithin'),
            value:
              narrative.neededWithin === null ? form('unknownHours') : form('hours', { n: narrative.neededWithin }),
          },
        ]}
      />
      {((isOpen && !open && !approved && view.may('emergency.handle')) || mine) && <TellFold {...props} open={mine} />}
    </div>
  )
}

function TellFold({ view, look, returned, emergency, open }: EmergencyPart & Readonly<{ open: boolean }>) {
  const t = say(view.lang)
  const form = sayForm(view.lang)
  const { narrative } = emergency.known.told
  const mine = returned?.form === 'emergency-told' ? returned : null
  const stood = { ...narrative, neededWithin: String(narrative.neededWithin ?? '') }
  const { one } = filled(view.lang, mine?.typed ?? stood, mine?.errors)
  return (
    <Fold small summary={t('told.more')} open={open}>
      <Form action={`/desk/cases/${look.file.id}/emergency/narratives`} name={t('told.more')}>
        {QUESTIONS.map((question) => (
          <TextArea
            key={question}
            {...one(question)}
            id={`f-told-${question}`}
            label={form(question)}
            rows={2}
            maxLength={4000}
            optional
          />
        ))}
        <Select
          {...one('neededWithin')}
          id="f-told-within"
          label={form('neededWithin')}
          blank={form('unknownHours')}
          options={HOURS.map((value) => ({ value, text: form('hours', { n: Number(value) }) }))}
        />
        <CommitmentField view={view} typed={mine?.typed ?? stood} errors={mine?.errors ?? {}} />
        <div className="row">
          <Button kind="second" small>
            {t('told.button')}
          </Button>
        </div>
      </Form>
    </Fold>
  )
}

function ReleasePart({ view, emergency: { known } }: EmergencyPart) {
  const t = say(view.lang)
  const { release } = known
  if (!release) return null
  return (
    <div className="stack--s">
      <h3>{t('release.title')}</h3>
      <p>{t('release.text', { when: formatInstant(view.lang, release.at, view.zone, 'exact') })}</p>
      <p className="small">
        {t('release.key', { key: release.keyId })} <Hash value={release.signature.slice(0, 32)} inline />
      </p>
      <Fold small summary={t('release.show')}>
        <Pre name={t('release.show')}>{release.text}</Pre>
      </Fold>
    </div>
  )
}
