import type { z } from 'zod'
import { DomainError } from '#shared/kernel/errors.ts'
import type {
  confirmInput,
  offeredLoginCode,
  startLoginCodeInput,
} from '#shared/features/session/session.schema.ts'
import { readKeyFile, writeKeyFile, type KeyFile } from '#main/platform/keys/key-file.ts'
import { withCodeSecret, withSlot } from '#main/platform/keys/slots.ts'
import {
  acceptedCodeStep,
  codeSecretText,
  codeSecretUri,
  createCodeSecret,
  readCodeSecret,
} from '#main/platform/keys/login-code.ts'
import { qrPicture } from '#main/platform/documents/qr-picture.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import { getOffice } from '#main/features/office/index.ts'
import type { OfficerRow } from '#main/features/officer/index.ts'
import { refusedLogin } from './login-record.ts'

/**
 * Looks at the login code of an officer whose password was right. Answers the half minute of the code, which `succeed`
 * keeps, or undefined where he gives none.
 *
 * @throws DomainError LOGIN_CODE_REQUIRED (the attempt is taken back), LOGIN_CODE_REFUSED (it stays counted)
 */
export const checkLoginCode = (
  service: ServiceState,
  keys: KeyFile,
  { login }: Pick<OfficerRow, 'login'>,
  secret: Uint8Array | undefined,
  typed: string | undefined,
  action: string,
): number | undefined => {
  if (!secret) return undefined
  const folder = service.options.dataDirectory
  if (typed === undefined || typed.trim() === '') {
    service.attempts.withdraw(folder, keys, login)
    throw new DomainError('LOGIN_CODE_REQUIRED')
  }
  const last = service.attempts.lastCodeStep(folder, keys, login)
  const step = acceptedCodeStep(secret, typed, service.options.clock.now(), last)
  if (step === undefined) throw refusedLogin(service, login, action, 'LOGIN_CODE_REFUSED')
  return step
}

export const offerLoginCode = ({
  db,
  officer,
}: Pick<OfficerContext, 'db' | 'officer'>): z.output<typeof offeredLoginCode> => {
  const secret = createCodeSecret()
  const uri = codeSecretUri(secret, `Perisai Desa ${getOffice(db).details.name}`, officer.login)
  return { secret: codeSecretText(secret), picture: qrPicture(uri) }
}

/** @throws DomainError LOGIN_CODE_REFUSED: the telephone shows another code, so it is not set up yet */
export const startLoginCode = async (
  context: OfficerContext,
  { password, secret: text, code }: z.output<typeof startLoginCodeInput>,
): Promise<Record<string, never>> => {
  const secret = readCodeSecret(text)
  const step = secret && acceptedCodeStep(secret, code, context.now(), undefined)
  if (!secret || step === undefined) throw new DomainError('LOGIN_CODE_REFUSED')
  await keepInSlot(context, password, secret, step)
  return {}
}

export const endLoginCode = async (
  context: OfficerContext,
  { password }: z.output<typeof confirmInput>,
): Promise<Record<string, never>> => {
  await keepInSlot(context, password, undefined, undefined)
  return {}
}

/** The secret lies beside the private keys in the officer's slot: only his password opens it, and a new slot has none. */
const keepInSlot = async (
  context: OfficerContext,
  password: string,
  secret: Uint8Array | undefined,
  step: number | undefined,
): Promise<void> => {
  const { service, officer } = context
  const { folder } = service.store()
  const { keys } = readKeyFile(folder)
  service.attempts.begin(folder, keys, officer.login)
  const slot = await withCodeSecret(keys, officer.login, password, secret)
  if (slot?.id !== officer.slotId) throw refusedLogin(service, officer.login, context.action)
  service.attempts.succeed(folder, keys, officer.login, step)
  context.change([{ kind: 'officer', id: officer.uuid }], () => {
    // Read again after the wait: another officer's slot may have changed meanwhile.
    writeKeyFile(folder, withSlot(readKeyFile(folder).keys, slot, service.store().masterKey))
  })
  context.connection.officer = { ...officer, hasLoginCode: secret !== undefined }
}
