import { useEffect, useState } from 'react'
import type { DraftBody, DraftPlace } from '#shared/features/draft/draft.schema.ts'
import { beforeLock } from './before-lock.ts'
import { client } from './client.ts'
import { createDraftKeeper, retryMs, type DraftKeeper, type DraftState } from './draft-keeper.ts'
import { lockWarningStore } from './idle.ts'
import { sessionStore } from './session.ts'
import { createStore, useStore, type Store } from './store.ts'
import { useUnsaved } from './unsaved.ts'

/** What was there when the form was opened. Nothing is sent before it is known. */
export type DraftFound<Value> =
  | { state: 'looking' }
  | { state: 'none' }
  | { state: 'found'; value: Value; startedAt: Date; savedAt: Date }

export type DraftOptions<Value> = DraftPlace & {
  /** What stands in the list of drafts; persons as initials. */
  label: string
  /** What the form holds before anybody has touched it: that alone is not kept. */
  initial: Value
  /** Checks what was kept, perhaps by an older program; undefined where this form can do nothing with it. */
  read: (body: DraftBody) => Value | undefined
}

export type DraftControl<Value> = DraftState & {
  found: DraftFound<Value>
  /** Takes what the form holds; to be called with every change. */
  keep: (value: Value) => void
  /** Sends what is not kept yet; answers whether all that was typed is kept. */
  saveNow: () => Promise<boolean>
  /**
   * Runs what makes a record of the form, while nothing is sent. The service takes the draft away with the record. When
   * it throws or `isDone` says no (a warning is to be answered first), keeping goes on.
   */
  submit: <Result>(work: () => Promise<Result>, isDone?: (result: Result) => boolean) => Promise<Result>
  /** Throws the draft away. Throws what the service answers; then it is still there. */
  discard: () => Promise<void>
}

type OpenedDraft<Value> = {
  place: DraftPlace
  nameIt: (label: string) => void
  state: Store<DraftState>
  found: Store<DraftFound<Value>>
  keeper: DraftKeeper
  /** Looks for a draft where that is not known yet, then sends what waits. */
  goOn: () => void
}

const openDraft = <Value>({
  kind,
  recordKey,
  label: firstLabel,
  initial,
  read,
}: DraftOptions<Value>): OpenedDraft<Value> => {
  let label = firstLabel
  const place = { kind, recordKey }
  const officerId = sessionStore.get().session?.officerId
  // Another officer who logs in at this page must not get what this one typed.
  const mayCall = (): boolean =>
    officerId !== undefined && sessionStore.get().session?.officerId === officerId
  const state = createStore<DraftState>({ status: 'idle', savedAt: undefined, failure: undefined })
  const found = createStore<DraftFound<Value>>({ state: 'looking' })
  const keeper = createDraftKeeper({
    save: async (body) => {
      const { savedAt } = await client.draft.save({ ...place, label: label.trim() || kind, body })
      return savedAt
    },
    mayCall,
    onState: state.set,
  })
  void keeper.hold()
  let isLooking = false

  const look = async (): Promise<void> => {
    isLooking = true
    try {
      const { draft } = await client.draft.get(place)
      const value = draft ? read(draft.body) : undefined
      keeper.startFrom(
        draft && value !== undefined
          ? { value: draft.body, savedAt: draft.savedAt }
          : { value: initial, savedAt: undefined },
      )
      found.set(
        draft && value !== undefined
          ? { state: 'found', value, startedAt: draft.startedAt, savedAt: draft.savedAt }
          : { state: 'none' },
      )
      keeper.release()
    } catch (failure) {
      state.set({ ...state.get(), status: 'failed', failure })
      setTimeout(goOn, retryMs)
    } finally {
      isLooking = false
    }
  }
  const goOn = (): void => {
    if (!mayCall() || isLooking) return
    if (found.get().state === 'looking') void look()
    else void keeper.saveNow()
  }
  const nameIt = (next: string): void => {
    label = next
  }
  return { place, nameIt, state, found, keeper, goOn }
}

/**
 * Keeps the form the officer is typing as his encrypted working copy: at most a second and a half after a keystroke, on
 * leaving a field, before a lock, and when the page is left. A draft that was kept earlier is found at opening.
 */
export const useDraft = <Value>(options: DraftOptions<Value>): DraftControl<Value> => {
  const [opened, setOpened] = useState(() => openDraft(options))
  const isElsewhere = opened.place.kind !== options.kind || opened.place.recordKey !== options.recordKey
  if (isElsewhere) setOpened(openDraft(options))
  const { keeper, found } = opened
  const state = useStore(opened.state)
  useUnsaved(['waiting', 'saving', 'failed'].includes(state.status))

  const { label } = options
  useEffect(() => opened.nameIt(label), [opened, label])

  useEffect(() => {
    const { goOn } = opened
    goOn()
    const undo = [
      sessionStore.subscribe(goOn),
      lockWarningStore.subscribe(goOn),
      beforeLock(opened.keeper.saveNow),
    ]
    const events = [
      [document, 'focusout'],
      [document, 'visibilitychange'],
      [window, 'pagehide'],
    ] as const
    for (const [target, name] of events) target.addEventListener(name, goOn)
    return () => {
      for (const step of undo) step()
      for (const [target, name] of events) target.removeEventListener(name, goOn)
      goOn()
    }
  }, [opened])

  return {
    ...state,
    found: useStore(found),
    keep: keeper.keep,
    saveNow: keeper.saveNow,
    submit: async (work, isDone = () => true) => {
      await keeper.hold()
      try {
        const result = await work()
        if (isDone(result)) keeper.end()
        else keeper.release()
        return result
      } catch (error) {
        keeper.release()
        throw error
      }
    },
    discard: async () => {
      await keeper.hold()
      try {
        await client.draft.discard(opened.place)
        keeper.end()
        found.set({ state: 'none' })
      } catch (error) {
        keeper.release()
        throw error
      }
    },
  }
}
