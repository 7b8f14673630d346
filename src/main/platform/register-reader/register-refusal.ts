/** Why a file is no register, or why it could not be read to its end. */
export const registerRefusalCodes = [
  'REGISTER_EMPTY',
  'REGISTER_TOO_LARGE',
  'REGISTER_TYPE_NOT_ALLOWED',
  'REGISTER_OLD_EXCEL',
  'REGISTER_HAS_MACROS',
  'REGISTER_HAS_PASSWORD',
  'REGISTER_DAMAGED',
  'REGISTER_TOO_MANY_ROWS',
  'REGISTER_TOO_MANY_COLUMNS',
  'REGISTER_TOO_MANY_SHEETS',
  'REGISTER_CELL_TOO_LONG',
  'REGISTER_UNPACKS_TOO_LARGE',
  'REGISTER_TOO_SLOW',
  'REGISTER_READER_FAILED',
] as const
export type RegisterRefusalCode = (typeof registerRefusalCodes)[number]

export type RegisterRefusalData = { code: RegisterRefusalCode; data: Record<string, number> }

export class RegisterRefusal extends Error {
  readonly code: RegisterRefusalCode
  readonly data: Record<string, number>

  constructor(code: RegisterRefusalCode, data: Record<string, number> = {}) {
    super(code)
    this.name = 'RegisterRefusal'
    this.code = code
    this.data = data
  }
}
