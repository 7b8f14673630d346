import { DomainError } from '#shared/kernel/errors.ts'
import type { z } from 'zod'
import type {
  DocumentBatch,
  IssuedDocument,
  numberChoice,
  PaperOptions,
} from '#shared/features/document/document.schema.ts'
import { certificateData } from '#shared/features/document/papers/certificate.schema.ts'
import { villageTitle } from '#shared/features/village/village.rules.ts'
import { getDecree } from '#main/features/designation/index.ts'
import { getVillagesByRowId } from '#main/features/village/index.ts'
import { storeBytes } from '#main/platform/files.ts'
import { insertFile } from '#main/platform/files.repo.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { insertBatch, listValidDocuments } from './document.repo.ts'
import { getDocument, toIssued } from './document.service.ts'
import { aboutPaper, assertIssuable, issueInside } from './issue.service.ts'
import { combineCertificates } from './papers/certificate.paper.ts'

type Skipped = { label: string; reason: 'alreadyIssued' | 'ended' }
type Issued = { batch: DocumentBatch; issued: IssuedDocument[]; skipped: Skipped[] }

/**
 * Certificates for every village of a decree that has none yet: single papers and one file with all of them, in one
 * change. One village that lacks a value stops the whole batch, so that no half batch is handed over.
 */
export const issueBatch = (
  context: OfficerContext,
  input: {
    decreeId: string
    options: PaperOptions
    number: Exclude<z.output<typeof numberChoice>, { kind: 'external' }>
  },
): Issued => {
  const { db } = context
  const decree = getDecree(db, input.decreeId)
  const designations = [...decree.designations].sort((first, second) => first.position - second.position)
  const held = new Set(
    listValidDocuments(
      db,
      'certificate',
      designations.map(({ id }) => id),
    ).map(({ subjectId }) => subjectId),
  )
  const titles = new Map(
    getVillagesByRowId(
      db,
      designations.map(({ villageRowId }) => villageRowId),
    ).map((village) => [village.rowId, villageTitle(village)]),
  )
  const skipped: Skipped[] = []
  const wanted = designations.filter(({ id, villageRowId, endedOn }) => {
    const reason = held.has(id) ? 'alreadyIssued' : endedOn === null ? undefined : 'ended'
    if (reason) skipped.push({ label: titles.get(villageRowId) ?? '', reason })
    return reason === undefined
  })
  if (wanted.length === 0) throw new DomainError('DOCUMENT_NOTHING_TO_ISSUE')

  const { options, number } = input
  const ready = wanted.map((designation) => ({
    id: newId('Document'),
    ...assertIssuable(context, { type: 'certificate', subjectId: designation.id, options, number }),
  }))
  const batchId = newId('Batch')
  const label = `${options.title} ${decree.number ?? decree.subject}`
  const about = [{ kind: 'decree', id: decree.id }, ...ready.flatMap((paper) => aboutPaper(paper.id, paper))]
  context.change(about, (write) => {
    const sheets = ready.map(({ id, datedOn, ...assembled }) =>
      certificateData.parse(
        issueInside(context, write, { assembled, datedOn, number, batchId, supersedesRowId: null }, id).data,
      ),
    )
    const issuedAt = context.now()
    const pdf = context.service
      .typesetter()
      .pdf('certificate', combineCertificates(sheets), { createdAt: issuedAt, title: label })
    const file = storeBytes(context, pdf, `${label.slice(0, 100)}.pdf`, 'application/pdf')
    insertBatch(write, {
      id: batchId,
      label,
      fileRowId: insertFile(write, file),
      documentCount: sheets.length,
      issuedAt,
    })
  })
  return {
    batch: { id: batchId, label, documentCount: ready.length, issuedAt: new Date(context.now()) },
    issued: ready.map(({ id }) => toIssued(getDocument(context, id))),
    skipped,
  }
}
