import { officerProcedure } from '#main/platform/rpc/gate.ts'
import { closeCase, mergeCase, reopenCase } from './case-closing.service.ts'
import { linkCase, unlinkCase } from './case-link.service.ts'
import { listCasePage, readViewCounts, readWaiting } from './case-list.service.ts'
import { nameMember, removeMember } from './case-member.service.ts'
import { readCase, readTimeline } from './case-read.service.ts'
import {
  addNote,
  assignCase,
  createBareCase,
  saveCase,
  setConfidentiality,
  setUrgency,
  takePlainStep,
} from './case-write.service.ts'
import { orderViews, readViews, removeView, saveView } from './saved-view.service.ts'

const procedures = officerProcedure.case

export const caseRouter = {
  list: procedures.list.handler(({ context, input }) => listCasePage(context, input)),
  counts: procedures.counts.handler(({ context }) => readViewCounts(context)),
  waiting: procedures.waiting.handler(({ context }) => readWaiting(context)),
  get: procedures.get.handler(({ context, input }) => readCase(context, input.id)),
  timeline: procedures.timeline.handler(({ context, input }) => readTimeline(context, input)),
  create: procedures.create.handler(({ context, input }) => createBareCase(context, input)),
  save: procedures.save.handler(({ context, input }) => saveCase(context, input)),
  assign: procedures.assign.handler(({ context, input }) => assignCase(context, input)),
  nameMember: procedures.nameMember.handler(({ context, input }) => nameMember(context, input)),
  removeMember: procedures.removeMember.handler(({ context, input }) => removeMember(context, input)),
  setConfidentiality: procedures.setConfidentiality.handler(({ context, input }) =>
    setConfidentiality(context, input),
  ),
  setUrgency: procedures.setUrgency.handler(({ context, input }) => setUrgency(context, input)),
  addNote: procedures.addNote.handler(({ context, input }) => addNote(context, input)),
  link: procedures.link.handler(({ context, input }) => linkCase(context, input)),
  unlink: procedures.unlink.handler(({ context, input }) => unlinkCase(context, input)),
  takeStep: procedures.takeStep.handler(({ context, input }) => takePlainStep(context, input)),
  close: procedures.close.handler(({ context, input }) => closeCase(context, input)),
  reopen: procedures.reopen.handler(({ context, input }) => reopenCase(context, input)),
  merge: procedures.merge.handler(({ context, input }) => mergeCase(context, input)),
  views: procedures.views.handler(({ context }) => readViews(context)),
  saveView: procedures.saveView.handler(({ context, input }) => saveView(context, input)),
  removeView: procedures.removeView.handler(({ context, input }) => removeView(context, input)),
  orderViews: procedures.orderViews.handler(({ context, input }) => orderViews(context, input)),
}
