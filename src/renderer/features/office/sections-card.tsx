import { ActionIcon, Modal, Stack, TextInput } from '@mantine/core'
import { IconPencil, IconPlus, IconSitemap } from '@tabler/icons-react'
import { useState } from 'react'
import { type Office, type Section, sectionInput } from '#shared/features/office/office.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatListDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './office-page.module.css'
import { keepOffice } from './office.queries.ts'

/** The sections cases and officers belong to. One is ended, not deleted: old cases keep it. */
export const SectionsCard = ({ office }: { office: Office }) => {
  const t = useT()
  const { may } = useSession()
  const [editing, setEditing] = useState<Section | 'new'>()
  const mayWrite = may('office.write')
  const close = (): void => setEditing(undefined)
  return (
    <SectionCard
      flush
      title={t('office.sections')}
      line={t('office.sectionsLine')}
      actions={
        <ReasonedButton
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} />}
          verdict={mayWrite}
          onClick={() => setEditing('new')}
        >
          {t('office.addSection')}
        </ReasonedButton>
      }
    >
      {office.sections.length === 0 && (
        <EmptyState icon={<IconSitemap />} title={t('office.noSections')} text={t('office.noSectionsText')} />
      )}
      <ul className={classes.rows}>
        {office.sections.map((section) => (
          <li key={section.id} className={classes.row}>
            <div className={classes.rowText}>
              <div className={classes.rowTitle}>{section.name}</div>
              {section.endedOn !== null && (
                <div className={classes.rowLine}>
                  {t('office.sectionEnded', { date: formatListDate(section.endedOn) })}
                </div>
              )}
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`${t('common.edit')}: ${section.name}`}
              disabled={!mayWrite.allowed}
              onClick={() => setEditing(section)}
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
        title={t(editing === 'new' ? 'office.newSection' : 'office.editSection')}
      >
        {editing !== undefined && (
          <SectionForm before={editing === 'new' ? undefined : editing} onClose={close} />
        )}
      </Modal>
    </SectionCard>
  )
}

const SectionForm = ({ before, onClose }: { before: Section | undefined; onClose: () => void }) => {
  const t = useT()
  const state = useContractForm({
    schema: sectionInput,
    initialValues: { name: before?.name ?? '', endedOn: before?.endedOn ?? null },
    refusalFields: { SECTION_NAME_TAKEN: 'name' },
    submit: async (input) => {
      const office = before
        ? await client.office.saveSection({ ...input, id: before.id, version: before.version })
        : await client.office.addSection(input)
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
      <Stack gap="md">
        <TextInput
          label={t('office.sectionName')}
          placeholder={t('office.sectionNameHint')}
          required
          data-autofocus
          {...state.form.getInputProps('name')}
        />
        {before && (
          <PlainDateField
            label={t('office.sectionEndedOn')}
            description={t('office.sectionEndedOnHint')}
            {...state.form.getInputProps('endedOn')}
          />
        )}
      </Stack>
    </ContractForm>
  )
}
