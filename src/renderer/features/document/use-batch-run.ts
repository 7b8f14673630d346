import { ORPCError } from '@orpc/client'
import { useEffect, useRef, useState } from 'react'
import type { BatchRun } from '#shared/features/document/batch-run.schema.ts'
import { isCasePaper } from '#shared/features/document/document.rules.ts'
import { client } from '#renderer/app/client.ts'
import { describeError, showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { papersChanged } from './document.queries.ts'

export type RunProgress = { issued: number; total: number }

export const discardRun = ({ id, type }: BatchRun): Promise<BatchRun> =>
  isCasePaper(type) ? client.document.discardCaseRun({ id }) : client.document.discardRun({ id })

/** A run over many papers: how far it has come, how to stop it, and why it stopped. Leaving the page stops it. */
export const useBatchRun = () => {
  const t = useT()
  const running = useRef<AbortController>(undefined)
  const [progress, setProgress] = useState<RunProgress>()
  const [problem, setProblem] = useState<string>()
  useEffect(() => () => running.current?.abort(), [])

  const follow = async ({ id, type }: BatchRun, signal: AbortSignal): Promise<void> => {
    const go = isCasePaper(type) ? client.document.continueCaseRun : client.document.continueRun
    for await (const event of await go({ id }, { signal })) {
      if (signal.aborted) return
      if (event.type === 'progress') setProgress(event)
      else if (event.type === 'refused') throw new ORPCError(event.code, { data: event.data })
      else showDone(t('document.runDone', { count: event.batch.documentCount }))
    }
  }
  const start = async (run: BatchRun): Promise<void> => {
    const controller = new AbortController()
    running.current = controller
    setProblem(undefined)
    setProgress({ issued: run.issued + run.skipped, total: run.total })
    try {
      await follow(run, controller.signal)
    } catch (error) {
      if (!controller.signal.aborted) setProblem(describeError(error).sentence)
    } finally {
      running.current = undefined
      setProgress(undefined)
      await papersChanged()
    }
  }
  return {
    progress,
    problem,
    start: (run: BatchRun) => void start(run),
    stop: () => running.current?.abort(),
  }
}
