import { join, resolve } from 'node:path'
import type { CompileDocArgs, NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { createCompiler } from './compiler.ts'
import { readFonts } from './fonts.ts'
import { extractImages } from './images.ts'
import { lettersOf, lettersSource } from './page-letters.ts'
import type { Letters } from './letter-outlines.ts'
import { splitPages } from './svg-pages.ts'
import { diagnosticsOf, diagnosticsOfExport, type TemplateDiagnostic } from './template-diagnostics.ts'
import { TemplateError } from './template-error.ts'
import {
  digestOf,
  digestOfOfficeCopy,
  fileOf,
  officeCopyFile,
  partialsAmong,
  readTemplates,
  sourceOf,
  type TemplateName,
} from './template-files.ts'

/** A template of the program that the office has changed: its own text, with the partials of the program. */
export type OfficeCopy = { of: TemplateName; source: string }
export type Template = TemplateName | OfficeCopy

export type Typesetter = {
  /** PDF/A-2b bytes, fonts embedded, byte-identical for the same input. `createdAt` is an instant in milliseconds. */
  pdf(
    template: Template,
    data: unknown,
    options: { createdAt: number; title: string; checkpoint?: string | null },
  ): Uint8Array
  /** One SVG text per page: same layout as the PDF, no style or script elements, fit for an image and for printing. */
  pages(template: Template, data: unknown, options?: { checkpoint?: string | null }): string[]
  /** SHA-256 in hexadecimal over the template and the partials it imports; kept with each issued document. */
  templateDigest(template: Template): string
  /** The text that the program brings. */
  templateSource(template: TemplateName): string
  partials(): [name: string, source: string][]
  /** What the outlines on a page read as, for whoever measures pages. Set once, then kept. */
  letters(): Letters
}

/** A cached piece of layout that this many later compilations did not ask for is let go. */
const usualCacheAge = 3

/**
 * The compiler and the templates are loaded at the first paper, off the start path. Template sources and pictures are
 * handed over in memory: the native part could not read them out of a packaged archive, and so it never needs the disk.
 * All calls block; long batches belong in a worker.
 */
export const openTypesetter = (resourcesDirectory: string, { cacheAge = usualCacheAge } = {}): Typesetter => {
  const workspace = resolve(resourcesDirectory, 'templates')
  const templates = once(() => readTemplates(workspace))
  const compiler = once(() => createCompiler(workspace, templates(), readFonts(resourcesDirectory)))

  /** Runs one export with the paper's pictures in place; a failure is looked into and thrown as TemplateError. */
  const typeset = <Result>(
    template: Template,
    data: unknown,
    { title, checkpoint }: { title: string; checkpoint?: string | null | undefined },
    run: Export<Result>,
  ): Result => {
    const { json, images } = extractImages(data)
    const isCopy = typeof template !== 'string'
    const mainFilePath = join(workspace, isCopy ? officeCopyFile : fileOf(template))
    const files = [...images].map(([name, bytes]) => ({ path: join(workspace, 'images', name), bytes }))
    if (isCopy) files.push({ path: mainFilePath, bytes: Buffer.from(template.source) })
    const task = { mainFilePath, inputs: { data: json, title, checkpoint: checkpoint ?? '' } }
    for (const { path, bytes } of files) compiler().mapShadow(path, bytes)
    try {
      return run(compiler(), task)
    } catch (error) {
      throw new TemplateError(isCopy ? template.of : template, diagnose(compiler(), task, error))
    } finally {
      for (const { path } of files) compiler().unmapShadow(path)
      compiler().evictCache(cacheAge)
    }
  }

  const letters = once(() => {
    const [page = ''] = splitPages(compiler().plainSvg({ mainFileContent: lettersSource }))
    return lettersOf(page)
  })

  return {
    letters,
    pdf: (template, data, { createdAt, ...options }) =>
      typeset(template, data, options, (typst, task) =>
        typst.pdf(task, { pdfStandard: 'a-2b', creationTimestamp: Math.floor(createdAt / 1000) }),
      ),
    pages: (template, data, { checkpoint } = {}) =>
      splitPages(typeset(template, data, { title: '', checkpoint }, (typst, task) => typst.plainSvg(task))),
    templateDigest: (template) =>
      typeof template === 'string'
        ? digestOf(templates(), template)
        : digestOfOfficeCopy(templates(), template.source),
    templateSource: (template) => sourceOf(templates(), fileOf(template)),
    partials: () => partialsAmong(templates()),
  }
}

/**
 * One step from source to result. A compiled document that JavaScript holds is freed only after a garbage collection
 * and a turn of the event loop, so a batch would pile them up; this way none is ever held.
 */
type Export<Result> = (compiler: NodeCompiler, task: CompileDocArgs) => Result

/** The one-step calls throw without places; compiling again tells file and line, unless the export itself failed. */
const diagnose = (compiler: NodeCompiler, task: CompileDocArgs, thrown: unknown): TemplateDiagnostic[] => {
  const error = compiler.compile(task).takeError()
  return error ? diagnosticsOf(compiler.fetchDiagnostics(error)) : diagnosticsOfExport(thrown)
}

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
