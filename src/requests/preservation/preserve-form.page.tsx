import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { Checks } from '#ui/choices.tsx'
import { filled, TextArea } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { Alert } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Cell } from '#ui/tag.tsx'
import type { Preserving } from '../case/proposal.rules.ts'
import type { PartProps } from '../desk/case.page.tsx'
import { say as sayDecision } from '../desk/decision.words.ts'
import { Period, Subjects } from '../desk/decision-form.page.tsx'
import { periodText } from '../desk/decision-text.page.tsx'
import { scopeNow } from '../dialogue/dialogue.rules.ts'
import { categoryRow } from '../triage/category.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import { say } from './desk-keeping.words.ts'

/** What is to be kept of what was asked, preset to all of it. */
export function PreserveForm({ view, look, returned }: PartProps) {
  const t = say(view.lang)
  const triage = sayTriage(view.lang)
  const mine = returned?.form === 'preserve' ? returned : null
  const { categories } = scopeNow(look.file, look.state.dialogue)
  const found = [...look.state.resolved.values()].some((resolved) => resolved.found.length > 0)
  return (
    <Form
      action={`/desk/cases/${look.file.id}/proposals`}
      name={t('propose')}
      hidden={{ seen: String(look.state.lastFact), kind: 'preserve' }}
      className="proposal"
    >
      <div className="panel__in stack">
        <Checks
          lang={view.lang}
          name="categories"
          label={t('choose')}
          hint={t('chooseHint')}
          error={mine?.errors['categories']}
          value={mine ? [mine.typed['categories'] ?? []].flat() : [...categories]}
          choices={categories.map((category) => ({
            value: category,
            text: triage(`category.${category}`),
            note: triage(`class.${categoryRow(category).dataClass}`),
          }))}
        />
        {found ? <Subjects view={view} look={look} mine={mine} /> : <Alert>{t('none')}</Alert>}
        <Period view={view} look={look} mine={mine} />
        <TextArea
          {...filled(view.lang, mine?.typed, mine?.errors).one('explanation')}
          label={sayDecision(view.lang)('explanation')}
          hint={t('explanationHint')}
          rows={4}
          maxLength={4000}
        />
        <div className="row">
          <Button>{t('propose')}</Button>
          <span className="small soft">{sayDecision(view.lang)('proposeNote')}</span>
        </div>
      </div>
    </Form>
  )
}

/** What was asked, and of each whether it is kept; all of it as long as nobody has proposed. */
export function PreserveTable({ view, look, decision }: PartProps & Readonly<{ decision: Preserving | null }>) {
  const t = say(view.lang)
  const triage = sayTriage(view.lang)
  const { categories } = scopeNow(look.file, look.state.dialogue)
  const kept = decision?.categories ?? categories
  return (
    <Table
      caption={t('caption')}
      cards
      pad
      className="decide"
      rows={categories}
      rowKey={(category) => category}
      group={(category) => triage(`class.${categoryRow(category).dataClass}`)}
      columns={[
        { head: t('category'), cell: (category) => triage(`category.${category}`) },
        {
          head: t('choose'),
          cell: (category) => (
            <Cell kind={kept.includes(category) ? 'yes' : 'no'}>{t(kept.includes(category) ? 'choose' : 'left')}</Cell>
          ),
        },
      ]}
    />
  )
}

export function preserveFoot(view: View, { categories, subjects, from, to }: Preserving): string {
  return say(view.lang)('foot', {
    ...{ kept: categories.length, subjects: subjects.length, period: periodText(view, from, to) },
  })
}
