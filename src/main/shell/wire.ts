/** What a shell and the service process say to each other. Both shells carry these messages and understand none of the data. */

/** shell → service. Under Electron `open` arrives with the connection's MessagePort and `data` is never sent. */
export type ToService =
  | { type: 'open'; connection: number }
  | { type: 'data'; connection: number; data: string | Uint8Array }
  | { type: 'close'; connection: number }
  /** Under Electron: with one end of the channel to a helper that was asked for, or with none once that is gone. */
  | { type: 'helper'; helper: number }

/** service → shell. `ready` comes once; the shell holds its messages back until then. */
export type FromService =
  | { type: 'ready' }
  | { type: 'data'; connection: number; data: string | Uint8Array }
  | { type: 'close'; connection: number }
  | HelperOrder

/** The programs that work for the service in processes without keys; each is a built entry of its own. */
export type HelperProgram = 'registerReader' | 'templateTrial'

/**
 * service → shell, under Electron, where no Node process can be forked: start a helper and end it when it uses more
 * memory than this, or end it now.
 */
export type HelperOrder =
  | { type: 'startHelper'; helper: number; program: HelperProgram; memoryBytes: number }
  | { type: 'endHelper'; helper: number }

/** Exit codes of the service. Every other code, or a signal, is a crash. */
export const serviceExit = { locked: 0, startFailed: 70 } as const

/** Why a page lost its service. After `stopped` no new one is started. */
export type ServiceEnd = 'locked' | 'crashed' | 'stopped'

const shells = ['electron', 'browser'] as const

export type ServiceArguments = {
  dataDirectory: string
  resourcesDirectory: string
  shell: (typeof shells)[number]
  demo: boolean
}

export const encodeServiceArguments = (args: ServiceArguments): string[] => [
  `--data-directory=${args.dataDirectory}`,
  `--resources-directory=${args.resourcesDirectory}`,
  `--shell=${args.shell}`,
  ...(args.demo ? ['--demo'] : []),
]

/** Skips what it does not know: Electron adds switches of its own to the arguments of a utility process. */
export const decodeServiceArguments = (argv: readonly string[]): ServiceArguments => {
  const valueOf = (name: string): string => {
    const value = argv.find((argument) => argument.startsWith(`${name}=`))?.slice(name.length + 1)
    if (!value) throw new Error(`The service needs ${name}=…`)
    return value
  }
  const shellName = valueOf('--shell')
  const shell = shells.find((known) => known === shellName)
  if (!shell) throw new Error(`--shell is one of ${shells.join(', ')}`)
  return {
    dataDirectory: valueOf('--data-directory'),
    resourcesDirectory: valueOf('--resources-directory'),
    shell,
    demo: argv.includes('--demo'),
  }
}
