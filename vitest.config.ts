import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const fakeElectron = resolve(import.meta.dirname, 'tests/main/fake-electron.ts')

export default defineConfig({
  test: {
    reporters: ['default', './tests/support/plain-reporter.ts'],
    projects: [
      { test: { name: 'unit', include: ['src/shared/**/*.test.ts', 'tests/*.test.ts'] } },
      {
        test: {
          name: 'service',
          include: ['src/main/**/*.test.ts', 'tests/migrations/**/*.test.ts', 'tests/hardening/**/*.test.ts'],
          globalSetup: ['tests/support/prepared-stores-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        resolve: { alias: { electron: fakeElectron } },
        test: { name: 'main', include: ['tests/main/**/*.test.ts'], testTimeout: 30_000 },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/chromium-setup.ts'],
          testTimeout: 90_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
