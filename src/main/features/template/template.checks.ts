import type { PaperType } from '#shared/features/document/document.schema.ts'
import { forbiddenIn } from '#shared/features/template/template-source.rules.ts'
import type {
  PaperSize,
  SampleKind,
  TemplateFinding,
  TemplatePreview,
  TemplateReport,
} from '#shared/features/template/template.schema.ts'
import { extractImages } from '#main/platform/documents/images.ts'
import type { GeometryFault, GeometryFaultKind } from '#main/platform/documents/page-geometry.ts'
import { expectationOf } from '#main/platform/documents/paper-expectations.ts'
import { unprintableIn, type TemplateDiagnostic } from '#main/platform/documents/template-diagnostics.ts'
import { officeCopyFile } from '#main/platform/documents/template-files.ts'
import { fontNamePattern } from '#main/platform/documents/fonts.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import {
  TrialEnded,
  trialLimits,
  type TrialJob,
  type TrialResult,
} from '#main/platform/template-trial/index.ts'
import { fieldsOf, type TemplateField } from './template-fields.ts'
import { markedData, missingIn } from './template-markers.ts'
import { sampleKindsOf, sampleOf, sizesOf, templatePapers, type TemplatePaper } from './template-papers.ts'

type Tried = { sample: SampleKind | null; size: PaperSize | null }
type Found = Partial<TemplateFinding> & Pick<TemplateFinding, 'code' | 'detail'>

const finding = (tried: Tried, found: Found): TemplateFinding => ({
  severity: 'error',
  place: null,
  page: null,
  ...tried,
  ...found,
  detail: found.detail.slice(0, 300),
})

/** What a paper hands to its template, and which of it the paper may not be without. */
export const requiredFieldsOf = (paper: TemplatePaper): (TemplateField & { required: boolean })[] => {
  const also = new Set(paper.alsoRequired)
  const steering = new Set(paper.notPrinted)
  const fields = fieldsOf(paper.schema)
  const maybe = fields.filter(({ optional }) => optional).map(({ path }) => `${path}.`)
  return fields.map((field) => {
    const printed = field.kind === 'text' || field.kind === 'date'
    const always = !field.optional && !maybe.some((part) => field.path.startsWith(part))
    return { ...field, required: printed && !steering.has(field.path) && (always || also.has(field.path)) }
  })
}

const title = 'Templat'

const run = async (
  service: ServiceState,
  { data, ...job }: Omit<TrialJob, 'json' | 'pictures' | 'title'> & { data: unknown },
  milliseconds: number,
): Promise<TrialResult | 'tooSlow'> => {
  const { json, images } = extractImages(data)
  const pictures = [...images].map(([name, bytes]) => ({ name, bytes }))
  try {
    return await service.templateTrial().set({ ...job, json, pictures, title }, milliseconds)
  } catch (error) {
    if (error instanceof TrialEnded) return 'tooSlow'
    throw error
  }
}

const placeOf = ({ file, line, column }: TemplateDiagnostic): TemplateFinding['place'] =>
  line === null ? null : { file: file === officeCopyFile ? null : file, line, column }

/** A fault inside a partial is shown where the edited text called for it. */
const placeIn = (fault: TemplateDiagnostic, all: readonly TemplateDiagnostic[]): TemplateFinding['place'] => {
  const called =
    fault.file === officeCopyFile
      ? fault
      : all.find(({ file, isTrace }) => isTrace && file === officeCopyFile)
  return placeOf(called ?? fault)
}

const foreignPattern = /file not found \(searched at (.+)\)|access denied|download package|package not found/

const fromCompiler = (faults: readonly TemplateDiagnostic[], tried: Tried): TemplateFinding[] => {
  const unprintable = unprintableIn(faults)
  if (unprintable !== null) return [finding(tried, { code: 'unprintable', detail: unprintable })]
  return faults
    .filter(({ isTrace }) => !isTrace)
    .map((fault) => {
      const foreign = foreignPattern.exec(fault.message)
      const place = placeIn(fault, faults)
      const detail = foreign?.[1]
        ? foreign[1].replaceAll('\\', '/').split('/').slice(2).join('/')
        : fault.message
      return finding(tried, { code: foreign ? 'foreignFile' : 'compile', detail, place })
    })
}

const geometryCodes: Record<GeometryFaultKind, TemplateFinding['code']> = {
  pageSize: 'outsideMargin',
  outsideMargin: 'outsideMargin',
  cut: 'outsideMargin',
  overlap: 'overlap',
  textOverPicture: 'overlap',
  lineThroughText: 'overlap',
  pageNumber: 'pageNumber',
  signatureMissing: 'signatureRoom',
  signatureAlone: 'signatureRoom',
  signatureRoom: 'signatureRoom',
  keptFree: 'keptFree',
  quietZone: 'keptFree',
}

/** One of a kind for each sample and size says it; a register with a fault in each row would hide everything else. */
const fromGeometry = (faults: readonly GeometryFault[], tried: Tried): TemplateFinding[] => {
  const first = new Map<string, TemplateFinding>()
  for (const { kind, page, excerpt } of faults) {
    const code = geometryCodes[kind]
    if (!first.has(code)) first.set(code, finding(tried, { code, detail: excerpt, page }))
  }
  return [...first.values()]
}

const fromResult = (result: TrialResult | 'tooSlow', tried: Tried, mostPages: number): TemplateFinding[] => {
  if (result === 'tooSlow') return [finding(tried, { code: 'tooSlow', detail: '' })]
  const { faults, warnings, pageCount, fonts, geometry } = result
  const foreign = fonts.filter((name) => !fontNamePattern.test(name))
  return [
    ...fromCompiler(faults, tried),
    ...warnings
      .filter(({ isTrace }) => !isTrace)
      .map((warning) =>
        finding(tried, {
          code: 'compile',
          severity: 'warning',
          detail: warning.message,
          place: placeIn(warning, warnings),
        }),
      ),
    ...(pageCount > mostPages ? [finding(tried, { code: 'tooManyPages', detail: String(pageCount) })] : []),
    ...foreign.map((name) => finding(tried, { code: 'foreignFont', detail: name })),
    ...fromGeometry(geometry, tried),
  ]
}

/** What a preview shows at most; what the checks allow is a matter of the paper. */
const mostShown = 400

const forbidden = (service: ServiceState, source: string): TemplateFinding[] =>
  forbiddenIn(
    source,
    service
      .typesetter()
      .partials()
      .map(([name]) => name),
  )

/** The text with one sample, to be looked at. */
export const previewTemplate = async (
  service: ServiceState,
  {
    paperType,
    source,
    sample,
    size,
  }: { paperType: PaperType; source: string; sample: SampleKind; size: PaperSize },
): Promise<TemplatePreview> => {
  const refused = forbidden(service, source)
  if (refused.length > 0) return { pages: [], findings: refused }
  const data = sampleOf(templatePapers[paperType], sample, size)
  const job = { source, data, want: 'pages' as const, mostPages: mostShown }
  const result = await run(service, job, trialLimits.previewMilliseconds)
  const findings = fromResult(result, { sample, size }, mostShown).slice(0, 100)
  return { pages: result === 'tooSlow' ? [] : result.pages, findings }
}

/** Every sample in every size, and whether everything that must stand on the paper does. */
export const checkTemplate = async (
  service: ServiceState,
  { paperType, source }: { paperType: PaperType; source: string },
): Promise<TemplateReport> => {
  const refused = forbidden(service, source)
  if (refused.length > 0) return { findings: refused, passed: false, checked: [] }
  const paper = templatePapers[paperType]
  const findings: TemplateFinding[] = []
  const checked: TemplateReport['checked'] = []
  for (const sample of sampleKindsOf(paper))
    for (const size of sizesOf(paper)) {
      const { letters: _letters, ...expected } = expectationOf(
        paper.template,
        sampleOf(paper, sample, size),
        undefined,
      )
      const data = sampleOf(paper, sample, size)
      const most = Math.min(paper.mostPages(data), mostShown)
      const job = { source, data, want: 'report' as const, expected, mostPages: mostShown }
      const result = await run(service, job, trialLimits.reportMilliseconds)
      findings.push(...fromResult(result, { sample, size }, most))
      // One that does not come to an end is not waited for eight times.
      if (result === 'tooSlow') return reportOf(findings, checked)
      checked.push({ sample, size, pages: result.pageCount })
    }
  findings.push(...(await missingValues(service, paper, source)))
  return reportOf(findings, checked)
}

const reportOf = (
  findings: readonly TemplateFinding[],
  checked: TemplateReport['checked'],
): TemplateReport => {
  const once = withoutRepeats(findings)
  return { findings: once.slice(0, 200), passed: once.every(({ severity }) => severity !== 'error'), checked }
}

/** A fault at a line comes up with every sample; it is told with the first. Errors come before warnings. */
const withoutRepeats = (findings: readonly TemplateFinding[]): TemplateFinding[] => {
  const seen = new Set<string>()
  const kept = findings.filter(({ code, severity, detail, place, page }) => {
    const key = JSON.stringify(place ? [code, detail, place] : [code, severity, detail, page])
    return !seen.has(key) && seen.add(key)
  })
  return [
    ...kept.filter(({ severity }) => severity === 'error'),
    ...kept.filter(({ severity }) => severity !== 'error'),
  ]
}

/** Sets the usual paper with a word of its own in every place, and looks for those words on it. */
const missingValues = async (
  service: ServiceState,
  paper: TemplatePaper,
  source: string,
): Promise<TemplateFinding[]> => {
  const fields = requiredFieldsOf(paper)
  const required = new Set(fields.filter((field) => field.required).map(({ path }) => path))
  const marked = markedData(sampleOf(paper, 'usual', 'a4'), fields, (path) => required.has(path))
  const job = { source, data: marked.data, want: 'text' as const, mostPages: mostShown }
  const result = await run(service, job, trialLimits.reportMilliseconds)
  const tried = { sample: 'usual' as const, size: 'a4' as const }
  if (result === 'tooSlow') return [finding(tried, { code: 'tooSlow', detail: '' })]
  if (result.faults.length > 0) return fromCompiler(result.faults, tried)
  return missingIn(result.text, marked.markers).map((path) =>
    finding({ sample: null, size: null }, { code: 'valueMissing', detail: path }),
  )
}
