import { createHash } from 'node:crypto'

/** A picture inside a paper's data. Text, so that the data kept with an issued document is one piece of JSON. */
type PaperImage = { mediaType: 'image/png' | 'image/jpeg' | 'image/svg+xml'; base64: string }

const extensions: Record<PaperImage['mediaType'], string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
}

const isPaperImage = (value: object): value is PaperImage =>
  'base64' in value &&
  typeof value.base64 === 'string' &&
  'mediaType' in value &&
  typeof value.mediaType === 'string' &&
  value.mediaType in extensions

/**
 * The data as a template reads it: every picture is replaced by `{ path }` of a file that exists only in the
 * typesetter's memory, named by the digest of its content. Typst has no base64 and number arrays in JSON are slow.
 */
export const extractImages = (data: unknown): { json: string; images: Map<string, Buffer> } => {
  const images = new Map<string, Buffer>()
  const json = JSON.stringify(data ?? null, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !isPaperImage(value)) return value
    const bytes = Buffer.from(value.base64, 'base64')
    const name = `${createHash('sha256').update(bytes).digest('hex')}.${extensions[value.mediaType]}`
    images.set(name, bytes)
    return { path: `/images/${name}` }
  })
  return { json, images }
}
