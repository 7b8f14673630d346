import { homedir } from 'node:os'
import { join } from 'node:path'
import { openRendererFiles } from '../renderer-files.ts'
import { superviseService, type Service } from '../service-supervisor.ts'
import { browserDataDirectory } from './data-directory.ts'
import { hasScreen, openBrowser } from './open-browser.ts'
import { peerIsSameUser } from './peer-user.ts'
import { startLoopbackServer } from './server.ts'
import { forkService } from './service-process.ts'
import { relaySockets } from './sockets.ts'

export type BrowserShellOptions = {
  /** Holds main/service.js and renderer/index.html. */
  outDirectory: string
  resourcesDirectory: string
  demo: boolean
  print: (line: string) => void
}

/** Shows the program in the machine's own browser, until a signal or an attack ends it. */
export const runBrowserShell = async (options: BrowserShellOptions): Promise<void> => {
  const { demo, print } = options
  const dataDirectory = browserDataDirectory({ demo }, process.platform, homedir(), process.env)
  const sockets = relaySockets(() => service)
  const service: Service = superviseService({
    launch: () =>
      forkService(join(options.outDirectory, 'main', 'service.js'), {
        dataDirectory,
        resourcesDirectory: options.resourcesDirectory,
        shell: 'browser',
        demo,
      }),
    listener: sockets,
  })

  let ending = false
  const end = async (exitCode: number): Promise<void> => {
    if (ending) return
    ending = true
    server.close()
    await service.stop()
    process.exit(exitCode)
  }

  const server = await startLoopbackServer({
    files: openRendererFiles(join(options.outDirectory, 'renderer')),
    sockets,
    peerIsSameUser,
    onAttack: () => {
      print('Terlalu banyak token salah; program dihentikan. / Too many wrong tokens; the program has ended.')
      void end(1)
    },
  })

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0))
  await show(server.address, print)
}

const show = async (address: string, print: (line: string) => void): Promise<void> => {
  const mayOpen = process.env['PERISAI_PRINT_ADDRESS'] !== '1' && hasScreen(process.platform, process.env)
  if (mayOpen && (await openBrowser(address))) {
    print('Perisai Desa dibuka di peramban. / Perisai Desa is open in the browser.')
    return
  }
  print(`Perisai Desa: ${address}`)
  print('Tautan ini berlaku sekali, selama 60 detik. / The link works once, for 60 seconds.')
}
