import { inflateSync } from 'node:zlib'

/** Bytes that object streams may unpack to in all; a page tree needs a small part of it. */
const largestUnpacked = 32 * 1024 * 1024
/** A page tree's node with a reference to each of ten thousand pages fits in. */
const largestNode = 400_000

const objectStream = /\/Type\s*\/ObjStm\b/g
const treeNode = /\/Type\s*\/Pages\b/g

/** The texts of packed objects, as far as they unpack within the bound. */
const unpackedObjects = (text: string, content: Buffer): string[] => {
  let room = largestUnpacked
  const unpacked: string[] = []
  for (const { index } of text.matchAll(objectStream)) {
    const stream = text.indexOf('stream', index)
    if (stream === -1 || room <= 0) break
    const begin = stream + 'stream'.length + (text[stream + 6] === '\r' ? 2 : 1)
    const end = text.indexOf('endstream', begin)
    try {
      const objects = inflateSync(content.subarray(begin, end === -1 ? undefined : end), {
        maxOutputLength: room,
      }).toString('latin1')
      room -= objects.length
      unpacked.push(...separated(objects))
    } catch {
      // Encrypted, packed in another way, or larger than the bound: its pages cannot be counted.
    }
  }
  return unpacked
}

/** An object stream begins with pairs of number and offset, told apart from its objects by nothing but its length. */
const separated = (objects: string): string[] => {
  const head = /^[\d\s]*/.exec(objects)?.[0] ?? ''
  const offsets = head
    .trim()
    .split(/\s+/)
    .filter((_, index) => index % 2 === 1)
    .map((offset) => Number(offset))
  const first = head.length
  return offsets.map((offset, index) =>
    objects.slice(first + offset, first + (offsets[index + 1] ?? objects.length)),
  )
}

const nodesIn = (text: string): string[] =>
  [...text.matchAll(treeNode)].map(({ index }) => {
    const begin = Math.max(text.lastIndexOf('obj', index), index - largestNode, 0)
    const end = text.indexOf('endobj', index)
    return text.slice(begin, Math.min(end === -1 ? text.length : end, index + largestNode))
  })

const countIn = (node: string): number | undefined => {
  const count = /\/Count\s+(\d{1,9})\b/.exec(node)?.[1]
  return count === undefined ? undefined : Number(count)
}

/**
 * How many pages a PDF says it has: the count of its page tree's root, the last one where it was saved again. Nothing of
 * it is run or drawn. Null where it cannot be told: an encrypted file, a broken one.
 */
export const pdfPageCount = (content: Uint8Array): number | null => {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const text = bytes.toString('latin1')
  const packed = unpackedObjects(text, bytes).filter((object) => /\/Type\s*\/Pages\b/.test(object))
  const roots = [...nodesIn(text), ...packed].filter((node) => !/\/Parent\b/.test(node))
  return roots.map(countIn).findLast((count) => count !== undefined) ?? null
}
