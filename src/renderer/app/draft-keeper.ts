import type { DraftBody } from '#shared/features/draft/draft.schema.ts'

/**
 * idle: nothing was typed · waiting: typed, not yet sent · saving: on its way · saved: on the disk
 * failed: typed, and keeping it did not work; it is tried again
 */
export type DraftStatus = 'idle' | 'waiting' | 'saving' | 'saved' | 'failed'
export type DraftState = { status: DraftStatus; savedAt: Date | undefined; failure: unknown }

export const savePauseMs = 800
/** A keystroke waits this long at most, also while more are typed. */
export const longestWaitMs = 1400
export const retryMs = 4000

export type DraftKeeperOptions = {
  /** Sends the form to the service; answers when it was kept there. */
  save: (body: DraftBody) => Promise<Date>
  /** Whether there is somebody to save for: the officer who typed it is logged in. */
  mayCall: () => boolean
  onState: (state: DraftState) => void
}

export type DraftKeeper = {
  /** Takes what the form holds now. */
  keep: (value: unknown) => void
  /** Sends what is not kept yet. Answers whether all that was typed is kept. */
  saveNow: () => Promise<boolean>
  /** Nothing is sent until `release`; answers when what was on its way has arrived. */
  hold: () => Promise<void>
  release: () => void
  /** What was typed became a record or was thrown away: nothing of it is kept any more. */
  end: () => void
  /** Takes over what is kept already, or what a form holds that nobody has touched. */
  startFrom: (kept: { value: unknown; savedAt: Date | undefined }) => void
}

/** Keeps a form that is being typed: soon after the last keystroke, and in between while there are more. */
export const createDraftKeeper = ({ save, mayCall, onState }: DraftKeeperOptions): DraftKeeper => {
  let state: DraftState = { status: 'idle', savedAt: undefined, failure: undefined }
  let typed: { text: string; since: number } | undefined
  let keptText: string | undefined
  let underWay: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isHeld = false

  const show = (changes: Partial<DraftState>): void => {
    state = { ...state, ...changes }
    onState(state)
  }

  const plan = (delay: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void saveNow(), Math.max(0, delay))
  }

  const send = async ({ text }: { text: string }): Promise<void> => {
    const sentAt = Date.now()
    // A failure stays told until one more attempt has worked.
    show({ status: state.failure === undefined ? 'saving' : 'failed' })
    try {
      const savedAt = await save(JSON.parse(text) as DraftBody)
      keptText = text
      typed = typed && typed.text !== text ? { ...typed, since: sentAt } : undefined
      show({ status: typed ? 'waiting' : 'saved', savedAt, failure: undefined })
    } catch (failure) {
      typed = typed && { ...typed, since: sentAt }
      show({ status: 'failed', failure })
    }
  }

  const settle = async (): Promise<void> => {
    for (let sending = underWay; sending; sending = underWay) await sending
  }

  /** One sending after the other, so that an older text never arrives behind a newer one. */
  const saveNow = async (): Promise<boolean> => {
    clearTimeout(timer)
    await settle()
    if (!typed) return state.status !== 'failed'
    if (isHeld || !mayCall()) return false
    underWay = send(typed).finally(() => (underWay = undefined))
    await underWay
    if (!typed) return true
    plan(state.status === 'failed' ? retryMs : savePauseMs)
    return false
  }

  return {
    keep: (value) => {
      const text = JSON.stringify(value)
      if (text === (typed?.text ?? keptText)) return
      const since = typed?.since ?? Date.now()
      typed = { text, since }
      if (state.status !== 'saving') show({ status: state.status === 'failed' ? 'failed' : 'waiting' })
      plan(Math.min(savePauseMs, since + longestWaitMs - Date.now()))
    },
    saveNow,
    hold: async () => {
      isHeld = true
      clearTimeout(timer)
      await settle()
    },
    release: () => {
      isHeld = false
      if (typed) plan(0)
    },
    end: () => {
      clearTimeout(timer)
      // The same form shown a moment longer is no new working copy.
      keptText = typed?.text ?? keptText
      typed = undefined
      isHeld = false
      show({ status: 'idle', savedAt: undefined, failure: undefined })
    },
    startFrom: ({ value, savedAt }) => {
      keptText = JSON.stringify(value)
      if (typed?.text === keptText) typed = undefined
      show({ status: typed ? 'waiting' : savedAt ? 'saved' : 'idle', savedAt, failure: undefined })
    },
  }
}
