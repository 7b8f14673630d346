/** Runs in the place of the reader and tells what a process there may do. */
import { execSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

const outcome = (attempt: () => unknown): string => {
  try {
    attempt()
    return 'allowed'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'refused'
  }
}

process.send?.({
  environment: Object.keys(process.env).filter((name) => !name.startsWith('NODE_CHANNEL')),
  arguments: process.argv.slice(2),
  read: outcome(() => readFileSync('/etc/passwd')),
  write: outcome(() => writeFileSync(join(tmpdir(), 'perisai-probe'), 'x')),
  start: outcome(() => execSync('ls')),
  thread: outcome(() => new Worker('', { eval: true })),
})
