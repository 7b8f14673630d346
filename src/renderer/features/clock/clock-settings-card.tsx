import { ActionIcon, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import {
  type ClockSetting,
  clockSettingInput,
  clockUnits,
  largestClockAmount,
} from '#shared/features/clock/clock.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { clockKey, lengthText, unitKey } from './clock-words.ts'
import classes from './clock.module.css'

/** How long each kind of clock runs in this office. */
export const ClockSettingsCard = () => {
  const t = useT()
  const { may } = useSession()
  const { data, error, refetch } = useQuery(orpc.clock.settings.queryOptions())
  const [editing, setEditing] = useState<ClockSetting>()
  const close = (): void => setEditing(undefined)
  return (
    <SectionCard flush title={t('clock.settings')} line={t('clock.settingsLine')}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      <ul className={`${classes.rows} ${classes.padded}`}>
        {data?.settings.map((setting) => (
          <li key={setting.kind} className={classes.row}>
            <div className={classes.text}>
              <div>{t(clockKey(setting.kind))}</div>
              <div className={classes.detail}>
                {[setting.basis, setting.version === 0 ? t('clock.isDefault') : undefined]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </div>
            <span className={classes.length}>{lengthText(t, setting)}</span>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`${t('common.edit')}: ${t(clockKey(setting.kind))}`}
              disabled={!may('reference.write').allowed}
              onClick={() => setEditing(setting)}
            >
              <IconPencil size={16} stroke={1.6} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Modal
        opened={editing !== undefined}
        onClose={close}
        size={480}
        title={editing ? t(clockKey(editing.kind)) : ''}
      >
        {editing && <SettingForm setting={editing} onClose={close} />}
      </Modal>
    </SectionCard>
  )
}

const SettingForm = ({ setting, onClose }: { setting: ClockSetting; onClose: () => void }) => {
  const t = useT()
  const { kind, version } = setting
  const state = useContractForm({
    schema: clockSettingInput,
    initialValues: {
      amount: setting.amount,
      unit: setting.unit,
      basis: setting.basis ?? '',
    },
    toInput: (values) => ({ ...values, kind, version }),
    submit: async (input) => {
      await client.clock.saveSetting(input)
      await queryClient.invalidateQueries({ queryKey: orpc.clock.key() })
      onClose()
    },
  })
  return (
    <ContractForm
      state={state}
      guarded={false}
      footer={<FormFooter pending={state.pending} onCancel={onClose} />}
    >
      <Stack gap="md">
        <Group grow align="flex-start">
          <NumberInput
            label={t('clock.amount')}
            required
            data-autofocus
            min={1}
            max={largestClockAmount}
            allowDecimal={false}
            {...state.form.getInputProps('amount')}
          />
          <Select
            label={t('clock.unitLabel')}
            required
            allowDeselect={false}
            data={clockUnits.map((value) => ({ value, label: t(unitKey(value)) }))}
            {...state.form.getInputProps('unit')}
          />
        </Group>
        <TextInput
          label={t('clock.basis')}
          description={t('clock.settingHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...state.form.getInputProps('basis')}
        />
      </Stack>
    </ContractForm>
  )
}
