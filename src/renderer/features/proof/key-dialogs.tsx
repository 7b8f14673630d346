import {
  Button,
  Checkbox,
  Group,
  Modal,
  Select,
  Skeleton,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addKeyInput, startInput } from '#shared/features/proof/proof.contract.ts'
import { issuingYears } from '#shared/features/proof/proof.rules.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { SaveFileButton } from '#renderer/ui/save-file-button.tsx'
import { keysChanged } from './proof.queries.ts'
import classes from './proof.module.css'

const refusalFields = {
  PROOF_ROOT_CODE_INVALID: 'code',
  PROOF_ROOT_CODE_UNKNOWN: 'code',
  PROOF_ALREADY_STARTED: 'code',
}

type StartDialogProps = { opened: boolean; onClose: () => void; again: boolean }

/** Two steps: the sheet with the root code, then the code typed from the sheet. Nothing is kept before the second. */
export const StartDialog = ({ opened, onClose, again }: StartDialogProps) => {
  const t = useT()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('proof.rootTitle')}
      size={560}
      closeOnClickOutside={false}
    >
      {opened && <StartSteps onClose={onClose} again={again} />}
    </Modal>
  )
}

const StartSteps = ({ onClose, again }: Omit<StartDialogProps, 'opened'>) => {
  const t = useT()
  const [typing, setTyping] = useState(false)
  const { data, error, refetch } = useQuery({
    ...orpc.proof.prepareRoot.queryOptions(),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={220} />
  return typing ? (
    <TypeStep again={again} onClose={onClose} onBack={() => setTyping(false)} />
  ) : (
    <SheetStep {...data} intro={t('proof.rootIntro')} onClose={onClose} onContinue={() => setTyping(true)} />
  )
}

type SheetStepProps = {
  code: string
  fingerprint: string
  sheet: File
  intro: string
  onClose: () => void
  onContinue: () => void
}

const SheetStep = ({ code, fingerprint, sheet, intro, onClose, onContinue }: SheetStepProps) => {
  const t = useT()
  const [printed, setPrinted] = useState(false)
  const groups = code.split('-').map((group, index) => ({ group, key: `${index} ${group}` }))
  return (
    <>
      <Text>{intro}</Text>
      <div className={classes.codeSheet} role="group" aria-label={t('proof.rootTitle')}>
        {groups.map(({ group, key }) => (
          <span key={key}>{group}</span>
        ))}
      </div>
      <Text fz="sm" c="dimmed" mb="md">
        {t('proof.rootFingerprint')}: <span className={classes.fingerprint}>{fingerprint}</span>
      </Text>
      <SaveFileButton file={sheet} data-autofocus>
        {t('proof.rootSave')}
      </SaveFileButton>
      <Checkbox
        mt="lg"
        label={t('proof.rootShown')}
        checked={printed}
        onChange={({ currentTarget }) => setPrinted(currentTarget.checked)}
      />
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button disabled={!printed} onClick={onContinue}>
          {t('proof.typeCode')}
        </Button>
      </Group>
    </>
  )
}

type TypeStepProps = { again: boolean; onClose: () => void; onBack: () => void }

const TypeStep = ({ again, onClose, onBack }: TypeStepProps) => {
  const t = useT()
  const state = useContractForm({
    schema: startInput,
    initialValues: { code: '', years: '3', reason: '' },
    toInput: ({ code, years, reason }) => ({ code, years: Number(years), reason: again ? reason : null }),
    refusalFields,
    submit: async (input) => {
      await client.proof.start(input)
      await keysChanged()
      showDone(t('proof.startDone'))
      onClose()
    },
  })
  const { form } = state
  return (
    <ContractForm
      state={state}
      guarded={false}
      footer={
        <FormFooter
          pending={state.pending}
          submitLabel={t(again ? 'proof.startAgain' : 'proof.start')}
          onCancel={onClose}
        />
      }
    >
      <Stack gap="md">
        <Text>{t('proof.rootType')}</Text>
        <RootCodeFields code={form.getInputProps('code')} years={form.getInputProps('years')} />
        {again && (
          <Textarea
            label={t('proof.rootReason')}
            description={t('common.reasonKept')}
            required
            autosize
            minRows={2}
            maxLength={500}
            {...form.getInputProps('reason')}
          />
        )}
        <div>
          <Button variant="subtle" size="compact-sm" onClick={onBack}>
            {t('proof.back')}
          </Button>
        </div>
      </Stack>
    </ContractForm>
  )
}

const RootCodeFields = ({ code, years }: { code: object; years: object }) => {
  const t = useT()
  return (
    <>
      <TextInput
        autoFocus
        data-autofocus
        className={classes.code ?? ''}
        label={t('proof.rootCodeLabel')}
        description={t('proof.rootCodeHint')}
        required
        maxLength={80}
        autoComplete="off"
        spellCheck={false}
        {...code}
      />
      <Select
        label={t('proof.yearsLabel')}
        data={issuingYears.map((count) => ({ value: String(count), label: t('proof.years', { count }) }))}
        allowDeselect={false}
        w={200}
        {...years}
      />
    </>
  )
}

/** The next issuing key, with the code from the envelope. */
export const AddKeyDialog = ({ opened, onClose }: { opened: boolean; onClose: () => void }) => {
  const t = useT()
  return (
    <Modal opened={opened} onClose={onClose} title={t('proof.addKey')} size={520}>
      {opened && <AddKeyForm onClose={onClose} />}
    </Modal>
  )
}

const AddKeyForm = ({ onClose }: { onClose: () => void }) => {
  const t = useT()
  const state = useContractForm({
    schema: addKeyInput,
    initialValues: { code: '', years: '3' },
    toInput: ({ code, years }) => ({ code, years: Number(years) }),
    refusalFields,
    submit: async (input) => {
      await client.proof.addKey(input)
      await keysChanged()
      showDone(t('proof.addKeyDone'))
      onClose()
    },
  })
  return (
    <ContractForm
      state={state}
      guarded={false}
      footer={<FormFooter pending={state.pending} submitLabel={t('proof.addKey')} onCancel={onClose} />}
    >
      <Stack gap="md">
        <Text>{t('proof.addKeyText')}</Text>
        <RootCodeFields code={state.form.getInputProps('code')} years={state.form.getInputProps('years')} />
      </Stack>
    </ContractForm>
  )
}
