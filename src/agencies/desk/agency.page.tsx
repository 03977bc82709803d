import type { View } from '#platform/http/view.ts'
import { dayIn } from '#platform/time.ts'
import { countryName } from '#platform/words.ts'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { Facts } from '#ui/facts.tsx'
import type { Errors, Typed } from '#ui/fields.tsx'
import { ErrorSummary } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { DeskHead, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag, type TagKind } from '#ui/tag.tsx'
import type { Binding } from '../binding/binding.store.ts'
import { isHeld } from '../hold/hold.rules.ts'
import { type Evidence, lapseOf } from '../ladder/ladder.rules.ts'
import { SupervisorPanel, supervisorNames } from '../supervisor/supervisor.page.tsx'
import { say } from './agencies.words.ts'
import type { AgencyLook, OfficerLook } from './agency.question.ts'
import { BindingForms, EvidenceForm, HoldForm, RegisterForm } from './agency-forms.page.tsx'

export type AgencyPageProps = Readonly<{ view: View; look: AgencyLook; typed: Typed; errors: Errors }>

/** One agency: facts, domains, officers with the evidence on which each stands, and what can be done. */
export function AgencyPage(props: AgencyPageProps) {
  const { view, look, errors } = props
  const t = say(view.lang)
  const { agency, officers } = look
  const manages = view.may('agency.manage')
  return (
    <DeskPage view={view} title={agency.name} wrong={Object.keys(errors).length > 0}>
      <DeskHead title={agency.name} aside={<a href="/desk/agencies">{t('title')}</a>} />
      {agency.unit && <p className="soft">{agency.unit}</p>}
      <ErrorSummary lang={view.lang} errors={errors} names={fieldNames(view)} />
      <div className="stack">
        {agency.standing === 'named' && <RegisterForm {...props} />}
        <Panel id="facts" title={t('one.facts')}>
          <AgencyFacts {...props} />
        </Panel>
        <Panel id="officers" title={t('people.title')} bare={officers.length > 0}>
          {officers.length === 0 ? <p className="soft">{t('people.none')}</p> : <Officers {...props} />}
        </Panel>
        {manages && officers.length > 0 && agency.standing === 'registered' && <EvidenceForm {...props} />}
        <Panel id="domains" title={t('bind.title')} bare={look.bindings.length > 0}>
          {look.bindings.length === 0 ? <p className="soft">{t('bind.none')}</p> : <Bindings {...props} />}
        </Panel>
        {manages && <BindingForms {...props} />}
        <SupervisorPanel {...props} />
        {manages && officers.length > 0 && <HoldForm {...props} />}
      </div>
    </DeskPage>
  )
}

function fieldNames({ lang }: View): Readonly<Record<string, string>> {
  const t = say(lang)
  return {
    ...{ domain: t('bind.domain'), reason: t('bind.reason'), answered: t('bind.which'), note: t('bind.note') },
    ...{
      ended: t('bind.which'),
      endReason: t('bind.endReason'),
      officer: t('evidence.officer'),
      kind: t('evidence.kind'),
    },
    ...{ outcome: t('evidence.outcome'), spokeTo: t('evidence.spokeTo'), said: t('evidence.note') },
    ...{ telephone: t('fresh.telephone'), address: t('fresh.address'), source: t('fresh.source') },
    ...{ held: t('hold.officer'), hold: t('hold.kind'), holdReason: t('hold.reason') },
    ...supervisorNames(lang),
  }
}

function AgencyFacts({ view, look: { agency, names } }: AgencyPageProps) {
  const t = say(view.lang)
  const added = formatInstant(view.lang, agency.addedAt, view.zone, 'log')
  return (
    <Facts
      items={[
        {
          name: t('country'),
          value: [agency.region, countryName(view.lang, agency.country)].filter(Boolean).join(', '),
        },
        { name: t('one.address'), value: agency.address.join(', ') || t('one.none') },
        { name: t('one.telephone'), value: agency.telephone || t('one.none'), mono: true },
        { name: t('one.source'), value: agency.source },
        { name: t('one.added'), value: `${nameOf(view, names, agency.addedBy)}, ${added}` },
        { name: t('one.governmental'), value: t(agency.usGovernmental ? 'one.yes' : 'one.no') },
      ]}
    />
  )
}

function nameOf(view: View, names: ReadonlyMap<string, string>, id: string): string {
  return id === 'system' ? say(view.lang)('one.system') : (names.get(id) ?? id)
}

function Officers(props: AgencyPageProps) {
  const { view, look } = props
  const t = say(view.lang)
  return (
    <Table
      caption={t('people.title')}
      rows={look.officers}
      rowKey={({ personId }) => personId}
      cards
      pad
      columns={[
        {
          head: t('people.officer'),
          cell: ({ name, title, badge, address }) => (
            <>
              {name}
              <br />
              <span className="small soft">{[title, badge, address].filter(Boolean).join(', ')}</span>
            </>
          ),
        },
        { head: t('people.rung'), cell: (officer) => <RungCell {...props} officer={officer} /> },
        { head: t('people.evidence'), cell: (officer) => <EvidenceCell {...props} officer={officer} /> },
      ]}
    />
  )
}

type OfficerProps = AgencyPageProps & Readonly<{ officer: OfficerLook }>

function RungCell({ view, look, officer: { rung, hold } }: OfficerProps) {
  const t = say(view.lang)
  const on = (at: Date) => formatDay(view.lang, dayIn(view.zone, at), 'plain')
  const kind: TagKind = rung.level < 2 ? 'act' : lapseOf(rung, view.now) ? 'warn' : 'good'
  return (
    <div className="stack--s">
      <p>
        <Tag kind={kind}>{t('people.level', { n: rung.level })}</Tag>{' '}
        {rung.lapsesAt && <span className="small soft">{t('people.until', { day: on(rung.lapsesAt) })}</span>}
      </p>
      {rung.lapsed && <p className="small">{t('people.lapsed', { n: rung.lapsed.level, day: on(rung.lapsed.at) })}</p>}
      {rung.missing.length > 0 && (
        <p className="small soft">
          {t('people.needs', { what: rung.missing.map((one) => t(`kind.${one}`)).join(', ') })}
        </p>
      )}
      {hold && isHeld(hold) && (
        <>
          <Tag kind="bad">{t(`people.held.${hold.kind}`)}</Tag>
          <p className="small soft">{t('people.heldBy', words(view, look.names, { ...hold, text: hold.reason }))}</p>
        </>
      )}
    </div>
  )
}

function EvidenceCell({ view, look, officer: { evidence } }: OfficerProps) {
  const t = say(view.lang)
  if (evidence.length === 0) return t('people.noEvidence')
  return (
    <ul className="stack--s small">
      {evidence.toReversed().map((piece) => (
        <li key={`${piece.kind} ${piece.at.toISOString()}`}>
          {evidenceText(view, piece)}{' '}
          <span className="soft">{t('people.heldBy', words(view, look.names, { ...piece, text: piece.note }))}</span>
        </li>
      ))}
    </ul>
  )
}

function evidenceText(view: View, { kind, outcome, spokeTo }: Evidence): string {
  const t = say(view.lang)
  const said = { kind: t(`kind.${kind}`), outcome: t(`outcome.${outcome}`) }
  return spokeTo === '' ? t('plain', said) : t('spoke', { ...said, spokeTo })
}

type Word = Readonly<{ by: string; at: Date; text: string }>

function words(view: View, names: ReadonlyMap<string, string>, { by, at, text }: Word) {
  return { who: nameOf(view, names, by), when: formatInstant(view.lang, at, view.zone, 'log'), reason: text }
}

function Bindings({ view, look }: AgencyPageProps) {
  const t = say(view.lang)
  return (
    <Table
      caption={t('bind.title')}
      rows={look.bindings}
      rowKey={({ id }) => id}
      cards
      pad
      columns={[
        { head: t('bind.domain'), cell: ({ domain }) => <span className="mono">{domain}</span> },
        { head: t('bind.state'), cell: (binding) => <BindingTag view={view} binding={binding} /> },
        { head: t('bind.said'), cell: (binding) => <BindingWords view={view} names={look.names} binding={binding} /> },
      ]}
    />
  )
}

function BindingTag({ view, binding }: Readonly<{ view: View; binding: Binding }>) {
  const t = say(view.lang)
  if (binding.inForce) return <Tag kind="good">{t('bind.force')}</Tag>
  if (binding.unbound) return <Tag kind="plain">{t('bind.ended')}</Tag>
  return binding.outcome ? <Tag kind="bad">{t('bind.refused')}</Tag> : <Tag kind="act">{t('bind.open')}</Tag>
}

type BindingWordsProps = Readonly<{ view: View; names: ReadonlyMap<string, string>; binding: Binding }>

function BindingWords({ view, names, binding }: BindingWordsProps) {
  const t = say(view.lang)
  const { byRegister, outcome, unbound } = binding
  const first = words(view, names, { ...binding, text: binding.reason })
  const later = [outcome, unbound].filter((word) => word !== null)
  return (
    <div className="stack--s small">
      <p>{t(byRegister ? 'bind.byRegister' : 'bind.proposedBy', first)}</p>
      {later.map((word) => {
        const { reason, ...said } = words(view, names, { ...word, text: word.note })
        return <p key={word.at.toISOString()}>{t('bind.answered', { ...said, note: reason })}</p>
      })}
    </div>
  )
}
