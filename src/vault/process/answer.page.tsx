import { Button } from '#ui/buttons.tsx'
import { Checks, Radios } from '#ui/choices.tsx'
import { formatDay } from '#ui/dates.ts'
import { DateField, filled, Select, TextArea, TextField } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { Fold, Panel } from '#ui/panels.tsx'
import { COUNSEL_QUESTIONS } from '../book/entry.rules.ts'
import type { Proposal } from '../book/vault.rules.ts'
import { givable } from './decide.rules.ts'
import { say as sayFacts } from './facts.words.ts'
import type { ProcessShown } from './process.page.tsx'
import { say } from './process.words.ts'

/** What was typed belongs to the one form that came back. */
export function backIn({ view, returned }: Pick<ProcessShown, 'view' | 'returned'>, deed: string) {
  const isBack = returned?.deed === deed
  const { one, many } = isBack ? filled(view.lang, returned.typed, returned.errors) : filled(view.lang)
  // Several forms of the page have fields of one name; a link of the summary leads to the form that came back.
  const own = (name: string) => !isBack && { id: `${deed}-${name}` }
  return {
    one: (name: string) => ({ ...one(name), ...own(name) }),
    many: (name: string) => ({ ...many(name), ...own(name) }),
  }
}

export function AdvicePart(props: ProcessShown) {
  const { view, held, ruling, returned } = props
  const t = say(view.lang)
  const { one } = backIn(props, 'advise')
  return (
    <Panel id="advice" title={t('advice.title')}>
      {held.advice.length === 0 ? (
        <p className="soft">{t('advice.none')}</p>
      ) : (
        <ul className="stack">
          {held.advice.map(({ question, counsel, word, text, on }, n) => (
            <li key={n}>
              {t('advice.line', { counsel, question: t(`ruling.questions.${question}`), word, text })}{' '}
              <span className="small soft">{formatDay(view.lang, on, 'dated')}</span>
            </li>
          ))}
        </ul>
      )}
      <Fold summary={t('advice.form')} open={ruling.open.length > 0 || returned?.deed === 'advise'}>
        <Form hidden={{ deed: 'advise', process: held.id }} className="stack read">
          <Select
            {...one('question')}
            label={t('advice.question')}
            options={COUNSEL_QUESTIONS.map((value) => ({ value, text: t(`ruling.questions.${value}`) }))}
          />
          <TextField {...one('counsel')} label={t('advice.counsel')} hint={t('advice.toldToo')} />
          <DateField {...one('on')} label={t('advice.on')} />
          <Radios
            {...one('word')}
            label={t('advice.word')}
            hint={t('advice.goSecrecy')}
            choices={(['go', 'stop'] as const).map((value) => ({ value, text: t(`advice.${value}`) }))}
          />
          <TextArea {...one('text')} label={t('advice.text')} />
          <Button kind="second">{t('advice.submit')}</Button>
        </Form>
      </Fold>
    </Panel>
  )
}

export function AnswerPart(props: ProcessShown) {
  const { view, held } = props
  const t = say(view.lang)
  const newest = held.proposals.at(-1)
  return (
    <Panel id="answer" title={t('answer.title')}>
      <p className="read">{t('answer.hand')}</p>
      {held.proposals.map((proposal) => (
        <Made key={proposal.id} {...props} proposal={proposal} />
      ))}
      {(!newest || newest.end?.yes === false) && <ProposeForm {...props} />}
      {newest?.end?.yes && <SendPart {...props} />}
    </Panel>
  )
}

function Made(props: ProcessShown & Readonly<{ proposal: Proposal }>) {
  const { view, held, me, nameOf, proposal } = props
  const t = say(view.lang)
  const f = sayFacts(view.lang)
  const { id, by, answer, fields, reason, end } = proposal
  const { one } = backIn(props, 'decline')
  return (
    <div className="stack">
      <p>
        <strong>
          {end === null && t('answer.waits', { name: nameOf(by), answer })}
          {end?.yes === true && t('answer.agreed', { one: nameOf(by), other: nameOf(end.by) })}
          {end?.yes === false && t('answer.declined', { name: nameOf(end.by), reason: end.reason })}
        </strong>
      </p>
      <p>
        {fields.length === 0
          ? t('answer.nothing')
          : t('answer.fields', { fields: fields.map((field) => f(`fields.${field}`)).join('; ') })}
      </p>
      {reason && <p className="read">{reason}</p>}
      {end === null && by === me && <p className="soft">{t('answer.yours')}</p>}
      {end === null && (
        <div className="row">
          {by !== me && (
            <Form hidden={{ deed: 'agree', process: held.id, proposal: id }} className="row">
              <Button>{t('answer.agree')}</Button>
            </Form>
          )}
          <Form hidden={{ deed: 'decline', process: held.id, proposal: id }} className="row">
            <TextField {...one('reason')} label={t('answer.declineReason')} />
            <Button kind="refuse">{t('answer.decline')}</Button>
          </Form>
        </div>
      )}
    </div>
  )
}

function ProposeForm(props: ProcessShown) {
  const { view, held, ruling } = props
  const t = say(view.lang)
  const f = sayFacts(view.lang)
  const { one, many } = backIn(props, 'propose')
  const may = givable(ruling)
  return (
    <Form hidden={{ deed: 'propose', process: held.id }} className="stack read">
      <Radios
        {...one('answer')}
        label={t('answer.kind')}
        choices={[
          { value: 'give', text: t('answer.give'), disabled: may.length === 0 },
          { value: 'refuse', text: t('answer.refuse') },
        ]}
      />
      {may.length > 0 && (
        <Checks
          {...many('fields')}
          label={t('answer.choose')}
          optional
          choices={may.map((value) => ({ value, text: f(`fields.${value}`) }))}
        />
      )}
      <TextArea {...one('reason')} label={t('answer.reason')} hint={t('answer.reasonHint')} />
      <Button>{t('answer.propose')}</Button>
    </Form>
  )
}

function SendPart(props: ProcessShown) {
  const { view, held } = props
  const t = say(view.lang)
  const { one } = backIn(props, 'send')
  if (held.sent) {
    const { on, to, how } = held.sent
    return <p>{t('answer.sent', { day: formatDay(view.lang, on, 'dated'), to, how })}</p>
  }
  return (
    <Form hidden={{ deed: 'send', process: held.id }} className="stack read" name={t('answer.sendTitle')}>
      <h3>{t('answer.sendTitle')}</h3>
      <DateField {...one('on')} label={t('answer.on')} />
      <TextField {...one('how')} label={t('answer.how')} />
      <TextField {...one('to')} label={t('answer.to')} />
      <Button>{t('answer.send')}</Button>
    </Form>
  )
}
