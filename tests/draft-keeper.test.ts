import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  createDraftKeeper,
  longestWaitMs,
  retryMs,
  type DraftKeeper,
  type DraftState,
} from '#renderer/app/draft-keeper.ts'

let sent: { at: number; body: unknown }[]
let state: DraftState
let officerIsHere: boolean
/** How long the service takes, and whether it refuses. */
let service: { delay: number; refuses: boolean }
let keeper: DraftKeeper

const pass = (milliseconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds)

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  sent = []
  officerIsHere = true
  service = { delay: 20, refuses: false }
  keeper = createDraftKeeper({
    save: async (body) => {
      const { delay, refuses } = service
      await new Promise((done) => setTimeout(done, delay))
      if (refuses) throw new Error('DISK_FULL')
      sent.push({ at: Date.now(), body })
      return new Date()
    },
    mayCall: () => officerIsHere,
    onState: (next) => (state = next),
  })
  keeper.startFrom({ value: { text: '' }, savedAt: undefined })
})
afterEach(() => vi.useRealTimers())

const last = (): unknown => sent.at(-1)?.body

describe('a form that is typed', () => {
  test('is kept soon after the last keystroke, and says so only then', async () => {
    keeper.keep({ text: 'a' })
    expect(state.status).toBe('waiting')
    await pass(1500)
    expect([last(), state.status, state.savedAt?.getTime()]).toEqual([{ text: 'a' }, 'saved', sent[0]?.at])
    await pass(60_000)
    expect(sent).toHaveLength(1)
  })

  test('is kept in between however long the typing goes on: no keystroke waits two seconds', async () => {
    const typedAt = new Map<string, number>()
    for (let length = 1; length <= 400; length += 1) {
      typedAt.set('x'.repeat(length), Date.now())
      keeper.keep({ text: 'x'.repeat(length) })
      await pass(70)
    }
    await pass(2000)
    for (const [text, at] of typedAt) {
      const kept = sent.find(({ body }) => (body as { text: string }).text.length >= text.length)
      expect((kept?.at ?? Number.POSITIVE_INFINITY) - at).toBeLessThan(2000)
    }
    // And not with every keystroke either: 28 seconds of typing.
    expect(sent.length).toBeLessThan((400 * 70) / (longestWaitMs / 2))
    expect(last()).toEqual({ text: 'x'.repeat(400) })
  })

  test('with a slow service is sent one after the other, the newest last', async () => {
    service.delay = 3000
    keeper.keep({ text: 'a' })
    await pass(1500)
    keeper.keep({ text: 'ab' })
    const saving = keeper.saveNow()
    await pass(10_000)
    expect(await saving).toBe(true)
    expect(sent.map(({ body }) => body)).toEqual([{ text: 'a' }, { text: 'ab' }])
    expect(state.status).toBe('saved')
  })

  test('that nobody has touched is not kept', async () => {
    keeper.keep({ text: '' })
    await pass(5000)
    expect([sent, state.status]).toEqual([[], 'idle'])
    expect(await keeper.saveNow()).toBe(true)
  })

  test('that is left at once is sent at once', async () => {
    keeper.keep({ text: 'a' })
    const saving = keeper.saveNow()
    await pass(20)
    expect([await saving, last()]).toEqual([true, { text: 'a' }])
  })
})

describe('a failure', () => {
  test('is told until keeping works again, and nothing that was typed is forgotten', async () => {
    service.refuses = true
    keeper.keep({ text: 'a' })
    await pass(1500)
    expect([state.status, state.savedAt]).toEqual(['failed', undefined])
    expect(state.failure).toMatchObject({ message: 'DISK_FULL' })
    keeper.keep({ text: 'ab' })
    expect(state.status).toBe('failed')
    expect(await Promise.all([keeper.saveNow(), pass(100)])).toMatchObject([false, {}])
    service.refuses = false
    await pass(retryMs + 100)
    expect([state.status, state.failure, last()]).toEqual(['saved', undefined, { text: 'ab' }])
  })

  test('keeps the time of what is on the disk', async () => {
    keeper.keep({ text: 'a' })
    await pass(1500)
    const { savedAt } = state
    service.refuses = true
    keeper.keep({ text: 'ab' })
    await pass(1500)
    expect([state.status, state.savedAt]).toEqual(['failed', savedAt])
  })
})

describe('while nobody is logged in, or another officer', () => {
  test('nothing is sent; what was typed waits for the one who typed it', async () => {
    keeper.keep({ text: 'a' })
    officerIsHere = false
    await pass(60_000)
    expect([sent, await keeper.saveNow(), state.status]).toEqual([[], false, 'waiting'])
    officerIsHere = true
    const saving = keeper.saveNow()
    await pass(50)
    expect([await saving, last()]).toEqual([true, { text: 'a' }])
  })
})

describe('a form that is submitted', () => {
  test('is not kept again behind its record', async () => {
    service.delay = 500
    keeper.keep({ text: 'a' })
    await pass(1000)
    const held = keeper.hold()
    keeper.keep({ text: 'ab' })
    await pass(500)
    await held
    expect(sent).toHaveLength(1)
    keeper.end()
    keeper.keep({ text: 'ab' })
    await pass(60_000)
    expect([sent.length, state.status]).toEqual([1, 'idle'])
  })

  test('and refused is kept on', async () => {
    keeper.keep({ text: 'a' })
    await keeper.hold()
    await pass(60_000)
    expect(sent).toEqual([])
    keeper.release()
    await pass(50)
    expect(last()).toEqual({ text: 'a' })
  })
})

describe('a draft that was found', () => {
  test('is not sent again as it is', async () => {
    keeper.startFrom({ value: { text: 'dulu' }, savedAt: new Date(-5000) })
    expect([state.status, state.savedAt]).toEqual(['saved', new Date(-5000)])
    keeper.keep({ text: 'dulu' })
    await pass(5000)
    expect(sent).toEqual([])
    keeper.keep({ text: 'dulu dan kini' })
    await pass(1500)
    expect(last()).toEqual({ text: 'dulu dan kini' })
  })
})
