import { ActionIcon, Modal } from '@mantine/core'
import { IconPencil, IconPlus, IconSignature } from '@tabler/icons-react'
import { useState } from 'react'
import { capacityPrefix, signatoriesOn } from '#shared/features/office/office.rules.ts'
import { type Office, type Signatory, signatoryInput } from '#shared/features/office/office.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatListDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { SignatoryFields, type SignatoryValues } from './office-fields.tsx'
import classes from './office-page.module.css'
import { keepOffice } from './office.queries.ts'

/** Who signs, and when. Nobody is deleted: an old paper keeps its signatory. */
export const SignatoriesCard = ({ office }: { office: Office }) => {
  const t = useT()
  const { may, day } = useSession()
  const [editing, setEditing] = useState<Signatory | 'new'>()
  const mayWrite = may('office.write')
  const current = new Set(signatoriesOn(office.signatories, day).map(({ id }) => id))
  const sorted = office.signatories.toSorted((first, second) => second.fromOn.localeCompare(first.fromOn))
  const close = (): void => setEditing(undefined)
  return (
    <SectionCard
      flush
      title={t('office.signatories')}
      line={t('office.signatoriesLine')}
      actions={
        <ReasonedButton
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} />}
          verdict={mayWrite}
          onClick={() => setEditing('new')}
        >
          {t('office.addSignatory')}
        </ReasonedButton>
      }
    >
      {sorted.length === 0 && (
        <EmptyState
          icon={<IconSignature />}
          title={t('office.noSignatories')}
          text={t('office.noSignatoriesText')}
        />
      )}
      <ul className={classes.rows}>
        {sorted.map((signatory) => (
          <li key={signatory.id} className={classes.row}>
            <div className={classes.rowDate}>
              {formatListDate(signatory.fromOn)} –{' '}
              {signatory.untilOn === null ? t('office.untilNow') : formatListDate(signatory.untilOn)}
              {current.has(signatory.id) && <StateBadge tone="good">{t('office.inForce')}</StateBadge>}
            </div>
            <div className={classes.rowText}>
              <div className={classes.rowTitle}>{signatory.fullName}</div>
              <div className={classes.rowLine}>
                {capacityPrefix[signatory.capacity]}
                {signatory.title}
              </div>
              {signatory.nip !== null && (
                <div className={classes.rowLine} data-private>
                  {t('office.nip')} {signatory.nip}
                </div>
              )}
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`${t('common.edit')}: ${signatory.fullName}`}
              disabled={!mayWrite.allowed}
              onClick={() => setEditing(signatory)}
            >
              <IconPencil size={16} stroke={1.6} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Modal
        opened={editing !== undefined}
        onClose={close}
        size={560}
        title={t(editing === 'new' ? 'office.newSignatory' : 'office.editSignatory')}
      >
        {editing !== undefined && (
          <SignatoryForm before={editing === 'new' ? undefined : editing} onClose={close} />
        )}
      </Modal>
    </SectionCard>
  )
}

const SignatoryForm = ({ before, onClose }: { before: Signatory | undefined; onClose: () => void }) => {
  const initialValues: SignatoryValues = {
    fullName: before?.fullName ?? '',
    nip: before?.nip ?? '',
    title: before?.title ?? '',
    capacity: before?.capacity ?? 'definitive',
    fromOn: before?.fromOn ?? null,
    untilOn: before?.untilOn ?? null,
  }
  const state = useContractForm({
    schema: signatoryInput,
    initialValues,
    refusalFields: { SIGNATORY_PERIOD_INVALID: 'untilOn' },
    submit: async (input) => {
      const office = before
        ? await client.office.saveSignatory({ ...input, id: before.id })
        : await client.office.addSignatory(input)
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
      <SignatoryFields form={state.form} />
    </ContractForm>
  )
}
