/** Bundles the benchmark with the service's own code and runs it: `npm run bench`. */
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const project = resolve(import.meta.dirname, '..')
const outDir = resolve(project, '.cache/bench')

await build({
  root: project,
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: resolve(project, 'bench/main.ts'),
    outDir,
    emptyOutDir: true,
    target: 'node24',
    rollupOptions: { output: { entryFileNames: 'bench.js' } },
  },
})
await import(pathToFileURL(resolve(outDir, 'bench.js')).href)
