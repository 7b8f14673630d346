import { entityListInput, type EntityListInput } from '#shared/features/entity/entity.schema.ts'
import { sessionStore } from '#renderer/app/session.ts'
import { createStore, useStore } from '#renderer/app/store.ts'

export type EntityQuestion = Omit<EntityListInput, 'cursor' | 'limit'>
type Kept = { officerId: string; question: EntityQuestion }

/** What links the most cases is what an officer comes here for. */
export const freshQuestion = (): EntityQuestion => {
  const { cursor: _cursor, limit: _limit, ...question } = entityListInput.parse({ sort: 'cases' })
  return question
}

/** What the list was asked last, so that the way back from an entity leads to the same list. Only in memory. */
const store = createStore<Kept | undefined>(undefined)
const officerNow = (): string => sessionStore.get().session?.officerId ?? ''

export const useEntityQuestion = (): [EntityQuestion, (changes: Partial<EntityQuestion>) => void] => {
  const kept = useStore(store)
  const question = kept?.officerId === officerNow() ? kept.question : freshQuestion()
  return [
    question,
    (changes) => store.set({ officerId: officerNow(), question: { ...question, ...changes } }),
  ]
}
