import { ActionIcon, Button, Checkbox, Group, Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { largestDocumentList } from '#shared/features/decision/decision.schema.ts'
import { purposeDocumentsOn } from '#shared/features/reference/reference.rules.ts'
import {
  type PurposeDocument,
  travelPurpose,
  travelPurposes,
} from '#shared/features/reference/reference.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { purposeLabel } from '#renderer/features/reference/reference-words.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './decide.module.css'
import type { ChoiceDraft } from './decide-state.ts'

type AskedDocumentsFieldProps = {
  entries: readonly PurposeDocument[]
  /** What the declared purposes of the persons ask for. */
  usual: readonly string[]
  decidedOn: PlainDate
  choice: Pick<ChoiceDraft, 'leftOut' | 'added'>
  onChange: (change: Partial<Pick<ChoiceDraft, 'leftOut' | 'added'>>) => void
}

/** What the applicant is asked to bring: the usual documents of his purpose, ticked, and others beside them. */
export const AskedDocumentsField = ({
  entries,
  usual,
  decidedOn,
  choice: { leftOut, added },
  onChange,
}: AskedDocumentsFieldProps) => {
  const t = useT()
  const [typed, setTyped] = useState('')
  const isFull = usual.length + added.length >= largestDocumentList
  const add = (names: readonly string[]): void => {
    const fresh = names.filter((name) => !usual.includes(name) && !added.includes(name))
    onChange({ added: [...added, ...fresh].slice(0, largestDocumentList - usual.length) })
  }
  const addTyped = (): void => {
    const name = typed.trim()
    if (name === '') return
    add([name])
    setTyped('')
  }
  return (
    <fieldset className={classes.documents}>
      <legend className={classes.legend}>{t('decision.documents')}</legend>
      {usual.map((name) => (
        <Checkbox
          key={name}
          label={name}
          checked={!leftOut.includes(name)}
          onChange={({ currentTarget }) =>
            onChange({
              leftOut: currentTarget.checked ? leftOut.filter((other) => other !== name) : [...leftOut, name],
            })
          }
        />
      ))}
      {added.map((name) => (
        <div key={name} className={classes.added}>
          <span>{name}</span>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('common.removeItem', { name })}
            onClick={() => onChange({ added: added.filter((other) => other !== name) })}
          >
            <IconX size={14} stroke={1.7} />
          </ActionIcon>
        </div>
      ))}
      <Group gap="xs" wrap="nowrap" align="flex-end">
        <TextInput
          flex={1}
          aria-label={t('decision.addDocument')}
          placeholder={t('decision.addDocumentHint')}
          maxLength={160}
          disabled={isFull}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          onBlur={addTyped}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || typed.trim() === '') return
            event.preventDefault()
            addTyped()
          }}
        />
        <Button
          variant="default"
          leftSection={<IconPlus size={14} stroke={1.8} />}
          disabled={isFull}
          onClick={addTyped}
        >
          {t('common.add')}
        </Button>
      </Group>
      {usual.length === 0 && (
        <Select
          aria-label={t('decision.fromPurpose')}
          placeholder={t('decision.fromPurpose')}
          description={t('decision.purposeUnknown')}
          inputWrapperOrder={['input', 'description']}
          openOnFocus={false}
          data={travelPurposes.map((purpose) => ({ value: purpose, label: purposeLabel(purpose) }))}
          value={null}
          onChange={(value) => {
            const purpose = travelPurpose.safeParse(value)
            if (!purpose.success) return
            add(purposeDocumentsOn(entries, purpose.data, decidedOn).map(({ document }) => document))
          }}
        />
      )}
    </fieldset>
  )
}
