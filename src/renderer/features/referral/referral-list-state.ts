import type { ReferralListInput } from '#shared/features/referral/referral-view.schema.ts'
import { sessionStore } from '#renderer/app/session.ts'
import { createStore, useStore } from '#renderer/app/store.ts'

export type ReferralQuestion = Pick<ReferralListInput, 'view' | 'agencyId' | 'needs' | 'mine'>
type Kept = { officerId: string; question: ReferralQuestion }

const fresh: ReferralQuestion = { view: 'waiting', agencyId: null, needs: [], mine: false }

/** What the list was asked last, so that the way back leads to the same list. Only in memory. */
const store = createStore<Kept | undefined>(undefined)
const officerNow = (): string => sessionStore.get().session?.officerId ?? ''
const keep = (question: ReferralQuestion): void => store.set({ officerId: officerNow(), question })

export const useReferralQuestion = (): [ReferralQuestion, (changes: Partial<ReferralQuestion>) => void] => {
  const kept = useStore(store)
  const question = kept?.officerId === officerNow() ? kept.question : fresh
  return [question, (changes) => keep({ ...question, ...changes })]
}

/** A view from its beginning, as a link from home or an agency asks for it. */
export const openReferralView = (asked: Pick<ReferralQuestion, 'view' | 'mine' | 'agencyId'>): void =>
  keep({ ...fresh, ...asked })
