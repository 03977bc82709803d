/** Every part in every state. Seen at /desk/ui, and by axe and a camera in `sheet.test.ts`. */

import type { View } from '#platform/http/view.ts'
import { type Day, day, instant } from '#platform/time.ts'
import { DeskPage } from './layout.tsx'
import { PageHead } from './panels.tsx'
import { FieldsAndErrors, Folds, WaysAround } from './sheet/forms.page.tsx'
import { DatesAndNumbers, FactsAndCodes, FindingsAndLeaf, Pictures, Timelines } from './sheet/matter.page.tsx'
import { Alerts, Buttons, Colours, Empties, Tags, Types } from './sheet/plain.page.tsx'
import { Tables } from './sheet/tables.page.tsx'
import { sheet } from './sheet.words.ts'

/** The days of the examples, so that the sheet looks the same whatever the clock says. */
const SAMPLE_NOW = '2026-11-18T09:24:00Z'

/** The sheet as a page of the desk. */
export function ComponentSheet({ view }: Readonly<{ view: View }>) {
  const t = sheet(view.lang)
  const at: View = { ...view, now: instant(SAMPLE_NOW) }
  return (
    <DeskPage view={view} title={t('title')}>
      <PageHead title={t('title')} lead={t('lead')} />
      <Colours view={at} />
      <Types view={at} />
      <Buttons view={at} />
      <FieldsAndErrors view={at} />
      <Tags view={at} />
      <Alerts view={at} />
      <WaysAround view={at} />
      <Folds view={at} />
      <Tables view={at} />
      <FactsAndCodes view={at} />
      <Timelines view={at} />
      <FindingsAndLeaf view={at} />
      <Pictures view={at} />
      <DatesAndNumbers view={at} on={SAMPLE_DAY} />
      <Empties view={at} />
    </DeskPage>
  )
}

const SAMPLE_DAY: Day = day('2026-11-19')
