import { spawn, type ChildProcess } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright'
import { launchOptions } from './chromium.ts'

const project = resolve(import.meta.dirname, '../..')
const addressPattern = /Perisai Desa: (http:\S+)/

export type ProgramOptions = {
  dataDirectory?: string
  /** The workstation's clock at the start, `2026-09-01T08:00:00`. */
  now?: string
  demo?: boolean
  /** Beside what the tests themselves have. */
  environment?: Record<string, string | undefined>
}

export type Program = {
  dataDirectory: string
  address: string
  /** How far the workstation's clock stands from the real one, in milliseconds. */
  clockOffset: number
  output: () => string
  /** Process id of the shell. */
  processId: number
  /** Process id of the service that holds the store now. */
  servicePid: () => number
  stop: () => Promise<void>
}

/**
 * A copy of the built program whose service starts with the scenario's day. The shell hands no module of its
 * environment to the process with the keys, so the clock can only be set from within.
 */
const buildWithClock = (): string => {
  const cache = join(project, '.cache')
  mkdirSync(cache, { recursive: true })
  const copy = mkdtempSync(join(cache, 'journey-'))
  const main = join(copy, 'out/main')
  cpSync(join(project, 'out'), join(copy, 'out'), { recursive: true })
  symlinkSync(join(project, 'resources'), join(copy, 'resources'), 'junction')
  renameSync(join(main, 'service.js'), join(main, 'service-itself.js'))
  copyFileSync(join(project, 'tests/support/fixed-clock.mjs'), join(main, 'fixed-clock.mjs'))
  writeFileSync(join(main, 'service.js'), `import './fixed-clock.mjs'\nimport './service-itself.js'\n`)
  return copy
}

/** Starts the built program in its browser shell, as `npm start` does on a machine without Electron. */
export const startProgram = async (options: ProgramOptions = {}): Promise<Program> => {
  const dataDirectory = options.dataDirectory ?? mkdtempSync(join(tmpdir(), 'perisai-desa-e2e-'))
  const copy = options.now === undefined ? undefined : buildWithClock()
  const clockOffset = options.now === undefined ? 0 : Date.parse(options.now) - Date.now()
  const shell = join(copy ?? project, 'out/main/browser.js')
  const child = spawn(process.execPath, [shell, ...(options.demo ? ['--demo'] : [])], {
    env: {
      ...process.env,
      PERISAI_DATA_DIRECTORY: dataDirectory,
      PERISAI_PRINT_ADDRESS: '1',
      ...(options.now === undefined ? {} : { PERISAI_TEST_CLOCK_OFFSET: String(clockOffset) }),
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stderr.on('data', (data: Buffer) => (output += data.toString()))
  const address = await new Promise<string>((done, fail) => {
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString()
      const found = addressPattern.exec(output)?.[1]
      if (found) done(found)
    })
    child.once('exit', (code) => fail(new Error(`the program ended with ${code}: ${output}`)))
  })
  return {
    dataDirectory,
    address,
    clockOffset,
    output: () => output,
    processId: child.pid ?? 0,
    servicePid: () => {
      const holder: unknown = JSON.parse(readFileSync(join(dataDirectory, 'pemegang.json'), 'utf8'))
      return (holder as { processId: number }).processId
    },
    stop: async () => {
      await stop(child)
      if (copy) rmSync(copy, { recursive: true, force: true })
    },
  }
}

const stop = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    if (child.exitCode !== null) return done()
    child.once('exit', () => done())
    child.kill('SIGTERM')
  })

export const removeData = (program: Program): void =>
  rmSync(program.dataDirectory, { recursive: true, force: true })

export const sizes = { office: { width: 1366, height: 768 }, wide: { width: 1920, height: 1080 } } as const

export type Window = { page: Page; browser: Browser; context: BrowserContext; close: () => Promise<void> }

/** Window and service of a workstation have one clock. */
export const shiftClock = (offset: number): void => {
  const RealDate = Date
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, parts: unknown[], shifted) =>
      Reflect.construct(target, parts.length === 0 ? [RealDate.now() + offset] : parts, shifted),
    get: (target, name) => (name === 'now' ? () => RealDate.now() + offset : Reflect.get(target, name)),
  })
}

/** A fresh browser window on the program; console errors and policy violations are collected and fail the journey. */
export const openWindow = async (
  program: Program,
  size: (typeof sizes)[keyof typeof sizes] = sizes.office,
  switches: readonly string[] = [],
): Promise<Window & { problems: string[] }> => {
  const options = await launchOptions()
  const browser = await chromium.launch({ ...options, args: [...options.args, ...switches] })
  const context = await browser.newContext({
    viewport: size,
    locale: 'id-ID',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  if (program.clockOffset !== 0) await context.addInitScript(shiftClock, program.clockOffset)
  const page = await context.newPage()
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
  await page.goto(program.address)
  return { page, browser, context, problems, close: () => browser.close() }
}
