import type { PaperType } from '#shared/features/document/document.schema.ts'
import type { DocumentDetail } from '#shared/features/document/document.schema.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import type { Template } from '#main/platform/documents/compile.ts'
import { templateNames, type TemplateName } from '#main/platform/documents/template-files.ts'
import { findApproved, findTemplate, templateMark, type TemplateRecord } from './template.repo.ts'
import { templatePapers } from './template-papers.ts'

/** What sets a paper, and the mark that an issued paper keeps to be set with the same again. */
export type TemplateInUse = { template: Template; mark: string; version: DocumentDetail['officeTemplate'] }

const ofOffice = ({ id, paperType, number, title, source }: TemplateRecord): TemplateInUse => {
  const { template } = templatePapers[paperType]
  return {
    template: { of: template, source },
    mark: templateMark(template, id),
    version: { id, number, title },
  }
}

const ofProgram = (template: TemplateName): TemplateInUse => ({ template, mark: template, version: null })

/** The office's approved version of a paper, or the template of the program where it has none. */
export const templateInUse = (db: ReadDb, paperType: PaperType): TemplateInUse => {
  const approved = findApproved(db, paperType)
  return approved ? ofOffice(approved) : ofProgram(templatePapers[paperType].template)
}

/** What an issued paper was set with, in use or retired since. */
export const templateByMark = (db: ReadDb, mark: string): TemplateInUse => {
  const [name, id] = mark.split(':')
  if (id === undefined) {
    const template = templateNames.find((known) => known === name)
    if (template === undefined) throw new Error('a paper names no template of the program')
    return ofProgram(template)
  }
  const version = findTemplate(db, id)
  if (!version) throw new Error('the template of a paper is gone')
  return ofOffice(version)
}
