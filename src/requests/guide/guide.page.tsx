import type { View } from '#platform/http/view.ts'
import { day } from '#platform/time.ts'
import { LinkButton } from '#ui/buttons.tsx'
import { formatDay } from '#ui/dates.ts'
import { PublicPage } from '#ui/layout.tsx'
import { Alert, PageHead, Section } from '#ui/panels.tsx'
import { Matrix, Table } from '#ui/table.tsx'
import { Legend } from '#ui/tag.tsx'
import { Crumbs } from '#ui/ways.tsx'
import { ClockList } from '../clocks/clocks.page.tsx'
import type { Category } from '../triage/category.rules.ts'
import { isPortal, type Process, processRow, RULES_DATE } from '../triage/process.rules.ts'
import { compels } from '../triage/reach.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import { GUIDE_GROUPS, GUIDE_PROCESSES, noticeDays, OTHER_PROCESSES, REQUIREMENTS } from './guide.rules.ts'
import { say } from './guide.words.ts'

type GuideAsk = Readonly<{ view: View; keyIds: readonly string[]; root: string }>

/** Who may ask what, to whom, and what is checked: every line of it from the tables that decide. */
export function GuidePage({ view, keyIds, root }: GuideAsk) {
  const t = say(view.lang)
  return (
    <PublicPage view={view} title={t('title')}>
      <PageHead
        title={t('title')}
        lead={t('lead', { date: formatDay(view.lang, day(RULES_DATE), 'full') })}
        crumbs={<Crumbs lang={view.lang} items={[{ name: t('home'), href: '/' }, { name: t('title') }]} />}
      >
        <div className="row no-print">
          <LinkButton href="/lers">{t('file')}</LinkButton>
          <LinkButton kind="quiet" href="/data">
            {t('heldData')}
          </LinkButton>
          <LinkButton kind="quiet" href="/.well-known/legal-requests.json">
            {t('forPrograms')}
          </LinkButton>
        </div>
      </PageHead>
      <Alert kind="bad" title={t('emergencyTitle')}>
        <p>{t('emergency', { number: view.provider.emergencyTelephone })}</p>
      </Alert>
      <WhoMayAsk view={view} />
      <Addressees view={view} />
      <Checks view={view} />
      <Ways view={view} />
      <Telling view={view} />
      <Section id="answer" title={t('answerTitle')}>
        <p className="read">{t('answer', { days: view.provider.delivery.days })}</p>
        <p className="read">{t('verify')}</p>
        <LinkButton kind="second" href="/verify">
          {t('verifyGo')}
        </LinkButton>
        <p className="read">{t('keys')}</p>
        <ul className="mono">
          {keyIds.map((id) => (
            <li key={id}>{id}</li>
          ))}
        </ul>
        <p className="read">{t('root')}</p>
        <p className="small mono">{root}</p>
        <LinkButton kind="quiet" href="/.well-known/document-root.pem">
          {t('rootFile')}
        </LinkButton>
      </Section>
      <ClockList view={view} />
      <Wont view={view} />
    </PublicPage>
  )
}

function WhoMayAsk({ view }: Readonly<{ view: View }>) {
  const t = say(view.lang)
  const name = sayTriage(view.lang)
  const cell = (process: Process, category: Category) =>
    compels(process, category) ? { kind: 'yes' as const, text: t('yes') } : { kind: 'no' as const, text: t('no') }
  return (
    <Section id="matrix" title={t('matrixTitle')} full>
      <div className="stack">
        <p className="soft read">{t('matrixLead')}</p>
        <Legend
          items={[
            { kind: 'yes', text: t('legendYes') },
            { kind: 'no', text: t('legendNo') },
          ]}
        />
        <p className="small soft only-narrow">{t('slide')}</p>
        <Matrix
          lang={view.lang}
          caption={t('matrixTitle')}
          corner={t('data')}
          columns={GUIDE_PROCESSES.map((process) => ({
            key: process,
            name: name(`process.${process}`),
            note: processRow(process).basis,
          }))}
          groups={[
            ...GUIDE_GROUPS.map(({ dataClass, categories }) => ({
              name: name(`class.${dataClass}`),
              rows: categories.map((category) => ({
                key: category,
                name: name(`category.${category}`),
                cells: GUIDE_PROCESSES.map((process) => cell(process, category)),
              })),
            })),
            {
              name: t('never'),
              rows: [
                {
                  key: 'live',
                  name: t('live'),
                  note: t('liveNote'),
                  cells: GUIDE_PROCESSES.map(() => ({ kind: 'no' as const, text: t('no') })),
                },
              ],
            },
          ]}
        />
        <h3>{t('law')}</h3>
        <LawTable view={view} />
        <h3>{t('others')}</h3>
        <p className="soft read">{t('othersLead')}</p>
        <OthersTable view={view} />
        <p className="small soft read">{t('unread')}</p>
      </div>
    </Section>
  )
}

function LawTable({ view }: Readonly<{ view: View }>) {
  const t = say(view.lang)
  const name = sayTriage(view.lang)
  return (
    <Table
      caption={t('law')}
      cards
      rows={GUIDE_PROCESSES}
      rowKey={(process) => process}
      columns={[
        { head: t('process'), names: true, cell: (process) => name(`process.${process}`) },
        { head: t('basis'), cell: (process) => processRow(process).citation },
        {
          head: t('here'),
          cell: (process) => (isPortal(process) ? t('hereYes') : t('hereNo', { email: view.provider.officeEmail })),
        },
      ]}
    />
  )
}

/** What else an authority may come with: who may use it, how far it reaches at most, and which text says so. */
function OthersTable({ view }: Readonly<{ view: View }>) {
  const t = say(view.lang)
  const name = sayTriage(view.lang)
  const reachOf = (process: Process) => {
    const { reach } = processRow(process)
    return reach === 'nothing' ? t('noData') : name(`class.${reach}`)
  }
  return (
    <Table
      caption={t('others')}
      cards
      rows={OTHER_PROCESSES}
      rowKey={(process) => process}
      columns={[
        { head: t('process'), names: true, cell: (process) => name(`process.${process}`) },
        {
          head: t('whoMay'),
          cell: (process) =>
            processRow(process)
              .jurisdictions.map((each) => name(`jurisdiction.${each}`))
              .join(', '),
        },
        { head: t('reaches'), cell: reachOf },
        { head: t('basis'), cell: (process) => <span lang="en">{processRow(process).citation}</span> },
      ]}
    />
  )
}

function Addressees({ view }: Readonly<{ view: View }>) {
  const t = say(view.lang)
  return (
    <Section id="where" title={t('whereTitle')}>
      <div className="cols">
        {(['meetings', 'phone'] as const).map((product) => {
          const { name, attention, address } = view.provider.products[product]
          return (
            <div className="panel" key={product}>
              <div className="panel__head">
                <h3>{sayTriage(view.lang)(`product.${product}`)}</h3>
              </div>
              <div className="panel__in stack--s">
                <p>
                  <b>{name}</b>
                  {[attention, ...address].map((line) => (
                    <span key={line}>
                      <br />
                      {line}
                    </span>
                  ))}
                </p>
                <p className="small soft">{t('whereNote')}</p>
              </div>
            </div>
          )
        })}
      </div>
    </Section>
  )
}

function Checks({ view }: Readonly<{ view: View }>) {
  const t = say(view.lang)
  const megabytes = Math.floor(view.provider.intake.maxBytes / 1_000_000)
  return (
    <Section id="checks" title={t('checkTitle')}>
      <div className="stack">
        <p className="soft">{t('checkLead')}</p>
        <Table
          caption={t('checkTitle')}
          cards
          rows={REQUIREMENTS}
          rowKey={(requirement) => requirement}
          columns={[
            { head: t('check'), names: true, cell: (requirement) => t(`requirement.${requirement}`) },
            {
              head: t('asks'),
              cell: (requirement) =>
                requirement === 'format'
                  ? t('requirementAsks.format', { megabytes })
                  : t(`requirementAsks.${requirement}`),
            },
          ]}
        />
      </div>
    </Section>
  )
}

function Ways({ view }: Readonly<{ view: View }>) {
  const t = say(view.lang)
  return (
    <Section id="ways" title={t('waysTitle')}>
      <div className="stack--s read">
        <p>{t('ways.which', { email: view.provider.officeEmail })}</p>
        <p>{t('ways.kept')}</p>
        <p>{t('ways.rules')}</p>
        <p>{t('ways.answer')}</p>
      </div>
    </Section>
  )
}

function Telling({ view }: Readonly<{ view: View }>) {
  const t = say(view.lang)
  const { days, authorityDays, emergencyDays, exceptionDays, arguedDays } = noticeDays(view.provider)
  return (
    <Section id="notice" title={t('noticeTitle')}>
      <div className="stack--s read">
        <p>{t('notice.first', { authorityDays })}</p>
        <p>{t('notice.time', { days })}</p>
        <p>{t('notice.held', { exceptionDays, arguedDays })}</p>
        <p>{t('notice.emergency', { emergencyDays })}</p>
        <p>{t('notice.others')}</p>
      </div>
    </Section>
  )
}

function Wont({ view }: Readonly<{ view: View }>) {
  const t = say(view.lang)
  return (
    <Section id="wont" title={t('wontTitle')}>
      <div className="cols cols--two">
        {(['existence', 'private', 'testify', 'secret'] as const).map((thing) => (
          <div className="stack--s" key={thing}>
            <h3>{t(`wont.${thing}`)}</h3>
            <p className="soft">{t(`wont.${thing}Text`)}</p>
          </div>
        ))}
      </div>
    </Section>
  )
}
