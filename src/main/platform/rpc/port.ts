/**
 * A connection as oRPC's message-port adapter wants it, fed by the messages of another channel (a forked process'
 * `send`). Under Electron the real port takes its place.
 */
export type RelayedPort = {
  postMessage: (data: unknown) => void
  on: (event: string, listener: (event?: { data: unknown }) => void) => void
  receive: (data: string | Uint8Array) => void
  close: () => void
}

export const createRelayedPort = (send: (data: string | Uint8Array) => void): RelayedPort => {
  const listeners: { event: string; listener: (event?: { data: unknown }) => void }[] = []
  const emit = (event: string, payload?: { data: unknown }): void => {
    for (const known of listeners) if (known.event === event) known.listener(payload)
  }
  return {
    postMessage: (data) => send(data as string | Uint8Array),
    on: (event, listener) => listeners.push({ event, listener }),
    receive: (data) => emit('message', { data }),
    close: () => emit('close'),
  }
}
