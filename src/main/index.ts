import { join, resolve } from 'node:path'
import { app } from 'electron'
import { runDesktopShell } from '#main/shell/electron/desktop-shell.ts'

runDesktopShell({
  outDirectory: resolve(import.meta.dirname, '..'),
  resourcesDirectory: app.isPackaged
    ? join(process.resourcesPath, 'app-resources')
    : resolve(import.meta.dirname, '../../resources'),
  demo: process.argv.includes('--demo'),
})
