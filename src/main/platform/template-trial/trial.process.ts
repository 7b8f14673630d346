/**
 * The process that sets templates which somebody is still writing. Typst runs in native code that nothing can interrupt:
 * a template without end is ended with its process. Sources, data, partials and fonts come in over its pipe, pages go
 * out; it knows no key and no store, and its compiler stands in a folder that does not exist.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Worker } from 'node:worker_threads'
import { createTrialCompiler } from './trial-compiler.ts'
import { trialLimits, type FromTrial, type ToTrial } from './trial.types.ts'

const watchMilliseconds = 50

// Packages are refused before anything is set. Should one slip through, the way to them ends here.
for (const name of ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY']) process.env[name] = 'http://127.0.0.1:9'

/** A compiled document is freed by a garbage collection alone, and keystrokes would pile them up. */
setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const createTrial = (send: (message: FromTrial) => void): ((message: ToTrial) => void) => {
  let set: ReturnType<typeof createTrialCompiler> | undefined
  return (message) => {
    if (message.type === 'open') {
      set = createTrialCompiler(new Map(message.partials), message.fonts.map((font) => Buffer.from(font)))
      send({ type: 'ready' })
    } else if (set) {
      send({ type: 'set', number: message.number, result: set(message.job) })
      setImmediate(collectGarbage)
    }
  }
}

const endWithService = (): never => process.exit(0)

/** While Typst works nothing else in this thread does; another one looks at the memory. Under Electron the shell does. */
const watchMemory = (): void => {
  const watch = `setInterval(() => {
    if (process.memoryUsage.rss() > ${trialLimits.memoryBytes}) process.kill(process.pid, 'SIGKILL')
  }, ${watchMilliseconds})`
  new Worker(watch, { eval: true }).unref()
}

const desktop = process.parentPort
if (desktop) {
  // The shell hands over one end of a channel whose other end the service holds, and says nothing more.
  desktop.on('message', ({ ports: [port] }: { ports: Electron.MessagePortMain[] }) => {
    if (!port) return
    const receive = createTrial((message) => port.postMessage(message))
    port.on('message', ({ data }) => receive(data as ToTrial))
    port.on('close', endWithService)
    port.start()
  })
} else {
  watchMemory()
  const receive = createTrial((message) => void process.send?.(message))
  process.on('message', receive)
  process.on('disconnect', endWithService)
}
