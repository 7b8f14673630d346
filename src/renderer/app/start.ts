import { isDefinedError } from '@orpc/client'
import { client, connect, connectionStore } from './client.ts'
import { enterSession, leaveSession } from './session.ts'
import { createStore } from './store.ts'

/** Whether it is known if the service still has a session of this page; before that nobody is asked to log in. */
export const resumedStore = createStore(false)

const backoffMs = [300, 700, 1_500, 3_000, 6_000, 10_000]
/** A connection that lasted this long was a good one; the next crash starts with the shortest wait again. */
const steadyMs = 15_000

/**
 * Connects, and connects again after every end that a new service can follow. What an officer sees meanwhile is told by
 * the entrance from the same store.
 */
export const start = async (): Promise<void> => {
  let failures = 0
  let openedAt = Date.now()
  connectionStore.subscribe(() => {
    const connection = connectionStore.get()
    if (connection.state === 'open') openedAt = Date.now()
    if (connection.state !== 'ended') return
    if (Date.now() - openedAt > steadyMs) failures = 0
    leaveSession(connection.reason)
    if (connection.reason === 'locked') void connect()
    if (connection.reason === 'crashed') {
      window.setTimeout(() => void connect(), backoffMs[Math.min(failures++, backoffMs.length - 1)])
    }
  })
  await connect()
  await resumeSession()
  resumedStore.set(true)
}

/** After a reload of the page the service may still know the officer. */
const resumeSession = async (): Promise<void> => {
  if (connectionStore.get().state !== 'open') return
  try {
    enterSession(await client.session.current())
  } catch (error) {
    if (!isDefinedError(error)) return
  }
}
