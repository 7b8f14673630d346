import { z } from 'zod'

/**
 * Roles of an office. One officer may hold several (a small office has few people).
 * officeHead: kepala kantor · sectionHead: kepala seksi · officer: petugas · operator: operator/administrator · auditor
 */
export const roles = ['officeHead', 'sectionHead', 'officer', 'operator', 'auditor'] as const
export const role = z.enum(roles)
export type Role = z.infer<typeof role>

const everybody: readonly Role[] = roles
const staff: readonly Role[] = ['officeHead', 'sectionHead', 'officer', 'operator']

/**
 * Who may do what. Default is refuse: a permission that is not here belongs to nobody.
 * Which cases a right reaches is said by need-to-know; see docs/decisions/0011 and docs/permissions.md.
 */
export const permissionTable = {
  'village.read': everybody,
  'village.write': staff,
  'agency.read': staff,
  'agency.write': ['officeHead', 'sectionHead', 'operator'],
  'agreement.read': everybody,
  'agreement.write': staff,
  'designation.read': everybody,
  'designation.write': staff,
  'liaison.read': everybody,
  'liaison.write': staff,
  'document.read': everybody,
  'document.prepare': staff,
  'document.issue': ['officeHead', 'sectionHead', 'operator'],
  'document.settings': ['officeHead', 'operator'],
  'template.read': everybody,
  'template.write': ['officeHead', 'sectionHead', 'operator'],
  'template.approve': ['officeHead', 'sectionHead'],
  'attachment.read': staff,
  'attachment.write': staff,
  'case.read': staff,
  'case.create': ['sectionHead', 'officer', 'operator'],
  'case.write': ['sectionHead', 'officer', 'operator'],
  'case.work': ['sectionHead', 'officer'],
  'case.decide': ['officeHead', 'sectionHead', 'officer'],
  'case.assign': ['officeHead', 'sectionHead'],
  'case.classify': ['officeHead', 'sectionHead', 'officer'],
  'case.open': ['officeHead', 'sectionHead'],
  'case.close': ['officeHead', 'sectionHead', 'officer'],
  'subject.reveal': staff,
  'screening.settings': ['officeHead', 'sectionHead'],
  'entity.read': staff,
  'entity.write': ['sectionHead', 'officer', 'operator'],
  'evidence.read': staff,
  'evidence.write': ['sectionHead', 'officer', 'operator'],
  'evidence.export': ['officeHead', 'sectionHead', 'officer'],
  'evidence.approveExport': ['officeHead', 'sectionHead'],
  'villageReport.read': staff,
  'villageReport.write': ['sectionHead', 'officer', 'operator'],
  'villageReport.work': ['sectionHead', 'officer'],
  'task.read': staff,
  'task.write': staff,
  'groupIntake.stage': ['sectionHead', 'officer', 'operator'],
  'groupIntake.apply': ['officeHead', 'sectionHead'],
  'casePaper.issue': ['officeHead', 'sectionHead', 'officer'],
  'proof.read': everybody,
  'proof.export': ['officeHead', 'sectionHead', 'operator'],
  'proof.manage': ['officeHead'],
  'reference.read': everybody,
  'reference.write': ['officeHead', 'operator'],
  'office.read': everybody,
  'office.write': ['officeHead', 'operator'],
  'officer.read': ['officeHead', 'operator', 'auditor'],
  'officer.write': ['officeHead', 'operator'],
  'backup.create': ['officeHead', 'sectionHead', 'operator'],
  'backup.restore': ['officeHead', 'sectionHead'],
  'storeKey.write': ['officeHead'],
  'act.approve': ['officeHead', 'sectionHead', 'operator'],
  'audit.read': ['officeHead', 'sectionHead', 'auditor'],
  'history.read': everybody,
  'history.verify': ['officeHead', 'auditor', 'operator'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissionTable

export const permissions = Object.keys(permissionTable) as Permission[]
export const permission = z.enum(permissions)

export const isPermitted = (held: readonly Role[], wanted: Permission): boolean =>
  (permissionTable[wanted] as readonly Role[]).some((allowedRole) => held.includes(allowedRole))

export const permissionsOf = (held: readonly Role[]): Permission[] =>
  permissions.filter((wanted) => isPermitted(held, wanted))
