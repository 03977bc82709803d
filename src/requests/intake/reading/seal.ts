/** Closes the ways out of this process before anything is read: no socket, no name look-up, nothing on stdout but our own lines. */
import dns from 'node:dns'
import net from 'node:net'

export function seal(): void {
  const refuse = () => {
    throw new Error('the reading process has no network')
  }
  net.Socket.prototype.connect = refuse
  dns.lookup = Object.assign(refuse, { __promisify__: refuse })
  Reflect.deleteProperty(globalThis, 'fetch')
  Reflect.deleteProperty(globalThis, 'WebSocket')
  console.log = console.error
  console.info = console.error
  console.debug = console.error
}
