/** The page for where somebody stands, inside or out: the book is read anew for each. */
import type { ReactElement } from 'react'
import type { Actor, Reply, Status } from '#platform/http/route.ts'
import { page } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { dayIn } from '#platform/time.ts'
import { clockOn } from '#requests'
import { STRUCTURES } from '#transparency'
import type { Opened } from './book/content.ts'
import type { Held, Vault } from './book/vault.rules.ts'
import { type Returned, VaultDoorPage } from './door/door.page.tsx'
import type { Inside } from './door/door.ts'
import { say } from './door/door.words.ts'
import type { Vaulted } from './door/enter.commands.ts'
import { VaultPage } from './door/frame.page.tsx'
import { LinesPart } from './lines/lines.page.tsx'
import { say as sayLines } from './lines/lines.words.ts'
import { NewKeys, PeoplePart } from './people/people.page.tsx'
import { say as sayPeople } from './people/people.words.ts'
import { EnterPart } from './process/enter.page.tsx'
import { say as sayFacts } from './process/facts.words.ts'
import { type Listed, ListPart } from './process/list.page.tsx'
import { rulingOf } from './process/process.commands.ts'
import { BindPart, ProcessPart } from './process/process.page.tsx'
import { say as sayProcess } from './process/process.words.ts'
import { tasksOf } from './process/secrecy.rules.ts'
import { StatementPart } from './statement/statement.page.tsx'
import { say as sayStatement } from './statement/statement.words.ts'

/** Vault officers by the role that an administrator gave. */
export type Officers = () => Promise<readonly Readonly<{ id: string; name: string }>[]>
export type VaultHouse = Vaulted & Readonly<{ officers: Officers }>

export type Looking = Readonly<{
  view: View
  actor: Actor
  inside: Inside | null
  returned: Returned | null
  status?: Status
}>

export async function lookIn(at: VaultHouse, { view, actor, inside, returned, status = 200 }: Looking): Promise<Reply> {
  const opened = inside && (await at.book.read(inside.unlocked))
  // A book that was exchanged, or a clearance that ended meanwhile: outside again.
  if (!inside || opened?.vault.people.get(actor.id)?.standing !== 'cleared') {
    const furnished = at.book.isFurnished()
    return page({}, () => <VaultDoorPage view={view} furnished={furnished} returned={returned} />, status)
  }
  const { said, word, place } = inside
  inside.said = null
  inside.word = null
  const { title, part } = await partOf(at, { view, actor, opened, place, returned })
  const here = place.at === 'process' ? '' : place.at
  const shown = { view, here, title, said, word, returned }
  return page({}, () => <VaultPage {...shown}>{part}</VaultPage>, status)
}

type Standing = Readonly<{
  view: View
  actor: Actor
  opened: Opened
  place: Inside['place']
  returned: Returned | null
}>

async function partOf(at: VaultHouse, standing: Standing): Promise<{ title: string; part: ReactElement }> {
  const { view, actor, opened, place, returned } = standing
  const { vault } = opened
  const back = { typed: returned?.typed ?? {}, errors: returned?.errors ?? {} }
  const nameOf = (id: string) => vault.people.get(id)?.name ?? id
  switch (place.at) {
    case 'home': {
      const list = [...vault.processes.values()].toReversed().map((held) => listed(at, held, actor.id))
      return { title: sayProcess(view.lang)('list.title'), part: <ListPart view={view} list={list} /> }
    }
    case 'new':
      return { title: sayFacts(view.lang)('enter.title'), part: <EnterPart view={view} {...back} /> }
    case 'people': {
      const { used, room } = opened
      const part = (
        <PeoplePart {...{ view, vault, used, room }} me={actor.id} candidates={await candidates(at, vault)} />
      )
      return { title: sayPeople(view.lang)('title'), part }
    }
    case 'lines':
      return {
        title: sayLines(view.lang)('title'),
        part: <LinesPart view={view} vault={vault} entries={opened.entries} />,
      }
    case 'statement': {
      const made = [...vault.statements.values()]
      const part = (
        <>
          <NewKeys view={view} people={[...vault.people.values()]} />
          <StatementPart {...{ view, nameOf, returned }} me={actor.id} statements={made} structures={STRUCTURES} />
        </>
      )
      return { title: sayStatement(view.lang)('title'), part }
    }
    case 'process':
      return processPart(at, standing, place.process)
  }
}

function processPart(at: VaultHouse, { view, actor, opened, returned }: Standing, process: string) {
  const { vault } = opened
  const held = vault.processes.get(process)
  if (!held) return { title: say(view.lang)('title'), part: <p>{say(view.lang)('refused.unknown')}</p> }
  const title = sayProcess(view.lang)('page.title', { n: held.number })
  const { tasks, signed } = listed(at, held, actor.id)
  if (!signed) return { title, part: <BindPart view={view} held={held} returned={returned} /> }
  const nameOf = (id: string) => vault.people.get(id)?.name ?? id
  const ruling = rulingOf(held, todayAt(at))
  const part = (
    <>
      <NewKeys view={view} people={[...vault.people.values()]} />
      <ProcessPart {...{ view, held, ruling, tasks, nameOf, returned }} me={actor.id} />
    </>
  )
  return { title, part }
}

function listed(at: VaultHouse, held: Held, me: string): Listed {
  const today = todayAt(at)
  const openQuestions = rulingOf(held, today).open.length
  const reciprocalDays = clockOn('US_NSL_RECIP', today)?.amount ?? 30
  const signed = held.bound.some(({ person }) => person === me)
  return { held, signed, tasks: tasksOf({ held, openQuestions, reciprocalDays }) }
}

async function candidates(at: VaultHouse, { people }: Vault) {
  const free = (id: string) => (people.get(id)?.standing ?? 'ended') === 'ended'
  return (await at.officers()).filter(({ id }) => free(id))
}

const todayAt = ({ office }: VaultHouse) => dayIn(office.provider.zone, office.clock.now())
