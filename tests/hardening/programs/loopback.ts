import { connect } from 'node:net'
import { responseHeaders } from '#main/shell/response-headers.ts'
import {
  parseAnswer,
  sendRaw,
  startTestServer,
  type TestServer,
} from '../../../src/main/shell/loopback/server.test-support.ts'
import { noneOf } from '../amounts.ts'
import { requestCases } from '../loopback-cases.ts'
import type { HardeningProgram } from '../program.ts'

/** A case with a server of a kind of its own; what came out is compared with what must. */
type OwnCase = {
  what: string
  expected: string
  options?: Parameters<typeof startTestServer>[0]
  try: (server: TestServer) => Promise<string>
}

const statusOf = async (server: TestServer, text: string): Promise<string> => {
  const answer = await sendRaw(server.port, text)
  server.answers.push(answer)
  return String(answer.status)
}

const trickled = (server: TestServer): Promise<string> =>
  new Promise((resolve) => {
    let received = ''
    const socket = connect(server.port, '127.0.0.1')
    const trickle = setInterval(() => socket.write('a'), 50)
    socket.write('GET / HTTP/1.1\r\nX-Slow: ')
    socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')))
    socket.on('error', () => {})
    socket.on('close', () => {
      clearInterval(trickle)
      resolve(String(parseAnswer(received).status))
    })
  })

const isReached = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, host)
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })

const ownCases: readonly OwnCase[] = [
  {
    what: 'a program of another user of the machine',
    expected: '0',
    options: { peerIsSameUser: () => false },
    try: async (server) => String((await server.ask()).status),
  },
  {
    what: 'a header that never ends',
    expected: '408',
    options: { patienceMs: 300 },
    try: (server) => statusOf(server, 'GET / HTTP/1.1\r\nHost: a\r\n'),
  },
  { what: 'a header that trickles in', expected: '408', options: { patienceMs: 300 }, try: trickled },
  {
    what: 'a header of 20 kB',
    expected: '431',
    try: (server) => statusOf(server, `GET / HTTP/1.1\r\nCookie: ${'a'.repeat(20_000)}\r\n\r\n`),
  },
  {
    what: '20,000 headers',
    expected: '431',
    try: (server) => statusOf(server, `GET / HTTP/1.1\r\n${'a: b\r\n'.repeat(20_000)}\r\n`),
  },
  {
    what: 'no HTTP at all',
    expected: '400',
    try: (server) => statusOf(server, '\u0016\u0003\u0001\u0002\u0000\u0001\u0000'),
  },
  {
    what: 'the port taken by another program',
    expected: 'another port',
    try: async (server) => {
      // Whoever sits on a port beforehand is not asked: the system gives the next server one of its own.
      const next = await startTestServer()
      const isOther = next.port !== server.port && next.host !== server.host
      next.stop()
      return isOther ? 'another port' : 'the same'
    },
  },
  {
    what: 'a connection from beyond the machine',
    expected: 'refused',
    try: async (server) => ((await isReached('::1', server.port)) ? 'reached' : 'refused'),
  },
  {
    what: 'ten guesses',
    expected: 'ended',
    try: async (server) => {
      for (let guess = 0; guess < 10; guess += 1)
        await server.post('/session', JSON.stringify({ token: `${guess}`.padStart(64, '0') }))
      return server.state.attacked && (await server.ask()).status === 0 ? 'ended' : 'goes on'
    },
  },
]

/** Of every answer so far: no header that lets a foreign page read it, and each header of ours. */
const headerFaults = ({ answers }: TestServer): string[] =>
  answers
    .filter(({ status }) => status > 0)
    .flatMap(({ status, headers }) => [
      ...[...headers.keys()].filter((name) => name.startsWith('access-control-')),
      ...Object.keys(responseHeaders())
        .filter((name) => !headers.has(name.toLowerCase()))
        .map((name) => `${status} without ${name}`),
    ])

export const loopback: HardeningProgram = {
  name: 'loopback',
  title: 'attacks on the server of the browser shell, by other pages, programs and users of the machine',
  run: async () => {
    const passed: string[] = []
    const open: string[] = []
    let answers = 0
    const inServer = async (
      options: OwnCase['options'],
      work: (server: TestServer) => Promise<void>,
    ): Promise<void> => {
      const server = await startTestServer(options)
      try {
        await work(server)
        answers += server.answers.length
        open.push(...headerFaults(server))
      } finally {
        server.stop()
      }
    }
    for (const { what, status, ask } of requestCases)
      await inServer({}, async (server) => {
        const answer = await ask(server)
        if (answer.status !== status) passed.push(`${what}: ${answer.status} instead of ${status}`)
      })
    for (const { what, expected, options, try: attempt } of ownCases)
      await inServer(options, async (server) => {
        const found = await attempt(server)
        if (found !== expected) passed.push(`${what}: ${found} instead of ${expected}`)
      })
    return [
      noneOf('attacks that were not refused', `${requestCases.length + ownCases.length} cases`, passed),
      noneOf('answers with a CORS header or without one of ours', `${answers} answers`, open),
    ]
  },
}
