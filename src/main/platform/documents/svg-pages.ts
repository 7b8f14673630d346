/**
 * The compiler draws all pages into one tall SVG, each as a white rectangle and a group moved down to its place, with
 * the glyphs of all pages at the end. (Its rectangles all lie at the top and would hide the first page.) Here every
 * page becomes an SVG of its own, with only the glyphs, clips and gradients it uses.
 */
export const splitPages = (svg: string): string[] => {
  const head = /<svg[^>]*?viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*>\n/.exec(svg)
  const bodies = [...svg.matchAll(pagePattern)].map((match) => match[1] ?? '')
  const pageCount = svg.match(pageStart)?.length ?? 0
  if (!head || pageCount === 0 || bodies.length !== pageCount)
    throw new Error('the compiler changed the form of its SVG')
  const [width, height] = [Number(head[1]), Number(head[2]) / pageCount]
  const definitions = definitionsIn(svg)
  const open = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 ${width} ${height}" width="${width}pt" height="${height}pt">`
  return bodies.map((body) => {
    const used = usedDefinitions(body, definitions)
    const defs = used.length === 0 ? '' : `<defs>${used.join('')}</defs>`
    return `${open}${defs}<rect width="${width}" height="${height}" fill="#ffffff"/><g>${compact(body)}</g></svg>`
  })
}

/** Indentation is the compiler's own: four blanks are the top level, so a page ends at the first `</g>` there. */
const pageStart = /^ {4}<path class="typst-shape"/gm
const pagePattern =
  /^ {4}<path class="typst-shape" fill="#ffffff"[^>]*>\n {4}<g(?: transform="[^"]*")?>\n(.*?)^ {4}<\/g>$/gms
const definitionPattern = /^ {8}<(\w+) id="([^"]+)"(?:[^>\n]*\/>$|.*?^ {8}<\/\1>$)/gms
const referencePattern = /(?:href="#|url\(#)([^")]+)/g

const definitionsIn = (svg: string): Map<string, string> => {
  const start = svg.search(/^ {4}<defs/m)
  const found = new Map<string, string>()
  if (start < 0) return found
  for (const match of svg.slice(start).matchAll(definitionPattern))
    found.set(match[2] ?? '', compact(match[0]))
  return found
}

const usedDefinitions = (body: string, definitions: ReadonlyMap<string, string>): string[] => {
  const used = new Map<string, string>()
  const waiting = [body]
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
    for (const match of text.matchAll(referencePattern)) {
      const id = match[1] ?? ''
      const definition = definitions.get(id)
      if (definition === undefined || used.has(id)) continue
      used.set(id, definition)
      waiting.push(definition)
    }
  }
  return [...used.values()]
}

/** Indentation is most of the compiler's output, and nothing on a page depends on white space. */
const compact = (text: string): string => text.replaceAll(/\n\s*/g, '')
