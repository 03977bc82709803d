/** The source of records that the provider's file names, behind the one port. */
import type { Provider } from '#platform/config.ts'
import type { Db } from '#platform/db/db.ts'
import type { Files } from '#platform/files.ts'
import { CATALOGUE } from '../catalogue-form.rules.ts'
import { serviceRecords } from '../service.store.ts'
import type { RecordSource } from '../source.ts'
import { ConnectorFault } from './exchange.ts'
import { type Greeting, remoteRecords } from './remote.ts'
import { type RecordsSetting, remoteOf } from './settings.ts'

/** Without a setting the office's own tables. */
export function openRecords(
  own: Readonly<{ db: Db; files: Pick<Files, 'open'> }>,
  setting: Provider['records'],
): RecordSource {
  return setting ? remoteRecords(remoteOf(setting)) : serviceRecords(own)
}

/** `greeting` is null where no right answer came; `line` then says why. `ours` is the version of the catalogue that the office knows. */
export async function greet(
  setting: RecordsSetting,
): Promise<Readonly<{ greeting: Greeting | null; line: string; ours: number }>> {
  const ours = CATALOGUE.version
  try {
    return { greeting: await remoteRecords(remoteOf(setting)).hello(), line: '', ours }
  } catch (error) {
    if (error instanceof ConnectorFault) return { greeting: null, line: error.message, ours }
    throw error
  }
}
