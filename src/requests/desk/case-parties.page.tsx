import type { Agency } from '#agencies'
import type { View } from '#platform/http/view.ts'
import { type Fact, Facts } from '#ui/facts.tsx'
import { formatNumber } from '#ui/figures.ts'
import { Panel } from '#ui/panels.tsx'
import { Tag } from '#ui/tag.tsx'
import { Time } from '#ui/time.tsx'
import { say as sayArrival } from '../arrival/arrival.words.ts'
import type { CaseFile, Task } from '../case/case.store.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import type { CaseLook } from './case.look.ts'
import type { PartProps } from './case.page.tsx'
import { say } from './case.words.ts'

/** So many identifiers stand on the case page; a long list has a page of its own. */
const SHOWN = 25

/** Who asks, and about whom. */
export function PartiesPanel({ view, look }: PartProps) {
  const t = say(view.lang)
  return (
    <Panel id="parties" title={t('parties.title')} bare>
      <div className="panel__in cols">
        <div className="stack--s">
          <h3 className="small faint">{t('parties.asks')}</h3>
          <Facts items={askers(view, look)} />
        </div>
        <div className="stack--s">
          <h3 className="small faint">{t('parties.about')}</h3>
          <Facts
            items={look.file.tasks.slice(0, SHOWN).map((task) => ({
              name: sayTriage(view.lang)(`identifier.${task.kind}`),
              value: <About view={view} look={look} task={task} />,
            }))}
          />
          {look.file.tasks.length > SHOWN && <TheRest view={view} look={look} />}
        </div>
      </div>
    </Panel>
  )
}

/** How the whole list stands, and the way to it. */
function TheRest({ view, look: { file, state } }: Readonly<{ view: View; look: CaseLook }>) {
  const t = say(view.lang)
  const results = file.tasks.map(({ id }) => state.resolved.get(id)?.result ?? 'waiting')
  const count = (wanted: (typeof results)[number]) => results.filter((result) => result === wanted).length
  return (
    <>
      <p className="small soft">
        {(['found', 'ambiguous', 'not-found', 'waiting'] as const)
          .filter((result) => count(result) > 0)
          .map((result) => `${formatNumber(view.lang, count(result))} ${t(`parties.result.${result}`)}`)
          .join('; ')}
      </p>
      <p>
        <a href={`/desk/cases/${file.id}/identifiers`}>{t('parties.all', { n: file.tasks.length })}</a>
      </p>
    </>
  )
}

function askers(view: View, { agency, officer, contact, file, levelNeeded }: CaseLook): readonly Fact[] {
  const t = say(view.lang)
  const level = officer?.verification?.level ?? 0
  return [
    {
      name: t('parties.agency'),
      value: agency ? <AgencyName view={view} agency={agency} /> : file.agencyId,
    },
    { name: t('parties.officer'), value: [officer?.title, contact.name, officer?.badge].filter(Boolean).join(', ') },
    {
      name: t('parties.verified'),
      value: (
        <>
          <Tag kind={level >= levelNeeded ? 'good' : 'warn'}>
            {level > 0 ? t('parties.level', { n: level }) : t('parties.notVerified')}
          </Tag>
          {officer?.verification && (
            <>
              {' '}
              <Time view={view} at={officer.verification.at} as="log" />
              <br />
              {officer.verification.note}
            </>
          )}
        </>
      ),
    },
    { name: t('parties.needed'), value: t('parties.levelOf', { n: levelNeeded }) },
    {
      name: t('parties.callBack'),
      value: agency?.telephone ? (
        <>
          <span className="mono">{agency.telephone}</span>
          {', '}
          {t('parties.source')}
        </>
      ) : (
        t('parties.none')
      ),
    },
    ...instrumentFacts(view, file),
    { name: t('parties.docket'), value: file.docketNumber || t('parties.none'), mono: true },
    { name: t('parties.statute'), value: file.statute || t('parties.none') },
    { name: t('parties.product'), value: sayTriage(view.lang)(`product.${file.product}`) },
  ]
}

function AgencyName({ view, agency }: Readonly<{ view: View; agency: Agency }>) {
  const t = say(view.lang)
  const called = [agency.name, agency.unit, agency.region, agency.country].filter(Boolean).join(', ')
  if (agency.standing === 'registered') return called
  return (
    <>
      {called} <Tag kind="warn">{t('parties.named')}</Tag>
      <br />
      <a href={`/desk/agencies/${agency.id}`}>{t('parties.find')}</a>
    </>
  )
}

/** What only a document that came outside the portal says. */
function instrumentFacts({ lang }: View, { instrument }: CaseFile): readonly Fact[] {
  if (instrument === null || instrument.channel === 'portal') return []
  const t = say(lang)
  const triage = sayTriage(lang)
  const { channel, issuer, validatedBy } = instrument
  const validated =
    validatedBy === null ? [] : [{ name: t('parties.validated'), value: triage(`issuer.${validatedBy}`) }]
  return [
    { name: t('parties.channel'), value: sayArrival(lang)(`channel.${channel}`) },
    { name: t('parties.issuer'), value: triage(`issuer.${issuer}`) },
    ...validated,
  ]
}

export function About({ view, look, task }: Readonly<{ view: View; look: Pick<CaseLook, 'state'>; task: Task }>) {
  const t = say(view.lang)
  const resolved = look.state.resolved.get(task.id)
  const kind = { found: 'done', ambiguous: 'warn', 'not-found': 'open', waiting: 'half' } as const
  const result = resolved?.result ?? 'waiting'
  return (
    <>
      <span className="mono">{task.value}</span>
      {task.at && (
        <>
          {' '}
          <Time view={view} at={task.at} zone="UTC" />
        </>
      )}
      <br />
      <Tag kind={kind[result]}>{t(`parties.result.${result}`)}</Tag>
      {resolved?.found.map((found) => (
        <span key={`${found.accountId} ${found.meetingId}`}>
          <br />
          {t('parties.account', { type: found.accountType, country: found.country })}{' '}
          <span className="mono faint">{found.accountId}</span>
        </span>
      ))}
    </>
  )
}
