import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { endianness } from 'node:os'

type Endpoint = { address: string; port: number }

/** 127.0.0.1 as the kernel writes it: the four bytes as one number in the byte order of the machine. */
const hexAddress = (address: string): string => {
  const bytes = address.split('.').map(Number)
  const ordered = endianness() === 'LE' ? bytes.toReversed() : bytes
  return ordered
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()
}

const mappedPrefix = endianness() === 'LE' ? '0000000000000000FFFF0000' : '00000000000000000000FFFF'

const hexPort = (port: number): string => port.toString(16).toUpperCase().padStart(4, '0')

/** The user who owns the `local` end of a connection, read from the text of /proc/net/tcp or tcp6. */
export const userOfConnection = (table: string, local: Endpoint, remote: Endpoint): number | undefined => {
  const spellings = ['', mappedPrefix].map((prefix) => ({
    local: `${prefix}${hexAddress(local.address)}:${hexPort(local.port)}`,
    remote: `${prefix}${hexAddress(remote.address)}:${hexPort(remote.port)}`,
  }))
  for (const line of table.split('\n').slice(1)) {
    const [, localText, remoteText, , , , , user] = line.trim().split(/\s+/)
    if (spellings.some((spelling) => spelling.local === localText && spelling.remote === remoteText))
      return Number(user)
  }
  return undefined
}

const readTable = (name: string): string => {
  try {
    return readFileSync(`/proc/net/${name}`, 'utf8')
  } catch {
    return ''
  }
}

/**
 * Whether the program at the other end runs as the same user. Other users of the machine can reach the loopback address too.
 * Only Linux tells; elsewhere the tokens stand alone.
 */
export const peerIsSameUser = (socket: Socket): boolean => {
  const ourUser = process.getuid?.()
  if (process.platform !== 'linux' || ourUser === undefined) return true
  const { remoteAddress, remotePort, localAddress, localPort } = socket
  if (!remoteAddress || !remotePort || !localAddress || !localPort) return false
  const peer = { address: remoteAddress, port: remotePort }
  const server = { address: localAddress, port: localPort }
  const user =
    userOfConnection(readTable('tcp'), peer, server) ?? userOfConnection(readTable('tcp6'), peer, server)
  return user === ourUser
}
