import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { peerIsSameUser, userOfConnection } from './peer-user.ts'

const header =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n'
const row = (local: string, remote: string, user: number): string =>
  `   0: ${local} ${remote} 01 00000000:00000000 00:00000000 00000000  ${user}        0 32323 1 0000000000000000 20 4 30 10 -1\n`

const browser = { address: '127.0.0.1', port: 0xd431 }
const server = { address: '127.0.0.1', port: 0x1f90 }

test('the row of the client end decides, not that of the server end', () => {
  const table =
    header + row('0100007F:1F90', '0100007F:D431', 0) + row('0100007F:D431', '0100007F:1F90', 1000)
  expect(userOfConnection(table, browser, server)).toBe(1000)
})

test('a client that speaks IPv4 through an IPv6 socket is found', () => {
  const mapped = '0000000000000000FFFF00000100007F'
  expect(userOfConnection(header + row(`${mapped}:D431`, `${mapped}:1F90`, 1001), browser, server)).toBe(1001)
})

test('no row, no user', () => {
  expect(
    userOfConnection(header + row('0100007F:D432', '0100007F:1F90', 1000), browser, server),
  ).toBeUndefined()
  expect(userOfConnection('', browser, server)).toBeUndefined()
})

test('a real connection of this process is its own', async () => {
  const listening = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void listening.close())
  await once(listening, 'listening')
  const accepted = once(listening, 'connection') as Promise<[Socket]>
  const client = connect((listening.address() as AddressInfo).port, '127.0.0.1')
  const [socket] = await accepted
  expect(peerIsSameUser(socket)).toBe(true)
  client.destroy()
})
