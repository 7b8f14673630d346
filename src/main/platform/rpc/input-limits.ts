/** Bounds of what a page may send beside its files; a schema may ask for less. */
export const inputLimits = { size: 1_000_000, text: 20_000, list: 5_000, depth: 8 } as const

/** Names that reach behind an object instead of into it, or by which it passes for a text, a list or a number. */
const forbiddenKeys: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  'prototype',
  'length',
  'toString',
  'valueOf',
])

const isPlainObject = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/**
 * Whether an input is small and plain enough to be handed to its schema. Files, days and other values of a class are
 * left to the schema, which names what it takes.
 */
export const isWithinLimits = (input: unknown): boolean => {
  let room: number = inputLimits.size
  const fits = (value: unknown, depth: number): boolean => {
    room -= typeof value === 'string' ? value.length : 1
    if (room < 0) return false
    if (typeof value === 'string') return value.length <= inputLimits.text
    const inside = Array.isArray(value) || isPlainObject(value)
    if (!inside) return true
    if (depth > inputLimits.depth) return false
    if (Array.isArray(value))
      return value.length <= inputLimits.list && value.every((item) => fits(item, depth + 1))
    return Object.entries(value).every(
      ([key, item]) => !forbiddenKeys.has(key) && fits(key, depth) && fits(item, depth + 1),
    )
  }
  return fits(input, 1)
}
