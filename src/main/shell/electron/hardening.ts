import { app, type Event, type Session, type WebContents } from 'electron'
import { isPageAddress, pageAddress, pageOrigin } from './origin.ts'

const switches: Readonly<Record<string, string>> = {
  'host-resolver-rules': 'MAP * ~NOTFOUND',
  'disable-background-networking': '',
  'disable-component-update': '',
  'disable-domain-reliability': '',
  'no-pings': '',
  'disable-breakpad': '',
  // Otherwise the system is asked for a proxy, and the network for its settings.
  'no-proxy-server': '',
}

/** Switches of somebody's own shortcut that would open the program to a debugger or take its walls down. */
const refusedSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'no-sandbox',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-running-insecure-content',
  'load-extension',
  'js-flags',
  'enable-logging',
  'log-net-log',
  'proxy-server',
  'proxy-pac-url',
]

/** Before the app is ready: the program is offline, and every renderer is sandboxed. */
export const hardenApp = (): void => {
  if (app.isPackaged) for (const name of refusedSwitches) app.commandLine.removeSwitch(name)
  for (const [name, value] of Object.entries(switches)) app.commandLine.appendSwitch(name, value)
  app.enableSandbox()
  app.on('web-contents-created', (_event, contents) => hardenContents(contents))
}

/** Chromium's word for a certificate that is not accepted. */
const certificateRefused = -2

/** Every permission is refused without a look at who asks: the origin of a frame has been reported wrongly before. */
export const hardenSession = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null))
  session.setSpellCheckerEnabled(false)
  // No certificate is good: the program has nobody to speak to.
  session.setCertificateVerifyProc((_request, callback) => callback(certificateRefused))
  session.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !mayRequest(details.url) }))
}

const mayRequest = (address: string): boolean =>
  address.startsWith(pageAddress) ||
  address.startsWith(`blob:${pageAddress}`) ||
  (!app.isPackaged && address.startsWith('devtools://'))

const hardenContents = (contents: WebContents): void => {
  const stayOnPage = (event: Event<{ url: string }>): void => {
    if (!isPageAddress(event.url)) event.preventDefault()
  }
  contents.on('will-navigate', stayOnPage)
  contents.on('will-redirect', stayOnPage)
  contents.on('will-frame-navigate', stayOnPage)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** A file leaves the program only after a click in our own page and through the save dialog of the system. */
export const guardDownloads = (session: Session): void => {
  session.on('will-download', (event, item) => {
    const madeByPage = item.getURL().startsWith(`blob:${pageOrigin}/`) && item.hasUserGesture()
    if (!madeByPage) return event.preventDefault()
    item.setSaveDialogOptions({ defaultPath: item.getFilename() })
  })
}

/** After a lock nothing of before may wait in the session; what the officer chose of its looks stays. */
export const forgetPages = async (session: Session): Promise<void> => {
  await session.clearCache()
  await session.clearAuthCache()
  await session.clearStorageData({ storages: ['cachestorage', 'filesystem', 'indexdb', 'serviceworkers'] })
}
