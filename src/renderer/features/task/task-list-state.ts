import { z } from 'zod'
import { taskListInput } from '#shared/features/task/task.schema.ts'
import { sessionStore } from '#renderer/app/session.ts'
import { createStore, useStore } from '#renderer/app/store.ts'

/** What a link can ask of the list. */
export const taskQuestion = z.object({
  view: taskListInput.shape.view.catch('mine'),
  due: taskListInput.shape.due.catch('all'),
  state: taskListInput.shape.state.catch('open'),
})
type Question = z.output<typeof taskQuestion>
type Kept = { officerId: string; question: Question }

/** What the list was asked last, so that the way back leads to the same list. Only in memory. */
const store = createStore<Kept | undefined>(undefined)
const officerNow = (): string => sessionStore.get().session?.officerId ?? ''

export const setTaskQuestion = (question: Question): void => store.set({ officerId: officerNow(), question })

export const useTaskQuestion = (): [Question, (changes: Partial<Question>) => void] => {
  const kept = useStore(store)
  const question = kept?.officerId === officerNow() ? kept.question : taskQuestion.parse({})
  return [question, (changes) => setTaskQuestion({ ...question, ...changes })]
}
