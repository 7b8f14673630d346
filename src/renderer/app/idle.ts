import { useEffect } from 'react'
import { client, ConnectionEnded } from './client.ts'
import { createStore } from './store.ts'

const touchEveryMs = 20_000
const warnBeforeMs = 30_000
const workEvents = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/** When the service locks, and whether the officer is being warned of it. */
export const lockWarningStore = createStore<{ locksAt: number } | undefined>(undefined)

/**
 * Tells the service that somebody is at work, at most every 20 s and only after real input, and warns 30 s before it
 * locks. The service counts by itself: this page cannot stop the lock by staying silent.
 */
export const useIdleWatch = (): void => {
  useEffect(() => {
    let lastTouch = 0
    let running = false
    let warning: number | undefined

    const planWarning = (locksAt: number): void => {
      window.clearTimeout(warning)
      lockWarningStore.set(undefined)
      warning = window.setTimeout(
        () => lockWarningStore.set({ locksAt }),
        Math.max(0, locksAt - Date.now() - warnBeforeMs),
      )
    }

    const touch = async (): Promise<void> => {
      if (running) return
      running = true
      lastTouch = Date.now()
      try {
        const { locksAt } = await client.session.touch()
        planWarning(locksAt.getTime())
      } catch (error) {
        if (!(error instanceof ConnectionEnded)) window.clearTimeout(warning)
      } finally {
        running = false
      }
    }

    const onWork = (event: Event): void => {
      if (!event.isTrusted) return
      const warned = lockWarningStore.get() !== undefined
      if (warned || Date.now() - lastTouch >= touchEveryMs) void touch()
    }

    void touch()
    for (const name of workEvents) window.addEventListener(name, onWork, { passive: true, capture: true })
    return () => {
      window.clearTimeout(warning)
      lockWarningStore.set(undefined)
      for (const name of workEvents) window.removeEventListener(name, onWork, { capture: true })
    }
  }, [])
}
