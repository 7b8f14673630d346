import { z } from 'zod'
import type { TemplateField } from './template-fields.ts'

/** A value no paper has by itself, and how it may stand on the page. */
type Marker = { path: string; texts: string[] }

const consonants = 'BCDGHKMNPRSVWXZ'
const months = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' ')

const wordFor = (index: number): string => {
  const at = (place: number): string => consonants[Math.floor(index / consonants.length ** place) % consonants.length] ?? 'Q'
  return `Q${at(2)}${at(1)}${at(0)}Q`
}

/** A day of its own for every index, far from any that a template could name. */
const dayFor = (index: number): { value: string; texts: string[] } => {
  const [year, month, day] = [2071 + Math.floor(index / 300), (index % 12) + 1, (Math.floor(index / 12) % 25) + 1]
  const two = (number: number): string => String(number).padStart(2, '0')
  return {
    value: `${year}-${two(month)}-${two(day)}`,
    texts: [
      `${day}${months[month - 1]}${year}`,
      `${two(day)}-${two(month)}-${year}`,
      `${two(day)}/${two(month)}/${year}`,
      `${two(day)}.${two(month)}.${year}`,
    ],
  }
}

const isInitials = (value: string): boolean => /^(?:\p{L}\.){1,20}$/u.test(value)

/** As letters on a page are compared: no blanks, and no matter in which case the template sets them. */
export const squeezed = (text: string): string => text.replaceAll(/\s/g, '').toUpperCase()

/**
 * The same data with a word of its own in every place, and which words must be found on the paper for a required field
 * to be there. Choices, numbers, pictures and what is missing stay.
 */
export const markedData = (
  data: unknown,
  fields: readonly TemplateField[],
  required: (path: string) => boolean,
): { data: unknown; markers: Marker[] } => {
  const kinds = new Map(fields.map(({ path, kind }) => [path, kind]))
  const markers: Marker[] = []
  let index = 0
  const marked = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => marked(item, path === '' ? '*' : `${path}.*`))
    if (isObject(value))
      return Object.fromEntries(
        Object.entries(value).map(([name, part]) => [name, marked(part, path === '' ? name : `${path}.${name}`)]),
      )
    const kind = kinds.get(path)
    if (typeof value !== 'string' || (kind !== 'text' && kind !== 'date')) return value
    index += 1
    const made =
      kind === 'date'
        ? dayFor(index)
        : isInitials(value)
          ? { value: [...wordFor(index)].map((letter) => `${letter}.`).join(''), texts: [] }
          : { value: wordFor(index), texts: [] }
    if (!required(path)) return kind === 'date' ? made.value : value
    markers.push({ path, texts: made.texts.length > 0 ? made.texts.map(squeezed) : [squeezed(made.value)] })
    return made.value
  }
  return { data: marked(data, ''), markers }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  z.record(z.string(), z.unknown()).safeParse(value).success

/** Required fields of which one value or more cannot be read on the paper, each once. */
export const missingIn = (text: string, markers: readonly Marker[]): string[] => {
  const page = squeezed(text)
  return [
    ...new Set(
      markers.filter(({ texts }) => !texts.some((wanted) => page.includes(wanted))).map(({ path }) => path),
    ),
  ]
}
