import { ActionIcon, Modal, Select, Stack, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { canAcceptSize } from '#shared/features/attachment/attachment.rules.ts'
import { usualKindFor } from '#shared/features/evidence/evidence.rules.ts'
import {
  evidenceFacts,
  evidenceKind,
  type EvidenceKind,
  evidenceKinds,
} from '#shared/features/evidence/evidence.schema.ts'
import { client } from '#renderer/app/client.ts'
import { describeError, showDone, verdictReason } from '#renderer/app/show-error.ts'
import { formatFileSize } from '#renderer/i18n/format.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { SharedFields, type SharedValues } from './evidence-fields.tsx'
import { evidenceKindKey } from './evidence-words.ts'
import classes from './evidence.module.css'
import { refreshEvidence } from './evidence.queries.ts'

export type Chosen = { key: number; file: File; title: string; kind: EvidenceKind }

/** `IMG_2041.jpg` → `IMG 2041`; an officer mostly writes a better one. */
const titleFor = ({ name }: File): string =>
  name
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .replaceAll('_', ' ')
    .slice(0, 160)
    .trim()

let lastKey = 0
export const chosenOf = (files: readonly File[]): Chosen[] =>
  files.map((file) => ({
    key: (lastKey += 1),
    file,
    title: titleFor(file),
    kind: usualKindFor(file.type),
  }))

type AddDialogProps = { caseId: string; chosen: Chosen[]; onChange: (chosen: Chosen[]) => void }

/** What is said about files before they become evidence. One source and day for those that came together. */
export const AddEvidenceDialog = ({ caseId, chosen, onChange }: AddDialogProps) => {
  const t = useT()
  return (
    <Modal
      opened={chosen.length > 0}
      onClose={() => onChange([])}
      size={560}
      title={t(chosen.length > 1 ? 'evidence.addSeveral' : 'evidence.addOne', { count: chosen.length })}
    >
      {chosen.length > 0 && <AddForm caseId={caseId} chosen={chosen} onChange={onChange} />}
    </Modal>
  )
}

const AddForm = ({ caseId, chosen, onChange }: AddDialogProps) => {
  const t = useT()
  const initial: SharedValues = {
    source: '',
    obtainedOn: null,
    subjectId: null,
    note: '',
  }
  const [refusals, setRefusals] = useState<ReadonlyMap<number, string>>(new Map())
  const state = useContractForm({
    schema: evidenceFacts.omit({ title: true, kind: true }),
    initialValues: initial,
    submit: async (facts) => {
      const refused = new Map<number, string>()
      for (const { key, file, title, kind } of chosen) {
        const refusal = await refusalOf(t, { file, title }, () =>
          client.evidence.add({ ...facts, title: title.trim(), kind, caseId, file }),
        )
        if (refusal !== undefined) refused.set(key, refusal)
      }
      const kept = chosen.length - refused.size
      if (kept > 0) {
        await refreshEvidence()
        showDone(t('evidence.added', { count: kept }))
      }
      setRefusals(refused)
      onChange(chosen.filter(({ key }) => refused.has(key)))
    },
  })
  const change = (key: number, changes: Partial<Pick<Chosen, 'title' | 'kind'>>): void =>
    onChange(chosen.map((one) => (one.key === key ? { ...one, ...changes } : one)))
  return (
    <ContractForm
      state={state}
      guarded={false}
      footer={
        <FormFooter
          pending={state.pending}
          onCancel={() => onChange([])}
          submitLabel={t('evidence.addConfirm')}
        />
      }
    >
      <Stack gap="md">
        <ul className={classes.chosen}>
          {chosen.map(({ key, file, title, kind }, index) => (
            <li key={key} className={classes.chosenFile}>
              <TextInput
                label={t('evidence.titleOf', { name: file.name })}
                description={formatFileSize(file.size)}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                required
                maxLength={160}
                data-autofocus={index === 0 || undefined}
                value={title}
                error={refusals.get(key)}
                onChange={({ currentTarget }) => change(key, { title: currentTarget.value })}
              />
              <Select
                label={t('evidence.kindLabel')}
                allowDeselect={false}
                w={140}
                data={evidenceKinds.map((value) => ({ value, label: t(evidenceKindKey(value)) }))}
                value={kind}
                onChange={(value) => change(key, { kind: evidenceKind.parse(value) })}
              />
              {chosen.length > 1 && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  mt={26}
                  aria-label={t('common.removeItem', { name: file.name })}
                  onClick={() => onChange(chosen.filter((one) => one.key !== key))}
                >
                  <IconX size={15} stroke={1.7} />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
        <SharedFields form={state.form} caseId={caseId} />
      </Stack>
    </ContractForm>
  )
}

/** Files go one after the other; a refused one stays in the dialog with its sentence, the others are kept. */
const refusalOf = async (
  t: Translate,
  { file, title }: Pick<Chosen, 'file' | 'title'>,
  send: () => Promise<unknown>,
): Promise<string | undefined> => {
  if (title.trim() === '') return t('common.valueRequired')
  const tooLarge = verdictReason(canAcceptSize(file.size))
  if (tooLarge !== undefined) return tooLarge
  try {
    await send()
    return undefined
  } catch (error) {
    return describeError(error).sentence
  }
}
