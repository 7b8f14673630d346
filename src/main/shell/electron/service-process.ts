import { utilityProcess, type MessagePortMain } from 'electron'
import type { ServiceProcess } from '../service-supervisor.ts'
import { encodeServiceArguments, type FromService, type ServiceArguments } from '../wire.ts'

/** Starts the service as a utility process: forking Node is switched off in the packaged program. */
export const forkUtilityService = (
  servicePath: string,
  args: ServiceArguments,
): ServiceProcess<MessagePortMain> => {
  const child = utilityProcess.fork(servicePath, encodeServiceArguments(args), {
    serviceName: 'Perisai Desa service',
    stdio: 'inherit',
  })
  return {
    send: (message, ports) => child.postMessage(message, [...ports]),
    kill: () => {
      child.kill()
    },
    onMessage: (listener) => {
      child.on('message', (message: FromService) => listener(message))
    },
    onExit: (listener) => {
      child.once('exit', (code) => listener(code))
    },
  }
}
