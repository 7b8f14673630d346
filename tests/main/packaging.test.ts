import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { listPackage } from '@electron/asar'
import { DebugLogger } from 'builder-util'
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** Every fuse Electron has and what it must be. */
const fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
}

describe('electron-builder.yml', () => {
  test('fits the schema and sets every fuse', async () => {
    const configuration = await getConfig(root, 'electron-builder.yml', null)
    await validateConfiguration(configuration, new DebugLogger(false))
    expect(configuration.electronFuses).toEqual(fuses)
  })

  test('packs the Electron that is installed', async () => {
    const installed = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')) as {
      version: string
    }
    expect((await getConfig(root, 'electron-builder.yml', null)).electronVersion).toBe(installed.version)
  })
})

/** Marks the place of the fuses in the runtime; after it come a version, their number, and one character for each. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const unset = '1'.repeat(9)

/** As little of an Electron runtime as the packager looks at. */
const writeStubRuntime = (directory: string): void => {
  mkdirSync(join(directory, 'locales'), { recursive: true })
  mkdirSync(join(directory, 'resources'))
  const runtime = Buffer.concat([Buffer.from(sentinel), Buffer.from([1, unset.length]), Buffer.from(unset)])
  writeFileSync(join(directory, 'electron'), runtime)
  chmodSync(join(directory, 'electron'), 0o755)
  for (const name of [
    'version',
    'LICENSE',
    'LICENSES.chromium.html',
    'resources.pak',
    'chrome_crashpad_handler',
    'chrome-sandbox',
    'locales/en-US.pak',
  ]) {
    writeFileSync(join(directory, name), '')
  }
}

describe.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'a packaged program with a stub runtime',
  () => {
    const directory = mkdtempSync(join(tmpdir(), 'perisai-package-'))
    const program = join(directory, 'dist', 'linux-unpacked')

    beforeAll(() => {
      const runtime = join(directory, 'runtime')
      writeStubRuntime(runtime)
      const builder = join(root, 'node_modules/electron-builder/cli.js')
      const options = [
        '--dir',
        '--linux',
        `-c.electronDist=${runtime}`,
        `-c.directories.output=${join(directory, 'dist')}`,
      ]
      execFileSync(process.execPath, [builder, ...options], { cwd: root, stdio: 'pipe' })
    }, 60_000)

    afterAll(() => rmSync(directory, { recursive: true, force: true }))

    test('has its fuses flipped', () => {
      const runtime = readFileSync(join(program, 'perisai-desa'))
      const start = runtime.indexOf(sentinel) + sentinel.length + 2
      const states = runtime.subarray(start, start + Object.keys(fuses).length).toString()
      expect(states).toBe(Object.values(fuses).map(Number).join(''))
    })

    test('holds what was built and the native modules of this platform, and nothing of the work on it', () => {
      const files = listPackage(join(program, 'resources', 'app.asar'), { isPack: false })
      const folders = new Set(files.map((file) => file.split('/')[1]))
      const native = new Set(
        files.filter((file) => file.endsWith('.node')).map((file) => file.split('/').at(-1)),
      )
      expect(folders).toEqual(new Set(['node_modules', 'out', 'package.json']))
      expect(files).toEqual(
        expect.arrayContaining([
          '/out/main/index.js',
          '/out/main/register-reader.js',
          '/out/main/service.js',
          '/out/main/typeset-thread.js',
          '/out/main/backup-thread.js',
          '/out/main/template-trial.js',
          '/out/preload/index.cjs',
          '/out/renderer/index.html',
        ]),
      )
      expect(native).toEqual(
        new Set(['argon2.linux-x64-gnu.node', 'linux-x64.node', 'typst-ts-node-compiler.linux-x64-gnu.node']),
      )
      expect(files.filter((file) => /\/node-(linux|win|darwin|bin)-/.test(file))).toEqual([])
    })

    test('says what it is made of, beside the archive', () => {
      const bill = readFileSync(join(program, 'resources', 'bill-of-materials.json'), 'utf8')
      expect(JSON.parse(bill)).toMatchObject({ bomFormat: 'CycloneDX' })
    })

    test('holds the resources beside the archive, where the service reads them', () => {
      const names = readdirSync(join(program, 'resources', 'app-resources'))
      expect(names).toEqual(expect.arrayContaining(['fonts', 'reference', 'templates']))
    })
  },
)
