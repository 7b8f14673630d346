import type { z } from 'zod'
import { paperTypes, type PaperType } from '#shared/features/document/document.schema.ts'
import {
  canApprove,
  canPass,
  canSubmit,
  canTake,
  stateAfter,
  type TemplateStep,
} from '#shared/features/template/template.rules.ts'
import type {
  templateDraftInput,
  TemplateDetail,
  TemplateOfType,
  TemplateVersion,
} from '#shared/features/template/template.schema.ts'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { dropDraft } from '#main/features/draft/index.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { checkTemplate, requiredFieldsOf } from './template.checks.ts'
import { sampleKindsOf, sizesOf, templatePapers } from './template-papers.ts'
import {
  countPapers,
  findApproved,
  findOpen,
  findTemplate,
  insertTemplate,
  listTemplates,
  listWriters,
  namesOf,
  nextNumber,
  templateMark,
  updateTemplate,
  type TemplateRecord,
} from './template.repo.ts'

type Target = { id: string; version: number }
type Changes = Parameters<typeof updateTemplate>[2]

const kind = 'paperTemplate'
const staleRefusal = (): DomainError => new DomainError('RECORD_CHANGED_MEANWHILE', { kind })

/** @throws DomainError RECORD_NOT_FOUND */
export const getTemplate = (db: ReadDb, id: string): TemplateRecord => {
  const found = findTemplate(db, id)
  if (!found) throw new DomainError('RECORD_NOT_FOUND', { kind })
  return found
}

const getToChange = (db: ReadDb, { id, version }: Target): TemplateRecord => {
  const found = getTemplate(db, id)
  if (found.version !== version) throw staleRefusal()
  return found
}

const hasWritten = (
  { db, officer }: OfficerContext,
  { id, madeByRowId }: Pick<TemplateRecord, 'id' | 'madeByRowId'>,
): boolean => madeByRowId === officer.id || listWriters(db, id).has(officer.id)

const toVersions = (context: OfficerContext, records: readonly TemplateRecord[]): TemplateVersion[] => {
  const { db, service } = context
  const names = namesOf(
    db,
    records.flatMap(({ madeByRowId, approvedByRowId }) => [madeByRowId, approvedByRowId ?? madeByRowId]),
  )
  const papers = countPapers(db)
  return records.map(
    ({ rowId: _rowId, source: _source, basedOn, madeByRowId, approvedByRowId, ...version }) => {
      const { template } = templatePapers[version.paperType]
      return {
        ...version,
        hasWritten: hasWritten(context, { id: version.id, madeByRowId }),
        madeBy: names.get(madeByRowId) ?? '',
        approvedBy: approvedByRowId === null ? null : (names.get(approvedByRowId) ?? ''),
        programMovedOn: basedOn !== service.typesetter().templateDigest(template),
        papers: papers.get(templateMark(template, version.id)) ?? 0,
      }
    },
  )
}

const toVersion = (context: OfficerContext, record: TemplateRecord): TemplateVersion => {
  const [version] = toVersions(context, [record])
  if (!version) throw new Error('one record gives one version')
  return version
}

const readVersion = (context: OfficerContext, id: string): TemplateVersion =>
  toVersion(context, getTemplate(context.db, id))

export const listTypes = (context: OfficerContext): TemplateOfType[] => {
  const all = toVersions(context, listTemplates(context.db))
  return paperTypes.map((paperType) => {
    const versions = all.filter((version) => version.paperType === paperType)
    return {
      paperType,
      approved: versions.find(({ state }) => state === 'approved') ?? null,
      open: versions.find(({ state }) => state === 'draft' || state === 'submitted') ?? null,
      versions: versions.length,
    }
  })
}

const programSourceOf = ({ service }: OfficerContext, paperType: PaperType): string =>
  service.typesetter().templateSource(templatePapers[paperType].template)

export const readType = (context: OfficerContext, paperType: PaperType): TemplateDetail => {
  const paper = templatePapers[paperType]
  return {
    paperType,
    programSource: programSourceOf(context, paperType),
    versions: toVersions(context, listTemplates(context.db, paperType)),
    sizes: sizesOf(paper),
    samples: sampleKindsOf(paper),
    fields: requiredFieldsOf(paper),
    partials: context.service
      .typesetter()
      .partials()
      .map(([name]) => name),
  }
}

export const readSource = (context: OfficerContext, id: string): TemplateVersion & { source: string } => {
  const record = getTemplate(context.db, id)
  return { ...toVersion(context, record), source: record.source }
}

export const startDraft = (
  context: OfficerContext,
  { paperType, from }: { paperType: PaperType; from: string | null },
): TemplateVersion => {
  const { db, service, officer } = context
  const { template } = templatePapers[paperType]
  const earlier = from === null ? undefined : getTemplate(db, from)
  if (earlier && earlier.paperType !== paperType) throw new DomainError('RECORD_NOT_FOUND', { kind })
  const open = findOpen(db, paperType)
  if (open) throw new DomainError('TEMPLATE_DRAFT_OPEN', { id: open.id })
  const id = newId('PaperTemplate')
  context.change([{ kind, id }], (write) => {
    const number = nextNumber(write, paperType)
    insertTemplate(write, {
      id,
      paperType,
      number,
      title: earlier?.title ?? `Versi ${number}`,
      source: earlier?.source ?? programSourceOf(context, paperType),
      basedOn: earlier?.basedOn ?? service.typesetter().templateDigest(template),
      state: 'draft',
      madeBy: officer.id,
      madeAt: context.now(),
    })
  })
  return readVersion(context, id)
}

const change = (
  context: OfficerContext,
  record: TemplateRecord,
  changed: Changes,
  { reason, first }: { reason?: string | undefined; first?: (db: WriteDb) => void } = {},
): TemplateVersion => {
  context.change(
    [{ kind, id: record.id }],
    (db) => {
      first?.(db)
      if (!updateTemplate(db, record, changed)) throw staleRefusal()
    },
    reason,
  )
  return readVersion(context, record.id)
}

/** Whoever saves takes the draft over; whoever wrote before stays in the change log and approves none of it. */
export const saveDraft = (
  context: OfficerContext,
  { id, version, title, source, changeNote }: z.output<typeof templateDraftInput>,
): TemplateVersion => {
  const record = getToChange(context.db, { id, version })
  assertAllowed(canTake('save', record))
  const { officer } = context
  return change(
    context,
    record,
    { title, source, changeNote, madeBy: officer.id, madeAt: context.now() },
    { first: (db) => dropDraft(db, officer.id, 'template', id) },
  )
}

const takeStep = (
  context: OfficerContext,
  target: Target & { reason?: string },
  step: Exclude<TemplateStep, 'save' | 'submit' | 'approve'>,
  changed: Changes = {},
): TemplateVersion => {
  const record = getToChange(context.db, target)
  assertAllowed(canTake(step, record))
  return change(context, record, { ...changed, state: stateAfter(step) }, { reason: target.reason })
}

export const discardDraft = (context: OfficerContext, target: Target): TemplateVersion =>
  takeStep(context, target, 'discard')

export const withdraw = (context: OfficerContext, target: Target): TemplateVersion =>
  takeStep(context, target, 'withdraw', { submittedAt: null })

export const reject = (context: OfficerContext, target: Target & { reason: string }): TemplateVersion =>
  takeStep(context, target, 'reject', { submittedAt: null })

export const retire = (context: OfficerContext, target: Target & { reason: string }): TemplateVersion =>
  takeStep(context, target, 'retire')

export const submit = async (context: OfficerContext, target: Target): Promise<TemplateVersion> => {
  const { db, service } = context
  const record = getToChange(db, target)
  const sourceInUse = findApproved(db, record.paperType)?.source ?? programSourceOf(context, record.paperType)
  assertAllowed(canSubmit(record, { sourceInUse }))
  assertAllowed(canPass(await checkTemplate(service, record)))
  return change(context, record, { state: stateAfter('submit'), submittedAt: context.now() })
}

/**
 * Checks everything anew: the program may be another one since the version was submitted. The version in use until now
 * retires in the same change.
 */
export const approve = async (context: OfficerContext, target: Target): Promise<TemplateVersion> => {
  const { db, service, officer } = context
  const record = getToChange(db, target)
  assertAllowed(canApprove(record, { hasWritten: hasWritten(context, record) }))
  assertAllowed(canPass(await checkTemplate(service, record)))
  const before = findApproved(db, record.paperType)
  context.change([{ kind, id: record.id }, ...(before ? [{ kind, id: before.id }] : [])], (write) => {
    if (before && !updateTemplate(write, before, { state: 'retired' })) throw staleRefusal()
    const approved = { state: stateAfter('approve'), approvedBy: officer.id, approvedAt: context.now() }
    if (!updateTemplate(write, record, approved)) throw staleRefusal()
  })
  return readVersion(context, record.id)
}
