import { createHash } from 'node:crypto'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { canUse, isRepeatable } from '#shared/features/document/document.rules.ts'
import { changedFields, comparableData } from '#shared/features/document/paper-changes.rules.ts'
import type { PaperChange, PaperField } from '#shared/features/document/paper-changes.schema.ts'
import type { PaperImage } from '#shared/features/document/papers/paper.schema.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import type { DocumentRecord } from './document.repo.ts'
import { getReadable } from './document.service.ts'
import { thawInputs } from './frozen-inputs.ts'
import { aboutPaper, getDocumentOf, type PaperKind } from './issue.service.ts'
import type { PreparedPaper } from './paper.ts'
import { paperOf } from './papers.ts'
import { findReviewedDigest, insertReview } from './paper-changes.repo.ts'

type Difference = { fields: PaperField[]; digest: Buffer }

/** Pictures are not compared, so none is fetched. */
const anyPicture: PaperImage = { mediaType: 'image/png', base64: 'AAAA' }

/** The paper as it would be today; undefined where its record is gone. */
const preparedNow = (
  context: OfficerContext,
  { type, subjectId }: DocumentRecord,
  options: Parameters<ReturnType<typeof paperOf>['prepare']>[2],
): PreparedPaper | undefined => {
  try {
    return paperOf(type).prepare(context, subjectId, options)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'RECORD_NOT_FOUND') return undefined
    throw error
  }
}

const asDraft = (data: unknown): unknown =>
  typeof data === 'object' && data !== null ? { ...data, draft: true } : data

/**
 * What the record says otherwise than the paper: it is prepared again with the choices of its day and compared with
 * what it was made from. Sheets that only stand for their day are not compared, nor what an older program froze in a
 * shape of its own.
 */
const differenceOf = (context: OfficerContext, document: DocumentRecord): Difference | undefined => {
  const { type, state, inputs } = document
  if (state !== 'issued' || isRepeatable(type)) return undefined
  const { options, data } = thawInputs(inputs, () => anyPicture)
  const { schema } = paperOf(type)
  const before = schema.safeParse(asDraft(data))
  const prepared = preparedNow(context, document, options)
  if (!before.success || !prepared) return undefined
  const typed = prepared.dataFor({ draft: true, number: null, serial: null })
  const now = schema.safeParse(typed)
  const fresh = now.success ? now.data : typed
  const digest = createHash('sha256')
    .update(JSON.stringify(comparableData(type, fresh)))
    .digest()
  return { fields: changedFields(type, before.data, fresh), digest }
}

const changeOf = (context: OfficerContext, document: DocumentRecord): PaperField[] => {
  const difference = differenceOf(context, document)
  if (!difference || difference.fields.length === 0) return []
  const reviewed = findReviewedDigest(context.db, document.rowId)
  return reviewed && difference.digest.equals(reviewed) ? [] : difference.fields
}

/** Those of these papers whose record was corrected since, and of which nobody said that they stay. */
export const readChanges = (context: OfficerContext, ids: readonly string[]): PaperChange[] =>
  [...new Set(ids)].flatMap((id) => {
    const document = getReadable(context, id)
    const fields = changeOf(context, document)
    return fields.length === 0 ? [] : [{ id: document.id, fields }]
  })

/** The paper stays although its record was corrected; a further correction asks again. */
export const leaveAsItIs = (
  context: OfficerContext,
  input: { id: string; reason: string },
  kind: PaperKind,
): Record<string, never> => {
  const document = getDocumentOf(context, input.id, kind)
  assertAllowed(canUse(document))
  const difference = differenceOf(context, document)
  if (!difference || difference.fields.length === 0) throw new DomainError('DOCUMENT_UNCHANGED')
  context.change(
    aboutPaper(context, document.id, document),
    (db) =>
      insertReview(db, {
        uuid: newId('PaperReview'),
        documentId: document.rowId,
        dataDigest: difference.digest,
        fields: difference.fields,
        reason: input.reason,
        recordedAt: context.now(),
        officerId: context.officer.id,
      }),
    input.reason,
  )
  return {}
}
