import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { hostOf, isClosedAddress, postOutward } from './outward.ts'

const CLOSED = [
  ...[
    '127.0.0.1',
    '127.9.9.9',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '0.0.0.0',
  ],
  ...['100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '192.0.2.7'],
  ...['::1', '::', 'fe80::1', 'fd00::1', 'fc00::1', 'ff02::1', '2001:db8::1', '64:ff9b::7f00:1', '2002:7f00:1::'],
  ...['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:7f00:1', 'no address', ''],
]
const OPEN = ['1.1.1.1', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2a00:1450:4009::1', '::ffff:8.8.8.8']

test('addresses of this machine, of private and of special networks are closed, in every way of writing them', () => {
  expect(CLOSED.filter((address) => !isClosedAddress(address))).toEqual([])
  expect(OPEN.filter((address) => isClosedAddress(address))).toEqual([])
  const written = [
    'http://0x7f.1/',
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://[::ffff:127.0.0.1]/',
    'http://127.1/',
  ]
  expect(written.filter((url) => !isClosedAddress(hostOf(url)))).toEqual([])
})

test('a message goes nowhere private, follows no redirect, reads no body, and waits no longer than it is told', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/away') response.writeHead(302, { location: '/taken' }).end()
    else if (request.url === '/endless') {
      response.writeHead(200)
      response.write('x'.repeat(1000))
    } else if (request.url !== '/silent') response.writeHead(204).end()
  })
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const post = (path: string, over: object = {}) =>
    postOutward({
      ...{
        url: `http://127.0.0.1:${port}${path}`,
        headers: {},
        body: '{}',
        privateToo: true,
        patienceMs: 300,
        ...over,
      },
    })
  expect(await post('/taken')).toMatchObject({ status: 204, accepted: true })
  expect(await post('/away')).toMatchObject({ status: 302, accepted: false })
  expect(await post('/endless')).toMatchObject({ status: 200, accepted: true })
  expect(await post('/silent')).toMatchObject({ status: null, accepted: false, reply: 'TIMEOUT' })
  expect(asked).toEqual(['/taken', '/away', '/endless', '/silent'])
  const shut = { status: null, accepted: false, reply: 'PRIVATE_ADDRESS' }
  expect(await post('/taken', { privateToo: false })).toMatchObject(shut)
  const named = { privateToo: false, url: `http://localhost:${port}/taken` }
  expect(await post('/taken', named)).toMatchObject(shut)
  expect(asked).toHaveLength(4)
  server.closeAllConnections()
  server.close()
})
