import { join, resolve } from 'node:path'
import { createCompiler } from '../documents/compiler.ts'
import { faultsOfPages } from '../documents/page-geometry.ts'
import { lettersOf, lettersSource } from '../documents/page-letters.ts'
import type { Letters } from '../documents/letter-outlines.ts'
import { readPages } from '../documents/page-reading.ts'
import { fontNames } from '../documents/pdf-streams.ts'
import { splitPages } from '../documents/svg-pages.ts'
import { diagnosticsOf, diagnosticsOfExport } from '../documents/template-diagnostics.ts'
import { officeCopyFile } from '../documents/template-files.ts'
import type { TrialJob, TrialResult } from './trial.types.ts'

/** Nothing lies here: a template reads its partials and the pictures of its data out of memory, and nothing else. */
const workspace = resolve('/perisai-desa-has-no-such-folder')
const cacheAge = 10

export const createTrialCompiler = (
  partials: ReadonlyMap<string, string>,
  fontBlobs: Buffer[],
): ((job: TrialJob) => TrialResult) => {
  const compiler = createCompiler(workspace, partials, fontBlobs)

  let known: Letters | undefined
  const letters = (): Letters => {
    const [page = ''] = splitPages(compiler.plainSvg({ mainFileContent: lettersSource }))
    return (known ??= lettersOf(page))
  }

  const set = ({ source, json, title, want, expected, mostPages }: TrialJob): TrialResult => {
    const mainFilePath = join(workspace, officeCopyFile)
    compiler.mapShadow(mainFilePath, Buffer.from(source))
    const compiled = compiler.compile({ mainFilePath, inputs: { data: json, title } })
    const error = compiled.takeError()
    const warned = compiled.takeWarnings()
    const warnings = warned ? diagnosticsOf(compiler.fetchDiagnostics(warned)) : []
    const nothing = { warnings, faults: [], pageCount: 0, pages: [], text: '', geometry: [], fonts: [] }
    if (error) return { ...nothing, faults: diagnosticsOf(compiler.fetchDiagnostics(error)) }
    const document = compiled.result
    if (!document) throw new Error('neither pages nor a fault')
    const pageCount = document.numOfPages
    if (pageCount > mostPages) return { ...nothing, pageCount }
    try {
      // The file first: what no font can draw is refused there and not on the screen.
      const fonts =
        want === 'report'
          ? fontNames(compiler.pdf(document, { pdfStandard: 'a-2b', creationTimestamp: 0 }))
          : []
      const pages = splitPages(compiler.plainSvg(document))
      if (want === 'pages') return { ...nothing, pageCount, pages }
      if (want === 'text') return { ...nothing, pageCount, text: textOf(pages, letters()) }
      const geometry = expected ? faultsOfPages(pages, { ...expected, letters: letters() }) : []
      return { ...nothing, pageCount, fonts, geometry }
    } catch (thrown) {
      return { ...nothing, pageCount, faults: diagnosticsOfExport(thrown) }
    }
  }

  return (job) => {
    const pictures = job.pictures.map(({ name, bytes }) => ({ path: join(workspace, 'images', name), bytes }))
    for (const { path, bytes } of pictures) compiler.mapShadow(path, Buffer.from(bytes))
    try {
      return set(job)
    } finally {
      for (const { path } of pictures) compiler.unmapShadow(path)
      compiler.evictCache(cacheAge)
    }
  }
}

const textOf = (pages: readonly string[], letters: Letters): string =>
  readPages(pages, letters)
    .flatMap(({ runs }) => runs.map(({ text }) => text))
    .join('')
    .replaceAll(/\s/g, '')
