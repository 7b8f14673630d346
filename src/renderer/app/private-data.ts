import { createStore } from './store.ts'

/** F9: everything marked `data-private` is blurred while somebody looks over the officer's shoulder. */
const blurStore = createStore(false)

export const toggleBlur = (): void => {
  const blurred = !blurStore.get()
  blurStore.set(blurred)
  document.documentElement.toggleAttribute('data-blurred', blurred)
}
