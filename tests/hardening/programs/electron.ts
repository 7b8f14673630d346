import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { contentSecurityPolicy } from '#main/shell/content-security-policy.ts'
import { responseHeaders } from '#main/shell/response-headers.ts'
import { noneOf } from '../amounts.ts'
import type { Finding, HardeningProgram } from '../program.ts'

/*
 * What of security.md 2.11 can be read off the sources, the build and the packager's settings. How Electron itself acts
 * on it needs a display and its runtime; the shell under a fake Electron is tested in tests/main.
 */

const project = resolve(import.meta.dirname, '../../..')
const read = (path: string): string => readFileSync(join(project, path), 'utf8')

type Check = readonly [what: string, isSo: boolean]

const shell = 'src/main/shell/electron'

const shellSource = (): string =>
  readdirSync(join(project, shell))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => read(`${shell}/${name}`))
    .join('\n')

const preferences: Readonly<Record<string, string>> = {
  sandbox: 'true',
  contextIsolation: 'true',
  nodeIntegration: 'false',
  nodeIntegrationInWorker: 'false',
  nodeIntegrationInSubFrames: 'false',
  webSecurity: 'true',
  allowRunningInsecureContent: 'false',
  webviewTag: 'false',
  experimentalFeatures: 'false',
  navigateOnDragDrop: 'false',
  spellcheck: 'false',
  plugins: 'false',
  safeDialogs: 'true',
  devTools: '!app.isPackaged',
}

const fuses: Readonly<Record<string, boolean>> = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
}

const directives = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `img-src 'self' blob:`,
  `font-src 'self'`,
  `connect-src 'self'`,
  `worker-src 'self'`,
  `object-src 'none'`,
  `frame-src 'none'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
  `require-trusted-types-for 'script'`,
]

const headers: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}

const deviceFeatures = ['microphone', 'geolocation', 'usb', 'hid', 'serial', 'display-capture']

const handlers = [
  'setPermissionRequestHandler((_contents, _permission, callback) => callback(false))',
  'setPermissionCheckHandler(() => false)',
  'setDevicePermissionHandler(() => false)',
  'setDisplayMediaRequestHandler((_request, callback) => callback(null))',
  'setCertificateVerifyProc(',
  `contents.on('will-navigate', stayOnPage)`,
  `contents.on('will-redirect', stayOnPage)`,
  `contents.on('will-frame-navigate', stayOnPage)`,
  `contents.on('will-attach-webview', (event) => event.preventDefault())`,
  `setWindowOpenHandler(() => ({ action: 'deny' }))`,
  `session.on('will-download'`,
  'onBeforeRequest(',
  'app.enableSandbox()',
  'setContentProtection(true)',
]

const switches = [
  'host-resolver-rules',
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'no-pings',
  'disable-breakpad',
  'no-proxy-server',
]

/** Ways out of the program, and what would keep or send a piece of it. */
const neverUsed = [
  'shell.openExternal',
  'shell.openPath',
  'crashReporter',
  'addRecentDocument',
  'autoUpdater',
  'executeJavaScript',
  'enableBlinkFeatures',
  'loadFile(',
  'file://',
  'setAsDefaultProtocolClient',
  'safeStorage',
]

const policyChecks = (): Check[] => {
  const policy = contentSecurityPolicy()
  const written = responseHeaders()
  return [
    ...directives.map((directive): Check => [`policy: ${directive}`, policy.includes(directive)]),
    ['policy: nothing unsafe', !/unsafe-|\*|data:|https?:/.test(policy)],
    ...Object.entries(headers).map(([name, value]): Check => [`${name}: ${value}`, written[name] === value]),
    ...deviceFeatures.map((name): Check => [
      `Permissions-Policy: ${name}`,
      written['Permissions-Policy']?.includes(`${name}=()`) ?? false,
    ]),
  ]
}

const shellChecks = (): Check[] => {
  const source = shellSource()
  const service = read('src/main/service.ts')
  const preload = read('src/preload/index.ts')
  return [
    ...Object.entries(preferences).map(([name, value]): Check => [
      `webPreferences.${name}: ${value}`,
      source.includes(`${name}: ${value},`),
    ]),
    ...handlers.map((text): Check => [text, source.includes(text)]),
    ...switches.map((name): Check => [`switch ${name}`, source.includes(`'${name}':`)]),
    ...neverUsed.map((text): Check => [`never: ${text}`, !source.includes(text) && !service.includes(text)]),
    ['the page lives in memory', source.includes(`fromPartition('perisai')`)],
    ['one channel in', [...source.matchAll(/ipcMain\.(on|handle)\(/g)].length === 1],
    ['a port only from our page', source.includes('frame.origin === pageOrigin')],
    ['the preload exposes nothing', !preload.includes('exposeInMainWorld')],
    ['reports of Node are off', service.includes('leaveNoRemains()')],
  ]
}

const packagerChecks = (): Check[] => {
  const settings = read('electron-builder.yml')
  return [
    ...Object.entries(fuses).map(([name, value]): Check => [
      `fuse ${name}: ${value}`,
      new RegExp(`^  ${name}: ${value}$`, 'm').test(settings),
    ]),
    ['one archive', /^asar: true$/m.test(settings)],
    ['installed by an administrator for all users', /perMachine: true/.test(settings)],
  ]
}

/** The built program, where there is one. */
const buildChecks = (): Check[] => {
  const out = join(project, 'out')
  if (!existsSync(join(out, 'renderer/index.html'))) return []
  const page = readFileSync(join(out, 'renderer/index.html'), 'utf8')
  const built = readdirSync(join(out, 'renderer/assets'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(out, 'renderer/assets', name), 'utf8'))
  const scripts = built.join('\n')
  return [
    ['page: no script in the text', !/<script(?![^>]*\ssrc=)/.test(page)],
    ['page: nothing from elsewhere', !/(?:src|href)="(?:https?:)?\/\//.test(page)],
    ['page: no service worker', !scripts.includes('serviceWorker.register')],
    [
      'page: no source maps',
      !readdirSync(join(out, 'renderer/assets')).some((name) => name.endsWith('.map')),
    ],
    ['page: no eval', !/\beval\(/.test(scripts)],
  ]
}

const asFinding = (what: string, checks: readonly Check[]): Finding =>
  noneOf(
    what,
    `${checks.length} checks`,
    checks.flatMap(([name, isSo]) => (isSo ? [] : [name])),
  )

export const electron: HardeningProgram = {
  name: 'electron',
  title: 'what both shells ask of Electron and of the browser, read off sources, build and packager settings',
  run: () =>
    Promise.resolve([
      asFinding('policy and headers not as written in security.md', policyChecks()),
      asFinding('settings of the desktop shell not as written', shellChecks()),
      asFinding('settings of the packager not as written', packagerChecks()),
      asFinding('the built page not as written', buildChecks()),
    ]),
}
