import { ActionIcon, Group, Modal } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { letterheadFor } from '#shared/features/office/office.rules.ts'
import { type Letterhead, letterheadInput, type Office } from '#shared/features/office/office.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { ConfirmDialog } from '#renderer/ui/dialogs.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { LetterheadPreview } from './letterhead-preview.tsx'
import { LetterheadFields, letterheadInputOf, letterheadValuesOf } from './office-fields.tsx'
import classes from './office-page.module.css'
import { keepOffice } from './office.queries.ts'

type Task = { kind: 'add' } | { kind: 'edit' | 'remove'; letterhead: Letterhead }

/** The heads of letters by date, with a look at the one in force on any day. */
export const LetterheadsCard = ({ office, logo }: { office: Office; logo: Blob | null }) => {
  const t = useT()
  const { may, day } = useSession()
  const [on, setOn] = useState<PlainDate | null>(day)
  const [task, setTask] = useState<Task>()
  const mayWrite = may('office.write')
  const shown = letterheadFor(office.letterheads, on ?? day)
  const current = letterheadFor(office.letterheads, day)
  const sorted = office.letterheads.toSorted((first, second) =>
    second.validFrom.localeCompare(first.validFrom),
  )
  return (
    <SectionCard
      flush
      title={t('office.letterheads')}
      line={t('office.letterheadsLine')}
      actions={
        <ReasonedButton
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} />}
          verdict={mayWrite}
          onClick={() => setTask({ kind: 'add' })}
        >
          {t('office.addLetterhead')}
        </ReasonedButton>
      }
    >
      <div className={classes.preview}>
        <div className={classes.previewBar}>
          {t('office.previewAt')}
          <PlainDateField aria-label={t('office.previewAt')} value={on} onChange={setOn} w={220} />
        </div>
        {shown && (
          <LetterheadPreview
            ministryLine={shown.ministryLine}
            parentLines={shown.parentLines}
            officeName={office.fullName}
            address={office.details.address}
            phone={office.details.phone}
            email={office.details.email}
            website={office.details.website}
            logo={logo}
          />
        )}
      </div>
      <ul className={classes.rows}>
        {sorted.map((letterhead) => (
          <li key={letterhead.id} className={classes.row}>
            <div className={classes.rowDate}>
              {t('office.fromOn', { date: formatDate(letterhead.validFrom) })}
              {letterhead.id === current?.id && <StateBadge tone="good">{t('office.inForce')}</StateBadge>}
            </div>
            <div className={classes.rowText}>
              <div className={classes.rowTitle}>{letterhead.ministryLine}</div>
              <div className={classes.rowLine}>{letterhead.parentLines.join(' · ')}</div>
              {letterhead.source !== null && <div className={classes.rowLine}>{letterhead.source}</div>}
            </div>
            <Group gap={2} wrap="nowrap">
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`${t('common.edit')}: ${formatDate(letterhead.validFrom)}`}
                disabled={!mayWrite.allowed}
                onClick={() => setTask({ kind: 'edit', letterhead })}
              >
                <IconPencil size={16} stroke={1.6} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`${t('common.remove')}: ${formatDate(letterhead.validFrom)}`}
                disabled={!mayWrite.allowed || sorted.length === 1}
                onClick={() => setTask({ kind: 'remove', letterhead })}
              >
                <IconTrash size={16} stroke={1.6} />
              </ActionIcon>
            </Group>
          </li>
        ))}
      </ul>
      <Modal
        opened={task?.kind === 'add' || task?.kind === 'edit'}
        onClose={() => setTask(undefined)}
        title={t(task?.kind === 'edit' ? 'office.editLetterhead' : 'office.newLetterhead')}
        size={640}
      >
        <LetterheadForm
          before={task?.kind === 'edit' ? task.letterhead : undefined}
          example={current}
          onClose={() => setTask(undefined)}
        />
      </Modal>
      <ConfirmDialog
        danger
        opened={task?.kind === 'remove'}
        onClose={() => setTask(undefined)}
        title={t('office.removeLetterheadTitle')}
        confirmLabel={t('common.remove')}
        onConfirm={async () => {
          if (task?.kind === 'remove')
            await keepOffice(await client.office.removeLetterhead({ id: task.letterhead.id }))
        }}
      >
        {t('office.removeLetterheadText')}
      </ConfirmDialog>
    </SectionCard>
  )
}

type LetterheadFormProps = {
  before: Letterhead | undefined
  example: Letterhead | undefined
  onClose: () => void
}

const LetterheadForm = ({ before, example, onClose }: LetterheadFormProps) => {
  const state = useContractForm({
    schema: letterheadInput,
    initialValues: letterheadValuesOf(
      before ?? {
        validFrom: null,
        ministryLine: example?.ministryLine ?? '',
        parentLines: example?.parentLines ?? [],
        source: '',
      },
    ),
    toInput: letterheadInputOf,
    refusalFields: { LETTERHEAD_DATE_TAKEN: 'validFrom' },
    submit: async (input) => {
      const office = before
        ? await client.office.saveLetterhead({ ...input, id: before.id })
        : await client.office.addLetterhead(input)
      await keepOffice(office)
      onClose()
    },
  })
  return (
    <ContractForm
      state={state}
      guarded={false}
      footer={<FormFooter pending={state.pending} onCancel={onClose} />}
    >
      <LetterheadFields form={state.form} />
    </ContractForm>
  )
}
