/** The source of records that the provider's file names, behind the one port. */
import type { Provider } from '#platform/config.ts'
import type { Db } from '#platform/db/db.ts'
import type { Files } from '#platform/files.ts'
import { CATALOGUE } from '../catalogue-form.rules.ts'
import { greetDatabase, postgresRecords } from '../postgres/postgres.ts'
import { leftOut } from '../postgres/queries.rules.ts'
import { postgresFaults, recordsIn } from '../postgres/settings.ts'
import { serviceRecords } from '../service.store.ts'
import type { RecordSource } from '../source.ts'
import { ConnectorFault } from './exchange.ts'
import { type Greeting, remoteRecords } from './remote.ts'
import { httpFaults, type RecordsSetting, remoteOf } from './settings.ts'

/** Without a setting the office's own tables. */
export function openRecords(
  own: Readonly<{ db: Db; files: Pick<Files, 'open'> }>,
  setting: Provider['records'],
): RecordSource {
  if (!setting) return serviceRecords(own)
  return setting.kind === 'http' ? remoteRecords(remoteOf(setting)) : postgresRecords(recordsIn(setting))
}

/** One line for each thing that the setting names and that will not do. */
export function recordsFaults(setting: Provider['records']): readonly string[] {
  if (!setting) return []
  return setting.kind === 'http' ? httpFaults(setting) : postgresFaults(setting)
}

/** `greeting` is null where no right answer came; `line` then says why. `ours` is the version of the catalogue that the office knows. */
export type Greeted = Readonly<{
  greeting: Pick<Greeting, 'name' | 'catalogue'> | null
  line: string
  ours: number
  /** Fields that the provider says it does not have, as it named them. */
  notHeld: readonly string[]
}>

export async function greet(setting: RecordsSetting): Promise<Greeted> {
  const ours = CATALOGUE.version
  try {
    if (setting.kind === 'http') {
      const greeting = await remoteRecords(remoteOf(setting)).hello()
      return { greeting, line: '', ours, notHeld: [] }
    }
    const queries = await greetDatabase(recordsIn(setting))
    const greeting = { name: `${setting.user}@${setting.database}`, catalogue: queries.catalogue }
    return { greeting, line: '', ours, notHeld: leftOut(queries) }
  } catch (error) {
    if (error instanceof ConnectorFault) return { greeting: null, line: error.message, ours, notHeld: [] }
    throw error
  }
}
