import type { View } from '#platform/http/view.ts'
import { dayIn } from '#platform/time.ts'
import { Button } from '#ui/buttons.tsx'
import { Radios } from '#ui/choices.tsx'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { Facts, Mono } from '#ui/facts.tsx'
import { DateField, filled, Select, TextArea, TextField } from '#ui/fields.tsx'
import { FieldRow, Form } from '#ui/form.tsx'
import { Alert, Fold, Panel } from '#ui/panels.tsx'
import { Tag } from '#ui/tag.tsx'
import type { Fact } from '../case/fact.rules.ts'
import { FirstPage } from '../dialogue/attachment.page.tsx'
import { FilesField } from '../dialogue/files.page.tsx'
import { lastSecretDay, type Secrecy } from '../notice/notice.rules.ts'
import type { PartProps } from './case.page.tsx'
import { nameOf } from './case-history.page.tsx'
import { say } from './secrecy.words.ts'

/** Orders that forbid telling the user. Each binds from the moment it is recorded; only counsel says otherwise. */
export function SecrecyPanel({ view, look, returned }: PartProps) {
  const t = say(view.lang)
  const { orders, isOpen } = look.state
  const { owing, told } = look.notice
  return (
    <Panel id="secrecy" title={t('secrecy.title')}>
      {orders.length === 0 && <p className="soft">{t('secrecy.none')}</p>}
      {orders.map((order) => (
        <Order key={order.orderId} view={view} look={look} returned={returned} order={order} />
      ))}
      {(isOpen || owing) &&
        view.may('case.assign') &&
        (told && !owing ? (
          <p className="small soft">{t('secrecy.alreadyTold')}</p>
        ) : (
          <AddOrder view={view} look={look} returned={returned} />
        ))}
    </Panel>
  )
}

function Order({ view, look, returned, order }: PartProps & Readonly<{ order: Secrecy }>) {
  const t = say(view.lang)
  const recorded = look.facts.find((fact) => fact.kind === 'secrecy-recorded' && fact.data.orderId === order.orderId)
  const ruled = look.facts.find((fact) => fact.kind === 'secrecy-ruled' && fact.data.orderId === order.orderId)
  const contested = look.facts.find((fact) => fact.kind === 'secrecy-contested' && fact.data.orderId === order.orderId)
  const claim = recorded?.kind === 'secrecy-recorded' ? recorded.data : undefined
  const when = (fact: Fact) => formatInstant(view.lang, fact.at, view.zone, 'exact')
  return (
    <div className="stack--s">
      <p>
        <Binding view={view} order={order} />
      </p>
      <Facts
        items={[
          { name: t('secrecy.court'), value: claim?.court || t('secrecy.unnamed') },
          { name: t('secrecy.statute'), value: claim?.statute || t('secrecy.unnamed') },
          ...(claim?.docket ? [{ name: t('secrecy.docket'), value: <Mono>{claim.docket}</Mono> }] : []),
          {
            name: t('secrecy.ends'),
            value: order.endsOn ? formatDay(view.lang, order.endsOn, 'dated') : t('secrecy.open'),
          },
        ]}
      />
      <OrderPicture view={view} look={look} orderId={order.orderId} />
      {recorded && (
        <p className="small soft">
          {t('secrecy.recorded', { when: when(recorded), who: nameOf(view, look, recorded.author) })}
        </p>
      )}
      {contested && <p className="small soft">{t('secrecy.contested', { when: when(contested) })}</p>}
      {ruled?.kind === 'secrecy-ruled' && (
        <>
          <p className="small soft">
            {t('secrecy.ruledBy', { who: nameOf(view, look, ruled.author), when: when(ruled) })}
          </p>
          <blockquote className="small">{ruled.data.reason}</blockquote>
        </>
      )}
      {!order.ruling &&
        (look.state.isOpen || look.notice.owing) &&
        (view.may('notice.rule') ? (
          <Rule view={view} look={look} returned={returned} order={order} />
        ) : (
          order.endsOn === null && <Alert kind="warn">{t('secrecy.forCounsel')}</Alert>
        ))}
    </div>
  )
}

/** What the order says, to be read by whoever decides on it. */
function OrderPicture({ view, look, orderId }: Pick<PartProps, 'view' | 'look'> & Readonly<{ orderId: string }>) {
  const file = look.files.find(({ id }) => id === look.orderFiles.get(orderId))
  if (file) return <FirstPage view={view} file={file} caseId={look.file.id} />
  return (
    <p className="small">
      <a href="#document">{say(view.lang)('secrecy.inDocument')}</a>
    </p>
  )
}

function Binding({ view, order }: Readonly<{ view: View; order: Secrecy }>) {
  const t = say(view.lang)
  const until = lastSecretDay(order)
  if (until === null) return <Tag kind="open">{t('secrecy.notBinding')}</Tag>
  if (until === 'open') return <Tag kind="warn">{t('secrecy.bindsOpen')}</Tag>
  const day = formatDay(view.lang, until, 'dated')
  return until < dayIn(view.provider.zone, view.now) ? (
    <Tag kind="done">{t('secrecy.ended', { day })}</Tag>
  ) : (
    <Tag kind="half">{t('secrecy.binds', { day })}</Tag>
  )
}

function AddOrder({ view, look, returned }: PartProps) {
  const t = say(view.lang)
  const mine = returned?.form === 'order' ? returned : null
  const { one } = filled(view.lang, mine?.typed, mine?.errors)
  return (
    <Fold small summary={t('secrecy.add')} open={mine !== null}>
      <Form
        action={`/desk/cases/${look.file.id}/secrecy-orders`}
        name={t('secrecy.add')}
        hidden={{ seen: String(look.state.lastFact) }}
        upload={view.lang}
      >
        <p className="small soft">{t('secrecy.addHint')}</p>
        <FieldRow>
          <TextField {...one('court')} label={t('secrecy.court')} maxLength={200} />
          <TextField {...one('statute')} label={t('secrecy.statute')} maxLength={200} />
        </FieldRow>
        <DateField {...one('endsOn')} label={t('secrecy.ends')} hint={t('secrecy.endsHint')} optional />
        <Select
          {...one('found')}
          label={t('secrecy.found')}
          hint={t('secrecy.foundHint')}
          options={[
            { value: 'document', text: t('secrecy.foundDocument') },
            ...look.files.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <FilesField
          view={view}
          error={one('files').error}
          again={mine !== null}
          form="order"
          label={t('secrecy.foundFile')}
          most={1}
        />
        <div className="row">
          <Button kind="second" small>
            {t('secrecy.addButton')}
          </Button>
        </div>
      </Form>
    </Fold>
  )
}

function Rule({ view, look, returned, order }: PartProps & Readonly<{ order: Secrecy }>) {
  const t = say(view.lang)
  const mine = returned?.form === 'ruling' && returned.typed['order'] === order.orderId ? returned : null
  const { one } = filled(view.lang, mine?.typed, mine?.errors)
  const id = (name: string) => `f-${name}-${order.orderId}`
  return (
    <Fold small summary={t('secrecy.rule')} open={mine !== null || order.endsOn === null}>
      <Form
        action={`/desk/cases/${look.file.id}/secrecy-orders/${order.orderId}/ruling`}
        name={t('secrecy.rule')}
        hidden={{ seen: String(look.state.lastFact) }}
      >
        <Radios
          {...one('ruling')}
          id={id('ruling')}
          label={t('secrecy.ruling')}
          choices={[
            { value: 'binds-until', text: t('secrecy.bindsUntil') },
            { value: 'does-not-bind', text: t('secrecy.doesNotBind') },
          ]}
        />
        <DateField {...one('endsOn')} id={id('endsOn')} label={t('secrecy.until')} optional />
        <TextArea {...one('reason')} id={id('reason')} label={t('secrecy.reason')} rows={2} maxLength={2000} />
        <div className="row">
          <Button kind="second" small>
            {t('secrecy.ruleButton')}
          </Button>
        </div>
      </Form>
    </Fold>
  )
}
