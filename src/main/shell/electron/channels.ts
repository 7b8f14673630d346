import type { ServiceEnd } from '../wire.ts'

/** The only two messages between page, preload and main process. Everything else goes over the port to the service. */

/** page → preload → main: one MessagePort that main hands on to the service. */
export const portChannel = 'perisai:port'

/** main → preload: the service ended. */
export const serviceEndedChannel = 'service-ended'

/** preload → page, as the data of a window message. */
export type ServiceEndedMessage = { type: 'perisai:service-ended'; reason: ServiceEnd }
