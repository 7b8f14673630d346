import { ipcRenderer } from 'electron'
import { portChannel, serviceEndedChannel, type ServiceEndedMessage } from '#main/shell/electron/channels.ts'
import type { ServiceEnd } from '#main/shell/wire.ts'

/** Carries one port out and one word in. Nothing of Electron reaches the page. */
window.addEventListener('message', (event) => {
  const [port, ...others] = event.ports
  if (event.source !== window || event.data !== portChannel || !port || others.length > 0) return
  ipcRenderer.postMessage(portChannel, null, [port])
})

ipcRenderer.on(serviceEndedChannel, (_event, reason: ServiceEnd) => {
  const message: ServiceEndedMessage = { type: 'perisai:service-ended', reason }
  window.postMessage(message, window.location.origin)
})
