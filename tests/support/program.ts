import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright'
import { launchOptions } from './chromium.ts'

const project = resolve(import.meta.dirname, '../..')
const clockModule = pathToFileURL(join(project, 'tests/support/fixed-clock.mjs')).href
const addressPattern = /Perisai Desa: (http:\S+)/

export type ProgramOptions = {
  dataDirectory?: string
  /** The workstation's clock at the start, `2026-09-01T08:00:00`. */
  now?: string
  demo?: boolean
}

export type Program = {
  dataDirectory: string
  address: string
  output: () => string
  /** Process id of the service that holds the store now. */
  servicePid: () => number
  stop: () => Promise<void>
}

/** Starts the built program in its browser shell, as `npm start` does on a machine without Electron. */
export const startProgram = async (options: ProgramOptions = {}): Promise<Program> => {
  const dataDirectory = options.dataDirectory ?? mkdtempSync(join(tmpdir(), 'perisai-desa-e2e-'))
  const child = spawn(
    process.execPath,
    [join(project, 'out/main/browser.js'), ...(options.demo ? ['--demo'] : [])],
    {
      env: {
        ...process.env,
        PERISAI_DATA_DIRECTORY: dataDirectory,
        PERISAI_PRINT_ADDRESS: '1',
        ...(options.now ? { PERISAI_TEST_NOW: options.now, NODE_OPTIONS: `--import=${clockModule}` } : {}),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
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
    output: () => output,
    servicePid: () => {
      const holder: unknown = JSON.parse(readFileSync(join(dataDirectory, 'pemegang.json'), 'utf8'))
      return (holder as { processId: number }).processId
    },
    stop: () => stop(child),
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

/** A fresh browser window on the program; console errors and policy violations are collected and fail the journey. */
export const openWindow = async (
  program: Program,
  size: (typeof sizes)[keyof typeof sizes] = sizes.office,
): Promise<Window & { problems: string[] }> => {
  const browser = await chromium.launch(await launchOptions())
  const context = await browser.newContext({
    viewport: size,
    locale: 'id-ID',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
  await page.goto(program.address)
  return { page, browser, context, problems, close: () => browser.close() }
}
