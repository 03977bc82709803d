import { dayIn, systemClock } from '#platform/time.ts'
import { checkRequestCommand, entitiesOf } from '#requests'
import type { Command } from './cli.ts'
import { say as words } from './cli.words.ts'
import { HALDER } from './demo/halder.ts'
import { readProviderFile } from './provider.ts'

/** `waarborg check-request FILE.pdf`: the portal's engine on a file alone. */
export async function checkCommand({ args, settings, program, lang, say, complain }: Command): Promise<number> {
  const file = args.find((arg) => !arg.startsWith('--'))
  if (file === undefined) {
    complain(words(lang)('usageCheck'))
    return 2
  }
  let provider = HALDER
  if (settings.providerFile !== null) {
    const reading = await readProviderFile(settings.providerFile)
    if (reading.kind === 'wrong') {
      complain(words(lang)('providerWrong', { line: reading.lines[0] ?? '' }))
      return 2
    }
    provider = reading.provider
  }
  return checkRequestCommand({
    file,
    lang,
    json: args.includes('--json'),
    ocr: !args.includes('--no-ocr'),
    entities: entitiesOf({ provider }),
    today: dayIn(provider.zone, systemClock.now()),
    childEntry: program.intakeChild,
    print: say,
  })
}
