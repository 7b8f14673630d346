import { createStore } from './store.ts'

/** Whether this is the store with sample data; known from the answer before login. */
export const demoStore = createStore(false)
