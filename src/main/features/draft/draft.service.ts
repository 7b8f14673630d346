import { assertAllowed } from '#shared/kernel/errors.ts'
import { canKeepDraft } from '#shared/features/draft/draft.rules.ts'
import type {
  Draft,
  DraftEntry,
  DraftListInput,
  DraftPlace,
  DraftSaveInput,
} from '#shared/features/draft/draft.schema.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { countOtherDrafts, deleteDraft, findDraft, listDrafts } from './draft.repo.ts'

/** @throws DomainError DRAFT_TOO_LARGE, DRAFTS_FULL, DISK_FULL */
export const saveDraft = (
  context: OfficerContext,
  { body, label, ...place }: DraftSaveInput,
): { savedAt: Date } => {
  const { db, database, officer } = context
  const text = JSON.stringify(body)
  assertAllowed(
    canKeepDraft({ bytes: Buffer.byteLength(text), others: countOtherDrafts(db, officer.id, place) }),
  )
  const savedAt = context.now()
  database.drafts.keep({ ...place, officerId: officer.id, label, body: text, savedAt })
  return { savedAt: new Date(savedAt) }
}

export const listOwnDrafts = (
  { db, officer }: OfficerContext,
  input: DraftListInput,
): { items: DraftEntry[]; nextCursor: string | null } => listDrafts(db, officer.id, input)

export const readDraft = ({ db, officer }: OfficerContext, place: DraftPlace): { draft: Draft | null } => ({
  draft: findDraft(db, officer.id, place) ?? null,
})

/** @throws DomainError DISK_FULL */
export const discardDraft = (
  { database, officer }: OfficerContext,
  place: DraftPlace,
): Record<string, never> => {
  database.drafts.drop({ ...place, officerId: officer.id })
  return {}
}

/**
 * Takes the draft of a form away inside the act that submits it: either the record is there and the draft is gone, or
 * the draft is still there. Where there is none, nothing happens.
 */
export const dropDraft = (db: WriteDb, officerId: number, kind: string, recordKey: string): void =>
  deleteDraft(db, officerId, { kind, recordKey })
