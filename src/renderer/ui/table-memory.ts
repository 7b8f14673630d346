import { createStore } from '#renderer/app/store.ts'

/** Row height and hidden columns of lists, remembered until the program ends. */
export const compactStore = createStore(false)
export const hiddenColumnsStore = createStore<ReadonlyMap<string, ReadonlySet<string>>>(new Map())
