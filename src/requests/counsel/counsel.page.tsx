import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { Radios } from '#ui/choices.tsx'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { filled, TextArea } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { Alert, Fold, Panel } from '#ui/panels.tsx'
import type { PartProps } from '../desk/case.page.tsx'
import { nameOf } from '../desk/case-history.page.tsx'
import { ChallengeForm, EndForm } from './challenge.page.tsx'
import { approvalStop, COUNSEL_WORDS, type Gate, gateWaitsFor, openChallenge } from './counsel.rules.ts'
import { say } from './counsel.words.ts'

/** What counsel said, what waits for counsel, and what this reader can say now. */
export function CounselPanel(props: PartProps) {
  const { view, look } = props
  const t = say(view.lang)
  const { counsel, isOpen } = look.state
  return (
    <Panel id="counsel" title={t('title')}>
      <Challenges {...props} />
      {counsel.word && <Word {...props} word={counsel.word} />}
      {counsel.answer && <Remark {...props} what="answered" said={counsel.answer} />}
      {counsel.asked && <Remark {...props} what="asked" said={counsel.asked} />}
      {isOpen && waitsNow(counsel) && <Alert kind="warn">{t('waits')}</Alert>}
      {!counsel.word && !counsel.asked && counsel.challenges.length === 0 && <p className="soft">{t('empty')}</p>}
      <Reviewing {...props} />
      <Speaking {...props} />
    </Panel>
  )
}

/** A block and a challenge say so themselves. */
const waitsNow = (gate: Gate) =>
  gateWaitsFor(gate) === 'counsel' && gate.word?.word !== 'block' && openChallenge(gate) === null

function Challenges({ view, look }: PartProps) {
  const t = say(view.lang)
  return look.state.counsel.challenges.map(({ challengeId, court, docket, filedOn, ended }) => (
    <Alert
      key={challengeId}
      kind={ended ? 'note' : 'warn'}
      title={ended ? t(`challenge.ended.${ended.outcome}`) : null}
    >
      <p>
        {ended
          ? t('challenge.endedAt', { court, docket, day: formatDay(view.lang, ended.on, 'dated') })
          : t('challenge.standing', { court, docket, day: formatDay(view.lang, filedOn, 'dated') })}
      </p>
      {ended && <blockquote className="small">{ended.reason}</blockquote>}
    </Alert>
  ))
}

function Word({ view, look, word, returned }: PartProps & Readonly<{ word: NonNullable<Gate['word']> }>) {
  const t = say(view.lang)
  const { isOpen, approved } = look.state
  const counts = word.word === 'block' || (isOpen && !approved)
  const by = { who: nameOf(view, look, word.by), when: formatInstant(view.lang, word.at, view.zone, 'exact') }
  return (
    <div className="stack--s">
      <Alert
        kind={word.word === 'block' ? 'bad' : word.word === 'release' ? 'note' : 'warn'}
        title={t(`now.${word.word}`)}
      >
        {counts && <p>{t(`nowText.${word.word}`)}</p>}
      </Alert>
      {word.reason !== '' && (
        <>
          <p className="small soft">{t('said', by)}</p>
          <blockquote className="small">{word.reason}</blockquote>
        </>
      )}
      {word.word === 'conditions' && <Conditions {...{ view, look, word, returned }} />}
    </div>
  )
}

function Conditions({ view, look, word, returned }: PartProps & Readonly<{ word: NonNullable<Gate['word']> }>) {
  const t = say(view.lang)
  const { acknowledged } = look.state.counsel
  const names = [...acknowledged].map((id) => nameOf(view, look, id))
  const mayTake = look.state.isOpen && !look.state.approved && view.may('case.propose')
  return (
    <>
      <h3>{t('conditionsHead')}</h3>
      <ol className="stack--s">
        {word.conditions.map((condition, n) => (
          <li key={n}>{condition}</li>
        ))}
      </ol>
      <p className="small soft">{names.length === 0 ? t('takenByNobody') : t('takenBy', { who: names.join(', ') })}</p>
      {returned?.form === 'counsel-take' && returned.errors['form'] && (
        <Alert kind="bad">{returned.errors['form']}</Alert>
      )}
      {mayTake && !acknowledged.has(view.actor?.id ?? '') && (
        <Form
          action={`/desk/cases/${look.file.id}/counsel/acknowledgements`}
          name={t('take')}
          hidden={{ word: word.wordId }}
        >
          <Button kind="second" small>
            {t('take')}
          </Button>
        </Form>
      )}
    </>
  )
}

function Remark({
  view,
  look,
  what,
  said,
}: PartProps & Readonly<{ what: 'asked' | 'answered'; said: NonNullable<Gate['asked']> }>) {
  const when = formatInstant(view.lang, said.at, view.zone, 'exact')
  return (
    <div className="stack--s">
      <p className="small soft">{say(view.lang)(what, { who: nameOf(view, look, said.by), when })}</p>
      <blockquote className="small">{said.text}</blockquote>
    </div>
  )
}

/** What a reviewer can do: ask counsel, or answer what counsel asked. */
function Reviewing(props: PartProps) {
  const { view, look, returned } = props
  const { isOpen, acceptedAt, approved, counsel } = look.state
  const waits = gateWaitsFor(counsel)
  if (!view.may('case.propose')) return null
  if (returned?.form === 'counsel-answer' || (isOpen && counsel.word?.word === 'ask' && !counsel.answer))
    return <OneText {...props} form="counsel-answer" />
  const mayAsk = isOpen && acceptedAt !== null && !approved && waits === null && !view.may('case.counsel')
  return mayAsk || returned?.form === 'counsel-ask' ? <OneText {...props} form="counsel-ask" /> : null
}

const TEXTS = {
  'counsel-ask': { path: 'questions', name: 'counselQuestion', label: 'askLabel', button: 'askButton' },
  'counsel-answer': { path: 'answers', name: 'counselReply', label: 'answerLabel', button: 'answerButton' },
} as const

function OneText({ view, look, returned, form }: PartProps & Readonly<{ form: keyof typeof TEXTS }>) {
  const t = say(view.lang)
  const { path, name, label, button } = TEXTS[form]
  const mine = returned?.form === form ? returned : null
  const body = (
    <Form action={`/desk/cases/${look.file.id}/counsel/${path}`} name={t(label)}>
      {mine?.errors['form'] && <Alert kind="bad">{mine.errors['form']}</Alert>}
      <TextArea
        {...filled(view.lang, mine?.typed, mine?.errors).one(name)}
        label={t(label)}
        {...(form === 'counsel-ask' && { hint: t('askHint') })}
        rows={3}
        maxLength={4000}
      />
      <div className="row">
        <Button kind="second" small>
          {t(button)}
        </Button>
      </div>
    </Form>
  )
  return form === 'counsel-answer' ? (
    body
  ) : (
    <Fold small summary={t('ask')} open={mine !== null}>
      {body}
    </Fold>
  )
}

/** What counsel can do: speak, contest the instrument, or record how that ended. */
function Speaking(props: PartProps) {
  const { view, look, returned } = props
  const { isOpen, approved, closed, counsel } = look.state
  if (!view.may('case.counsel')) return null
  const open = openChallenge(counsel)
  const mine = returned?.form === 'counsel-say'
  return (
    <>
      {(isOpen || closed?.why === 'produced' || mine) && (
        <Fold small summary={say(view.lang)('speak')} open={mine || (isOpen && waitsNow(counsel))}>
          <SayForm {...props} />
        </Fold>
      )}
      {open && <EndForm {...props} challengeId={open.challengeId} />}
      {((isOpen && !open && !approved) || returned?.form === 'challenge') && <ChallengeForm {...props} />}
    </>
  )
}

function SayForm({ view, look, returned }: PartProps) {
  const t = say(view.lang)
  const mine = returned?.form === 'counsel-say' ? returned : null
  const { one } = filled(view.lang, mine?.typed, mine?.errors)
  const { approved, counsel } = look.state
  const blocked = counsel.word?.word === 'block'
  const open = COUNSEL_WORDS.filter((word) => {
    if (blocked) return word === 'release' || (word === 'conditions' && !approved)
    return approved ? word === 'block' : true
  })
  return (
    <Form action={`/desk/cases/${look.file.id}/counsel/words`} name={t('speak')}>
      {mine?.errors['form'] && <Alert kind="bad">{mine.errors['form']}</Alert>}
      <Radios
        {...one('word')}
        label={t('speak')}
        choices={open.map((word) => ({ value: word, text: t(`word.${word}`) }))}
      />
      <TextArea {...one('note')} label={t('note')} hint={t('noteHint')} rows={3} maxLength={4000} />
      {!approved && (
        <TextArea
          {...one('conditions')}
          label={t('conditions')}
          hint={t('conditionsNote')}
          rows={3}
          maxLength={4000}
          optional
        />
      )}
      <div className="row">
        <Button kind="second" small>
          {t('speakButton')}
        </Button>
      </div>
    </Form>
  )
}

/** Beside the decision: why counsel stands in the way of this reader's approval; null where counsel does not. */
export function counselStopText(view: View, look: PartProps['look']): string | null {
  const { open, counsel } = look.state
  if (!open) return null
  const stop = approvalStop(counsel, { kind: open.kind, proposer: open.by, approver: view.actor?.id ?? '' })
  return stop && say(view.lang)(`stop.${stop}`)
}

export function CounselStop({ view, text }: Readonly<{ view: View; text: string }>) {
  return (
    <Alert kind="warn">
      <p>{text}</p>
      <p>
        <a href="#counsel">{say(view.lang)('toPanel')}</a>
      </p>
    </Alert>
  )
}
