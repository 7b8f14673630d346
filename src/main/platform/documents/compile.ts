import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { readFonts } from './fonts.ts'
import { extractImages } from './images.ts'
import { splitPages } from './svg-pages.ts'
import { diagnosticsOf, diagnosticsOfExport, TemplateError } from './template-error.ts'
import { digestOf, fileOf, readTemplates, type TemplateName } from './template-files.ts'

export type Typesetter = {
  /** PDF/A-2b bytes, fonts embedded, byte-identical for the same input. `createdAt` is an instant in milliseconds. */
  pdf(template: TemplateName, data: unknown, options: { createdAt: number; title: string }): Uint8Array
  /** One SVG text per page: same layout as the PDF, no style or script elements, fit for an image and for printing. */
  pages(template: TemplateName, data: unknown): string[]
  /** SHA-256 in hexadecimal over the template and the partials it imports; kept with each issued document. */
  templateDigest(template: TemplateName): string
}

/** A cached piece of layout that this many later compilations did not ask for is let go. */
const cacheAge = 10

/**
 * The compiler and the templates are loaded at the first paper, off the start path. Template sources and pictures are
 * handed over in memory: the native part could not read them out of a packaged archive, and so it never needs the disk.
 * All calls block; long batches belong in a worker.
 */
export const openTypesetter = (resourcesDirectory: string): Typesetter => {
  const workspace = resolve(resourcesDirectory, 'templates')
  const templates = once(() => readTemplates(workspace))
  const compiler = once(() => createCompiler(workspace, templates(), readFonts(resourcesDirectory)))

  const withDocument = <Result>(
    template: TemplateName,
    data: unknown,
    title: string,
    use: (compiled: NodeTypstDocument) => Result,
  ): Result => {
    const { json, images } = extractImages(data)
    const paths = [...images].map(([name, bytes]) => ({ path: join(workspace, 'images', name), bytes }))
    try {
      for (const { path, bytes } of paths) compiler().mapShadow(path, bytes)
      return use(
        compileOrThrow(compiler(), template, join(workspace, fileOf(template)), { data: json, title }),
      )
    } finally {
      for (const { path } of paths) compiler().unmapShadow(path)
      compiler().evictCache(cacheAge)
    }
  }

  return {
    pdf: (template, data, { createdAt, title }) =>
      withDocument(template, data, title, (compiled) => {
        const creationTimestamp = Math.floor(createdAt / 1000)
        try {
          return compiler().pdf(compiled, { pdfStandard: 'a-2b', creationTimestamp })
        } catch (error) {
          throw new TemplateError(template, diagnosticsOfExport(error))
        }
      }),
    pages: (template, data) =>
      withDocument(template, data, '', (compiled) =>
        splitPages(compiler().plainSvg(compiled), compiled.numOfPages),
      ),
    templateDigest: (template) => digestOf(templates(), template),
  }
}

const compileOrThrow = (
  compiler: NodeCompiler,
  template: TemplateName,
  mainFilePath: string,
  inputs: Record<string, string>,
): NodeTypstDocument => {
  const compiled = compiler.compile({ mainFilePath, inputs })
  const error = compiled.takeError()
  if (error) throw new TemplateError(template, diagnosticsOf(compiler.fetchDiagnostics(error)))
  const { result } = compiled
  if (!result) throw new TemplateError(template, [])
  return result
}

const createCompiler = (
  workspace: string,
  templates: ReadonlyMap<string, string>,
  fontBlobs: Buffer[],
): NodeCompiler => {
  const require = createRequire(import.meta.url)
  const typst =
    require('@myriaddreamin/typst-ts-node-compiler') as typeof import('@myriaddreamin/typst-ts-node-compiler')
  const compiler = typst.NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] })
  for (const [name, source] of templates) compiler.addSource(join(workspace, name), source)
  return compiler
}

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
