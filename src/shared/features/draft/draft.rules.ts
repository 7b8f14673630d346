import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'

export const maximumDraftBytes = 200 * 1024
export const maximumDrafts = 200

/** Whether a working copy of this size may be kept beside the officer's `others`. */
export const canKeepDraft = ({ bytes, others }: { bytes: number; others: number }): Verdict => {
  if (bytes > maximumDraftBytes)
    return refused('DRAFT_TOO_LARGE', { maximumKilobytes: maximumDraftBytes / 1024 })
  if (others >= maximumDrafts) return refused('DRAFTS_FULL', { maximum: maximumDrafts })
  return allowed
}
