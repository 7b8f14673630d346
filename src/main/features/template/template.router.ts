import { officerProcedure } from '#main/platform/rpc/gate.ts'
import { checkTemplate, previewTemplate } from './template.checks.ts'
import {
  approve,
  discardDraft,
  listTypes,
  readSource,
  readType,
  reject,
  retire,
  saveDraft,
  startDraft,
  submit,
  withdraw,
} from './template.service.ts'

const procedures = officerProcedure.template

export const templateRouter = {
  list: procedures.list.handler(({ context }) => ({ types: listTypes(context) })),
  get: procedures.get.handler(({ context, input }) => readType(context, input.paperType)),
  source: procedures.source.handler(({ context, input }) => readSource(context, input.id)),
  preview: procedures.preview.handler(({ context, input }) => previewTemplate(context.service, input)),
  check: procedures.check.handler(({ context, input }) => checkTemplate(context.service, input)),
  startDraft: procedures.startDraft.handler(({ context, input }) => startDraft(context, input)),
  saveDraft: procedures.saveDraft.handler(({ context, input }) => saveDraft(context, input)),
  discardDraft: procedures.discardDraft.handler(({ context, input }) => discardDraft(context, input)),
  submit: procedures.submit.handler(({ context, input }) => submit(context, input)),
  withdraw: procedures.withdraw.handler(({ context, input }) => withdraw(context, input)),
  approve: procedures.approve.handler(({ context, input }) => approve(context, input)),
  reject: procedures.reject.handler(({ context, input }) => reject(context, input)),
  retire: procedures.retire.handler(({ context, input }) => retire(context, input)),
}
