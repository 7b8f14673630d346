/** A service that sends everything back, and ends with the code it is told to end with. */
import type { EventEmitter } from 'node:events'

type Port = EventEmitter & { start(): void; postMessage(message: unknown): void }

const { parentPort } = process as unknown as { parentPort: Port }

parentPort.on('message', ({ ports }: { ports: Port[] }) => {
  for (const port of ports) {
    port.on('message', ({ data }: { data: unknown }) => {
      const exit = typeof data === 'string' && /^exit (\d+)$/.exec(data)
      if (exit) process.exit(Number(exit[1]))
      port.postMessage(data)
    })
    port.start()
  }
})
parentPort.postMessage({ type: 'ready' })
