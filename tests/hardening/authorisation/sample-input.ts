import { randomUUID } from 'node:crypto'

/**
 * An input that fits a schema, made out of the schema itself: the smallest list, the first choice, empty where it may be
 * empty. What it says makes no sense; it has to come as far as the look-up of the record it names.
 */

type Definition = {
  type: string
  shape?: Record<string, Schema>
  innerType?: Schema
  element?: Schema
  options?: Schema[]
  in?: Schema
  entries?: Record<string, string>
  values?: unknown[]
  format?: string
  checks?: { _zod: { def: { check: string; minimum?: number; value?: number } } }[]
}
type Schema = { _zod: { def: Definition } }

const leastOf = ({ checks = [] }: Definition): number =>
  Math.max(
    0,
    ...checks.map(({ _zod: { def } }) =>
      def.check === 'min_length' ? (def.minimum ?? 0) : def.check === 'greater_than' ? (def.value ?? 0) : 0,
    ),
  )

const textFor = (name: string, definition: Definition): string => {
  if (definition.format === 'uuid') return randomUUID()
  // Plain dates are texts that only their check tells from others.
  if (/(^on|On|From|Until|day)$/.test(name)) return '2026-11-20'
  if (name === 'birthOn') return '1990-01-01'
  return 'x'.repeat(Math.max(3, leastOf(definition)))
}

/** `least`: what may be left out is left out; `most`: everything is there. */
type Fills = 'least' | 'most'

export const sampleOf = (schema: unknown, name = '', fills: Fills = 'least'): unknown => {
  const {
    _zod: { def: definition },
  } = schema as Schema
  const { type, innerType, element, options, shape } = definition
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(shape ?? {}).flatMap(([key, value]) => {
          const {
            _zod: {
              def: { type: kind },
            },
          } = value
          const isLeftOut = fills === 'least' && ['optional', 'default', 'prefault'].includes(kind)
          return isLeftOut ? [] : [[key, sampleOf(value, key, fills)]]
        }),
      )
    case 'nullable':
      return fills === 'least' ? null : sampleOf(innerType, name, fills)
    case 'union':
      return sampleOf(options?.[0], name, fills)
    case 'pipe':
      return sampleOf(definition.in, name, fills)
    case 'array':
      return Array.from({ length: Math.max(1, leastOf(definition)) }, () => sampleOf(element, name, fills))
    case 'enum':
      return Object.values(definition.entries ?? {})[0]
    case 'literal':
      return definition.values?.[0]
    case 'number':
      return Math.max(1, leastOf(definition))
    case 'boolean':
      return false
    case 'date':
      return new Date('2026-11-20T08:00:00')
    case 'file':
      return new File(['x'], 'berkas.pdf', { type: 'application/pdf' })
    case 'record':
      return {}
    case 'string':
      return textFor(name, definition)
    default:
      return innerType ? sampleOf(innerType, name, fills) : undefined
  }
}
