import { officerProcedure } from '#main/platform/rpc/gate.ts'
import { addSubject, openSection, revealValue, saveSection } from './subject-change.service.ts'
import { listMaskedSubjects, matchesFor, matchesOf, readSubject } from './subject-view.service.ts'

const procedures = officerProcedure.subject

export const subjectRouter = {
  ofCase: procedures.ofCase.handler(({ context, input }) => listMaskedSubjects(context, input)),
  get: procedures.get.handler(({ context, input }) => readSubject(context, input.id)),
  matchesOf: procedures.matchesOf.handler(({ context, input }) => matchesOf(context, input.id)),
  matches: procedures.matches.handler(({ context, input }) => matchesFor(context, input)),
  add: procedures.add.handler(({ context, input }) => addSubject(context, input)),
  openSection: procedures.openSection.handler(({ context, input }) => openSection(context, input)),
  saveSection: procedures.saveSection.handler(({ context, input }) => saveSection(context, input)),
  reveal: procedures.reveal.handler(({ context, input }) => revealValue(context, input)),
}
