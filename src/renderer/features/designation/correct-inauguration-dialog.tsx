import { Alert, Stack, TextInput } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { warningsForInauguration } from '#shared/features/designation/designation.rules.ts'
import type { Decree } from '#shared/features/designation/designation.schema.ts'
import { villageTitle } from '#shared/features/village/village.rules.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import type { VillageItem } from './decree-villages-card.tsx'
import { warningSentence } from './designation-words.ts'
import { keepDecree } from './designation.queries.ts'

type CorrectInaugurationDialogProps = { decree: Decree; item: VillageItem; onClose: () => void }

/** Puts the facts of a recorded ceremony right; a new day moves the step on the village's line. */
export const CorrectInaugurationDialog = ({ decree, item, onClose }: CorrectInaugurationDialogProps) => {
  const t = useT()
  const { day } = useSession()
  const { designation, village } = item
  const [values, setValues] = useState({
    inauguratedOn: designation.inauguratedOn,
    inauguratedAtPlace: designation.inauguratedAtPlace ?? '',
    presentedBy: designation.presentedBy ?? '',
    receivedBy: designation.receivedBy ?? '',
    receivedByTitle: designation.receivedByTitle ?? '',
  })
  const { inauguratedOn } = values
  const warnings = inauguratedOn === null ? [] : warningsForInauguration(decree, inauguratedOn, day)
  const correct = async (reason: string): Promise<void> => {
    if (inauguratedOn === null) return
    const outcome = await client.designation.correctInauguration({
      ...values,
      id: designation.id,
      version: designation.version,
      inauguratedOn,
      reason,
      acceptedWarnings: warnings.map(({ code }) => code),
    })
    if (outcome.outcome === 'saved') await keepDecree(outcome.detail)
    showDone(t('common.saved'))
  }
  const field = (
    name: 'inauguratedAtPlace' | 'presentedBy' | 'receivedBy' | 'receivedByTitle',
    maxLength: number,
  ) => ({
    label: t(`designation.${name}`),
    maxLength,
    value: values[name],
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      setValues({ ...values, [name]: currentTarget.value }),
  })
  return (
    <ReasonDialog
      opened
      onClose={onClose}
      title={t('designation.correctTitle', { name: villageTitle(village) })}
      confirmLabel={t(warnings.length > 0 ? 'designation.saveAnyway' : 'common.save')}
      canConfirm={inauguratedOn !== null}
      onConfirm={correct}
      before={
        <Stack gap="sm">
          <PlainDateField
            required
            data-autofocus
            label={t('designation.inauguratedOn')}
            value={inauguratedOn}
            onChange={(value) => setValues({ ...values, inauguratedOn: value })}
            error={inauguratedOn === null ? t('common.valueRequired') : undefined}
          />
          {warnings.map((warning) => (
            <Alert key={warning.code} color="yellow" variant="light" icon={<IconAlertTriangle size={18} />}>
              {warningSentence(t, warning)}
            </Alert>
          ))}
          <TextInput {...field('inauguratedAtPlace', 200)} />
          <TextInput {...field('presentedBy', 160)} data-private />
          <TextInput {...field('receivedBy', 120)} data-private />
          <TextInput {...field('receivedByTitle', 120)} />
        </Stack>
      }
    />
  )
}
