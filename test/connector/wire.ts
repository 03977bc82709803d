/** A line to a database that can be cut or fall silent: what a network does. */

import type { AddressInfo } from 'node:net'
import { createConnection, createServer, type Socket } from 'node:net'

export type Wire = Readonly<{
  port: number
  /** How many came. */
  came: () => number
  [Symbol.asyncDispose]: () => Promise<void>
}>

/** `after` is asked for each connection, by its number from one: after so many bytes from the database it is cut, or silent; null: never. */
export async function openWire(
  to: Readonly<{ host: string; port: number }>,
  after: (n: number) => Readonly<{ bytes: number; does: 'cut' | 'silence' }> | null,
): Promise<Wire> {
  let came = 0
  const open = new Set<Socket>()
  const server = createServer((near) => {
    came += 1
    const fate = after(came)
    const far = createConnection(to)
    for (const socket of [near, far]) {
      open.add(socket)
      socket
        .on('error', () => {})
        .on('close', () => {
          near.destroy()
          far.destroy()
          open.delete(socket)
        })
    }
    near.pipe(far)
    let bytes = 0
    far.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (fate === null || bytes <= fate.bytes) near.write(chunk)
      else if (fate.does === 'cut') near.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    came: () => came,
    [Symbol.asyncDispose]: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
