import type { DraftEntry } from '#shared/features/draft/draft.schema.ts'
import { client } from '#renderer/app/client.ts'

/** Where each kind of form is opened again with what was kept; some records have to be asked which case they are of. */
const paths: Readonly<Record<string, (recordKey: string) => string | Promise<string>>> = {
  intake: (submissionId) => `/intake/${submissionId}`,
  interviewNew: (caseId) => `/cases/${caseId}/interviews/new`,
  referral: (caseId) => `/cases/${caseId}/referrals/new`,
  screening: async (id) => {
    const { case: record, subject } = await client.screening.explain({ id })
    return `/cases/${record.id}/subjects/${subject.id}/screening`
  },
}

type Place = Pick<DraftEntry, 'kind' | 'recordKey'>

export const canOpenDraft = ({ kind }: Place): boolean => kind in paths

export const draftPath = async ({ kind, recordKey }: Place): Promise<string> =>
  (await paths[kind]?.(recordKey)) ?? '/'
