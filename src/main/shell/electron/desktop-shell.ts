import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { app, powerMonitor, session, type MessagePortMain } from 'electron'
import { openRendererFiles } from '../renderer-files.ts'
import { superviseService, type Service } from '../service-supervisor.ts'
import { forgetPages, guardDownloads, hardenApp, hardenSession } from './hardening.ts'
import { createMainWindow } from './main-window.ts'
import { setMenu } from './menu.ts'
import { pageAddress } from './origin.ts'
import { declarePageScheme, servePage } from './page-protocol.ts'
import { relayPorts } from './port-relay.ts'
import { launchHelpers } from './helper-processes.ts'
import { forkUtilityService } from './service-process.ts'

export type DesktopShellOptions = {
  /** Holds main/service.js, main/register-reader.js, main/template-trial.js, preload/index.cjs and renderer/index.html. */
  outDirectory: string
  resourcesDirectory: string
  demo: boolean
}

/**
 * Shows the program in a window of its own. Must be called before the app is ready, and is not to be awaited there:
 * Electron becomes ready only after the entry module has been evaluated.
 */
export const runDesktopShell = (options: DesktopShellOptions): void => {
  hardenApp()
  declarePageScheme()
  if (!app.requestSingleInstanceLock()) return app.quit()
  useFreshSessionDirectory()
  void app.whenReady().then(() => openDesktop(options))
}

/** Chromium keeps small files of its own even for a page in memory; those of the last run are thrown away. */
const useFreshSessionDirectory = (): void => {
  const directory = join(app.getPath('userData'), 'session')
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  app.setPath('sessionData', directory)
  // No reporter is ever started; should Chromium write a dump all the same, it goes with the rest.
  app.setPath('crashDumps', join(directory, 'crash'))
}

const openDesktop = ({ outDirectory, resourcesDirectory, demo }: DesktopShellOptions): void => {
  // A partition without the prefix `persist:` lives in memory only.
  const pageSession = session.fromPartition('perisai')
  hardenSession(pageSession)
  guardDownloads(pageSession)
  servePage(pageSession, openRendererFiles(join(outDirectory, 'renderer')))
  setMenu(process.platform)

  const window = createMainWindow({
    session: pageSession,
    preloadPath: join(outDirectory, 'preload', 'index.cjs'),
    iconPath: join(resourcesDirectory, 'icons', 'icon.png'),
  })
  const pages = relayPorts(window, () => service)
  const helpers = launchHelpers(
    {
      registerReader: join(outDirectory, 'main', 'register-reader.js'),
      templateTrial: join(outDirectory, 'main', 'template-trial.js'),
    },
    () => service,
  )
  const service: Service<MessagePortMain> = superviseService({
    launch: () =>
      forkUtilityService(join(outDirectory, 'main', 'service.js'), {
        dataDirectory: join(app.getPath('userData'), demo ? 'demo-store' : 'store'),
        resourcesDirectory,
        shell: 'electron',
        demo,
      }),
    listener: {
      // To the page the service speaks over its port.
      message: (message) => helpers.message(message),
      ended(end) {
        helpers.ended(end)
        pages.ended(end)
        void forgetPages(pageSession)
      },
    },
  })

  powerMonitor.on('suspend', () => service.lock())
  powerMonitor.on('lock-screen', () => service.lock())
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('window-all-closed', () => void service.stop().then(() => app.quit()))
  void window.loadURL(pageAddress)
}
