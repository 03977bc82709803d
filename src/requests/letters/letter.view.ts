import { problem, type Reply } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import type { Office } from '#platform/office.ts'
import { letterFile } from './letter.commands.ts'
import type { WholeLetter } from './letter.store.ts'
import { say } from './letter-file.words.ts'

/** The file of a letter to keep, or that there is none. Our own PDF, never one that came from outside. */
export function letterReply(office: Office, { lang }: View, letter: WholeLetter | undefined): Reply {
  if (!letter) return problem(404, 'no-letter', say(lang)('unknown'), say(lang)('unknownText'))
  const name = `${letter.about}-${letter.at.toISOString().slice(0, 10)}.pdf`
  return {
    ...{ kind: 'stream', name, type: 'application/pdf', inline: false },
    ...{ bytes: letter.file?.bytes ?? null, stream: letterFile(office, letter) },
  }
}
