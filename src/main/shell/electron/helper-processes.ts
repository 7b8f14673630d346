import { MessageChannelMain, app, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron'
import type { Service, ServiceListener } from '../service-supervisor.ts'
import type { HelperOrder, HelperProgram } from '../wire.ts'

const memoryCheckMs = 250

const serviceNames: Record<HelperProgram, string> = {
  registerReader: 'Perisai Desa reader',
  templateTrial: 'Perisai Desa templates',
}

/**
 * Starts helpers for the service and ends them on its order, with it, or when they grow beyond what it allows. A helper
 * gets no argument and no variable of the environment; what it and the service say to each other goes over a channel of
 * their own.
 */
export const launchHelpers = (
  paths: Record<HelperProgram, string>,
  service: () => Service<MessagePortMain>,
): ServiceListener => {
  const helpers = new Map<number, UtilityProcess>()

  const start = ({
    helper,
    program,
    memoryBytes,
  }: Extract<HelperOrder, { type: 'startHelper' }>): void => {
    const child = utilityProcess.fork(paths[program], [], {
      serviceName: serviceNames[program],
      env: {},
      // What a library prints may quote what it read.
      stdio: 'ignore',
    })
    helpers.set(helper, child)
    const watch = setInterval(() => {
      if (memoryOf(child) > memoryBytes) child.kill()
    }, memoryCheckMs)
    child.once('exit', () => {
      clearInterval(watch)
      if (helpers.get(helper) !== child) return
      helpers.delete(helper)
      service().send({ type: 'helper', helper })
    })
    const { port1, port2 } = new MessageChannelMain()
    child.postMessage(null, [port1])
    service().send({ type: 'helper', helper }, [port2])
  }

  const end = (helper: number): void => {
    helpers.get(helper)?.kill()
    helpers.delete(helper)
  }

  return {
    message(message) {
      if (message.type === 'startHelper') start(message)
      else if (message.type === 'endHelper') end(message.helper)
    },
    ended() {
      for (const helper of helpers.keys()) end(helper)
    },
  }
}

const memoryOf = ({ pid }: UtilityProcess): number =>
  1024 * (app.getAppMetrics().find((process) => process.pid === pid)?.memory.workingSetSize ?? 0)
