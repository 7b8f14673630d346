type Task = () => Promise<unknown>

const tasks = new Set<Task>()
/** A lock that was asked for comes in any case. */
const longestWaitMs = 1500

/** Registers what has to be done before a lock that the officer asks for; answers how to take it back. */
export const beforeLock = (task: Task): (() => void) => {
  tasks.add(task)
  return () => tasks.delete(task)
}

/** Resolves when all is done, failed or took too long. */
export const finishBeforeLock = async (): Promise<void> => {
  if (tasks.size === 0) return
  const late = new Promise((done) => setTimeout(done, longestWaitMs))
  await Promise.race([Promise.allSettled([...tasks].map((task) => task())), late])
}
