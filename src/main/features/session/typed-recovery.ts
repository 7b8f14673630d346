import { DomainError } from '#shared/kernel/errors.ts'
import type { RecoveryForm } from '#shared/features/store-key/store-key.schema.ts'
import { readRecoveryCode } from '#main/platform/keys/recovery-code.ts'
import { combineShares, readShare } from '#main/platform/keys/recovery-shares.ts'

/**
 * The secret of what was typed from paper: the whole code, or two shares of one set in either order.
 *
 * @throws DomainError RECOVERY_CODE_MISTYPED (first field), RECOVERY_SHARE_MISSING, RECOVERY_SECOND_MISTYPED,
 *   RECOVERY_SHARES_SAME, RECOVERY_SHARES_MIXED
 */
export const readTypedRecovery = async (
  typed: string,
  second: string | null,
): Promise<{ secret: Uint8Array; form: RecoveryForm }> => {
  const whole = readRecoveryCode(typed)
  if (whole) return { secret: whole, form: 'whole' }
  const one = readShare(typed)
  if (!one) throw new DomainError('RECOVERY_CODE_MISTYPED')
  if (second === null || second.trim() === '') throw new DomainError('RECOVERY_SHARE_MISSING')
  const other = readShare(second)
  if (!other) throw new DomainError('RECOVERY_SECOND_MISTYPED')
  if (one.set !== other.set) throw new DomainError('RECOVERY_SHARES_MIXED')
  if (one.number === other.number) throw new DomainError('RECOVERY_SHARES_SAME')
  return { secret: await combineShares(one, other), form: 'shares' }
}
