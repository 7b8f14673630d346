import { ORPCError } from '@orpc/client'
import { useEffect, useRef, useState } from 'react'
import type { CheckInput } from '#shared/features/group-intake/group-intake.schema.ts'
import { client } from '#renderer/app/client.ts'
import { describeError, showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { refreshStaged } from './group-intake.queries.ts'

type Progress = { share: number; rows: number; bad: number }

/** A check that is under way: how far it has come, how to stop it, and why the last one failed. */
export const useRegisterCheck = (onDone: () => void) => {
  const t = useT()
  const running = useRef<AbortController>(undefined)
  const [progress, setProgress] = useState<Progress>()
  const [problem, setProblem] = useState<string>()
  useEffect(() => () => running.current?.abort(), [])

  const follow = async (input: CheckInput, signal: AbortSignal): Promise<void> => {
    for await (const event of await client.groupIntake.check(input, { signal })) {
      if (signal.aborted) return
      if (event.type === 'progress') setProgress(event)
      else if (event.type === 'refused') throw new ORPCError(event.code, { data: event.data })
      else {
        await refreshStaged()
        onDone()
      }
    }
  }
  const start = async (input: CheckInput): Promise<void> => {
    const controller = new AbortController()
    running.current = controller
    setProblem(undefined)
    setProgress({ share: 0, rows: 0, bad: 0 })
    try {
      await follow(input, controller.signal)
    } catch (error) {
      if (!controller.signal.aborted) setProblem(describeError(error).sentence)
    } finally {
      setProgress(undefined)
      running.current = undefined
    }
  }
  const stop = (): void => {
    running.current?.abort()
    showDone(t('groupIntake.cancelled'))
  }
  return { progress, problem, start: (input: CheckInput) => void start(input), stop }
}
