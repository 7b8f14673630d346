import type { DraftEntry } from '#shared/features/draft/draft.schema.ts'
import { client } from '#renderer/app/client.ts'
import { reportDraftPath } from '#renderer/features/village-report/report-draft-path.ts'

type Place = Pick<DraftEntry, 'kind' | 'recordKey' | 'label'>

/** Where each kind of form is opened again with what was kept; some records have to be asked which case they are of. */
const paths: Readonly<Record<string, (draft: Place) => string | Promise<string>>> = {
  intake: ({ recordKey }) => `/intake/${recordKey}`,
  subject: ({ recordKey }) => `/cases/${recordKey}/subjects/new`,
  villageReport: reportDraftPath,
  interviewNew: ({ recordKey }) => `/cases/${recordKey}/interviews/new`,
  interview: async ({ recordKey }) => {
    const { case: record } = await client.interview.get({ id: recordKey })
    return `/cases/${record.id}/interviews/${recordKey}`
  },
  referral: ({ recordKey }) => `/cases/${recordKey}/referrals/new`,
  template: ({ recordKey }) => `/templates/draft/${recordKey}`,
  screening: async ({ recordKey }) => {
    const { case: record, subject } = await client.screening.explain({ id: recordKey })
    return `/cases/${record.id}/subjects/${subject.id}/screening`
  },
}

export const canOpenDraft = ({ kind }: Pick<Place, 'kind'>): boolean => kind in paths

export const draftPath = async (draft: Place): Promise<string> => (await paths[draft.kind]?.(draft)) ?? '/'
