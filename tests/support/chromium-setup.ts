import { ensureChromium } from './chromium.ts'

/** Inflates Chromium once, before any worker needs it. */
export const setup = async (): Promise<void> => {
  await ensureChromium()
}
