import type { DraftEntry } from '#shared/features/draft/draft.schema.ts'

/** Where a form that was left is gone on with. A correction is labelled by the ticket of its report; a new report has none. */
export const reportDraftPath = ({ label, recordKey }: Pick<DraftEntry, 'label' | 'recordKey'>): string =>
  /^LP-\d{4}-\d+/.test(label)
    ? `/village-reports/${recordKey}/correct`
    : `/village-reports/new?draft=${recordKey}`
