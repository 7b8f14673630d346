import { isPermitted, type Role } from '#shared/kernel/permissions.ts'
import { maskPhone } from '../identity/phone.rules.ts'

/** Telephone numbers in the register of villages are for those who work with it; an auditor reads them masked. */
export const registerPhoneFor = (roles: readonly Role[], phone: string | null): string | null =>
  phone === null || isPermitted(roles, 'village.write') ? phone : maskPhone(phone)
