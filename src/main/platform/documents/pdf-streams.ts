import { inflateSync } from 'node:zlib'

/** All bytes as text, with every compressed stream opened, for looking at dictionaries. */
export const openedStreams = (bytes: Uint8Array): string => {
  const raw = Buffer.from(bytes).toString('latin1')
  const opened = [...raw.matchAll(/\/FlateDecode.*?stream\r?\n(.*?)\r?\nendstream/gs)].map((match) => {
    try {
      return inflateSync(Buffer.from(match[1] ?? '', 'latin1')).toString('latin1')
    } catch {
      return ''
    }
  })
  return [raw, ...opened].join('\n')
}

/** Names of the embedded fonts, without the subset's prefix. */
export const fontNames = (bytes: Uint8Array): string[] =>
  [
    ...new Set(
      [...openedStreams(bytes).matchAll(/\/FontName\s*\/[A-Z]{6}\+([\w-]+)/g)].map((match) => match[1] ?? ''),
    ),
  ].toSorted()
