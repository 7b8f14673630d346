import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs'

const chunk = 4 * 2 ** 20

/** How often each text of bytes stands in the memory of another process; Linux only. */
export const countInMemory = (
  pid: number,
  needles: Readonly<Record<string, Buffer>>,
): Record<string, number> => {
  const found = Object.fromEntries(Object.keys(needles).map((name) => [name, 0]))
  const overlap = Math.max(...Object.values(needles).map(({ length }) => length)) - 1
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  const buffer = Buffer.alloc(chunk + overlap)
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
      const range = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line)
      if (!range) continue
      const [start, end] = [Number.parseInt(range[1]!, 16), Number.parseInt(range[2]!, 16)]
      for (let at = start; at < end; at += chunk) {
        const wanted = Math.min(chunk + overlap, end - at)
        let read = 0
        try {
          read = readSync(memory, buffer, 0, wanted, at)
        } catch {
          // Reserved, but nothing is there; or gone since the map was read.
          continue
        }
        const part = buffer.subarray(0, read)
        for (const [name, needle] of Object.entries(needles))
          for (
            let place = part.indexOf(needle);
            place >= 0 && place < chunk;
            place = part.indexOf(needle, place + 1)
          )
            found[name] = (found[name] ?? 0) + 1
      }
    }
  } finally {
    closeSync(memory)
  }
  return found
}

export const isGone = (pid: number): boolean =>
  !existsSync(`/proc/${pid}/status`) || /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
