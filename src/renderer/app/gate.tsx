import { RouterProvider } from '@tanstack/react-router'
import { Activity, useState } from 'react'
import { navigationStore } from '#renderer/ui/app-link.tsx'
import { Entrance } from './entrance/entrance.tsx'
import { makeRouter } from './router.ts'
import { sessionStore } from './session.ts'
import { useStore } from './store.ts'

/**
 * Either the entrance or the work. Work with input that is not saved yet stays in memory under the entrance; it can be
 * neither seen nor reached there, and only the same officer gets it back.
 */
export const Gate = () => {
  const { session, departure } = useStore(sessionStore)
  const officerId = session?.officerId ?? (departure?.keepsTree ? departure.officerId : undefined)
  return (
    <>
      {officerId !== undefined && (
        <Activity mode={session ? 'visible' : 'hidden'}>
          <Work key={officerId} />
        </Activity>
      )}
      {!session && <Entrance />}
    </>
  )
}

const Work = () => {
  const [router] = useState(() => {
    const made = makeRouter()
    navigationStore.set({
      push: (path) => made.history.push(path),
      hrefOf: (path) => made.history.createHref(path),
    })
    return made
  })
  return <RouterProvider router={router} />
}
