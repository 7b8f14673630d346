import { describe, expect, test } from 'vitest'
import { canKeepDraft, maximumDraftBytes, maximumDrafts } from './draft.rules.ts'

describe('a working copy', () => {
  test.each([
    ['of the greatest size beside few others', maximumDraftBytes, 3, true],
    ['of one byte more', maximumDraftBytes + 1, 3, 'DRAFT_TOO_LARGE'],
    ['as the last there may be', 10, maximumDrafts - 1, true],
    ['beside as many as there may be', 10, maximumDrafts, 'DRAFTS_FULL'],
  ])('%s', (_what, bytes, others, expected) => {
    const verdict = canKeepDraft({ bytes, others })
    expect(verdict.allowed || verdict.code).toBe(expected)
  })
})
