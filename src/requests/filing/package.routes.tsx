/** The link of the mail: the page that says what the file is, and the file. */
import { Readable } from 'node:stream'
import { z } from 'zod'
import { record } from '#audit'
import type { Tx } from '#platform/db/db.ts'
import { type Actor, get, page, problem, type Reply, type Route } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import type { Office } from '#platform/office.ts'
import { encrypted } from '../encryption/encrypt.ts'
import { ENDING, formOf, KEY_KINDS, type KeyKind } from '../encryption/key.rules.ts'
import { keysOf, type OfficerKey } from '../encryption/key.store.ts'
import { say as sayKeys } from '../encryption/key.words.ts'
import { type OpenedDelivery, openDelivery, recordDownload } from '../production/delivery.commands.ts'
import { say } from './follow.words.ts'
import { ExpiredPage, PackagePage } from './package.page.tsx'

type Ready = Extract<OpenedDelivery, { kind: 'ready' }>

const PackageReply = z.object({
  case: z.string(),
  number: z.string(),
  fileName: z.string(),
  /** A bag with records, or the paper alone that nothing was found. */
  form: z.enum(['bag', 'paper']),
  bytes: z.number(),
  sha256: z.string(),
  at: z.string(),
  expiresAt: z.string(),
  /** To which kinds of keys of the reader a download is encrypted; none: it comes as it is. */
  encryptedTo: z.array(z.enum(KEY_KINDS)),
})

/** The secret of a link must not stand in the access log, so these routes write their own entries, with the link's id. */
export function packageRoutes(office: Office): readonly Route[] {
  const line = { may: 'package.download', audit: 'none' } as const
  return [
    get({
      ...line,
      query: z.object({}),
      id: 'package',
      page: '/lers/packages/:secret',
      api: '/packages/:secret',
      replies: PackageReply,
      answer: async ({ params, actor, view }, tx) => {
        const opened = await open(office, tx, { actor, secret: params.secret, action: 'package.viewed' })
        if (opened.kind !== 'ready') return closed(opened, view)
        const { package: made, link, fileName } = opened
        const { caseId, caseNumber: number, form, bytes, sha256, at } = made
        const kinds = kindsOf(await keysOf(tx, actor.id))
        const json = {
          case: caseId,
          number,
          ...{ fileName, form },
          bytes,
          sha256,
          at: at.toISOString(),
          expiresAt: link.expiresAt.toISOString(),
          encryptedTo: kinds.map(({ kind }) => kind),
        }
        return page(json, () => (
          <PackagePage
            {...{ view, caseId, number, fileName, form, bytes, sha256, at, kinds }}
            expiresAt={link.expiresAt}
          />
        ))
      },
    }),
    get({
      ...line,
      query: z.object({ as: z.enum(KEY_KINDS).optional().catch(undefined) }),
      id: 'package.file',
      page: '/lers/packages/:secret/file',
      api: '/packages/:secret/file',
      replies: 'application/zip',
      answer: async ({ params, query, actor, view }, tx) => {
        const opened = await open(office, tx, { actor, secret: params.secret, action: 'package.downloaded' })
        if (opened.kind !== 'ready') return closed(opened, view)
        const keys = await keysOf(tx, actor.id)
        const form = formOf(
          keys.map(({ kind }) => kind),
          query.as,
        )
        if (form === null) return plainFile(office, actor, opened)
        return encryptedFile(office, { actor, view, opened, form, keys })
      },
    }),
  ]
}

/** Each kind with how many keys there are of it. */
function kindsOf(keys: readonly OfficerKey[]) {
  return KEY_KINDS.map((kind) => ({ kind, keys: keys.filter((key) => key.kind === kind).length })).filter(
    (one) => one.keys > 0,
  )
}

function plainFile(office: Office, actor: Actor, opened: Ready): Reply {
  const file = office.files.open(opened.package.sha256)
  const stream = Readable.from(sent(office, actor, opened, file), { objectMode: false })
  const { bytes, form } = opened.package
  const type = form === 'bag' ? 'application/zip' : 'application/pdf'
  return { kind: 'stream', name: opened.fileName, type, stream, bytes, inline: false }
}

type Enclosing = Readonly<{ actor: Actor; view: View; opened: Ready; form: KeyKind; keys: readonly OfficerKey[] }>

/** Recorded around what goes out, not around what goes in: a small package is read whole before its first encrypted byte leaves. */
async function encryptedFile(office: Office, { actor, view, opened, form, keys }: Enclosing): Promise<Reply> {
  const t = sayKeys(view.lang)
  const { fileName } = opened
  const halves = keys.filter(({ kind }) => kind === form)
  const source = office.files.open(opened.package.sha256)
  const how = { kind: form, halves, fileName, now: office.clock.now() }
  const enclosed = await encrypted(source, how).catch(() => null)
  if (enclosed === null) {
    source.destroy()
    return problem(409, 'key-ended', t('keyEnded'), t('keyEndedText'))
  }
  const name = `${fileName}${ENDING[form]}`
  const stream = Readable.from(sent(office, actor, opened, enclosed), { objectMode: false })
  return { kind: 'stream', name, type: 'application/octet-stream', stream, bytes: null, inline: false }
}

type Wanted = Readonly<{ actor: Actor; secret: string | undefined; action: string }>

async function open(office: Office, tx: Tx, { actor, secret = '', action }: Wanted): Promise<OpenedDelivery> {
  const opened = await openDelivery({ ...office, db: tx }, actor.id, secret)
  const known =
    opened.kind === 'ready' ? { about: opened.link.id, caseId: opened.package.caseId } : { about: opened.kind }
  await record(tx, office.clock, { who: actor.id, action, allowed: opened.kind === 'ready', ...known })
  return opened
}

/** Runs after the read's transaction: recorded before the first byte and after the last one; who breaks off is not recorded as done. */
async function* sent(
  office: Office,
  { id }: Actor,
  opened: Ready,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  await recordDownload(office, id, opened, 'started')
  yield* bytes
  await recordDownload(office, id, opened, 'completed')
}

function closed(opened: Exclude<OpenedDelivery, Ready>, view: View): Reply {
  const t = say(view.lang)
  if (opened.kind === 'unknown') return problem(404, 'no-package', t('package.unknown'), t('package.unknownText'))
  if (opened.kind === 'rung') return problem(403, 'rung', t('package.rung'), t('package.rungText'))
  if (opened.kind === 'held') return problem(409, 'held', t('package.held'), t('package.heldText'))
  const { caseId } = opened
  const json = { code: 'expired', title: t('package.expired'), detail: t('package.expiredText'), case: caseId }
  return page(json, () => <ExpiredPage view={view} caseId={caseId} />, 410)
}
