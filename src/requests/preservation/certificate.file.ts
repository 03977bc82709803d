import type { Reply } from '#platform/http/route.ts'
import type { Office } from '#platform/office.ts'

/** Our own PDF, never one that came from outside. */
export function certificateFile({ files }: Pick<Office, 'files'>, number: string, sha256: string): Reply {
  return {
    ...{ kind: 'stream', name: `${number}-destruction.pdf`, type: 'application/pdf', inline: false },
    ...{ bytes: null, stream: files.open(sha256) },
  }
}
