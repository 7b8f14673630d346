import { ORPCError } from '@orpc/client'
import { z } from 'zod'
import { createStore } from './store.ts'

/** What the service wants to know before it does what was asked. */
type Question =
  | { kind: 'stepUp'; action: string }
  | { kind: 'secondPerson'; action: string; permission: string; digest: string }
  | { kind: 'paperCode'; action: string; digest: string }

export type AskedQuestion = Question & { settle: (answered: boolean) => void }

/** Questions that wait for somebody at the keyboard; the first one is on screen. */
export const questionStore = createStore<readonly AskedQuestion[]>([])

const askedAct = z.object({ action: z.string(), permission: z.string(), digest: z.string() })

const paperAct = z.object({ paperCode: z.object({ action: z.string(), digest: z.string() }) })

/** The question a refusal asks, where it asks one. */
export const questionIn = (error: unknown, path: readonly string[]): Question | undefined => {
  if (!(error instanceof ORPCError)) return undefined
  if (error.code === 'STEP_UP_REQUIRED') return { kind: 'stepUp', action: path.join('.') }
  if (error.code === 'SECOND_PERSON_MISSING') {
    const paper = paperAct.safeParse(error.data).data
    return paper && { kind: 'paperCode', ...paper.paperCode }
  }
  const act = error.code === 'SECOND_PERSON_REQUIRED' ? askedAct.safeParse(error.data).data : undefined
  return act && { kind: 'secondPerson', ...act }
}

const passwordInProgress: { answer?: Promise<boolean> | undefined } = {}

/** Puts it on screen. True once it was answered to the service, false when the officer let it be. */
export const askOfficer = (question: Question): Promise<boolean> => {
  // One password answers for every call that waits for it.
  if (question.kind === 'stepUp' && passwordInProgress.answer) return passwordInProgress.answer
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const asked: AskedQuestion = {
    ...question,
    settle: (answered) => {
      questionStore.set(questionStore.get().filter((other) => other !== asked))
      if (question.kind === 'stepUp') passwordInProgress.answer = undefined
      resolve(answered)
    },
  }
  if (question.kind === 'stepUp') passwordInProgress.answer = promise
  questionStore.set([...questionStore.get(), asked])
  return promise
}

/** Nobody is there any more who could answer. */
export const dropQuestions = (): void => {
  for (const question of questionStore.get()) question.settle(false)
}
