import { MultiSelect, Stack, Textarea, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { noticeReasons, type NoticeReason } from '#shared/features/document/papers/deferral-notice.schema.ts'
import { useT, type MessageKey } from '#renderer/i18n/t.ts'
import type { Choices } from './paper-choices.tsx'

const reasonWords: Record<NoticeReason, MessageKey> = {
  documentsIncomplete: 'document.noticeDocumentsIncomplete',
  documentsBeingChecked: 'document.noticeDocumentsBeingChecked',
  purposeUnclear: 'document.noticePurposeUnclear',
  dataDiffers: 'document.noticeDataDiffers',
  guardianConsentMissing: 'document.noticeGuardianConsentMissing',
}

type NoticeFieldsProps = {
  choices: Pick<Choices, 'reasons' | 'contact' | 'copiesTo'>
  onChange: (change: Partial<Choices>) => void
}

/** What the applicant reads beside the decision itself: why, whom to ask, and who gets a copy. */
export const NoticeFields = ({ choices, onChange }: NoticeFieldsProps) => {
  const t = useT()
  const [typed, setTyped] = useState({
    ...(choices.contact ?? { unit: '', phone: '', hours: '' }),
    copies: choices.copiesTo.join('\n'),
  })
  // All of it at once: a second field typed within the pause must not swallow the first.
  const announce = useDebouncedCallback(({ copies, ...contact }: typeof typed) => {
    onChange({ contact, copiesTo: copies.split('\n').slice(0, 10) })
  }, 300)
  const set = (change: Partial<typeof typed>): void => {
    const next = { ...typed, ...change }
    setTyped(next)
    announce(next)
  }
  return (
    <Stack gap="xs">
      <MultiSelect
        label={t('document.noticeReasons')}
        description={t('document.noticeReasonsHint')}
        data={noticeReasons.map((value) => ({ value, label: t(reasonWords[value]) }))}
        value={choices.reasons}
        onChange={(values) =>
          onChange({ reasons: noticeReasons.filter((reason) => values.includes(reason)) })
        }
      />
      <TextInput
        label={t('document.contactUnit')}
        description={t('document.contactUnitHint')}
        maxLength={160}
        value={typed.unit}
        onChange={({ currentTarget }) => set({ unit: currentTarget.value })}
      />
      {typed.unit.trim() !== '' && (
        <>
          <TextInput
            label={t('document.contactPhone')}
            maxLength={80}
            value={typed.phone}
            onChange={({ currentTarget }) => set({ phone: currentTarget.value })}
          />
          <TextInput
            label={t('document.contactHours')}
            maxLength={160}
            value={typed.hours}
            onChange={({ currentTarget }) => set({ hours: currentTarget.value })}
          />
        </>
      )}
      <Textarea
        label={t('document.copiesTo')}
        description={t('document.copiesToHint')}
        autosize
        minRows={1}
        maxRows={5}
        value={typed.copies}
        onChange={({ currentTarget }) => set({ copies: currentTarget.value })}
      />
    </Stack>
  )
}
