import { readFonts } from '../documents/fonts.ts'
import { launchTrial, type TrialProcess } from './trial-launch.ts'
import type { TrialJob, TrialResult } from './trial.types.ts'

/** The process was ended: the template took too long, or more memory than it may. */
export class TrialEnded extends Error {}

export type TemplateTrial = {
  /**
   * Sets a text that nothing vouches for, in the process that is kept warm between two keystrokes. Jobs wait for one
   * another; the time counts from where its own begins.
   *
   * @throws TrialEnded
   */
  set: (job: TrialJob, milliseconds: number) => Promise<TrialResult>
  close: () => void
}

type TrialOptions = {
  resourcesDirectory: string
  partials: () => [name: string, source: string][]
  launch?: () => TrialProcess
}

/** Starting takes its time on an old disk and is no fault of a template. */
const startMilliseconds = 30_000

export const openTemplateTrial = ({
  resourcesDirectory,
  partials,
  launch = launchTrial,
}: TrialOptions): TemplateTrial => {
  let running: Conversation | undefined
  let before: Promise<unknown> = Promise.resolve()
  let number = 0

  const start = async (): Promise<Conversation> => {
    if (running?.isAlive()) return running
    const started = converse(launch())
    running = started
    started.process.send({ type: 'open', partials: partials(), fonts: readFonts(resourcesDirectory) })
    await started.answer('ready', startMilliseconds)
    return started
  }

  const run = async (job: TrialJob, milliseconds: number): Promise<TrialResult> => {
    const conversation = await start()
    number += 1
    conversation.process.send({ type: 'set', number, job })
    const answer = await conversation.answer('set', milliseconds)
    return answer.result
  }

  return {
    set: (job, milliseconds) => {
      const mine = before.then(() => run(job, milliseconds))
      before = mine.catch(() => {})
      return mine
    },
    close: () => running?.process.kill(),
  }
}

type Messages = { ready: unknown; set: { result: TrialResult } }

type Conversation = {
  process: TrialProcess
  isAlive: () => boolean
  /** The next answer; without one in time the process is ended. */
  answer: <Type extends keyof Messages>(type: Type, milliseconds: number) => Promise<Messages[Type]>
}

const converse = (process: TrialProcess): Conversation => {
  let alive = true
  let waiting: PromiseWithResolvers<unknown> | undefined
  process.onMessage((message) => waiting?.resolve(message))
  process.onExit(() => {
    alive = false
    waiting?.reject(new TrialEnded())
  })
  return {
    process,
    isAlive: () => alive,
    answer: async (_type, milliseconds) => {
      const asked = Promise.withResolvers<unknown>()
      waiting = asked
      if (!alive) throw new TrialEnded()
      const timer = setTimeout(() => {
        alive = false
        process.kill()
        asked.reject(new TrialEnded())
      }, milliseconds)
      try {
        return (await asked.promise) as Messages[typeof _type]
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
