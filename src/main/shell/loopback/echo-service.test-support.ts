/** A forked service for tests: sends everything back, or does what a text asks. */
import type { FromService, ToService } from '../wire.ts'

const say = (message: FromService): void => void process.send?.(message)

process.on('message', (message: ToService) => {
  if (message.type !== 'data') return
  if (message.data === 'lock') process.exit(0)
  if (message.data === 'crash') process.kill(process.pid, 'SIGKILL')
  if (message.data === 'arguments') {
    const data = JSON.stringify({
      argv: process.argv.slice(2),
      node: process.execArgv,
      options: process.env['NODE_OPTIONS'] ?? null,
    })
    say({ type: 'data', connection: message.connection, data })
  } else {
    say(message)
  }
})
process.on('disconnect', () => process.exit(0))
say({ type: 'ready' })
