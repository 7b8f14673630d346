import { useEffect, useRef, useState } from 'react'
import type { HealthFinding, HealthStep } from '#shared/features/health/health.schema.ts'
import { client } from '#renderer/app/client.ts'
import { showError } from '#renderer/app/show-error.ts'

export type Examination = {
  findings: readonly HealthFinding[]
  /** The part that is looked at now. */
  step: HealthStep | undefined
  /** When it was done; undefined while it runs and where it ended early. */
  doneAt: Date | undefined
}

/** The examination as far as it has come; leaving the page ends it. */
export const useExamination = () => {
  const running = useRef<AbortController>(undefined)
  const [examination, setExamination] = useState<Examination>()
  useEffect(() => () => running.current?.abort(), [])

  const follow = async (signal: AbortSignal): Promise<void> => {
    for await (const event of await client.health.examine(undefined, { signal })) {
      if (signal.aborted) return
      setExamination((before = { findings: [], step: undefined, doneAt: undefined }) => {
        if (event.type === 'begun') return { ...before, step: event.step }
        if (event.type === 'found') return { ...before, findings: [...before.findings, event.finding] }
        return { ...before, step: undefined, doneAt: event.at }
      })
    }
  }
  const start = async (): Promise<void> => {
    const controller = new AbortController()
    running.current = controller
    setExamination({ findings: [], step: undefined, doneAt: undefined })
    try {
      await follow(controller.signal)
    } catch (error) {
      if (!controller.signal.aborted) showError(error)
    } finally {
      running.current = undefined
      setExamination((before) => before && { ...before, step: undefined })
    }
  }
  return { examination, start: () => void start(), stop: () => running.current?.abort() }
}
