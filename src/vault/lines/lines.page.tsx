import type { View } from '#platform/http/view.ts'
import { instant } from '#platform/time.ts'
import { Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'
import type { Deed, Entry } from '../book/entry.rules.ts'
import type { Vault } from '../book/vault.rules.ts'
import { say } from './lines.words.ts'

const MOST = 200

/** The newest lines first. What a deed says stands at its process, behind its signature. */
export function LinesPart({ view, vault, entries }: Readonly<{ view: View; vault: Vault; entries: readonly Entry[] }>) {
  const t = say(view.lang)
  return (
    <>
      <p className="soft read">{t('lead')}</p>
      <Panel id="lines" title={t('title')} bare>
        <Table
          caption={t('title')}
          rows={entries.slice(-MOST).toReversed()}
          rowKey={({ n }) => String(n)}
          cards
          pad
          dense
          columns={[
            { head: t('did'), names: true, cell: ({ deed }) => deedText(view, deed) },
            { head: t('n'), number: true, cell: ({ n }) => n },
            { head: t('at'), cell: ({ at }) => <Time view={view} at={instant(at)} as="log" /> },
            { head: t('by'), cell: ({ by }) => vault.people.get(by)?.name ?? by },
            { head: t('about'), cell: ({ deed }) => aboutText(view, vault, deed) },
            { head: t('mark'), wideOnly: true, cell: ({ hash }) => <span className="mono">{hash.slice(0, 8)}</span> },
          ]}
        />
      </Panel>
      {entries.length > MOST && <p className="small soft">{t('older', { n: MOST })}</p>}
    </>
  )
}

function deedText(view: View, deed: Deed): string {
  const t = say(view.lang)
  if (deed.did === 'came-in') return t('deeds.came-in', { wrong: deed.wrongBefore })
  if (deed.did === 'took') return t('deeds.took', { what: deed.what })
  return t(`deeds.${deed.did}`)
}

function aboutText(view: View, vault: Vault, deed: Deed): string {
  if ('process' in deed) return say(view.lang)('process', { n: vault.processes.get(deed.process)?.number ?? 0 })
  return 'person' in deed ? (vault.people.get(deed.person)?.name ?? '') : ''
}
