import { ipcMain, type BrowserWindow, type IpcMainEvent } from 'electron'
import type { MessagePortMain } from 'electron'
import type { Service, ServiceListener } from '../service-supervisor.ts'
import { portChannel, serviceEndedChannel } from './channels.ts'
import { pageOrigin } from './origin.ts'

/** Hands the ports of the page to the service, and tells the page when a service is gone. */
export const relayPorts = (
  window: BrowserWindow,
  service: () => Service<MessagePortMain>,
): Pick<ServiceListener, 'ended'> => {
  let lastConnection = 0

  ipcMain.on(portChannel, (event) => {
    const [port, ...others] = event.ports
    if (!port) return
    if (!isOurPage(event, window) || others.length > 0 || !service().available) {
      for (const refused of event.ports) refused.close()
      return
    }
    service().send({ type: 'open', connection: ++lastConnection }, [port])
  })

  return {
    ended(end) {
      if (!window.isDestroyed()) window.webContents.send(serviceEndedChannel, end)
    },
  }
}

const isOurPage = (event: IpcMainEvent, window: BrowserWindow): boolean => {
  if (window.isDestroyed() || event.sender !== window.webContents) return false
  const frame = event.senderFrame
  return frame !== null && frame === window.webContents.mainFrame && frame.origin === pageOrigin
}
