import type { View } from '#platform/http/view.ts'
import { Panel, Section } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'
import type { PartProps } from '../desk/case.page.tsx'
import { DeliveryLink } from '../production/delivery-paper.page.tsx'
import type { SentLetter } from './letter.store.ts'
import { say } from './letter-file.words.ts'

/** What the office wrote about a case, to the officer and to users: each as it was sent. */
export function LettersPanel({ view, look }: PartProps) {
  const t = say(view.lang)
  return (
    <Panel id="letters" title={t('title')}>
      {look.letters.length > 0 && <p className="small soft">{t('lead')}</p>}
      <Letters view={view} letters={look.letters} at={`/desk/cases/${look.file.id}`} readers />
      {look.facts.some(({ kind }) => kind === 'delivered') && (
        <DeliveryLink view={view} at={`/desk/cases/${look.file.id}`} />
      )}
    </Panel>
  )
}

export function LettersSection({
  view,
  caseId,
  letters,
}: Readonly<{ view: View; caseId: string; letters: readonly SentLetter[] }>) {
  const t = say(view.lang)
  return (
    <Section id="letters" title={t('title')}>
      {letters.length > 0 && <p className="soft">{t('yours')}</p>}
      <Letters view={view} letters={letters} at={`/lers/cases/${caseId}`} />
    </Section>
  )
}

type LettersShown = Readonly<{
  view: View
  letters: readonly SentLetter[]
  at: string
  /** To whom each went. */
  readers?: boolean
}>

function Letters({ view, letters, at, readers }: LettersShown) {
  const t = say(view.lang)
  if (letters.length === 0) return <p className="soft">{t('none')}</p>
  return (
    <Table
      caption={t('title')}
      cards
      dense
      rows={letters}
      rowKey={({ id }) => id}
      columns={[
        { head: t('sent'), cell: (letter) => <Time view={view} at={letter.at} as="exact" /> },
        ...(readers ? [{ head: t('reader'), cell: (letter: SentLetter) => t(letter.to) }] : []),
        {
          head: t('subject'),
          names: true,
          cell: ({ id, subject }) => (
            <a href={`${at}/letters/${id}/file`} download>
              {subject}
            </a>
          ),
        },
      ]}
    />
  )
}
