import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import type { Role } from '#shared/kernel/permissions.ts'
import type { Confidentiality } from '../case/case.schema.ts'

/**
 * Which cases of one confidentiality somebody sees.
 * all: every one · section: those of his section, and those of none · named: those he answers for, is named in or has an
 * open task in · own: those he wrote down and nobody has taken over · none
 */
export type CaseReach = 'all' | 'section' | 'named' | 'own' | 'none'

/** Need-to-know, decision 0011. Who holds several roles sees what any of them sees. */
export const caseReachOf: Readonly<Record<Role, Readonly<Record<Confidentiality, CaseReach>>>> = {
  officeHead: { ordinary: 'all', restricted: 'named', secret: 'named' },
  sectionHead: { ordinary: 'section', restricted: 'section', secret: 'named' },
  officer: { ordinary: 'named', restricted: 'named', secret: 'named' },
  operator: { ordinary: 'own', restricted: 'none', secret: 'none' },
  auditor: { ordinary: 'none', restricted: 'none', secret: 'none' },
}

/** Which further cases he may open for a while after giving a reason; that they exist is no secret to him. */
export const openableReachOf: typeof caseReachOf = {
  officeHead: { ordinary: 'none', restricted: 'all', secret: 'all' },
  sectionHead: { ordinary: 'none', restricted: 'none', secret: 'section' },
  officer: { ordinary: 'none', restricted: 'none', secret: 'none' },
  operator: { ordinary: 'none', restricted: 'none', secret: 'none' },
  auditor: { ordinary: 'none', restricted: 'none', secret: 'none' },
}

/**
 * Who is told of a secret case may still not open it: its key is sealed to those named in it and to the office head
 * (decision 0020). A section head asks him, or to be named.
 */
export const canOpenWithReason = (roles: readonly Role[], confidentiality: Confidentiality): Verdict =>
  confidentiality !== 'secret' || roles.includes('officeHead') ? allowed : refused('CASE_NEEDS_OFFICE_HEAD')

/** How long an opening lasts, by the clock of the wall and by the one that nobody can set. */
export const openingMinutes = 60
