import { resolve } from 'node:path'
import { runBrowserShell } from '#main/shell/loopback/browser-shell.ts'

const oldestNode = 22

if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  console.error(
    `Node ${process.versions.node} is too old: start the program with "npm start", which brings its own Node.`,
  )
  process.exit(1)
}

await runBrowserShell({
  outDirectory: resolve(import.meta.dirname, '..'),
  resourcesDirectory: resolve(import.meta.dirname, '../../resources'),
  demo: process.argv.includes('--demo'),
  print: (line) => console.log(line),
})
