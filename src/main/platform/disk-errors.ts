import { DomainError } from '#shared/kernel/errors.ts'

/** Whether an error of the system or of SQLite carries this code or a finer one (`SQLITE_IOERR` for `SQLITE_IOERR_READ`). */
export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith(code)

/** SHMSIZE: the index of the write-ahead log could not be given its room. */
const fullCodes = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE']
const notWritableCodes = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'SQLITE_READONLY', 'SQLITE_CANTOPEN']

const hasOneOf = (error: unknown, codes: readonly string[]): boolean =>
  codes.some((code) => hasCode(error, code))

/** A full disk as the refusal DISK_FULL; any other error as it is. */
export const asFullDisk = (error: unknown): unknown =>
  hasOneOf(error, fullCodes) ? new DomainError('DISK_FULL') : error

/**
 * What a write throws, as the refusal that names it: DISK_FULL, or DISK_FAILED where the disk could not write or sync.
 * After a failed sync nobody knows what of the last writes is on the disk; the store has to be closed and opened again,
 * which brings what was acknowledged back from its log and verifies it. Any other error is answered as it is.
 */
export const asWriteRefusal = (error: unknown): unknown => {
  const refusal = asFullDisk(error)
  return hasOneOf(refusal, ['EIO', 'SQLITE_IOERR']) ? new DomainError('DISK_FAILED') : refusal
}

/** A full or closed folder as the refusal DISK_FULL or FOLDER_NOT_WRITABLE; any other error as it is. */
export const asFolderRefusal = (error: unknown): unknown =>
  hasOneOf(error, notWritableCodes) ? new DomainError('FOLDER_NOT_WRITABLE') : asFullDisk(error)

/** Runs every step even when one before it fails, then throws the first failure: nothing stays open behind an error. */
export const inOrder = (...steps: (() => unknown)[]): void => {
  const failures: unknown[] = []
  for (const step of steps) {
    try {
      step()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}
