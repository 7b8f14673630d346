import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { noteBundledPackages } from './scripts/bundled-packages.ts'

const path = (relative: string) => resolve(import.meta.dirname, relative)

export default defineConfig({
  main: {
    plugins: [noteBundledPackages(import.meta.dirname, 'main')],
    // Only package.json "dependencies" stay external (the native modules); everything else is bundled.
    build: {
      externalizeDeps: true,
      rollupOptions: {
        input: {
          index: path('src/main/index.ts'),
          browser: path('src/main/browser.ts'),
          service: path('src/main/service.ts'),
          'register-reader': path('src/main/platform/register-reader/reader.process.ts'),
          'typeset-thread': path('src/main/platform/documents/typeset.thread.ts'),
          'backup-thread': path('src/main/features/backup/backup.thread.ts'),
          'template-trial': path('src/main/platform/template-trial/trial.process.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    plugins: [noteBundledPackages(import.meta.dirname, 'preload')],
    build: {
      // A sandboxed preload must be one CommonJS file.
      rollupOptions: {
        input: path('src/preload/index.ts'),
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: path('src/renderer'),
    plugins: [react(), noteBundledPackages(import.meta.dirname, 'renderer')],
    build: {
      minify: true,
      // The content security policy has no data: source.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 900,
      rollupOptions: {
        input: path('src/renderer/index.html'),
        output: {
          // zod is told not to compile its checks before any schema is made: both stand in one chunk.
          codeSplitting: { groups: [{ name: 'validation', test: /node_modules\/zod\/|plain-validation/ }] },
        },
      },
    },
  },
})
