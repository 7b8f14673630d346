/** One operation as recorder.c wrote it down. `file` is the number the process knew an open file by. */
export type DiskOperation =
  | { kind: 'open'; file: number; path: string; isNew: boolean; isEmptied: boolean }
  | { kind: 'write'; file: number; offset: number; data: Buffer }
  | { kind: 'truncate'; file: number; length: number }
  /** `isDone` is false where the disk reported that it could not. */
  | { kind: 'sync'; file: number; isDone: boolean }
  | { kind: 'rename' | 'link'; from: string; to: string }
  | { kind: 'unlink' | 'mkdir' | 'rmdir'; path: string }
  | { kind: 'mark'; text: string }

const headSize = 17

/** The operations of a log in their order. Paths are answered relative to `root`; the root itself is ''. */
export const readDiskLog = (log: Buffer, root: string): DiskOperation[] => {
  const operations: DiskOperation[] = []
  const within = (path: string): string => path.slice(root.length + 1)
  for (let at = 0; at + headSize <= log.length;) {
    const kind = String.fromCodePoint(log[at] ?? 0)
    const file = log.readInt32LE(at + 1)
    const position = Number(log.readBigInt64LE(at + 5))
    const size = log.readUInt32LE(at + 13)
    const data = log.subarray(at + headSize, at + headSize + size)
    at += headSize + size
    const operation = operationOf(kind, file, position, data, within)
    if (operation) operations.push(operation)
  }
  return operations
}

const operationOf = (
  kind: string,
  file: number,
  position: number,
  data: Buffer,
  within: (path: string) => string,
): DiskOperation | undefined => {
  const text = (): string => data.toString('utf8')
  const [first = '', second = ''] = 'RL'.includes(kind) ? text().split('\0') : []
  switch (kind) {
    case 'O':
      return {
        kind: 'open',
        file,
        path: within(text()),
        isNew: (position & 1) !== 0,
        isEmptied: (position & 2) !== 0,
      }
    case 'W':
      return { kind: 'write', file, offset: position, data }
    case 'T':
      return { kind: 'truncate', file, length: position }
    case 'S':
    case 's':
      return { kind: 'sync', file, isDone: kind === 'S' }
    case 'R':
      return { kind: 'rename', from: within(first), to: within(second) }
    case 'L':
      return { kind: 'link', from: within(first), to: within(second) }
    case 'U':
      return { kind: 'unlink', path: within(text()) }
    case 'D':
      return { kind: 'mkdir', path: within(text()) }
    case 'X':
      return { kind: 'rmdir', path: within(text()) }
    case 'M':
      return { kind: 'mark', text: text() }
    default:
      return undefined
  }
}
