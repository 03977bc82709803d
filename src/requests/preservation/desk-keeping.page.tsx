import { Button } from '#ui/buttons.tsx'
import { Check } from '#ui/choices.tsx'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { Sum } from '#ui/due.tsx'
import { Facts, Hash } from '#ui/facts.tsx'
import { filled, TextArea } from '#ui/fields.tsx'
import { formatBytes } from '#ui/figures.ts'
import { Form } from '#ui/form.tsx'
import { Alert, Fold, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { isClockId, newestClock } from '../clocks/clock.rules.ts'
import { rowSource } from '../clocks/row.page.tsx'
import type { PartProps } from '../desk/case.page.tsx'
import { nameOf } from '../desk/case-history.page.tsx'
import { say as sayTriage } from '../triage/triage.words.ts'
import { say } from './desk-keeping.words.ts'
import type { KeepingLook } from './keeping.look.ts'
import type { Preservation } from './preservation.rules.ts'

/** What was kept, how much of it, until when, and how that ends. */
export function KeepingPanel(props: PartProps) {
  const { view, look } = props
  const t = say(view.lang)
  if (!look.keeping) return null
  const { kept } = look.keeping
  const tag = kept ? stateOf(kept) : 'none'
  return (
    <Panel id="keeping" title={t('title')} aside={<Tag kind={TAGS[tag]}>{t(`tag.${tag}`)}</Tag>}>
      {kept ? <Kept {...props} keeping={look.keeping} kept={kept} /> : <p className="soft">{t('notYet')}</p>}
    </Panel>
  )
}

const TAGS = { none: 'open', sealing: 'half', kept: 'done', converted: 'done', ended: 'done' } as const

function stateOf(kept: Preservation): keyof typeof TAGS {
  if (kept.ended) return 'ended'
  if (!kept.snapshot) return 'sealing'
  return kept.converted.length > 0 ? 'converted' : 'kept'
}

type KeptProps = PartProps & Readonly<{ keeping: KeepingLook; kept: Preservation }>

function Kept(props: KeptProps) {
  const { view, look, kept } = props
  const t = say(view.lang)
  const { period, ended, destroyed, keptFor } = kept
  const exact = (at: Date) => formatInstant(view.lang, at, view.zone, 'exact')
  const source = isClockId(period.rule) ? rowSource(view.lang, newestClock(period.rule)) : ''
  return (
    <>
      {ended ? (
        <>
          <p>{t(`ended.${ended.how}`, { when: exact(ended.at) })}</p>
          {ended.reason !== '' && <blockquote className="small soft">{ended.reason}</blockquote>}
          {destroyed ? (
            <p className="small">
              {t('destroyed', { when: exact(destroyed.at) })}{' '}
              <a href={`/desk/cases/${look.file.id}/certificate`}>{t('certificate')}</a>
            </p>
          ) : (
            <Alert>{t('destroying')}</Alert>
          )}
        </>
      ) : (
        <p>{t(kept.renewed ? 'untilRenewed' : 'until', { day: formatDay(view.lang, period.lastDay, 'long') })}</p>
      )}
      <Converted {...props} />
      {!ended && keptFor !== null && view.now >= period.until && <Alert kind="warn">{t('keptFor', { keptFor })}</Alert>}
      <Fold small summary={t('sum')}>
        <Sum caption={t('sum')} lines={props.keeping.sum} />
        <p className="small faint">{t('rule', { rule: period.rule, source })}</p>
      </Fold>
      <Renewed {...props} />
      <Copy {...props} />
      {!ended && kept.snapshot && view.may('case.decide') && <Release {...props} />}
    </>
  )
}

/** On which requests records were handed over from the copy. */
function Converted({ view, kept }: KeptProps) {
  const t = say(view.lang)
  if (kept.converted.length === 0) return null
  return (
    <ul className="stack--s">
      {kept.converted.map(({ caseId, number, own, at }) => (
        <li key={caseId}>
          {t(own ? 'converted' : 'lent', { when: formatInstant(view.lang, at, view.zone, 'exact') })}{' '}
          <a href={`/desk/cases/${caseId}`} className="mono">
            {number}
          </a>
        </li>
      ))}
    </ul>
  )
}

function Renewed({ view, look, keeping: { renewal } }: KeptProps) {
  const t = say(view.lang)
  if (!renewal) return null
  const { officialName, officialTitle, request } = renewal
  return (
    <Fold small summary={t('renewal', { when: formatInstant(view.lang, renewal.at, view.zone, 'exact') })}>
      <p className="small">
        {t('renewalBy', { officer: nameOf(view, look, renewal.askedBy), name: officialName, title: officialTitle })}
      </p>
      <blockquote className="small soft">{request}</blockquote>
    </Fold>
  )
}

/** Counts by category; what is in it nobody sees here. */
function Copy({ view, look, keeping: { totals }, kept }: KeptProps) {
  const t = say(view.lang)
  if (!kept.snapshot) return <Alert>{t('sealing')}</Alert>
  const { checked, ended } = kept
  const { file } = look
  const stamp = (at: Date) => formatInstant(view.lang, at, view.zone, 'stamp')
  return (
    <>
      <Table
        caption={t('counts')}
        rows={totals}
        rowKey={(row) => row.category}
        dense
        cards
        columns={[
          { head: t('category'), cell: (row) => sayTriage(view.lang)(`category.${row.category}`) },
          { head: t('records'), cell: (row) => String(row.records) },
          { head: t('files'), cell: (row) => String(row.files) },
          { head: t('size'), cell: (row) => formatBytes(view.lang, row.bytes) },
        ]}
      />
      <Facts
        items={[
          { name: t('reflects'), value: stamp(file.receivedAt) },
          { name: t('takenAt'), value: stamp(kept.snapshot.at) },
          { name: t('manifest'), value: <Hash value={kept.snapshot.sha256} /> },
        ]}
      />
      {checked && (
        <Alert kind={checked.intact ? 'good' : 'bad'}>
          {t(checked.intact ? 'intact' : 'broken', { when: stamp(checked.at) })}
        </Alert>
      )}
      {!ended && view.may('case.decide') && (
        <Form action={`/desk/cases/${file.id}/keeping/checks`} name={t('check')}>
          <div className="row">
            <Button kind="second" small>
              {t('check')}
            </Button>
          </div>
        </Form>
      )}
    </>
  )
}

function Release({ view, look, returned }: KeptProps) {
  const t = say(view.lang)
  const mine = returned?.form === 'release' ? returned : null
  const { one } = filled(view.lang, mine?.typed, mine?.errors)
  return (
    <Fold small summary={t('release.wish')} open={mine !== null}>
      <Form action={`/desk/cases/${look.file.id}/keeping/release`} name={t('release.wish')}>
        <p className="small">{t('release.text')}</p>
        <TextArea {...one('reason')} id="f-release-reason" label={t('release.reason')} rows={2} maxLength={2000} />
        <Check
          lang={view.lang}
          name="confirm"
          error={one('confirm').error}
          chosen={one('confirm').value !== ''}
          choice={{ value: 'yes', text: t('release.confirm', { number: look.file.number }) }}
        />
        <div className="row">
          <Button kind="refuse" small>
            {t('release.button')}
          </Button>
        </div>
      </Form>
    </Fold>
  )
}
