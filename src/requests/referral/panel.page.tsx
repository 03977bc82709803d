import type { View } from '#platform/http/view.ts'
import { day, dayIn } from '#platform/time.ts'
import { Button } from '#ui/buttons.tsx'
import { Check, Checks, Radios } from '#ui/choices.tsx'
import { formatDay } from '#ui/dates.ts'
import { type Fact, Facts, Hash, Pre } from '#ui/facts.tsx'
import { DateField, filled, Select, TextArea } from '#ui/fields.tsx'
import { FieldRow, Form } from '#ui/form.tsx'
import { Alert, Fold, Panel } from '#ui/panels.tsx'
import { Tag } from '#ui/tag.tsx'
import type { CaseLook } from '../desk/case.look.ts'
import type { PartProps } from '../desk/case.page.tsx'
import { nameOf } from '../desk/case-history.page.tsx'
import { RECORDS } from './acceptable-use.rules.ts'
import type { ReferralState } from './referral.look.ts'
import { LONGEST } from './referral.rules.ts'
import { say } from './referral.words.ts'

export const TAG_OF: Readonly<Record<ReferralState, 'act' | 'warn' | 'half' | 'open' | 'good'>> = {
  open: 'act',
  held: 'warn',
  released: 'half',
  answered: 'good',
  declined: 'open',
  withdrawn: 'open',
}

type One = CaseLook['referral']['referrals'][number]

/** What was referred from this case, and the form for another; nothing where nobody could be referred. */
export function ReferralPanel(props: PartProps) {
  const { view, look, returned } = props
  const { referrals, subjects } = look.referral
  const writing = subjects.length > 0 && view.may('case.propose')
  if (referrals.length === 0 && !writing) return null
  const t = say(view.lang)
  return (
    <Panel id="referral" title={t('title')}>
      <p className="small soft">{t('lead')}</p>
      {referrals.map((one) => (
        <Referred key={one.id} {...props} one={one} />
      ))}
      {writing && (
        <Fold small summary={t('form.fold')} open={returned?.form === 'refer'}>
          <ReferForm {...props} />
        </Fold>
      )}
    </Panel>
  )
}

function Referred({ one, ...props }: PartProps & Readonly<{ one: One }>) {
  const { view, look } = props
  const t = say(view.lang)
  const waits = one.state === 'open' || one.state === 'held'
  return (
    <div className="stack--s">
      <p>
        <Tag kind={TAG_OF[one.state]}>{t(`states.${one.state}`)}</Tag> <span className="mono faint">{one.id}</span>
      </p>
      <Facts items={factsOf(view, look, one)} />
      <Fold small summary={t('preview.title')} open={waits}>
        <div className="stack--s">
          <p className="small soft">{t('preview.lead')}</p>
          <Pre name={t('preview.aria')}>{one.text}</Pre>
          <Hash value={one.hash} />
        </div>
      </Fold>
      {waits && <Deeds {...props} one={one} />}
    </div>
  )
}

function factsOf(view: View, look: CaseLook, { says, word, end, answers }: One): readonly Fact[] {
  const t = say(view.lang)
  const full = (text: string) => formatDay(view.lang, day(text), 'dated')
  const last = answers.at(-1)
  return [
    { name: t('facts.rule'), value: says.rule.name[view.lang] },
    { name: t('facts.subjects'), value: says.subjects.map(subjectText).join(', '), mono: true },
    { name: t('facts.period'), value: t('facts.span', { from: full(says.period.from), to: full(says.period.to) }) },
    { name: t('facts.records'), value: says.records.map((kind) => t(`records.${kind}`)).join(', ') },
    { name: t('facts.shows'), value: says.shows },
    ...(word
      ? [{ name: t('facts.counsel'), value: t(word.word === 'yes' ? 'facts.counselYes' : 'facts.counselNo', word) }]
      : []),
    ...(end
      ? [{ name: t('facts.end'), value: [nameOf(view, look, end.by), end.reason].filter(Boolean).join(': ') }]
      : []),
    ...(last ? [{ name: t('facts.outcome'), value: outcomeText(view, last) }] : []),
  ]
}

const subjectText = ({ account, meeting }: One['says']['subjects'][number]) =>
  meeting === null ? account : `${account} / ${meeting}`

function outcomeText(view: View, { outcome, rule }: One['answers'][number]): string {
  const t = say(view.lang)
  const said = t(`outcomes.${outcome}`)
  return rule === '' ? said : t('facts.outcomeRule', { outcome: said, rule })
}

/** What somebody can do now: counsel speaks, another person decides, who opened it takes it back. */
function Deeds({ view, look, returned, one }: PartProps & Readonly<{ one: One }>) {
  const t = say(view.lang)
  const own = view.actor?.id === one.by
  const at = `/desk/cases/${look.file.id}/referrals/${one.id}`
  const mine = returned?.typed['referral'] === one.id ? returned : null
  const fields = { view, at, one, mine }
  return (
    <>
      {one.state === 'held' && <Alert kind="warn">{t('heldNow')}</Alert>}
      {mine?.errors['form'] && <Alert kind="bad">{mine.errors['form']}</Alert>}
      {one.state === 'held' && !own && view.may('notice.rule') && <WordForm {...fields} />}
      {own ? <BackForm {...fields} /> : view.may('case.decide') && <EndForm {...fields} />}
    </>
  )
}

type DeedProps = Readonly<{ view: View; at: string; one: One; mine: PartProps['returned'] }>

function WordForm({ view, at, one, mine }: DeedProps) {
  const t = say(view.lang)
  const back = mine?.form === 'refer-word' ? mine : null
  const { one: field } = filled(view.lang, back?.typed, back?.errors)
  return (
    <Form action={`${at}/word`} name={t('word.name')}>
      <p className="small soft">{t('word.lead')}</p>
      <Radios
        {...field('word')}
        id={`f-word-${one.id}`}
        label={t('word.choose')}
        choices={[
          { value: 'yes', text: t('word.yes') },
          { value: 'no', text: t('word.no') },
        ]}
      />
      <TextArea
        {...field('reason')}
        id={`f-word-reason-${one.id}`}
        label={t('word.reason')}
        rows={2}
        maxLength={2000}
      />
      <div className="row">
        <Button kind="second">{t('word.go')}</Button>
      </div>
    </Form>
  )
}

function EndForm({ view, at, one, mine }: DeedProps) {
  const t = say(view.lang)
  const back = mine?.form === 'refer-end' ? mine : null
  const { one: field } = filled(view.lang, back?.typed, back?.errors)
  return (
    <Form action={`${at}/end`} name={t('end.name')} hidden={{ hash: one.hash }}>
      <Radios
        {...field('ending')}
        id={`f-ending-${one.id}`}
        label={t('end.choose')}
        choices={[
          { value: 'released', text: t('end.release'), disabled: one.state === 'held' || one.word?.word === 'no' },
          { value: 'declined', text: t('end.decline') },
        ]}
      />
      <TextArea
        {...field('reason')}
        id={`f-end-reason-${one.id}`}
        label={t('end.reason')}
        hint={t('end.reasonHint')}
        rows={2}
        maxLength={2000}
        optional
      />
      <div className="row">
        <Button>{t('end.go')}</Button>
      </div>
    </Form>
  )
}

function BackForm({ view, at, one, mine }: DeedProps) {
  const t = say(view.lang)
  const back = mine?.form === 'refer-back' ? mine : null
  return (
    <>
      <p className="small soft">{t('end.own')}</p>
      <Fold small summary={t('end.back')} open={back !== null}>
        <Form action={`${at}/withdrawal`} name={t('end.backGo')}>
          <TextArea
            {...filled(view.lang, back?.typed, back?.errors).one('reason')}
            id={`f-back-reason-${one.id}`}
            label={t('end.reason')}
            rows={2}
            maxLength={2000}
          />
          <div className="row">
            <Button kind="refuse">{t('end.backGo')}</Button>
          </div>
        </Form>
      </Fold>
    </>
  )
}

function ReferForm({ view, look, returned }: PartProps) {
  const t = say(view.lang)
  const mine = returned?.form === 'refer' ? returned : null
  const today = dayIn(view.provider.zone, view.now)
  const { one, many } = filled(view.lang, mine?.typed ?? { to: today }, mine?.errors)
  const { subjects, rules } = look.referral
  return (
    <Form action={`/desk/cases/${look.file.id}/referrals`} name={t('form.name')}>
      <p className="small soft">{t('form.leaves')}</p>
      {mine?.errors['form'] && <Alert kind="bad">{mine.errors['form']}</Alert>}
      <Checks
        {...many('subjects')}
        label={t('form.subjects')}
        choices={[
          ...new Set(
            subjects.map(({ account, meeting }) => [account, ...(meeting === null ? [] : [meeting])].join('/')),
          ),
        ].map((value) => ({ value, text: <span className="mono">{value.replace('/', ' / ')}</span> }))}
      />
      <Select
        {...one('rule')}
        label={t('form.rule')}
        blank={t('form.choose')}
        options={rules.rules.map(({ id, name }) => ({ value: id, text: name[view.lang] }))}
      />
      <FieldRow end>
        <DateField {...one('from')} id="f-referral-from" label={t('form.from')} />
        <DateField {...one('to')} id="f-referral-to" label={t('form.to')} />
      </FieldRow>
      <Checks
        {...many('records')}
        label={t('form.records')}
        choices={RECORDS.map((value) => ({ value, text: t(`records.${value}`) }))}
      />
      <TextArea {...one('shows')} label={t('form.shows')} hint={t('form.showsHint')} rows={3} maxLength={LONGEST} />
      <Check {...one('own')} choice={{ value: 'on', text: t('form.seen') }} chosen={mine?.typed['own'] === 'on'} />
      <div className="row">
        <Button>{t('form.go')}</Button>
      </div>
    </Form>
  )
}
