import type { View } from '#platform/http/view.ts'
import { instant } from '#platform/time.ts'
import { Button } from '#ui/buttons.tsx'
import { Check, Radios } from '#ui/choices.tsx'
import { formatDay } from '#ui/dates.ts'
import { Facts } from '#ui/facts.tsx'
import { type Errors, filled, type Typed } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { Alert, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Cell } from '#ui/tag.tsx'
import { Time } from '#ui/time.tsx'
import type { Held } from '../book/vault.rules.ts'
import { AdvicePart, AnswerPart } from './answer.page.tsx'
import type { Ruling } from './decide.rules.ts'
import { say as sayFacts } from './facts.words.ts'
import { Tasks } from './list.page.tsx'
import { say } from './process.words.ts'
import { SecrecyPart, ToldPart } from './secrecy.page.tsx'
import type { Task } from './secrecy.rules.ts'

export type ProcessShown = Readonly<{
  view: View
  held: Held
  ruling: Ruling
  tasks: readonly Task[]
  me: string
  /** Name of a person of the vault. */
  nameOf: (id: string) => string
  /** Which form came back. */
  returned: Readonly<{ deed: string; typed: Typed; errors: Errors }> | null
}>

/** Before the reader has signed: nothing of what it says. */
export function BindPart({ view, held, returned }: Pick<ProcessShown, 'view' | 'held' | 'returned'>) {
  const t = say(view.lang)
  const { one } = filled(view.lang, returned?.typed, returned?.errors)
  return (
    <Panel id="bind" title={t('bind.title')}>
      <p className="read">{t('bind.text')}</p>
      <Form hidden={{ deed: 'bind', process: held.id }} className="stack read">
        <Radios
          {...one('as')}
          label={t('bind.as')}
          choices={(['comply', 'attorney'] as const).map((value) => ({ value, text: t(`as.${value}`) }))}
        />
        <Check {...one('bound')} choice={{ value: 'on', text: t('bind.tick') }} />
        <Button>{t('bind.submit')}</Button>
      </Form>
    </Panel>
  )
}

export function ProcessPart(props: ProcessShown) {
  const { view, tasks } = props
  return (
    <>
      <Tasks view={view} tasks={tasks} />
      <FactsPart {...props} />
      <RulingPart {...props} />
      <AdvicePart {...props} />
      <AnswerPart {...props} />
      <SecrecyPart {...props} />
      <ToldPart {...props} />
    </>
  )
}

function FactsPart({ view, held, nameOf }: ProcessShown) {
  const t = say(view.lang)
  const f = sayFacts(view.lang)
  const { facts } = held
  const yes = (is: boolean) => f(is ? 'facts.yes' : 'facts.no')
  const said = (text: string) => text || f('facts.none')
  const day = (of: Parameters<typeof formatDay>[1]) => formatDay(view.lang, of, 'dated')
  return (
    <Panel
      id="facts"
      title={f('facts.title')}
      aside={
        <>
          {t('page.by', { name: nameOf(held.enteredBy) })} <Time view={view} at={instant(held.enteredAt)} as="log" />
        </>
      }
    >
      <Facts
        items={[
          { name: f('facts.kind'), value: f(`kinds.${facts.kind}`) },
          ...(facts.paragraph ? [{ name: f('facts.paragraph'), value: f(`facts.paragraphs.${facts.paragraph}`) }] : []),
          { name: f('facts.authority'), value: said(facts.authority) },
          { name: f('facts.signer'), value: `${f(`facts.signers.${facts.signer}`)}: ${facts.signerName}` },
          { name: f('facts.reference'), value: said(facts.reference) },
          { name: f('facts.issuedOn'), value: day(facts.issuedOn) },
          {
            name: f('facts.receivedOn'),
            value: `${day(facts.receivedOn)}. ${facts.receivedHow} (${facts.receivedBy})`,
          },
          { name: f('facts.certified'), value: yes(facts.certified) },
          { name: f('facts.selectorKind'), value: f(`facts.selectorKinds.${facts.selectorKind}`) },
          { name: f('facts.selectors'), value: <Selectors list={facts.selectors} />, mono: true },
          { name: f('facts.asked'), value: facts.asked.map((field) => f(`fields.${field}`)).join('; ') },
          { name: f('facts.telephony'), value: yes(facts.telephony) },
          { name: f('facts.dangerName'), value: yes(facts.secrecyDanger) },
          { name: f('facts.reviewName'), value: yes(facts.secrecyReview) },
          { name: f('facts.firstForProduct'), value: said(facts.firstForProduct) },
          { name: f('facts.paperAtName'), value: said(facts.paperAt) },
        ]}
      />
      {facts.paper && (
        <Form hidden={{ deed: 'take', process: held.id, what: 'paper' }}>
          <p className="small soft">{t('page.takeText')}</p>
          <Button kind="second" small>
            {t('page.take')}
          </Button>
        </Form>
      )}
    </Panel>
  )
}

function Selectors({ list }: Readonly<{ list: readonly string[] }>) {
  return (
    <ul className="plain">
      {list.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  )
}

function RulingPart({ view, ruling }: ProcessShown) {
  const t = say(view.lang)
  const f = sayFacts(view.lang)
  const asked = ruling.fields.filter(({ because }) => because !== 'not-asked')
  return (
    <Panel id="ruling" title={t('ruling.title')}>
      {ruling.refuse.map((because) => (
        <Alert key={because} kind="bad">
          {t(`ruling.refuse.${because}`)}
        </Alert>
      ))}
      {ruling.open.map((question) => (
        <Alert key={question} kind="warn">
          {t(`ruling.open.${question}`)}
        </Alert>
      ))}
      {ruling.stopped.map((question) => (
        <Alert key={question} kind="bad">
          {t('ruling.stopped', { question: t(`ruling.questions.${question}`) })}
        </Alert>
      ))}
      <Table
        caption={t('ruling.title')}
        rows={asked}
        rowKey={({ field }) => field}
        cards
        columns={[
          { head: t('ruling.field'), names: true, cell: ({ field }) => f(`fields.${field}`) },
          {
            head: t('ruling.verdict'),
            cell: ({ give, because }) => (
              <Cell kind={give ? 'yes' : because === 'reached' ? 'part' : 'no'}>
                {t(give ? 'ruling.give' : 'ruling.withhold')}
              </Cell>
            ),
          },
          { head: t('ruling.why'), cell: ({ because }) => t(`ruling.because.${because}`) },
        ]}
      />
      <p className="small soft">{t('ruling.source', { citation: ruling.citation })}</p>
    </Panel>
  )
}
