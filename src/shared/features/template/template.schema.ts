import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { line, optionalParagraph } from '#shared/kernel/text.ts'
import { paperType } from '#shared/features/document/document.schema.ts'

/** The longest text a page may send; the longest of the program's own templates has less than half of it. */
export const largestTemplate = 20_000

/** A template as typed: every character counts in Typst, so nothing is trimmed or folded. */
export const templateSource = z.string().min(1).max(largestTemplate)

/** draft: being edited · submitted: waits for a second person · approved: in use · retired: was in use, or given up */
export const templateStates = ['draft', 'submitted', 'approved', 'retired'] as const
export const templateState = z.enum(templateStates)
export type TemplateState = z.infer<typeof templateState>

/** Invented data of every paper: as it usually is, everything at its longest, everything missing, very many rows. */
export const sampleKinds = ['usual', 'longest', 'missing', 'manyRows'] as const
export const sampleKind = z.enum(sampleKinds)
export type SampleKind = z.infer<typeof sampleKind>

export const paperSizes = ['a4', 'f4'] as const
export const paperSize = z.enum(paperSizes)
export type PaperSize = z.infer<typeof paperSize>

/** A version of an office's template, without its text. */
export const templateVersion = z.object({
  id: idOf('PaperTemplate'),
  paperType,
  /** Counts 1, 2, 3 … within its type. */
  number: z.number().int(),
  title: z.string(),
  state: templateState,
  madeBy: z.string(),
  /** The officer who asks wrote some of it, and so does not approve it. */
  hasWritten: z.boolean(),
  madeAt: z.date(),
  submittedAt: z.date().nullable(),
  approvedBy: z.string().nullable(),
  approvedAt: z.date().nullable(),
  changeNote: z.string().nullable(),
  /** The program's own template is no longer the one that this version was made from. */
  programMovedOn: z.boolean(),
  /** Papers issued with it. */
  papers: z.number().int(),
  /** For saving: who read an older one is refused. */
  version: z.number().int(),
})
export type TemplateVersion = z.infer<typeof templateVersion>

/** One kind of paper in the list. `approved` null: the program's own template is in use. */
export const templateOfType = z.object({
  paperType,
  approved: templateVersion.nullable(),
  /** Draft or submitted; there is one at a time. */
  open: templateVersion.nullable(),
  versions: z.number().int(),
})
export type TemplateOfType = z.infer<typeof templateOfType>

export const templateDetail = z.object({
  paperType,
  /** The text that the program brings. */
  programSource: z.string(),
  /** Newest first. */
  versions: z.array(templateVersion).max(500),
  /** Sizes this paper is set in; one alone where it knows one. */
  sizes: z.array(paperSize).min(1).max(2),
  samples: z.array(sampleKind).min(1).max(4),
  /** What the paper hands to its template (`data.villageName`), for the list beside the editor. */
  fields: z
    .array(
      z.object({
        path: z.string(),
        kind: z.enum(['text', 'number', 'date', 'yesNo', 'list', 'group', 'picture', 'choice']),
        /** May be missing: the template must cope with `none`. */
        optional: z.boolean(),
        /** The paper is not issued with a template that never shows it. */
        required: z.boolean(),
      }),
    )
    .max(500),
  /** Partials it may import, by file name. */
  partials: z.array(z.string()).max(50),
})
export type TemplateDetail = z.infer<typeof templateDetail>

/** A place in the text; lines and columns count from 1. `file` is null for the edited text itself. */
export const templatePlace = z.object({
  file: z.string().nullable(),
  line: z.number().int().nullable(),
  column: z.number().int().nullable(),
})

/**
 * What the checks find. The compiler's own English sentence travels as data of `compile`, as a log line would: it names
 * Typst's words, and nobody could translate all of them.
 */
export const templateFinding = z.object({
  code: z.enum([
    /** It does not compile. `detail`: the compiler's words. */
    'compile',
    /** It imports or reads a file that it may not. `detail`: the name. */
    'foreignFile',
    /** A word of Typst that no paper may use, such as `eval`. `detail`: the word. */
    'forbiddenWord',
    /** A font that the program does not bring: another machine would print something else. `detail`: its name. */
    'foreignFont',
    /** A required value is not on the paper. `detail`: its path. */
    'valueMissing',
    /** Something stands outside the margins or the sheet. `detail`: the text there. */
    'outsideMargin',
    /** Two things stand on one another. `detail`: the text there. */
    'overlap',
    /** The page does not say "Halaman x dari y", or says it wrong. `detail`: what it says. */
    'pageNumber',
    /** No room above the name for hand and stamp, or the name alone on its page. `detail`: the name. */
    'signatureRoom',
    /** The place of a duty stamp, or the white around a code, is missing or not free. */
    'keptFree',
    /** No packaged font can draw it. `detail`: the text. */
    'unprintable',
    /** More pages than this paper may have with this data. `detail`: how many. */
    'tooManyPages',
    /** It took so long that it was ended. */
    'tooSlow',
  ]),
  severity: z.enum(['error', 'warning']),
  detail: z.string(),
  place: templatePlace.nullable(),
  /** With which data and size it was found; null where it does not matter. */
  sample: sampleKind.nullable(),
  size: paperSize.nullable(),
  page: z.number().int().nullable(),
})
export type TemplateFinding = z.infer<typeof templateFinding>

export const templatePreview = z.object({
  /** Empty where it does not compile. */
  pages: z.array(z.string()).max(400),
  findings: z.array(templateFinding).max(100),
})
export type TemplatePreview = z.infer<typeof templatePreview>

/** All samples in all sizes. No error: may be submitted and approved. */
export const templateReport = z.object({
  findings: z.array(templateFinding).max(200),
  passed: z.boolean(),
  /** What was set, with its pages. */
  checked: z.array(z.object({ sample: sampleKind, size: paperSize, pages: z.number().int() })).max(8),
})
export type TemplateReport = z.infer<typeof templateReport>

export const templateDraftInput = z
  .object({
    id: idOf('PaperTemplate'),
    version: z.number().int(),
    title: line(120),
    source: templateSource,
    changeNote: optionalParagraph(500),
  })
  .strict()
