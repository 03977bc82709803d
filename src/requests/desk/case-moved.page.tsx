import type { View } from '#platform/http/view.ts'
import { Facts } from '#ui/facts.tsx'
import { Alert } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Cell } from '#ui/tag.tsx'
import { Time } from '#ui/time.tsx'
import { say as sayTriage } from '../triage/triage.words.ts'
import type { CaseLook } from './case.look.ts'
import type { PartProps, Returned } from './case.page.tsx'
import { say } from './case.words.ts'
import { nameOf, ToldLine, told } from './case-history.page.tsx'
import { say as sayDecision } from './decision.words.ts'
import { shownProposal } from './decision-data.page.tsx'

/** Somebody was faster: what changed beside what was typed, and where two proposals meet, both tables in one. */
export function MovedNotice({
  view,
  look,
  returned,
  since,
}: Omit<PartProps, 'returned'> & Readonly<{ returned: Returned; since: number }>) {
  const t = say(view.lang)
  const facts = look.facts.filter(({ n }) => n > since)
  const typed = typedLines(view, returned)
  const { open } = look.state
  return (
    <div className="moved" role="alert" tabIndex={-1} data-focus="">
      <Alert kind="warn" title={t('moved.title')}>
        <p>{t('moved.text')}</p>
        {open && returned.form === 'propose' && open.by !== view.actor?.id && (
          <p>{t('moved.wait', { name: nameOf(view, look, open.by) })}</p>
        )}
        <div className="cols">
          <div className="stack--s">
            <h3 className="plainhead">{t('moved.since')}</h3>
            <ul className="stack--s small">
              {told(facts).map(({ fact, n }) => (
                <li key={fact.n}>
                  <Time view={view} at={fact.at} as="log" /> <ToldLine view={view} look={look} fact={fact} n={n} />
                </li>
              ))}
            </ul>
          </div>
          <div className="stack--s">
            <h3 className="plainhead">{t('moved.typed')}</h3>
            {typed.length > 0 ? <Facts items={typed} /> : <p className="small soft">{t('moved.nothing')}</p>}
          </div>
        </div>
        {returned.form === 'propose' && <Both view={view} look={look} returned={returned} />}
      </Alert>
    </div>
  )
}

/** Free text, by the name of its field; the choices of the table stand in the comparison below it. */
function typedLines(view: View, { typed }: Returned) {
  const d = sayDecision(view.lang)
  const names: Readonly<Record<string, string>> = {
    explanation: d('explanation'),
    reason: d('reason'),
    from: d('from'),
    to: d('to'),
    text: say(view.lang)('notes.add'),
  }
  return Object.entries(names).flatMap(([field, name]) => {
    const value = [typed[field] ?? []].flat().join(', ')
    return value === '' ? [] : [{ name, value }]
  })
}

function Both({ view, look, returned }: Readonly<{ view: View; look: CaseLook; returned: Returned }>) {
  const t = say(view.lang)
  const theirs = shownProposal(look)?.body.decision
  if (theirs?.kind !== 'disclose') return null
  const lines = look.reach.rulings.map(({ category, verdict }) => ({
    category,
    yours:
      returned.typed[`rows.${category}.verdict`] === 'disclose' ||
      (returned.typed[`rows.${category}.verdict`] === undefined && verdict === 'disclose'),
    theirs: theirs.rows.some((row) => row.category === category && row.verdict === 'disclose'),
  }))
  const cell = (given: boolean) => (
    <Cell kind={given ? 'yes' : 'no'}>{sayDecision(view.lang)(given ? 'disclose' : 'withhold')}</Cell>
  )
  return (
    <Table
      caption={t('moved.compare')}
      captionSeen
      className="decide"
      dense
      cards
      rows={lines}
      rowKey={(line) => line.category}
      isHere={(line) => line.yours !== line.theirs}
      columns={[
        { head: sayDecision(view.lang)('category'), cell: (line) => sayTriage(view.lang)(`category.${line.category}`) },
        { head: t('moved.theirs'), cell: (line) => cell(line.theirs) },
        { head: t('moved.yours'), cell: (line) => cell(line.yours) },
      ]}
    />
  )
}
