import { Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { documentTypes, type EntityDetails } from '#shared/features/entity/entity.schema.ts'
import { socialPlatforms } from '#shared/features/identity/identity.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { VillageSelect } from '#renderer/ui/village-select.tsx'
import type { AskedDetail } from './entity-entry.ts'
import { documentTypeKey, platformKey } from './entity-words.ts'

type DetailFieldProps = {
  detail: AskedDetail
  details: EntityDetails
  onChange: (details: EntityDetails) => void
  error?: ReactNode
}

/** One of the details that tell one of a kind from another. */
export const DetailField = ({ detail, details, onChange, error }: DetailFieldProps) => {
  const t = useT()
  const set = (changes: Partial<EntityDetails>): void => onChange({ ...details, ...changes })
  switch (detail) {
    case 'bank':
      return (
        <TextInput
          label={t('entity.entryBank')}
          maxLength={80}
          error={error}
          value={details.bank ?? ''}
          onChange={({ currentTarget: { value } }) => set({ bank: value === '' ? null : value })}
        />
      )
    case 'platform':
      return (
        <Select
          label={t('entity.entryPlatform')}
          clearable
          error={error}
          data={socialPlatforms.map((value) => ({ value, label: t(platformKey(value)) }))}
          value={details.platform}
          onChange={(value) => set({ platform: socialPlatforms.find((name) => name === value) ?? null })}
        />
      )
    case 'day':
      return (
        <PlainDateField
          label={t('entity.entryDay')}
          error={error}
          value={details.day}
          onChange={(day) => set({ day })}
        />
      )
    case 'documentType':
      return (
        <Select
          label={t('entity.entryDocumentType')}
          clearable
          error={error}
          data={documentTypes.map((value) => ({ value, label: t(documentTypeKey(value)) }))}
          value={details.documentType}
          onChange={(value) => set({ documentType: documentTypes.find((name) => name === value) ?? null })}
        />
      )
    case 'regionCode':
      return <Place details={details} onChange={set} error={typeof error === 'string' ? error : undefined} />
  }
}

type PlaceProps = {
  details: EntityDetails
  onChange: (changes: Partial<EntityDetails>) => void
  error: string | undefined
}

const Place = ({ details: { regionCode }, onChange, error }: PlaceProps) => {
  const t = useT()
  const { data } = useQuery(
    orpc.region.village.queryOptions({ input: { code: regionCode ?? '' }, enabled: regionCode !== null }),
  )
  return (
    <VillageSelect
      label={t('entity.factPlace')}
      value={regionCode === null ? null : (data ?? null)}
      error={error}
      onChange={(village) => onChange({ regionCode: village?.code ?? null })}
    />
  )
}
