import { type KeyboardEvent, type RefObject, useCallback, useEffect, useState } from 'react'
import { type AnswerValue, answerValues } from '#shared/features/screening/screening.schema.ts'
import { usePageKey } from '#renderer/ui/use-page-key.ts'

type FocusWish = { itemId: string; part: 'keys' | 'basis' }

const rowOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof HTMLElement ? target.closest<HTMLElement>('[data-item]') : null

const stopOf = (row: Element): HTMLElement | null =>
  row.querySelector<HTMLElement>('[role="radio"][tabindex="0"]')

export type RowKeys = {
  onKeyDown: (event: KeyboardEvent) => void
  /** Puts the cursor into a row once it is on screen. */
  focusItem: (itemId: string, part?: FocusWish['part']) => void
  /** The row after this one, among those shown. */
  next: (itemId: string) => string | undefined
}

type Answering = {
  answer: (itemId: string, value: AnswerValue) => void
  clear: (itemId: string) => void
}

/**
 * Keys of the list: 1 to 4 answer and go on (a "yes" goes to its basis first), 0 or Backspace empties, j k and the
 * arrows move between rows, the other arrows along the keys of a row.
 */
export const useRowKeys = (
  listRef: RefObject<HTMLDivElement | null>,
  { answer, clear }: Answering,
): RowKeys => {
  const [wish, setWish] = useState<FocusWish>()
  const focusItem = useCallback(
    (itemId: string, part: FocusWish['part'] = 'keys') => setWish({ itemId, part }),
    [],
  )
  useEffect(() => {
    if (!wish) return
    const row = listRef.current?.querySelector(`[data-item="${wish.itemId}"]`)
    const basis = wish.part === 'basis' ? row?.querySelector<HTMLElement>('input') : null
    const target = basis ?? (row && stopOf(row))
    target?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  }, [listRef, wish])

  const rows = useCallback(
    (): HTMLElement[] => [...(listRef.current?.querySelectorAll<HTMLElement>('[data-item]') ?? [])],
    [listRef],
  )
  const neighbour = useCallback(
    (itemId: string | undefined, step: 1 | -1): string | undefined => {
      const reachable = rows().filter((row) => stopOf(row) !== null)
      const place = reachable.findIndex((row) => row.dataset['item'] === itemId)
      return (place < 0 ? reachable[0] : reachable[place + step])?.dataset['item']
    },
    [rows],
  )
  // The first figure that is pressed answers what is open first.
  useEffect(() => {
    const isFree = document.activeElement === null || document.activeElement === document.body
    const first = rows().find((row) => row.dataset['value'] === 'none' && stopOf(row) !== null)
    if (isFree && first) stopOf(first)?.focus({ preventScroll: true })
  }, [rows])
  const current = (): string | undefined => rowOf(document.activeElement)?.dataset['item']
  const move = (step: 1 | -1): void => {
    const target = neighbour(current(), step)
    if (target !== undefined) focusItem(target)
  }
  const answerBy = (place: number) => (): void => {
    const [itemId, value] = [current(), answerValues[place]]
    if (itemId === undefined || value === undefined) {
      move(1)
      return
    }
    const following = neighbour(itemId, 1)
    answer(itemId, value)
    if (value === 'yes') focusItem(itemId, 'basis')
    else focusItem(following ?? itemId)
  }
  usePageKey('j', () => move(1))
  usePageKey('k', () => move(-1))
  usePageKey('1', answerBy(0))
  usePageKey('2', answerBy(1))
  usePageKey('3', answerBy(2))
  usePageKey('4', answerBy(3))

  const onKeyDown = (event: KeyboardEvent): void => {
    const isKey = event.target instanceof HTMLElement && event.target.matches('[role="radio"]')
    const itemId = rowOf(event.target)?.dataset['item']
    if (!isKey || itemId === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(event.key === 'ArrowDown' ? 1 : -1)
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') moveAlong(event.target, event.key)
    else if (event.key === '0' || event.key === 'Backspace' || event.key === 'Delete') clear(itemId)
    else return
    event.preventDefault()
  }
  const next = useCallback((itemId: string) => neighbour(itemId, 1), [neighbour])
  return { onKeyDown, focusItem, next }
}

const moveAlong = (target: EventTarget, key: 'ArrowRight' | 'ArrowLeft'): void => {
  if (!(target instanceof HTMLElement)) return
  const other = key === 'ArrowRight' ? target.nextElementSibling : target.previousElementSibling
  if (other instanceof HTMLElement) other.focus()
}
