/** Bundles the benchmark with the service's own code and runs it: `npm run bench`. */
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { build } from 'vite'

const project = resolve(import.meta.dirname, '..')
const outDir = resolve(project, '.cache/bench')

await build({
  root: project,
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir,
    emptyOutDir: true,
    target: 'node24',
    rollupOptions: {
      input: {
        bench: resolve(project, 'bench/main.ts'),
        'typeset-thread': resolve(project, 'src/main/platform/documents/typeset.thread.ts'),
        // The previews are set in a process of their own, as in the program.
        'template-trial': resolve(project, 'src/main/platform/template-trial/trial.process.ts'),
      },
      output: { entryFileNames: '[name].js' },
    },
  },
})
// In a process of its own: what the bundler needed must not count as memory of the service.
const { status } = spawnSync(process.execPath, [resolve(outDir, 'bench.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exitCode = status ?? 1
