import { openApi } from '#platform/http/openapi.ts'
import type { Command } from './cli.ts'
import { outlineRoutes } from './outline.ts'
import { VERSION } from './version.ts'

/** `waarborg openapi`: the description for programs, without opening anything. */
export async function openApiCommand({ say, settings }: Command): Promise<number> {
  const baseUrl = settings.baseUrl ?? `http://127.0.0.1:${settings.port}`
  say(JSON.stringify(openApi(outlineRoutes(baseUrl), { title: 'Waarborg', version: VERSION, baseUrl }), null, 2))
  return 0
}
