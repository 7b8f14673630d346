import { resolve } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { openTypesetter } from '../documents/compile.ts'
import { openTemplateTrial, TrialEnded, trialLimits } from './index.ts'
import { forkTrial, type TrialProcess } from './trial-launch.ts'

const resourcesDirectory = resolve(import.meta.dirname, '../../../../resources')
const { partials } = openTypesetter(resourcesDirectory)
const started: TrialProcess[] = []
const trial = openTemplateTrial({
  resourcesDirectory,
  partials,
  launch: () => {
    const process = forkTrial()
    started.push(process)
    return process
  },
})
afterAll(() => trial.close())

const set = (source: string, milliseconds: number = trialLimits.previewMilliseconds) =>
  trial.set(
    { source, json: '{"draft":true}', pictures: [], title: 'Uji', want: 'pages', mostPages: 400 },
    milliseconds,
  )
const faultsOf = async (source: string) => (await set(source)).faults.map(({ message }) => message)

const endless = '#for i in range(1000000) { for j in range(1000000) { let x = i * j } }'

describe('a template that somebody is still writing', () => {
  test('is set with the partials of the program and its fonts', async () => {
    const { pages, faults } = await set('#import "_base.typ": *\n#show: official\nHalo')
    expect(faults).toEqual([])
    expect(pages).toHaveLength(1)
  })

  test('is told its fault with line and column, and the way to it', async () => {
    const { faults } = await set('#let f(n) = n.nothing\n\n  #f((:))')
    expect(faults).toMatchObject([
      { file: 'naskah-kantor.typ', line: 1, isTrace: false },
      { file: 'naskah-kantor.typ', line: 3, column: 4, isTrace: true },
    ])
  })

  test.each([
    '#read("/etc/passwd")',
    '#read("../../../etc/hostname")',
    '#import "decree.typ": *',
    '#include "/certificate.typ"',
    '#image("logo.png")',
    '#plugin("a.wasm")',
    '#json("/package.json")',
  ])('reaches no file of the machine: %s', async (source) => {
    expect((await faultsOf(source))[0]).toMatch(/file not found|access denied/)
  })

  test('fetches no package, though the check before it were passed by', async () => {
    expect((await faultsOf('#import "@preview/cetz:0.3.0"'))[0]).toMatch(/failed to download package/)
  })

  test('that calls itself for ever is refused', async () => {
    expect((await faultsOf('#let f(n) = f(n + 1)\n#f(1)'))[0]).toMatch(/depth exceeded/)
  })
})

describe('a template that does not come to an end', () => {
  afterEach(async () => {
    // Whatever the one before did, the next one is set.
    expect((await set('Halo')).pages).toHaveLength(1)
  })

  test('is ended with its process after its time, while the service goes on', async () => {
    let turns = 0
    const beat = setInterval(() => (turns += 1), 20)
    await expect(set(endless, 600)).rejects.toThrow(TrialEnded)
    clearInterval(beat)
    expect(turns).toBeGreaterThan(15)
  })

  test('holds up nobody behind it for longer', async () => {
    const first = set(endless, 400)
    const second = set('Halo', 2_000)
    await expect(first).rejects.toThrow(TrialEnded)
    expect((await second).pages).toHaveLength(1)
  })

  test('is ended when it takes more memory than it may', async () => {
    const began = performance.now()
    await expect(set('#range(400000000).len()', 30_000)).rejects.toThrow(TrialEnded)
    expect(performance.now() - began).toBeLessThan(20_000)
  }, 40_000)

  test('is counted and not drawn when it has very many pages', async () => {
    const result = await set('#for i in range(2000) [#i #pagebreak()]', 30_000)
    expect(result).toMatchObject({ pageCount: 2001, pages: [], faults: [] })
  }, 40_000)
})

test('one process serves all keystrokes, and is gone when it is closed', async () => {
  const before = started.length
  await set('Satu')
  await set('Dua')
  expect(started.length).toBe(before)
  const gone = new Promise<void>((done) => started.at(-1)?.onExit(done))
  trial.close()
  await gone
})
