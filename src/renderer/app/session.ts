import { useMemo } from 'react'
import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import type { Permission } from '#shared/kernel/permissions.ts'
import { isPlainDate, type PlainDate, plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import type { Session } from '#shared/features/session/session.schema.ts'
import { languageStore } from '#renderer/i18n/t.ts'
import type { EndReason } from './client.ts'
import { queryClient } from './query-client.ts'
import { createStore, useStore } from './store.ts'
import { unsavedStore } from './unsaved.ts'

/** How the session before this one ended, so that the same officer finds unsaved input again. */
type Departure = { officerId: string; login: string; reason: EndReason; keepsTree: boolean }
export type SessionState = { session: Session | undefined; departure: Departure | undefined }

export const sessionStore = createStore<SessionState>({ session: undefined, departure: undefined })

/** Begins the work of an officer. Another officer than before starts at home with nothing of the other's left. */
export const enterSession = (session: Session): void => {
  const { departure } = sessionStore.get()
  const sameOfficer = departure?.officerId === session.officerId
  if (sameOfficer && departure.keepsTree) void queryClient.invalidateQueries()
  else queryClient.clear()
  if (departure && !sameOfficer) window.location.hash = '#/'
  languageStore.set(session.language)
  sessionStore.set({ session, departure: undefined })
}

/**
 * Ends it on screen. What was read is dropped, except where input that is not saved yet would be lost with it:
 * then the screen stays in memory under the lock until the same officer is back.
 */
export const leaveSession = (reason: EndReason): void => {
  const { session } = sessionStore.get()
  if (!session) return
  const keepsTree = unsavedStore.get().size > 0
  sessionStore.set({
    session: undefined,
    departure: { officerId: session.officerId, login: session.login, reason, keepsTree },
  })
  if (!keepsTree) queryClient.clear()
}

export type CurrentSession = Session & {
  /** Whether the officer holds a permission, as a verdict that a `ReasonedButton` can explain. */
  may: (permission: Permission) => Verdict
  /** Today as the service counts it. */
  day: PlainDate
}

const dayOf = (session: Session): PlainDate =>
  isPlainDate(session.today) ? session.today : plainDateOfInstant(Date.now())

/** The officer at work. Only for screens behind the login. */
export const useSession = (): CurrentSession => {
  const { session } = useStore(sessionStore)
  const current = useMemo(() => session && withRights(session), [session])
  // A hidden tree may still render once while it is being covered.
  return current ?? nobody
}

const withRights = (session: Session): CurrentSession => ({
  ...session,
  day: dayOf(session),
  may: (permission) =>
    session.permissions.includes(permission) ? allowed : refused('NOT_PERMITTED', { permission }),
})

const nobody: CurrentSession = withRights({
  officerId: '' as Session['officerId'],
  login: '',
  fullName: '',
  roles: [],
  permissions: [],
  officeName: '',
  language: 'id',
  idleMinutes: 5,
  hasLoginCode: false,
  today: '',
})
