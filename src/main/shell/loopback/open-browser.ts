import { spawn } from 'node:child_process'

type Environment = Readonly<Record<string, string | undefined>>

/** A command that hands an address to the browser the person chose for the machine. */
export const browserCommand = (
  platform: NodeJS.Platform,
  address: string,
): { command: string; args: string[]; windowsVerbatimArguments: boolean } => {
  if (platform === 'darwin') return { command: 'open', args: [address], windowsVerbatimArguments: false }
  if (platform !== 'win32') return { command: 'xdg-open', args: [address], windowsVerbatimArguments: false }
  // `start` takes its first quoted argument for a window title.
  return {
    command: 'cmd.exe',
    args: ['/d', '/c', 'start', '""', `"${address}"`],
    windowsVerbatimArguments: true,
  }
}

export const hasScreen = (platform: NodeJS.Platform, environment: Environment): boolean =>
  platform === 'win32' ||
  platform === 'darwin' ||
  Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY'])

const patienceMs = 3_000

/** Says whether the browser took the address. A command that is still running after a while is taken for a browser. */
export const openBrowser = (address: string): Promise<boolean> => {
  const { command, args, windowsVerbatimArguments } = browserCommand(process.platform, address)
  const opened = Promise.withResolvers<boolean>()
  const child = spawn(command, args, {
    stdio: 'ignore',
    detached: true,
    windowsHide: true,
    windowsVerbatimArguments,
  })
  child.once('error', () => opened.resolve(false))
  child.once('exit', (code) => opened.resolve(code === 0))
  child.unref()
  setTimeout(() => opened.resolve(true), patienceMs).unref()
  return opened.promise
}
