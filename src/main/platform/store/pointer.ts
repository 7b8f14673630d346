import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { replaceFile } from '../keys/atomic-file.ts'

export const pointerName = 'store.json'
/** What a generation consists of: rows, and files in chunks. */
export const databaseNames = ['utama.db', 'lampiran.db'] as const

const pointer = z
  .object({
    format: z.literal('perisai-desa store 1'),
    storeId: z.uuid(),
    generation: z.number().int().positive(),
    /** Left out while the store is under the key it was made with. */
    keyGeneration: z.number().int().min(2).optional(),
  })
  .strict()

/** Which generation is the store, and under which master key. Replacing it atomically is what makes another one count. */
export type Pointer = { storeId: string; generation: number; keyGeneration: number }

const generationName = /^gen-(\d+)$/

export const generationFolder = (folder: string, generation: number): string =>
  join(folder, `gen-${generation}`)

/** The generation a folder of this name holds, or undefined where it is none. */
export const generationOf = (name: string): number | undefined => {
  const digits = generationName.exec(name)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

export const readPointer = (folder: string): Pointer | undefined => {
  try {
    const found = pointer.parse(JSON.parse(readFileSync(join(folder, pointerName), 'utf8')))
    const { storeId, generation, keyGeneration = 1 } = found
    return { storeId, generation, keyGeneration }
  } catch {
    return undefined
  }
}

export const writePointer = (folder: string, { storeId, generation, keyGeneration }: Pointer): void => {
  const content: z.infer<typeof pointer> = {
    format: 'perisai-desa store 1',
    storeId,
    generation,
    ...(keyGeneration > 1 ? { keyGeneration } : {}),
  }
  replaceFile(join(folder, pointerName), JSON.stringify(content))
}
