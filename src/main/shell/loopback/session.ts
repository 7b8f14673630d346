import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** What the browser holds after the one-time token: the cookie by itself, the socket token in the memory of the page. */
type Grant = { cookie: string; socketToken: string }

/** The one browser session of a run. Whoever speaks to the service holds both the cookie and the current socket token. */
export type Session = {
  /** For the address that is opened at start. */
  readonly oneTimeToken: string
  /** Once, within a minute of the start. */
  exchange(oneTimeToken: string): Grant | undefined
  /** A reload of the page: a new socket token, and the old one is void. */
  renew(cookie: string): string | undefined
  holdsCookie(cookie: string | undefined): boolean
  accepts(cookie: string | undefined, socketToken: string | undefined): boolean
}

const oneTimeTokenLifeMs = 60_000

const newToken = (): string => randomBytes(32).toString('hex')

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Compares digests, so that neither content nor length shows in the time it takes. */
const same = (offered: string | undefined, expected: string | undefined): boolean =>
  offered !== undefined && expected !== undefined && timingSafeEqual(digest(offered), digest(expected))

export const createSession = (now: () => number = Date.now): Session => {
  const oneTimeToken = newToken()
  const expiresAt = now() + oneTimeTokenLifeMs
  let cookie: string | undefined
  let socketToken: string | undefined

  return {
    oneTimeToken,
    exchange(offered) {
      if (!same(offered, oneTimeToken) || cookie !== undefined || now() >= expiresAt) return undefined
      cookie = newToken()
      socketToken = newToken()
      return { cookie, socketToken }
    },
    renew(offered) {
      if (!same(offered, cookie)) return undefined
      socketToken = newToken()
      return socketToken
    },
    holdsCookie: (offered) => same(offered, cookie),
    accepts: (offeredCookie, offeredToken) => same(offeredCookie, cookie) && same(offeredToken, socketToken),
  }
}
