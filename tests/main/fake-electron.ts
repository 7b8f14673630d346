/**
 * Stands in for Electron where its runtime cannot be had. It records what the shell asks for, insists on the order
 * Electron insists on, and runs the service in a real thread over real message ports.
 */
import { EventEmitter } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { FakeUtilityProcess } from './fake-utility-process.ts'

type Handler = (...args: never[]) => unknown

const readiness = Promise.withResolvers<void>()

const beforeReady = (what: string): void => {
  if (app.isReady) throw new Error(`${what} is too late once the app is ready`)
}

const afterReady = (what: string): void => {
  if (!app.isReady) throw new Error(`${what} is too early before the app is ready`)
}

class FakeApp extends EventEmitter {
  isReady = false
  isPackaged = false
  sandboxed = false
  quits = 0
  /** In kilobytes, by process id. */
  readonly workingSets = new Map<number, number>()
  isFirstInstance = true
  readonly switches = new Map<string, string>()
  readonly paths = new Map([['userData', mkdtempSync(join(tmpdir(), 'perisai-electron-'))]])

  readonly removedSwitches: string[] = []
  readonly commandLine = {
    removeSwitch: (name: string): void => {
      beforeReady(`the switch ${name}`)
      this.removedSwitches.push(name)
      this.switches.delete(name)
    },
    appendSwitch: (name: string, value: string): void => {
      beforeReady(`the switch ${name}`)
      this.switches.set(name, value)
    },
  }

  enableSandbox(): void {
    beforeReady('enableSandbox')
    this.sandboxed = true
  }

  whenReady(): Promise<void> {
    return readiness.promise
  }

  becomeReady(): Promise<void> {
    this.isReady = true
    readiness.resolve()
    return readiness.promise
  }

  requestSingleInstanceLock(): boolean {
    return this.isFirstInstance
  }

  getPath(name: string): string {
    return this.paths.get(name) ?? ''
  }

  setPath(name: string, path: string): void {
    if (name !== 'userData') beforeReady(`the path of ${name}`)
    this.paths.set(name, path)
  }

  getAppMetrics(): { pid: number; memory: { workingSetSize: number } }[] {
    return [...this.workingSets].map(([pid, workingSetSize]) => ({ pid, memory: { workingSetSize } }))
  }

  quit(): void {
    this.quits++
  }
}

export const app = new FakeApp()

class FakeWebContents extends EventEmitter {
  readonly mainFrame = { origin: 'app://perisai', url: 'app://perisai/' }
  readonly sent: unknown[][] = []
  windowOpenHandler: ((details: { url: string }) => { action: string }) | undefined

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler
  }

  send(...message: unknown[]): void {
    this.sent.push(message)
  }
}

export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = []
  readonly webContents = new FakeWebContents()
  readonly loaded: string[] = []
  readonly options: Record<string, unknown>
  isShown = false
  isFocused = false
  isContentProtected = false

  constructor(options: Record<string, unknown>) {
    super()
    afterReady('a window')
    this.options = options
    BrowserWindow.all.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  loadURL(address: string): Promise<void> {
    this.loaded.push(address)
    return Promise.resolve()
  }

  setContentProtection(enable: boolean): void {
    this.isContentProtected = enable
  }

  show(): void {
    this.isShown = true
  }

  focus(): void {
    this.isFocused = true
  }

  isMinimized(): boolean {
    return false
  }

  isDestroyed(): boolean {
    return false
  }
}

/** Keeps the handler of every `set…Handler` under its name. */
export class FakeSession extends EventEmitter {
  readonly handlers = new Map<string, Handler>()
  readonly protocols = new Map<string, (request: Request) => Promise<Response>>()
  spellChecker = true
  readonly cleared: string[] = []

  readonly setPermissionRequestHandler = (handler: Handler): unknown =>
    this.handlers.set('permission-request', handler)
  readonly setPermissionCheckHandler = (handler: Handler): unknown =>
    this.handlers.set('permission-check', handler)
  readonly setDevicePermissionHandler = (handler: Handler): unknown => this.handlers.set('device', handler)
  readonly setDisplayMediaRequestHandler = (handler: Handler): unknown =>
    this.handlers.set('display-media', handler)
  readonly webRequest = {
    onBeforeRequest: (handler: Handler): unknown => this.handlers.set('before-request', handler),
  }
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response>): unknown =>
      this.protocols.set(scheme, handler),
  }

  readonly setCertificateVerifyProc = (handler: Handler): unknown => this.handlers.set('certificate', handler)

  clearCache(): Promise<void> {
    this.cleared.push('cache')
    return Promise.resolve()
  }

  clearAuthCache(): Promise<void> {
    this.cleared.push('auth')
    return Promise.resolve()
  }

  clearStorageData({ storages }: { storages: string[] }): Promise<void> {
    this.cleared.push(...storages)
    return Promise.resolve()
  }

  setSpellCheckerEnabled(enable: boolean): void {
    this.spellChecker = enable
  }

  /** Calls a handler that was set, with whatever the test hands it. */
  call(name: string, ...args: unknown[]): unknown {
    const handler = this.handlers.get(name)
    if (!handler) throw new Error(`No handler was set for ${name}`)
    return handler(...(args as never[]))
  }
}

export const session = {
  partitions: new Map<string, FakeSession>(),
  fromPartition(name: string): FakeSession {
    afterReady('a session')
    const created = session.partitions.get(name) ?? new FakeSession()
    session.partitions.set(name, created)
    return created
  },
}

export const protocol = {
  privileged: [] as { scheme: string; privileges: Record<string, boolean> }[],
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges: Record<string, boolean> }[]): void {
    beforeReady('a privileged scheme')
    protocol.privileged.push(...schemes)
  },
}

export const Menu = {
  menu: undefined as unknown,
  setApplicationMenu(menu: unknown): void {
    Menu.menu = menu
  },
  buildFromTemplate: (template: unknown): unknown => template,
}

export const ipcMain = new EventEmitter()
export const powerMonitor = new EventEmitter()
export const nativeTheme = { shouldUseDarkColors: false }

/** Two ports of which each is handed to one process. */
export class MessageChannelMain {
  readonly port1: MessagePortMain
  readonly port2: MessagePortMain

  constructor() {
    const { port1, port2 } = new MessageChannel()
    this.port1 = new MessagePortMain(port1)
    this.port2 = new MessagePortMain(port2)
  }
}

/** A port as the main process holds it: it can be handed on or closed, and is never read there. */
export class MessagePortMain {
  readonly port: MessagePort
  isClosed = false

  constructor(port: MessagePort) {
    this.port = port
  }

  close(): void {
    this.isClosed = true
    this.port.close()
  }
}

export const utilityProcess = {
  all: [] as FakeUtilityProcess[],
  /** Runs in place of the service while it is set. */
  substitute: undefined as string | undefined,
  fork(modulePath: string, args: string[], options: Record<string, unknown>): FakeUtilityProcess {
    afterReady('a utility process')
    const forked = new FakeUtilityProcess(
      { modulePath, args, options },
      modulePath.endsWith('service.js') ? (utilityProcess.substitute ?? modulePath) : modulePath,
    )
    utilityProcess.all.push(forked)
    return forked
  },
}
