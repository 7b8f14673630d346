import type { Role } from '#shared/kernel/permissions.ts'
import { type MessageKey, t } from './t.ts'

const labels: Record<Role, MessageKey> = {
  officeHead: 'common.roleOfficeHead',
  sectionHead: 'common.roleSectionHead',
  officer: 'common.roleOfficer',
  operator: 'common.roleOperator',
  auditor: 'common.roleAuditor',
}

const hints: Record<Role, MessageKey> = {
  officeHead: 'common.roleOfficeHeadHint',
  sectionHead: 'common.roleSectionHeadHint',
  officer: 'common.roleOfficerHint',
  operator: 'common.roleOperatorHint',
  auditor: 'common.roleAuditorHint',
}

export const roleLabel = (role: Role): string => t(labels[role])

/** One line about what the role is for. */
export const roleHint = (role: Role): string => t(hints[role])
