/**
 * Writes a corpus of test documents: for each a plan with its key first, then the file. `sample` says how many of each sort.
 * Files go to a folder named after the seed, so that a second run finds them.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Provider } from './cast.ts'
import { type Chance, chance } from './chance.ts'
import { DEFECTS, type Defect, planOf, SECRECY_IN_ORDER } from './defects.ts'
import { drawLetters, lookOf } from './draw.ts'
import { HOSTILE } from './hostile.ts'
import { LETTERS } from './letters.ts'
import { ABROAD } from './letters-abroad.ts'
import { HELD_OUT } from './letters-held-out.ts'
import { ORDERS } from './letters-orders.ts'
import { type Form, type Plan, TODAY } from './plan.ts'
import { scanLook, scanOf } from './scan.ts'
import type { Template } from './writing.ts'

export type Sample = Readonly<{
  typed: number
  heldOut: number
  orders: number
  scanned: number
  abroad: number
  hostile: number
}>
/** `codes`: what must be reported; "A|B" means either. `group` says which hand wrote it. */
export type Paper = Readonly<{
  name: string
  file: string
  group: 'tuned' | 'held-out' | 'orders' | 'abroad' | 'hostile'
  scanned: boolean
  template: string
  defects: readonly string[]
  codes: readonly string[]
  form: Form | null
  provider: Provider
  today: string
}>

export async function makeCorpus(seed: number, folder: string, sample: Sample): Promise<Paper[]> {
  mkdirSync(folder, { recursive: true })
  const from = chance(seed)
  const papers: Paper[] = []
  const keep = (name: string, bytes: Uint8Array, paper: Omit<Paper, 'name' | 'file' | 'today'>, ending = 'pdf') => {
    const file = join(folder, `${name}.${ending}`)
    writeFileSync(file, bytes)
    papers.push({ ...paper, name, file, today: TODAY })
  }
  const letters = async (
    group: 'tuned' | 'held-out' | 'orders',
    templates: readonly Template[],
    count: number,
    scanned: boolean,
  ) => {
    for (let n = 0; n < count; n++) {
      const template = templates[n % templates.length] ?? from.pick(templates)
      const plan = planOf(from, defectsFor(n, from), template.process)
      const typed = await drawLetters([template.write(plan.facts)], lookOf(from))
      const bytes = scanned ? await scanOf(typed, scanLook(from), from) : typed
      keep(`${group}-${scanned ? 'scan' : 'typed'}-${n}`, bytes, {
        group,
        scanned,
        template: template.name,
        ...keyOf(plan, scanned),
      })
    }
  }
  await letters('tuned', LETTERS, sample.typed, false)
  await letters('held-out', HELD_OUT, sample.heldOut, false)
  await letters('orders', ORDERS, sample.orders, false)
  await letters('tuned', LETTERS, Math.ceil(sample.scanned / 2), true)
  await letters('held-out', HELD_OUT, Math.floor(sample.scanned / 2), true)
  for (let n = 0; n < sample.abroad; n++) await abroad(n, from, keep)
  for (let n = 0; n < sample.hostile; n++) {
    const hostile = HOSTILE[n % HOSTILE.length]
    if (!hostile) continue
    const plan = planOf(from, [])
    const bytes = await hostile.make(
      from.pick(LETTERS.filter(({ process }) => process === 'any')).write(plan.facts),
      lookOf(from),
    )
    keep(
      `hostile-${n}`,
      bytes,
      {
        group: 'hostile',
        scanned: false,
        template: 'file',
        ...keyOf(plan, false),
        defects: [hostile.name],
        codes: hostile.codes,
        form: null,
      },
      hostile.ending,
    )
  }
  return papers
}

type Keep = (name: string, bytes: Uint8Array, paper: Omit<Paper, 'name' | 'file' | 'today'>) => void

/** A letter in Dutch or German alone (a defect), or beside its English translation (none). Every fourth is a scan. */
async function abroad(n: number, from: Chance, keep: Keep): Promise<void> {
  const foreign = ABROAD[n % ABROAD.length] ?? from.pick(ABROAD)
  const beside = n % 8 >= 4
  const plan = planOf(from, [])
  const english = from.pick(LETTERS.filter(({ process }) => process === 'any'))
  const typed = await drawLetters(
    beside ? [foreign.write(plan.facts), english.write(plan.facts)] : [foreign.write(plan.facts)],
    lookOf(from),
  )
  const scanned = n % 4 === 3 && n % 8 === 3
  const bytes = scanned ? await scanOf(typed, scanLook(from), from) : typed
  const key = keyOf(plan, scanned)
  keep(`abroad-${n}`, bytes, {
    group: 'abroad',
    scanned,
    template: foreign.name,
    ...key,
    defects: beside ? [] : ['no English text'],
    codes: beside ? key.codes : [...key.codes, 'IN_LANG'],
  })
}

/** Every fifth document is clean; the others go round the defects, and half of them have two. */
function defectsFor(n: number, from: Chance): Defect[] {
  if (n % 5 === 0) return from.odds(0.4) ? [SECRECY_IN_ORDER] : []
  const first = DEFECTS[(n - Math.floor(n / 5) - 1) % DEFECTS.length]
  return [...(first ? [first] : []), ...(from.odds(0.5) ? [from.pick(DEFECTS)] : [])]
}

function keyOf(plan: Plan, scanned: boolean): Pick<Paper, 'defects' | 'codes' | 'form' | 'provider'> {
  return {
    defects: plan.defects,
    codes: [...plan.codes, ...(scanned ? ['IN_SCAN'] : [])],
    form: plan.form,
    provider: plan.facts.provider,
  }
}
