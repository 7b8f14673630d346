import { DomainError } from '#shared/kernel/errors.ts'
import { unprintableIn, type TemplateDiagnostic } from './template-diagnostics.ts'
import type { TemplateName } from './template-files.ts'

/**
 * A paper could not be set. `unprintable` is the text no packaged font can draw (PDF/A refuses it): the one fault an
 * officer can mend alone, by typing something else.
 */
export class TemplateError extends DomainError<'TEMPLATE_FAILED'> {
  readonly diagnostics: readonly TemplateDiagnostic[]
  readonly unprintable: string | null

  constructor(template: TemplateName, diagnostics: readonly TemplateDiagnostic[]) {
    const unprintable = unprintableIn(diagnostics)
    super('TEMPLATE_FAILED', { template, diagnostics, unprintable })
    this.name = 'TemplateError'
    this.diagnostics = diagnostics
    this.unprintable = unprintable
  }
}
