import type { z } from 'zod'
import { DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { maskEntity } from '#shared/features/entity/entity.rules.ts'
import type {
  CaseEntity,
  caseEntityListInput,
  caseEntityPage,
  EntityLink,
  LinkInput,
  LinkOutcome,
} from '#shared/features/entity/entity.schema.ts'
import { shownNameOf } from '#shared/features/subject/subject.rules.ts'
import { assertCaseOpen, getCase, getCaseByRowId, refreshCase } from '#main/features/case/index.ts'
import { getSubjectByRowId } from '#main/features/subject/index.ts'
import type { Subject as About } from '#main/platform/db/change-log.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { standsInCase } from './appearance.repo.ts'
import {
  countLinksOfCase,
  deleteLink,
  findLink,
  findSameLink,
  type LinkRecord,
  listLinksOfCase,
  releaseHoldings,
  updateLink,
} from './case-entity.repo.ts'
import { type EntityRecord, keepCaseCount, listEntitiesByRowId, removeWhenUnused } from './entity.repo.ts'
import { candidatesFor } from './known.service.ts'
import { addCaseEntities, checkLink, findMeant, judgeEntity, recordLinkEvent } from './link.service.ts'
import { showEntities, showKnown } from './shown.service.ts'

/** Entries of cases as they are shown, in the order given. */
const showLinks = (context: OfficerContext, links: readonly LinkRecord[]): CaseEntity[] => {
  const records = listEntitiesByRowId(context.db, [...new Set(links.map(({ entityRowId }) => entityRowId))])
  const shown = new Map(
    showEntities(context, records).map((entity, index) => [records[index]?.rowId, entity]),
  )
  const holderRowIds = links.flatMap(({ holderRowId }) => holderRowId ?? [])
  const holders = new Map(
    listEntitiesByRowId(context.db, [...new Set(holderRowIds)]).map((record) => [record.rowId, record]),
  )
  return links.flatMap((link) => {
    const entity = shown.get(link.entityRowId)
    if (!entity) return []
    const holder = link.holderRowId === null ? undefined : holders.get(link.holderRowId)
    const { rowId: _row, caseRowId: _case, entityRowId: _entity, holderRowId: _holder, ...rest } = link
    const { subjectRowId, ...kept } = rest
    return [
      {
        ...kept,
        entity,
        holder: holder ? { id: holder.id, shown: maskEntity(holder) } : null,
        subject: subjectRowId === null ? null : shownSubject(context, subjectRowId),
      },
    ]
  })
}

const shownSubject = (context: OfficerContext, rowId: number): CaseEntity['subject'] => {
  const subject = getSubjectByRowId(context.db, rowId)
  return { id: subject.id, shownName: shownNameOf(subject) }
}

const showLink = (context: OfficerContext, link: LinkRecord): CaseEntity => {
  const [item] = showLinks(context, [link])
  if (!item) throw new Error('an entry of a case has its entity')
  return item
}

export const listCasePage = (
  context: OfficerContext,
  input: z.output<typeof caseEntityListInput>,
): z.infer<typeof caseEntityPage> => {
  const { db, scope } = context
  const { rowId } = getCase(db, scope, input.caseId)
  const after = decodeCursor(input.cursor)?.[0]
  const found = listLinksOfCase(db, scope, rowId, {
    afterRowId: typeof after === 'number' ? after : 0,
    limit: input.limit + 1,
  })
  const page = found.slice(0, input.limit)
  const last = page.at(-1)
  return {
    items: showLinks(context, page),
    nextCursor: found.length > page.length && last ? encodeCursor([last.rowId]) : null,
    total: countLinksOfCase(db, scope, rowId),
  }
}

const aboutOf = (caseId: string, entityId?: string): About[] => [
  { kind: 'case', id: caseId },
  ...(entityId === undefined ? [] : [{ kind: 'entity', id: entityId } as const]),
]

/**
 * Puts an entity into a case. A name that is known is offered before anything is written; nobody is ever taken for
 * somebody else of his name.
 *
 * @throws DomainError ENTITY_ALREADY_IN_CASE, CASE_CLOSED, the refusals of `entityErrors`
 */
export const linkEntity = (context: OfficerContext, input: LinkInput): LinkOutcome => {
  const { db } = context
  const record = getCase(db, context.scope, input.caseId)
  assertCaseOpen(record)
  const { kind } = input.entity
  const { reading, warnings } = judgeEntity(context, input.entity)
  const checked = checkLink(db, context, record, kind, input.link)
  const meant = findMeant(db, context, kind, reading, input.choice)
  if (!meant && input.choice === 'ask') {
    const { first, total } = candidatesFor(context, kind, reading)
    if (total > 0) return { outcome: 'choose', candidates: showKnown(context, first, record.rowId), total }
  }
  if (meant && findSameLink(db, { ...checked, caseRowId: record.rowId, entityRowId: meant.rowId }))
    throw new DomainError('ENTITY_ALREADY_IN_CASE')
  if (warnings.some(({ code }) => !input.acceptedWarnings.includes(code)))
    return { outcome: 'warned', warnings }

  const { holderId, ...link } = input.link
  const about = aboutOf(record.id, meant?.id)
  const added = context.change(about, (write) => {
    const [made] = addCaseEntities(write, context, record, [
      {
        entity: input.entity,
        choice: input.choice === 'ask' ? 'new' : input.choice,
        link: { ...link, holder: holderId },
      },
    ])
    if (!made) throw new Error('an entity that was added is there')
    if (!meant) about.push({ kind: 'entity', id: made.entity.id })
    return made
  })
  return { outcome: 'saved', item: showLink(context, added.link) }
}

type Target = { id: string; version: number }

const staleRefusal = () => new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'entity' })

const getLink = (context: OfficerContext, { id, version }: Target): LinkRecord => {
  const link = findLink(context.db, context.scope, id)
  if (!link) throw new DomainError('RECORD_NOT_FOUND', { kind: 'entity' })
  if (link.version !== version) throw staleRefusal()
  return link
}

const entityOf = (context: OfficerContext, rowId: number): EntityRecord => {
  const [entity] = listEntitiesByRowId(context.db, [rowId])
  if (!entity) throw new Error('an entry of a case has its entity')
  return entity
}

/**
 * Changes what an entity was in one case: role, source, holder. Other cases keep theirs.
 *
 * @throws DomainError RECORD_CHANGED_MEANWHILE, ENTITY_ALREADY_IN_CASE, ENTITY_HOLDS_ITSELF, the refusals of `checkLink`
 */
export const changeLink = (
  context: OfficerContext,
  { link: wanted, ...target }: Target & { link: EntityLink },
): CaseEntity => {
  const link = getLink(context, target)
  const record = getCaseByRowId(context.db, link.caseRowId)
  assertCaseOpen(record)
  const entity = entityOf(context, link.entityRowId)
  const checked = checkLink(context.db, context, record, entity.kind, wanted)
  if (checked.holderRowId === entity.rowId) throw new DomainError('ENTITY_HOLDS_ITSELF')
  const place = { caseRowId: link.caseRowId, entityRowId: link.entityRowId }
  if (findSameLink(context.db, { ...checked, ...place }, link.rowId))
    throw new DomainError('ENTITY_ALREADY_IN_CASE')
  const saved = context.change(aboutOf(record.id, entity.id), (db) => {
    const changed = updateLink(db, link, checked)
    if (!changed) throw staleRefusal()
    recordLinkEvent(db, context, 'entityChanged', changed, entity)
    refreshCase(db, record.rowId, context.now())
    return changed
  })
  return showLink(context, saved)
}

/**
 * Takes an entity out of a case. What it held there is held by nobody then; one that stands in no case any more is
 * removed with it, so that nobody stays recorded without a case.
 *
 * @throws DomainError RECORD_CHANGED_MEANWHILE, CASE_CLOSED
 */
export const unlinkEntity = (
  context: OfficerContext,
  { reason, ...target }: Target & { reason: string },
): { entityRemoved: boolean } => {
  const link = getLink(context, target)
  const record = getCaseByRowId(context.db, link.caseRowId)
  assertCaseOpen(record)
  const entity = entityOf(context, link.entityRowId)
  return context.change(
    aboutOf(record.id, entity.id),
    (db) => {
      if (!deleteLink(db, link)) throw staleRefusal()
      if (!standsInCase(db, entity.rowId, record.rowId)) releaseHoldings(db, record.rowId, entity.rowId)
      recordLinkEvent(db, context, 'entityUnlinked', link, entity)
      refreshCase(db, record.rowId, context.now())
      const entityRemoved = removeWhenUnused(db, entity.rowId)
      if (!entityRemoved) keepCaseCount(db, entity.rowId)
      return { entityRemoved }
    },
    reason,
  )
}
