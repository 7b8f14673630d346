import { useEffect, useId } from 'react'
import { createStore } from './store.ts'

/** The forms on screen whose input is not saved yet. */
export const unsavedStore = createStore<ReadonlySet<string>>(new Set())

/** Counts this component among the unsaved as long as `dirty` is true. */
export const useUnsaved = (dirty: boolean): void => {
  const id = useId()
  useEffect(() => {
    if (!dirty) return
    unsavedStore.set(new Set([...unsavedStore.get(), id]))
    return () => unsavedStore.set(new Set([...unsavedStore.get()].filter((other) => other !== id)))
  }, [dirty, id])
}
