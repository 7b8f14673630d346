import type {
  BatchVillage,
  DocumentBatch,
  IssuedDocument,
  MissingValue,
  PaperSlot,
  PaperType,
} from '#shared/features/document/document.schema.ts'
import { unansweredActs } from '#shared/features/document/document.rules.ts'
import { paperOptions } from '#shared/features/document/document.schema.ts'
import { villagePath, villageTitle } from '#shared/features/village/village.rules.ts'
import { listAgreementsOfVillage } from '#main/features/agreement/index.ts'
import { findDecreeByRowId, getDecree, listDesignationsOfVillage } from '#main/features/designation/index.ts'
import { getVillage, getVillagesByRowId } from '#main/features/village/index.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import {
  listBatchesOfSubjects,
  listValidDocuments,
  type BatchRecord,
  type DocumentRecord,
} from './document.repo.ts'
import { toIssued } from './document.service.ts'
import { paperOf } from './papers.ts'

const validBySubject = (
  context: OfficerContext,
  type: PaperType,
  subjectIds: readonly string[],
): Map<string, DocumentRecord> => {
  const found = new Map<string, DocumentRecord>()
  for (const document of listValidDocuments(context.db, type, subjectIds)) {
    if (!found.has(document.subjectId)) found.set(document.subjectId, document)
  }
  return found
}

const largestSlots = 100

/** What papers a village has and could have, newest decree first. */
export const readOfVillage = (context: OfficerContext, villageId: string): PaperSlot[] => {
  const { db } = context
  const village = getVillage(db, villageId)
  const designations = listDesignationsOfVillage(db, village.rowId).map((designation) => ({
    designation,
    decree: findDecreeByRowId(db, designation.decreeRowId),
  }))
  const agreements = listAgreementsOfVillage(db, village.rowId, context.today())
  const wanted: readonly { type: PaperType; subjectId: string; label: string }[] = [
    ...designations.flatMap(({ designation, decree }) =>
      decree && decree.state !== 'draft'
        ? [
            {
              type: 'certificate' as const,
              subjectId: designation.id,
              label: decree.number ?? decree.subject,
            },
            { type: 'decree' as const, subjectId: decree.id, label: decree.number ?? decree.subject },
          ]
        : [],
    ),
    ...agreements.map(({ id, title }) => ({ type: 'agreement' as const, subjectId: id, label: title })),
    { type: 'villageSheet' as const, subjectId: village.id, label: villageTitle(village) },
  ]
  const types: readonly PaperType[] = ['certificate', 'decree', 'agreement', 'villageSheet']
  const current = new Map(
    types.map((type) => [
      type,
      validBySubject(
        context,
        type,
        wanted.filter((slot) => slot.type === type).map(({ subjectId }) => subjectId),
      ),
    ]),
  )
  return wanted.slice(0, largestSlots).map((slot) => {
    const document = current.get(slot.type)?.get(slot.subjectId)
    return { ...slot, current: document ? toIssued(document) : null }
  })
}

export const toBatch = ({ fileRowId: _fileRowId, type: _type, ...batch }: BatchRecord): DocumentBatch => batch

type DecreePapers = {
  label: string
  revoked: boolean
  missing: MissingValue[]
  villages: BatchVillage[]
  batches: DocumentBatch[]
}

/** The villages of a decree with their certificates, and what stands in the way of issuing the rest. */
export const readOfDecree = (context: OfficerContext, decreeId: string): DecreePapers => {
  const { db, scope } = context
  const decree = getDecree(db, decreeId)
  const designations = [...decree.designations].sort((first, second) => first.position - second.position)
  const subjectIds = designations.map(({ id }) => id)
  const documents = validBySubject(context, 'certificate', subjectIds)
  const villages = new Map(
    getVillagesByRowId(
      db,
      designations.map(({ villageRowId }) => villageRowId),
    ).map((village) => [village.rowId, village]),
  )
  const [first] = designations
  const prepared = first && paperOf('certificate').prepare(context, first.id, paperOptions.parse({}))
  return {
    label: decree.number ?? decree.subject,
    revoked: decree.state === 'revoked',
    missing: prepared?.missing ?? [
      { field: 'villages', detail: null, where: { kind: 'decree', id: decree.id } },
    ],
    villages: designations.flatMap(({ id, villageRowId, endedOn }) => {
      const village = villages.get(villageRowId)
      if (!village) return []
      const document = documents.get(id)
      return {
        designationId: id,
        villageId: village.id,
        label: villageTitle(village),
        path: villagePath(village),
        endedOn,
        ...printOf(document),
      }
    }),
    batches: listBatchesOfSubjects(db, scope, subjectIds).map(toBatch),
  }
}

const printOf = (
  document: DocumentRecord | undefined,
): { document: IssuedDocument | null; openPrint: BatchVillage['openPrint'] } => {
  if (!document) return { document: null, openPrint: null }
  const [open] = unansweredActs(document.acts)
  return { document: toIssued(document), openPrint: open ? { actId: open.id, copies: open.copies } : null }
}
