import type { GeometryFault, PaperExpectation } from '../documents/page-geometry.ts'
import type { TemplateDiagnostic } from '../documents/template-diagnostics.ts'

export type TrialJob = {
  source: string
  /** As the template reads it, with its pictures beside it. */
  json: string
  pictures: { name: string; bytes: Uint8Array }[]
  title: string
  /** `pages`: to be looked at. `report`: set as the file would be and measured. `text`: what can be read on it. */
  want: 'pages' | 'report' | 'text'
  /** By what a report measures the pages. */
  expected?: Omit<PaperExpectation, 'letters'>
  /** More pages than this are counted and not drawn. */
  mostPages: number
}

export type TrialResult = {
  /** Everything that keeps it from being set; empty where it was. */
  faults: TemplateDiagnostic[]
  warnings: TemplateDiagnostic[]
  pageCount: number
  /** Where they are wanted to be looked at. */
  pages: string[]
  /** All letters on it without the blanks between them. */
  text: string
  geometry: GeometryFault[]
  /** Families and cuts in the file; only in a report. */
  fonts: string[]
}

export type ToTrial =
  | { type: 'open'; partials: [name: string, source: string][]; fonts: Uint8Array[] }
  | { type: 'set'; number: number; job: TrialJob }

export type FromTrial = { type: 'ready' } | { type: 'set'; number: number; result: TrialResult }

export const trialLimits = {
  previewMilliseconds: 5_000,
  /** One sample in one size with its file; the largest register takes a good second on the machine this was set on. */
  reportMilliseconds: 15_000,
  memoryBytes: 768 * 1024 * 1024,
} as const
