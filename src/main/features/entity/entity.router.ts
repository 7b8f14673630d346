import { officerProcedure } from '#main/platform/rpc/gate.ts'
import { changeLink, linkEntity, listCasePage, unlinkEntity } from './case-entity.service.ts'
import {
  changeEntity,
  listCasesOfEntity,
  listEntityPage,
  readEntityView,
  revealEntity,
} from './entity.service.ts'
import { answerKnown } from './known.service.ts'
import {
  addPublicIdentifier,
  changePublicIdentifier,
  listPublicPage,
  removePublicIdentifier,
} from './public-identifier.service.ts'

const procedures = officerProcedure.entity

export const entityRouter = {
  known: procedures.known.handler(({ context, input }) => answerKnown(context, input)),
  ofCase: procedures.ofCase.handler(({ context, input }) => listCasePage(context, input)),
  list: procedures.list.handler(({ context, input }) => listEntityPage(context, input)),
  get: procedures.get.handler(({ context, input }) => readEntityView(context, input.id)),
  casesOf: procedures.casesOf.handler(({ context, input }) => listCasesOfEntity(context, input)),
  link: procedures.link.handler(({ context, input }) => linkEntity(context, input)),
  changeLink: procedures.changeLink.handler(({ context, input }) => changeLink(context, input)),
  unlink: procedures.unlink.handler(({ context, input }) => unlinkEntity(context, input)),
  change: procedures.change.handler(({ context, input }) => changeEntity(context, input)),
  reveal: procedures.reveal.handler(({ context, input }) => revealEntity(context, input)),
  publicIdentifiers: procedures.publicIdentifiers.handler(({ context, input }) =>
    listPublicPage(context, input),
  ),
  addPublicIdentifier: procedures.addPublicIdentifier.handler(({ context, input }) =>
    addPublicIdentifier(context, input),
  ),
  changePublicIdentifier: procedures.changePublicIdentifier.handler(({ context, input }) =>
    changePublicIdentifier(context, input),
  ),
  removePublicIdentifier: procedures.removePublicIdentifier.handler(({ context, input }) =>
    removePublicIdentifier(context, input),
  ),
}
