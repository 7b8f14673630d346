/** Runs the compiler once per process tree, side by side: each tree has its own set of allowed globals. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

const projects = ['tsconfig.json', 'src/shared', 'src/main', 'src/renderer']
const cache = resolve(import.meta.dirname, '../.cache/typecheck')
const compiler = resolve(import.meta.dirname, '../node_modules/typescript-native/bin/tsc')

const run = (project: string): Promise<boolean> =>
  new Promise((done) => {
    // What did not change since the last run is not looked at again.
    const known = resolve(cache, `${project.replaceAll(/[^a-z]+/g, '-')}.tsbuildinfo`)
    const options = ['--noEmit', '-p', project, '--incremental', '--tsBuildInfoFile', known]
    const child = spawn(process.execPath, [compiler, ...options], { stdio: 'inherit' })
    child.on('close', (code) => done(code === 0))
  })

const results = await Promise.all(projects.map(run))
process.exitCode = results.every(Boolean) ? 0 : 1
