import { z } from 'zod'
import { paperType, paperTypes } from '#shared/features/document/document.schema.ts'
import { idOf } from '#shared/kernel/ids.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { paragraph } from '#shared/kernel/text.ts'
import { templateErrors } from './template.errors.ts'
import {
  paperSize,
  sampleKind,
  templateDetail,
  templateDraftInput,
  templateOfType,
  templatePreview,
  templateReport,
  templateSource,
  templateVersion,
} from './template.schema.ts'

const read = () => procedure({ permission: 'template.read', scope: 'office', audit: 'none' })
const write = () =>
  procedure({ permission: 'template.write', scope: 'office', audit: 'change' }).errors(templateErrors)
const approve = () =>
  procedure({ permission: 'template.approve', scope: 'office', audit: 'change' }).errors(templateErrors)

const version = { id: idOf('PaperTemplate'), version: z.number().int() }
const step = z.object(version).strict()
const reasoned = z.object({ ...version, reason: paragraph(500) }).strict()

/** The document workshop (bengkel naskah): an office's own copies of the program's templates. */
export const templateContract = {
  list: read().output(z.object({ types: z.array(templateOfType).max(paperTypes.length) })),
  get: read().input(z.object({ paperType }).strict()).output(templateDetail),
  /** The text of one version, whatever its state. */
  source: read()
    .input(z.object({ id: idOf('PaperTemplate') }).strict())
    .output(templateVersion.extend({ source: z.string() })),
  /** The typed text with invented data. Writes nothing and takes nothing from the records. */
  preview: procedure({ permission: 'template.write', scope: 'office', audit: 'none' })
    .input(z.object({ paperType, source: templateSource, sample: sampleKind, size: paperSize }).strict())
    .output(templatePreview),
  /** The same in all samples and sizes, with every check. */
  check: procedure({ permission: 'template.read', scope: 'office', audit: 'none' })
    .input(z.object({ paperType, source: templateSource }).strict())
    .output(templateReport),
  /** Opens a draft with the text of the program (`from` null) or of an earlier version. */
  startDraft: write()
    .input(z.object({ paperType, from: idOf('PaperTemplate').nullable() }).strict())
    .output(templateVersion),
  saveDraft: write().input(templateDraftInput).output(templateVersion),
  /** Gives a draft up; it stays as a retired version that was never in use. */
  discardDraft: write().input(step).output(templateVersion),
  submit: write().input(step).output(templateVersion),
  /** Takes a submitted version back to the draft. */
  withdraw: write().input(step).output(templateVersion),
  /** A second person puts it in use; the version before it is retired. */
  approve: approve().input(step).output(templateVersion),
  /** Back to the draft, with what should be changed. */
  reject: approve().input(reasoned).output(templateVersion),
  /** From now on papers are set with the program's own template again. */
  retire: approve().input(reasoned).output(templateVersion),
}
