import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  BrowserWindow,
  Menu,
  app,
  nativeTheme,
  protocol,
  session,
  utilityProcess,
  type FakeSession,
} from './fake-electron.ts'

/** The built desktop shell under a fake Electron: what it asks of Electron, and what it refuses the page. */
const out = resolve(import.meta.dirname, '../../out')

let window: BrowserWindow
let pageSession: FakeSession

const newest = <Item>(items: readonly Item[]): Item => {
  const item = items.at(-1)
  if (!item) throw new Error('There is none yet')
  return item
}

beforeAll(async () => {
  utilityProcess.substitute = fileURLToPath(new URL('./echo-service.ts', import.meta.url))
  await import(join(out, 'main', 'index.js'))
})

afterAll(() => {
  for (const forked of utilityProcess.all) forked.kill()
})

describe('before the app is ready', () => {
  test('the entry module does not wait for it: Electron becomes ready only after that module', () => {
    expect(app.isReady).toBe(false)
    expect(BrowserWindow.all).toEqual([])
  })

  test('the program is told to stay offline', () => {
    expect(Object.fromEntries(app.switches)).toEqual({
      'host-resolver-rules': 'MAP * ~NOTFOUND',
      'disable-background-networking': '',
      'disable-component-update': '',
      'disable-domain-reliability': '',
      'no-pings': '',
      'disable-breakpad': '',
      'no-proxy-server': '',
    })
  })

  test('every renderer is sandboxed and the page has an origin with the rules of a secure one', () => {
    expect(app.sandboxed).toBe(true)
    expect(protocol.privileged).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ])
  })

  test('what Chromium writes goes to a folder that starts empty', () => {
    expect(app.getPath('sessionData')).toBe(join(app.getPath('userData'), 'session'))
    expect(app.getPath('crashDumps')).toBe(join(app.getPath('sessionData'), 'crash'))
  })
})

describe('once the app is ready', () => {
  beforeAll(async () => {
    nativeTheme.shouldUseDarkColors = true
    await app.becomeReady()
    window = newest(BrowserWindow.all)
    const [only] = session.partitions.values()
    if (!only) throw new Error('The shell made no session')
    pageSession = only
  })

  test('one window in a partition that lives in memory', () => {
    expect(BrowserWindow.all).toHaveLength(1)
    expect([...session.partitions.keys()]).toEqual(['perisai'])
    expect(window.loaded).toEqual(['app://perisai/'])
    expect(window.isContentProtected).toBe(true)
    expect(window.options).toMatchObject({
      width: 1366,
      height: 768,
      minWidth: 1024,
      minHeight: 640,
      show: false,
    })
    expect(window.options['backgroundColor']).toBe('#161e28')
    window.emit('ready-to-show')
    expect(window.isShown).toBe(true)
  })

  test('every web preference is set, none left to a default', () => {
    const preload = join(out, 'preload', 'index.cjs')
    expect(existsSync(preload)).toBe(true)
    expect(window.options['webPreferences']).toEqual({
      preload,
      session: pageSession,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      plugins: false,
      safeDialogs: true,
      devTools: true,
    })
  })

  test('the title of the window stays as it is', () => {
    const preventDefault = vi.fn()
    window.emit('page-title-updated', { preventDefault })
    expect(preventDefault).toHaveBeenCalledOnce()
  })

  test.runIf(process.platform !== 'darwin')('there is no menu', () => {
    expect(Menu.menu).toBeNull()
  })

  test('every permission is refused', () => {
    const answer = vi.fn()
    pageSession.call('permission-request', window.webContents, 'media', answer, {})
    pageSession.call('display-media', {}, answer)
    expect(answer.mock.calls).toEqual([[false], [null]])
    expect(pageSession.call('permission-check', window.webContents, 'usb', 'app://perisai', {})).toBe(false)
    expect(pageSession.call('device', { deviceType: 'hid' })).toBe(false)
    expect(pageSession.spellChecker).toBe(false)
    const verdict = vi.fn()
    pageSession.call('certificate', { hostname: 'contoh.invalid' }, verdict)
    expect(verdict.mock.calls).toEqual([[-2]])
  })

  describe.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('%s', (event) => {
    test.each([
      ['app://perisai/', false],
      ['app://perisai/#/referrals', false],
      ['app://perisai/other.html', true],
      ['app://perisai', true],
      ['app://perisai.example.com/', true],
      ['app://other/', true],
      ['https://example.com/', true],
      ['http://localhost/', true],
      ['file:///etc/passwd', true],
      ['data:text/html,a', true],
      ['blob:app://perisai/0', true],
      ['about:blank', true],
      ['javascript:alert(1)', true],
      ['', true],
    ])('to %j prevented: %s', (url, prevented) => {
      const preventDefault = vi.fn()
      window.webContents.emit(event, { url, preventDefault })
      expect(preventDefault).toHaveBeenCalledTimes(prevented ? 1 : 0)
    })
  })

  test('no second window and no webview', () => {
    const preventDefault = vi.fn()
    expect(window.webContents.windowOpenHandler?.({ url: 'app://perisai/' })).toEqual({ action: 'deny' })
    window.webContents.emit('will-attach-webview', { preventDefault })
    expect(preventDefault).toHaveBeenCalledOnce()
  })

  test.each([
    ['app://perisai/assets/index.js', false],
    ['blob:app://perisai/0c5', false],
    ['devtools://devtools/bundled/inspector.html', false],
    ['app://other/', true],
    ['app://perisai.example.com/', true],
    ['blob:null/0c5', true],
    ['https://example.com/', true],
    ['http://127.0.0.1/', true],
    ['ws://localhost/', true],
    ['file:///etc/passwd', true],
    ['ftp://example.com/', true],
    ['chrome://version', true],
  ])('a request to %s is cancelled: %s', (url, cancel) => {
    const answer = vi.fn()
    pageSession.call('before-request', { url }, answer)
    expect(answer).toHaveBeenCalledExactlyOnceWith({ cancel })
  })

  test('the packaged program has no developer tools to ask for', () => {
    const answer = vi.fn()
    app.isPackaged = true
    pageSession.call('before-request', { url: 'devtools://devtools/bundled/inspector.html' }, answer)
    app.isPackaged = false
    expect(answer).toHaveBeenCalledExactlyOnceWith({ cancel: true })
  })

  test.each([
    ['blob:app://perisai/0c5', true, false],
    ['blob:app://perisai/0c5', false, true],
    ['blob:https://example.com/0c5', true, true],
    ['app://perisai/assets/index.js', true, true],
    ['data:text/plain,a', true, true],
    ['https://example.com/a.exe', true, true],
  ])('a download of %s with a click: %s is cancelled: %s', (url, clicked, cancelled) => {
    const preventDefault = vi.fn()
    const setSaveDialogOptions = vi.fn()
    pageSession.emit(
      'will-download',
      { preventDefault },
      {
        getURL: () => url,
        hasUserGesture: () => clicked,
        getFilename: () => 'rekap.xlsx',
        setSaveDialogOptions,
      },
    )
    expect(preventDefault).toHaveBeenCalledTimes(cancelled ? 1 : 0)
    expect(setSaveDialogOptions.mock.calls).toEqual(cancelled ? [] : [[{ defaultPath: 'rekap.xlsx' }]])
  })

  describe('the page protocol', () => {
    const load = async (address: string, method = 'GET'): Promise<Response> => {
      const handler = pageSession.protocols.get('app')
      if (!handler) throw new Error('The page has no protocol')
      return handler(new Request(address, { method }))
    }

    test('serves the page with the policy and a fresh nonce for each load', async () => {
      const nonces = new Set<string>()
      for (let count = 0; count < 3; count++) {
        const response = await load('app://perisai/')
        const policy = response.headers.get('Content-Security-Policy') ?? ''
        const nonce = /style-src 'self' 'nonce-([\w-]{22})';/.exec(policy)?.[1] ?? ''
        const text = await response.text()
        expect(text).toContain(`content="${nonce}"`)
        expect(text).not.toContain('__CSP_NONCE__')
        expect(text).not.toMatch(/<script(?![^>]*\ssrc=)/)
        expect(policy).toContain(`connect-src 'self';`)
        nonces.add(nonce)
      }
      expect(nonces.size).toBe(3)
    })

    test('serves what the page names', async () => {
      const names = (await (await load('app://perisai/')).text()).matchAll(
        /(?:src|href)="\.(\/assets\/[^"]+)"/g,
      )
      const paths = [...names].map(([, path]) => path)
      expect(paths.length).toBeGreaterThan(0)
      for (const path of paths) {
        const response = await load(`app://perisai${path}`)
        expect(response.status).toBe(200)
        expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
        expect(response.headers.get('Content-Type')).not.toBeNull()
      }
    })

    test.each([
      'app://perisai/index.html',
      'app://perisai/?a',
      'app://perisai/assets/',
      'app://perisai/../main/service.js',
      'app://perisai/%2e%2e/main/service.js',
      'app://perisai/..%2fmain/service.js',
      'app://perisai/..\\main\\service.js',
      'app://perisai//etc/passwd',
      'app://perisai/__proto__',
      'app://other/',
      'app://perisai.example.com/',
    ])('has nothing at %s', async (address) => {
      const response = await load(address)
      expect(response.status).toBe(404)
      expect(await response.text()).toBe('')
      expect(response.headers.get('Content-Security-Policy')).toContain(`default-src 'none'`)
    })

    test('answers GET only', async () => {
      expect((await load('app://perisai/', 'POST')).status).toBe(404)
    })
  })

  test('a page that crashed is loaded again, three times a minute at most', () => {
    const loadedBefore = window.loaded.length
    window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' })
    expect(window.loaded).toHaveLength(loadedBefore)
    for (let crash = 1; crash <= 5; crash++)
      window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(window.loaded).toHaveLength(loadedBefore + 3)
  })

  test('a second start brings the window to the front', () => {
    app.emit('second-instance')
    expect(window.isFocused).toBe(true)
  })

  test('closing the window ends the program', async () => {
    app.emit('window-all-closed')
    await expect.poll(() => app.quits).toBe(1)
  })
})
