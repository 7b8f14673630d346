import { Menu } from 'electron'

/** Elsewhere the edit keys work without a menu; macOS knows them only through one. */
export const setMenu = (platform: NodeJS.Platform): void =>
  Menu.setApplicationMenu(
    platform === 'darwin' ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }]) : null,
  )
