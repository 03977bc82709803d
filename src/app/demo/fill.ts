/** Fills an empty demo by calling the product's own commands under the demo's clock: nothing here writes to a table. */
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays, atHour, dayIn, systemClock } from '#platform/time.ts'
import { loadWorld, worldOf } from '#records'
import type { OpenHouse } from '../house.ts'
import { askTheOwner, fileFromAbroad } from './abroad.ts'
import { staffAgency } from './agency.ts'
import { layOutArrivals } from './arrivals.ts'
import { askCosts } from './costs.ts'
import { writeGuidelines } from './guidelines.ts'
import { type DemoPeople, type DemoPerson, makePeople } from './people.ts'
import { practise } from './practice.ts'
import { STORIES } from './stories.ts'
import { type Filed, playWave } from './story.ts'
import { talkAboutCase } from './talk.ts'

let made: DemoPeople | undefined

/** From days.ts's first day up to now, wave after wave; the jobs of each wave run at their own hours as time passes. */
export async function fillDemo(house: OpenHouse): Promise<void> {
  const { office, tools } = house
  if (!tools.passTime) throw new Error('only a demo is filled with invented people')
  const end = systemClock.now()
  const today = dayIn(office.provider.zone, end)
  made = await makePeople(house)
  await writeGuidelines(house, made)
  const world = worldOf({
    seed: 20_261_118,
    accounts: 60,
    until: end,
    days: 540,
    meetingsPerAccount: 6,
    signInsPerAccount: 24,
  })
  await loadWorld(office, world)
  const accounts = world.rows.service_account.map(({ email }) => email)
  let talked: Filed | undefined
  let answered: Filed | undefined
  for (const daysAgo of [...new Set(STORIES.map((story) => story.daysAgo))].sort((a, b) => b - a)) {
    await untilThen(house, atHour(addDays(today, -daysAgo), 9, office.provider.zone))
    const filed = await playWave(
      { house, people: made, accounts, end },
      STORIES.filter((story) => story.daysAgo === daysAgo),
    )
    talked = filed.find(({ story }) => story.ending === 'in-review' && story.officer === 'officer') ?? talked
    answered = filed.find(({ story }) => story.ending === 'downloaded') ?? answered
  }
  await untilThen(house, systemClock.now())
  if (talked) await talkAboutCase(office, made, talked.caseId)
  if (talked && answered)
    await askCosts(office, made, {
      answered: { caseId: answered.caseId, officer: answered.story.officer },
      open: talked.caseId,
    })
  await staffAgency(office, made, talked?.caseId ?? null)
  await fileFromAbroad(office, made, { account: accounts[3] ?? '', meeting: accounts[5] ?? '' })
  await askTheOwner(house, made)
  await practise(house, made)
  await layOutArrivals(office, made, accounts[0] ?? '')
}

async function untilThen({ office, tools }: OpenHouse, then: Date): Promise<void> {
  const left = then.getTime() - office.clock.now().getTime()
  if (left > 0) await tools.passTime?.(left)
}

/** `data/demo.json`, mode 0600: as whom a person or a program can sign in. Passwords are in no other place. */
export async function writeDemoFile(dataDir: string, url: string): Promise<readonly DemoPerson[]> {
  const path = join(dataDir, 'demo.json')
  const people = made ? [...made.values()] : peopleIn(path)
  const content = {
    url,
    people: Object.fromEntries(
      people.map(({ key, id, name, email, password, token }) => [key, { id, name, email, password, token }]),
    ),
  }
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  chmodSync(path, 0o600)
  return people
}

type DemoFile = { people: Record<string, Omit<DemoPerson, 'key' | 'agencyId'>> }

function peopleIn(path: string): readonly DemoPerson[] {
  if (!existsSync(path)) return []
  const { people }: DemoFile = JSON.parse(readFileSync(path, 'utf8'))
  return Object.entries(people).map(([key, person]) => ({ key, agencyId: null, ...person }))
}
