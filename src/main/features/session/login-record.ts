import { DomainError } from '#shared/kernel/errors.ts'
import { lastKnownAttempts } from '#main/platform/access.repo.ts'
import type { Subject } from '#main/platform/db/change-log.ts'
import { readKeyFile } from '#main/platform/keys/key-file.ts'
import { loginKeyOf } from '#main/platform/keys/slots.ts'
import type { Succeeded } from '#main/platform/keys/login-attempts.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import type { Store } from '#main/platform/store/store.ts'
import { findOfficerByLogin, type OfficerRow } from '#main/features/officer/index.ts'

/**
 * A wrong password and an unknown login alike. Where the store is open, for somebody else's session or for this one, it
 * is written down.
 */
export const refusedLogin = (
  service: ServiceState,
  name: string,
  action: string,
  code: 'LOGIN_REFUSED' | 'LOGIN_CODE_REFUSED' | 'RECOVERY_CODE_REFUSED' = 'LOGIN_REFUSED',
): DomainError => {
  const store = service.openStore()
  if (store) {
    const officer = findOfficerByLogin(store.database.read, loginKeyOf(name))
    service.accessLog.record(store.database, {
      action,
      officerId: null,
      kind: 'loginRefused',
      about: officer ? [{ kind: 'officer', id: officer.id }] : [],
      detail: code === 'LOGIN_REFUSED' ? {} : { code },
    })
  }
  return new DomainError(code)
}

/** `about`: whom it concerns beside the officer; `act`: what he approved by it. */
type Occasion = { action: string; about?: readonly Subject[]; act?: string }

/** An officer proved himself: at the entrance, by his password again, or as a second person. */
export const recordLogin = (
  service: ServiceState,
  { database, folder, headWasLost }: Store,
  officer: Pick<OfficerRow, 'rowId' | 'id' | 'login'>,
  { failedBefore, made }: Succeeded,
  { action, about = [], act }: Occasion,
): void => {
  const known = lastKnownAttempts(database.read)
  const isLost = made <= known
  const attempts = isLost
    ? service.attempts.distrust(folder, readKeyFile(folder).keys, officer.login, known)
    : made
  service.accessLog.record(database, {
    action,
    officerId: officer.rowId,
    kind: 'login',
    about: [{ kind: 'officer', id: officer.id }, ...about],
    detail: {
      failedBefore,
      attempts,
      ...(isLost ? { attemptsLost: true } : {}),
      ...(headWasLost && act === undefined ? { headLost: true } : {}),
      ...(act === undefined ? {} : { act }),
    },
  })
}
