import { z } from 'zod'
import type { TemplateDetail } from '#shared/features/template/template.schema.ts'

/** What a paper hands to its template, read off the schema of its data. `*` in a path stands for each entry of a list. */
export type TemplateField = Omit<TemplateDetail['fields'][number], 'required'>

type Def = z.core.$ZodTypes['_zod']['def']
type Unwrapped = { schema: z.core.$ZodType; optional: boolean }

/** Every schema tells what it is made of; the type of a part says so less than its value does. */
const defOf = (schema: z.core.$ZodType): Def => (schema as unknown as { def: Def }).def

const unwrap = (schema: z.core.$ZodType, optional = false): Unwrapped => {
  const def = defOf(schema)
  if (def.type === 'nullable' || def.type === 'optional') return unwrap(def.innerType, true)
  if (def.type === 'default' || def.type === 'prefault') return unwrap(def.innerType, optional)
  if (def.type === 'pipe') return unwrap(def.out, optional)
  return { schema, optional }
}

const isPicture = (shape: object): boolean => 'mediaType' in shape && 'base64' in shape
const isDay = (name: string): boolean => /(?:On|^on|^since|returnBy|^validFrom|^validUntil)$/.test(name)

const kindOf = (name: string, def: Def): TemplateField['kind'] => {
  switch (def.type) {
    case 'object':
      return isPicture(def.shape) ? 'picture' : 'group'
    case 'array':
      return 'list'
    case 'boolean':
      return 'yesNo'
    case 'number':
      return 'number'
    case 'enum':
    case 'literal':
      return 'choice'
    default:
      return isDay(name) ? 'date' : 'text'
  }
}

export const fieldsOf = (schema: z.core.$ZodType): TemplateField[] => inside(schema, '')

const inside = (schema: z.core.$ZodType, path: string): TemplateField[] => {
  const def = defOf(unwrap(schema).schema)
  if (def.type === 'array') return [...own(def.element, '*', path), ...inside(def.element, joined(path, '*'))]
  if (def.type !== 'object' || isPicture(def.shape)) return []
  return Object.entries(def.shape).flatMap(([name, part]) => [
    ...own(part, name, path),
    ...inside(part, joined(path, name)),
  ])
}

const own = (schema: z.core.$ZodType, name: string, path: string): TemplateField[] => {
  const { schema: inner, optional } = unwrap(schema)
  const kind = kindOf(name, defOf(inner))
  // An entry that is a group of its own is told by its parts.
  return name === '*' && (kind === 'group' || kind === 'list')
    ? []
    : [{ path: joined(path, name), kind, optional }]
}

const joined = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`)

/** The same data as a draft with everything missing that may be missing. */
export const withoutOptional = (schema: z.ZodObject, data: object, kept: object = {}): unknown =>
  schema.parse({ ...(bared(schema, data) as object), ...kept, draft: true })

const bared = (schema: z.core.$ZodType, value: unknown): unknown => {
  const { schema: inner, optional } = unwrap(schema)
  if (optional) return null
  const def = defOf(inner)
  if (def.type === 'array' && Array.isArray(value)) {
    const may = z.safeParse(inner, []).success
    return may
      ? []
      : value.slice(0, Math.max(1, smallestOf(inner, value))).map((item) => bared(def.element, item))
  }
  if (def.type !== 'object' || typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(def.shape).map(([name, part]) => [
      name,
      bared(part, (value as Record<string, unknown>)[name]),
    ]),
  )
}

/** The fewest entries a list may have. */
const smallestOf = (schema: z.core.$ZodType, value: readonly unknown[]): number => {
  for (let count = 1; count < value.length; count += 1)
    if (z.safeParse(schema, value.slice(0, count)).success) return count
  return value.length
}
