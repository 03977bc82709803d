import { fsyncSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type StreamOps = { fsync: (stream: { nfd: number }) => number }
type EmscriptenModule = {
  NODEFS?: { stream_ops: StreamOps }
  FS: { filesystems: { NODEFS: { stream_ops: StreamOps } } }
}

/**
 * PGlite never calls fsync: its file system has none. This one does, so that a committed transaction survives a power cut.
 * It reaches into internals of PGlite 0.5.16 (pinned exactly); open.test.ts counts the calls.
 */
export class DurableNodeFS extends NodeFS {
  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const ready = await super.init(...args)
    const patch = (module: EmscriptenModule) => {
      const ops = (module.NODEFS ?? module.FS.filesystems.NODEFS).stream_ops
      ops.fsync = (stream) => {
        fsyncSync(stream.nfd)
        return 0
      }
    }
    ready.emscriptenOpts.preRun = [...(ready.emscriptenOpts.preRun ?? []), patch as never]
    return ready
  }
}

/** `-F` turns fsync off; `wal_sync_method=open_sync` aborts in WebAssembly. */
export const DURABLE_PARAMS = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'fsync=on',
  '-c',
  'wal_sync_method=fsync',
  '-c',
  'shared_buffers=16MB',
]

export const MEMORY_PARAMS = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB']
