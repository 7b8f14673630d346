import type { IncomingMessage } from 'node:http'

/** A refusal, as an HTTP status. Refusals carry no text: a stranger learns nothing and the page knows its own program. */
export type Refusal = { status: number }

const forbidden: Refusal = { status: 403 }

export type GuardedAddress = {
  /** Exactly what a browser writes into the Host header, port included. */
  host: string
  /** Exactly what a browser writes into the Origin header. */
  origin: string
}

const countOf = (request: IncomingMessage, name: string): number =>
  request.rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === name).length

/** Node keeps the first of several and drops the others; a request that could be read in two ways is not read at all. */
const oneOfEach = (request: IncomingMessage): boolean =>
  ['host', 'origin', 'cookie', 'content-type', 'sec-fetch-site', 'sec-websocket-protocol'].every(
    (name) => countOf(request, name) <= 1,
  )

const guardHost = (request: IncomingMessage, address: GuardedAddress): Refusal | undefined =>
  request.headers.host === address.host && oneOfEach(request) ? undefined : forbidden

/**
 * Whether a request may be looked at: from a page of ours, or typed by the person at the machine.
 * A foreign page can make the browser send a request, but not with our host, our origin and `same-origin`.
 */
export const guardRequest = (request: IncomingMessage, address: GuardedAddress): Refusal | undefined => {
  const site = request.headers['sec-fetch-site']
  const { origin } = request.headers
  const refused = guardHost(request, address)
  if (refused) return refused
  if (request.method === 'OPTIONS') return forbidden
  if (request.method !== 'GET' && request.method !== 'POST') return { status: 405 }
  if (request.method === 'GET') {
    const typedByHand = site === 'none' && request.url === '/'
    if (site !== 'same-origin' && !typedByHand) return forbidden
    return origin === undefined || origin === address.origin ? undefined : forbidden
  }
  if (origin !== address.origin || site !== 'same-origin') return forbidden
  return isJson(request.headers['content-type']) ? undefined : { status: 415 }
}

/** Chromium sends no Sec-Fetch-Site with a WebSocket handshake, so its absence is accepted here and a foreign value is not. */
export const guardUpgrade = (request: IncomingMessage, address: GuardedAddress): Refusal | undefined => {
  const site = request.headers['sec-fetch-site']
  const refused = guardHost(request, address)
  if (refused) return refused
  if (request.method !== 'GET' || request.url !== '/socket') return { status: 404 }
  if (request.headers.upgrade?.toLowerCase() !== 'websocket') return { status: 400 }
  return request.headers.origin === address.origin && (site === undefined || site === 'same-origin')
    ? undefined
    : forbidden
}

const isJson = (contentType: string | undefined): boolean =>
  /^application\/json(; *charset=utf-8)?$/i.test(contentType ?? '')

/** The value of one cookie. A name that stands there twice counts as absent: only one of them can be ours. */
export const cookieOf = (request: IncomingMessage, name: string): string | undefined => {
  const values = (request.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
  return values.length === 1 ? values[0] : undefined
}

/** The page offers the protocol it speaks and, as the only header a browser lets it choose, its socket token. */
export const socketTokenOf = (request: IncomingMessage, protocol: string): string | undefined => {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((text) => text.trim())
  return offered.length === 2 && offered[0] === protocol ? offered[1] : undefined
}
