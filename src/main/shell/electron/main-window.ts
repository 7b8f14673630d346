import { existsSync } from 'node:fs'
import { BrowserWindow, app, nativeTheme, type Session } from 'electron'
import { restartLimit } from '../restart-limit.ts'
import { pageAddress } from './origin.ts'

/** The canvas colours of the page, so that nothing flashes before its first paint. */
const background = { light: '#f6f8fb', dark: '#161e28' }

const mostReloads = 3
const reloadWindowMs = 60_000

export const createMainWindow = (options: {
  session: Session
  preloadPath: string
  iconPath: string
}): BrowserWindow => {
  const window = new BrowserWindow({
    title: 'Perisai Desa',
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    ...(existsSync(options.iconPath) ? { icon: options.iconPath } : {}),
    webPreferences: {
      preload: options.preloadPath,
      session: options.session,
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
      devTools: !app.isPackaged,
    },
  })
  window.setContentProtection(true)
  window.once('ready-to-show', () => window.show())
  // The title shows in the task bar and in screen shots of other programs: it never names a person or a case.
  window.on('page-title-updated', (event) => event.preventDefault())

  const mayReload = restartLimit(mostReloads, reloadWindowMs, Date.now)
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit' && mayReload()) void window.loadURL(pageAddress)
  })
  return window
}
