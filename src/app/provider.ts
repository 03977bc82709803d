import { readFile } from 'node:fs/promises'
import { readProvider } from '#platform/config.ts'
import { heldFaults, recordsFaults } from '#records'
import { faultsOf } from '#requests'

/** Reads and checks the provider's file; a file that is not there is as wrong as one that does not fit. */
export async function readProviderFile(path: string): Promise<ReturnType<typeof readProvider>> {
  try {
    return checked(readProvider(await readFile(path, 'utf8')))
  } catch (error) {
    return { kind: 'wrong', lines: [error instanceof Error ? error.message : path] }
  }
}

/** A period that is shorter than the shortest an office may set is as wrong as one that cannot be read; so is a file it names. */
function checked(reading: ReturnType<typeof readProvider>): ReturnType<typeof readProvider> {
  if (reading.kind === 'wrong') return reading
  const lines = [
    ...faultsOf(reading.provider.retention ?? {}).map(
      ({ kind, why, atLeast }) => `retention.${kind}: ${why}, at least ${atLeast}`,
    ),
    ...heldFaults(reading.provider.recordRetention),
    ...recordsFaults(reading.provider.records),
  ]
  return lines.length === 0 ? reading : { kind: 'wrong', lines }
}
