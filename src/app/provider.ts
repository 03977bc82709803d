import { readFile } from 'node:fs/promises'
import { readProvider } from '#platform/config.ts'

/** Reads and checks the provider's file; a file that is not there is as wrong as one that does not fit. */
export async function readProviderFile(path: string): Promise<ReturnType<typeof readProvider>> {
  try {
    return readProvider(await readFile(path, 'utf8'))
  } catch (error) {
    return { kind: 'wrong', lines: [error instanceof Error ? error.message : path] }
  }
}
