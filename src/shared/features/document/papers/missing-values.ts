import type { z } from 'zod'

/**
 * Which values a paper still lacks, as paths (`signatory.name`, `villages.2.code`): first everything the schema
 * demands, then `whenIssued`, what only a draft may leave open. A `*` there stands for every entry of a list. Values
 * that are there but wrong are not listed; parsing tells about those.
 */
export const missingValues = (
  schema: z.ZodType,
  whenIssued: readonly string[],
  partial: unknown,
): string[] => {
  const found = new Set<string>()
  const parsed = schema.safeParse(partial ?? {})
  for (const { path } of parsed.error?.issues ?? []) {
    if (isBlank(valueAt(partial, path))) found.add(path.join('.'))
  }
  for (const pattern of whenIssued) {
    for (const path of expand(partial, pattern.split('.'))) {
      const covered = path.some((_step, index) => found.has(path.slice(0, index + 1).join('.')))
      if (!covered && isBlank(valueAt(partial, path))) found.add(path.join('.'))
    }
  }
  return [...found]
}

/** Refuses an issued paper that lacks what only a draft may leave open. For `superRefine` of a paper's schema. */
export const completeUnlessDraft =
  (whenIssued: readonly string[]) =>
  (value: { draft: boolean }, context: z.core.$RefinementCtx): void => {
    if (value.draft) return
    for (const pattern of whenIssued) {
      for (const path of expand(value, pattern.split('.'))) {
        if (isBlank(valueAt(value, path)))
          context.issues.push({ code: 'custom', path, message: 'missing', input: value })
      }
    }
  }

type Path = readonly PropertyKey[]

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

const valueAt = (value: unknown, path: Path): unknown => {
  let current = value
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return undefined
    current = (current as Record<PropertyKey, unknown>)[step]
  }
  return current
}

const expand = (value: unknown, pattern: readonly string[]): string[][] => {
  const star = pattern.indexOf('*')
  if (star < 0) return [[...pattern]]
  const list = valueAt(value, pattern.slice(0, star))
  const count = Array.isArray(list) ? list.length : 0
  return Array.from({ length: count }).flatMap((_entry, index) =>
    expand(value, [...pattern.slice(0, star), String(index), ...pattern.slice(star + 1)]),
  )
}
