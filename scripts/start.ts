/** `npm start [-- --demo]`: the desktop where the Electron runtime is there, else the same program in the browser. */
import { spawn, type SpawnOptions } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { hasScreen } from '../src/main/shell/loopback/open-browser.ts'

const root = resolve(import.meta.dirname, '..')
const inRoot = (...parts: string[]): string => join(root, ...parts)

const sources = ['src', 'resources', 'package.json', 'electron.vite.config.ts', 'postcss.config.cjs']
const products = [
  'main/index.js',
  'main/browser.js',
  'main/service.js',
  'preload/index.cjs',
  'renderer/index.html',
]

const electronDirectory = inRoot('node_modules', 'electron')
const failureNote = inRoot('node_modules', '.cache', 'perisai-desa', 'electron-not-fetched')
const fetchPatienceMs = 20_000
const fetchAgainAfterMs = 24 * 60 * 60 * 1000

/** The exit code of a command, with our own signals handed on to it. */
const run = (command: string, args: string[], options: SpawnOptions = {}): Promise<number> => {
  const ended = Promise.withResolvers<number>()
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const handOn = (signal: NodeJS.Signals): void => void child.kill(signal)
  for (const signal of signals) process.on(signal, handOn)
  child.once('error', () => ended.resolve(1))
  child.once('exit', (code) => ended.resolve(code ?? 1))
  void ended.promise.then(() => {
    for (const signal of signals) process.off(signal, handOn)
  })
  return ended.promise
}

const changedAt = (path: string): number => {
  const status = statSync(path)
  if (!status.isDirectory()) return status.mtimeMs
  // The directory itself changes when a file in it is removed.
  return Math.max(status.mtimeMs, ...readdirSync(path).map((name) => changedAt(join(path, name))))
}

const isBuilt = (): boolean => {
  const built = products.map((product) => inRoot('out', product))
  if (!built.every((product) => existsSync(product))) return false
  return Math.max(...sources.map((source) => changedAt(inRoot(source)))) < Math.min(...built.map(changedAt))
}

/** Where Electron's own installer put the program, as Electron's index.js finds it. */
const findElectron = (): string | undefined => {
  const note = join(electronDirectory, 'path.txt')
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (!existsSync(note) && !override) return undefined
  const name = existsSync(note) ? readFileSync(note, 'utf8') : 'electron'
  const executable = join(override ?? join(electronDirectory, 'dist'), name)
  return existsSync(executable) ? executable : undefined
}

/** Lets Electron's own installer try, and after a failure not again for a day: an offline office must not wait each time. */
const fetchElectron = async (): Promise<string | undefined> => {
  const installer = join(electronDirectory, 'install.js')
  const failedLately =
    existsSync(failureNote) && Date.now() - statSync(failureNote).mtimeMs < fetchAgainAfterMs
  if (failedLately || !existsSync(installer)) return undefined
  await run(process.execPath, [installer], { stdio: 'ignore', timeout: fetchPatienceMs })
  const executable = findElectron()
  if (executable) return executable
  mkdirSync(join(failureNote, '..'), { recursive: true })
  writeFileSync(failureNote, '')
  return undefined
}

const start = async (): Promise<number> => {
  const programArguments = process.argv.includes('--demo') ? ['--demo'] : []
  if (!isBuilt()) {
    const builder = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js')
    const failed = await run(process.execPath, [builder, 'build', '--logLevel', 'warn'])
    if (failed) return failed
  }
  const electron = hasScreen(process.platform, process.env)
    ? (findElectron() ?? (await fetchElectron()))
    : undefined
  if (electron) return run(electron, [root, ...programArguments])
  console.log(
    'Runtime Electron atau layar tidak tersedia, jadi program berjalan di peramban. / ' +
      'There is no Electron runtime or no screen, so the program runs in the browser.',
  )
  return run(process.execPath, [inRoot('out', 'main', 'browser.js'), ...programArguments])
}

process.exitCode = await start()
