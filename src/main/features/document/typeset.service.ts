import { z } from 'zod'
import type { MissingValue, PaperOptions, PaperType } from '#shared/features/document/document.schema.ts'
import { nextRunning, serialFor, serialPrefixFor } from '#shared/features/document/document.rules.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { templateInUse, type TemplateInUse } from '#main/features/template/index.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import { TemplateError } from '#main/platform/documents/template-error.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { listSerials } from './document.repo.ts'
import type { Paper, PaperMarks, PreparedPaper } from './paper.ts'
import { paperOf } from './papers.ts'

export type Request = { type: PaperType; subjectId: string; options: PaperOptions }

/** A paper ready to be set: its kind, what the records say, and the template the office uses now. */
export type Assembled = Request & { paper: Paper; prepared: PreparedPaper; inUse: TemplateInUse }

export const assemble = (context: OfficerContext, request: Request): Assembled => {
  const paper = paperOf(request.type)
  return {
    ...request,
    paper,
    prepared: paper.prepare(context, request.subjectId, request.options),
    inUse: templateInUse(context.db, request.type),
  }
}

/** The serial this paper would get now; null for papers that carry none or have no day yet. */
export const nextSerial = (db: ReadDb, { serialOf, datedOn }: PreparedPaper): string | null =>
  serialOf === null || datedOn === null
    ? null
    : serialFor(serialOf, datedOn, nextRunning(listSerials(db, serialPrefixFor(serialOf))))

type Checked = { data: unknown; faults: MissingValue[] }

/** Data in the template's shape. What the shape refuses (a line too long, say) comes back with its path. */
export const checkedData = ({ paper, prepared }: Assembled, marks: PaperMarks): Checked => {
  const parsed = paper.schema.safeParse(prepared.dataFor(marks))
  if (parsed.success) return { data: parsed.data, faults: [] }
  const faults = parsed.error.issues.map(({ path }) => ({
    field: 'other' as const,
    detail: path.join('.'),
    where: prepared.origin,
  }))
  return { data: undefined, faults }
}

/**
 * The file as it is kept.
 *
 * @throws DomainError DOCUMENT_UNPRINTABLE for text that no packaged font can draw
 */
export const setPdf = (
  context: OfficerContext,
  { inUse, prepared }: Assembled,
  data: unknown,
  { createdAt, checkpoint }: { createdAt: number; checkpoint: string | null },
): Uint8Array => {
  try {
    const options = { createdAt, title: prepared.label, checkpoint }
    return context.service.typesetter().pdf(inUse.template, data, options)
  } catch (error) {
    const text = error instanceof TemplateError ? error.unprintable : null
    throw text === null ? error : new DomainError('DOCUMENT_UNPRINTABLE', { text })
  }
}

/** Text that stands in the way of issuing because no packaged font can draw it. */
export const unprintableIn = (
  context: OfficerContext,
  assembled: Assembled,
  data: unknown,
): string | null => {
  try {
    setPdf(context, assembled, data, { createdAt: context.now(), checkpoint: null })
    return null
  } catch (error) {
    if (error instanceof DomainError && error.code === 'DOCUMENT_UNPRINTABLE')
      return textOf.parse(error.data).text
    throw error
  }
}

const textOf = z.object({ text: z.string() })

export const pageCountOf = (context: OfficerContext, { inUse }: Assembled, data: unknown): number =>
  context.service.typesetter().pages(inUse.template, data).length
