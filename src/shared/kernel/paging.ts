import { z } from 'zod'

/** Room for the longest title there is with every sign of it escaped. */
const longestCursor = 4000

/** Keyset paging: a page is asked for by the opaque cursor that the page before it answered with. */
export const pageInput = z
  .object({
    cursor: z.string().max(longestCursor).optional(),
    limit: z.number().int().min(1).max(100).default(50),
  })
  .strict()

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

/** The last row's sort values as an opaque, URL-safe cursor. */
export const encodeCursor = (values: readonly (string | number | null)[]): string =>
  encodeURIComponent(JSON.stringify(values))

/** Sort values of a cursor, or undefined where it is not one of ours (then the list starts at the top). */
export const decodeCursor = (cursor: string | undefined): (string | number | null)[] | undefined => {
  if (cursor === undefined) return undefined
  try {
    const values: unknown = JSON.parse(decodeURIComponent(cursor))
    const parsed = z
      .array(z.union([z.string(), z.number(), z.null()]))
      .max(8)
      .safeParse(values)
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
