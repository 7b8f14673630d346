import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/*
 * Technical log: typed events with codes, counts and durations. Never input, names or the text of an error:
 * messages of libraries quote what they were given.
 */
const largestFile = 5 * 1024 * 1024

export type LogEvent = {
  event: string
  incident?: string
  code?: string
  stack?: string[]
  milliseconds?: number
  count?: number
}
export type Log = (event: LogEvent) => void

export const silentLog: Log = () => {}

export const openLog = (folder: string, now: () => number): Log => {
  const file = join(folder, 'layanan.log')
  return (event) => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largestFile) renameSync(file, `${file}.1`)
      appendFileSync(file, `${JSON.stringify({ at: new Date(now()).toISOString(), ...event })}\n`, {
        mode: 0o600,
      })
    } catch {
      // A log that cannot be written must not stop the work it describes.
    }
  }
}

/** What kind of error it is: its code, or the name of its class. Never its message. */
export const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error
  return 'code' in error ? String(error.code) : error.name
}

/** Where an error came from: the frames of its stack, without the first line, which holds the message. */
export const framesOf = (error: unknown): string[] =>
  error instanceof Error
    ? (error.stack ?? '')
        .split('\n')
        .filter((text) => /^\s+at /.test(text))
        .slice(0, 8)
        .map((text) => text.trim())
    : []
