import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import {
  type FinishInput,
  type FinishOutcome,
  type InterviewDetail,
  type SaveInput,
} from '#shared/features/interview/interview.schema.ts'
import { keptLines } from '#shared/features/interview/interview.rules.ts'
import { client } from '#renderer/app/client.ts'
import type { DraftControl } from '#renderer/app/use-draft.ts'
import { factsValues, inputOfFacts, type FactsValues, valuesOfFacts } from './facts-values.ts'
import { type LineActions, type LinesState, toLines, useLines } from './use-lines.ts'

const words = z.object({ observations: z.string(), opinion: z.string(), opinionReasons: z.string() })
export type Words = z.infer<typeof words>

/** What the page of an open interview holds; also how a draft keeps it. */
export const typedValues = words.extend({
  /** The version that was on screen when it was typed. */
  version: z.number(),
  facts: factsValues,
  lines: z.array(z.object({ question: z.string().nullable(), answer: z.string().nullable() })),
})
export type TypedValues = z.infer<typeof typedValues>

export const typedOf = ({ interview }: InterviewDetail): TypedValues => ({
  version: interview.version,
  facts: valuesOfFacts(interview),
  lines: interview.lines,
  observations: interview.observations ?? '',
  opinion: interview.opinion ?? '',
  opinionReasons: interview.opinionReasons ?? '',
})

type Ending = Pick<FinishInput, 'endedAt' | 'signing' | 'leaveOutUnanswered' | 'acceptedWarnings'>

export type InterviewForm = {
  lines: LinesState & { actions: LineActions }
  facts: FactsValues
  setFacts: (facts: FactsValues) => void
  words: Words
  setWord: (name: keyof Words, text: string) => void
  /** Somebody saved the interview after this was typed. */
  isOutdated: boolean
  /** What is typed here shall count all the same. */
  takeMine: () => void
  save: () => Promise<InterviewDetail>
  finish: (ending: Ending) => Promise<FinishOutcome>
}

/** Everything typed into an open interview, kept as a draft with every change. */
export const useInterviewForm = (
  detail: InterviewDetail,
  start: TypedValues,
  draft: DraftControl<TypedValues>,
): InterviewForm => {
  const [version, setVersion] = useState(start.version)
  const [facts, setFacts] = useState(start.facts)
  const [typedWords, setWords] = useState<Words>(() => words.parse(start))
  const lines = useLines(start.lines)
  const { keep } = draft
  const onScreen = useRef(version)
  useEffect(() => {
    onScreen.current = version
  })
  // A new version alone, after saving, is nothing that was typed.
  const typed = JSON.stringify({ facts, lines: keptLines(toLines(lines.lines)), ...typedWords })
  useEffect(() => {
    keep({ version: onScreen.current, ...(JSON.parse(typed) as Omit<TypedValues, 'version'>) })
  }, [keep, typed])

  // The day and the hour have been checked where they were typed.
  const input = (): SaveInput =>
    ({
      ...inputOfFacts(facts),
      ...typedWords,
      id: detail.interview.id,
      version,
      lines: toLines(lines.lines),
    }) as SaveInput
  return {
    lines,
    facts,
    setFacts,
    words: typedWords,
    setWord: (name, value) => setWords((before) => ({ ...before, [name]: value })),
    isOutdated: detail.interview.version > version,
    takeMine: () => setVersion(detail.interview.version),
    save: async () => {
      const saved = await client.interview.save(input())
      setVersion(saved.interview.version)
      return saved
    },
    finish: (ending) => client.interview.finish({ ...input(), ...ending }),
  }
}
