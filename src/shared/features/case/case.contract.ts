import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { procedure, type ProcedureMeta } from '#shared/kernel/procedure.ts'
import { optionalParagraph, paragraph } from '#shared/kernel/text.ts'
import {
  caseClosing,
  caseDetail,
  caseLinkKind,
  caseOutcomeOfWrite,
  timelineInput,
  timelinePage,
} from './case-detail.schema.ts'
import {
  caseListInput,
  caseListPage,
  caseListQuery,
  caseViewCounts,
  largestSavedViewList,
  savedViewName,
  savedViews,
} from './case-list.schema.ts'
import { caseErrors } from './case.errors.ts'
import { caseFields, caseId, caseWarningCode, confidentiality, urgency } from './case.schema.ts'

/** Carries no person. */
const plain = () => procedure({ permission: 'case.read', scope: 'office', audit: 'none' })
const read = (access: ProcedureMeta['access'] = {}) =>
  procedure({ permission: 'case.read', scope: 'office', audit: 'read', access })
type Right = 'case.create' | 'case.write' | 'case.work' | 'case.assign' | 'case.classify' | 'case.close'
const write = (permission: Right) =>
  procedure({ permission, scope: 'office', audit: 'change' }).errors(caseErrors)
const own = () => procedure({ permission: 'session', scope: 'own', audit: 'change' }).errors(caseErrors)

const byId = z.object({ id: caseId }).strict()
const member = z.object({ id: caseId, officerId: idOf('Officer') }).strict()
const target = { id: caseId, version: z.number().int() }
const reason = { reason: paragraph(1000) }
/** Warnings the officer has read; any other one is answered with `warned`, and nothing is written. */
const accepted = { acceptedWarnings: z.array(caseWarningCode).max(20).default([]) }
const savedViewId = { id: idOf('SavedView') }

export const caseContract = {
  /** One page of the work list with the exact number of cases it has. */
  list: read({ words: ['query'] })
    .input(caseListInput)
    .output(caseListPage),
  /** How many cases each standing view holds for this officer. */
  counts: plain().output(caseViewCounts),
  /** My open cases whose turn it is mine, or whose deadline falls this week or is past. */
  waiting: procedure({ permission: 'case.read', scope: 'own', audit: 'none' }).output(
    z.object({ count: z.number().int() }),
  ),
  get: read({ record: ['case', 'id'] })
    .input(byId)
    .output(caseDetail),
  /** What happened in the case, the newest first. */
  timeline: read({ record: ['case', 'id'] })
    .input(timelineInput)
    .output(timelinePage),
  /** A case of which nobody is known yet, as information from an agency or intelligence may be. */
  create: write('case.create')
    .input(caseFields.extend({ confidentiality, urgency, ...accepted }))
    .output(caseOutcomeOfWrite),
  save: write('case.write')
    .input(caseFields.extend({ ...target, ...accepted }))
    .output(caseOutcomeOfWrite),
  assign: write('case.assign')
    .input(
      z
        .object({
          ...target,
          officerId: idOf('Officer'),
          sectionId: idOf('Section').nullable(),
          note: optionalParagraph(1000),
        })
        .strict(),
    )
    .output(caseDetail),
  /** Names an officer in the case, so that he sees it beside the one who answers for it. */
  nameMember: write('case.assign').input(member).output(caseDetail),
  removeMember: write('case.assign').input(member).output(caseDetail),
  setConfidentiality: write('case.classify')
    .input(z.object({ ...target, confidentiality, ...reason }).strict())
    .output(caseDetail),
  setUrgency: write('case.write')
    .input(z.object({ ...target, urgency, ...reason }).strict())
    .output(caseDetail),
  addNote: write('case.write')
    .input(z.object({ id: caseId, body: paragraph(4000), occurredAt: z.date().nullable() }).strict())
    .output(caseDetail),
  link: write('case.write')
    .input(
      z.object({ id: caseId, otherId: caseId, kind: caseLinkKind, note: optionalParagraph(500) }).strict(),
    )
    .output(caseDetail),
  unlink: write('case.write')
    .input(z.object({ id: caseId, linkId: idOf('CaseLink'), ...reason }).strict())
    .output(caseDetail),
  /** Steps that are nothing but a step; the others are taken by the work itself. */
  takeStep: write('case.work')
    .input(z.object({ ...target, step: z.enum(['resumeDocuments', 'refer', 'monitor']) }).strict())
    .output(caseDetail),
  close: write('case.close')
    .input(caseClosing.extend({ ...target, ...accepted }).strict())
    .output(caseOutcomeOfWrite),
  reopen: write('case.assign')
    .input(z.object({ ...target, ...reason }).strict())
    .output(caseDetail),
  /** Puts the case into another one. Both keep their numbers and histories; work goes on in the other. */
  merge: write('case.close')
    .input(z.object({ ...target, intoId: caseId, ...reason }).strict())
    .output(caseDetail),
  views: procedure({ permission: 'case.read', scope: 'own', audit: 'none' }).output(savedViews),
  /** A new saved view, or the same one with another question or name. */
  saveView: own()
    .input(z.object({ id: idOf('SavedView').nullable(), name: savedViewName, query: caseListQuery }).strict())
    .output(savedViews),
  removeView: own().input(z.object(savedViewId).strict()).output(savedViews),
  orderViews: own()
    .input(z.object({ ids: z.array(idOf('SavedView')).max(largestSavedViewList) }).strict())
    .output(savedViews),
}
