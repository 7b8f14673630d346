import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { CaseId } from '#shared/features/case/case.schema.ts'
import type { StepInput } from '#shared/features/referral/referral.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { useT } from '#renderer/i18n/t.ts'

type Value = StepInput['evidenceId']
type EvidenceSelectProps = { caseId: CaseId; value: Value; onChange: (value: Value) => void }

/** A scan of the answer, where it is among the evidence of the case. */
export const EvidenceSelect = ({ caseId, value, onChange }: EvidenceSelectProps) => {
  const t = useT()
  const found = useQuery(orpc.evidence.list.queryOptions({ input: { caseId, withdrawn: false, limit: 100 } }))
    .data?.items
  if (!found || found.length === 0) return null
  return (
    <Select
      label={t('referral.evidence')}
      clearable
      searchable
      data={found.map(({ id, title }) => ({ value: id, label: title }))}
      value={value}
      onChange={(chosen) => onChange(found.find(({ id }) => id === chosen)?.id ?? null)}
      data-private
    />
  )
}
