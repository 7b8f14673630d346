import { ActionIcon, Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { IconPencil, IconPhoneOff, IconPlus, IconTrash } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type PublicIdentifier,
  publicIdentifierInput,
  publicKinds,
} from '#shared/features/entity/entity.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { SettingsPage } from '#renderer/features/settings/settings-page.tsx'
import { formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { FilterBar } from '#renderer/ui/filter-bar.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { EntityKindIcon } from './entity-kind-icon.tsx'
import { kindKey } from './entity-words.ts'
import classes from './entity.module.css'

const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: orpc.entity.key() })

/** Numbers that everybody has: of the police, of offices, of hotlines. They link no cases. */
export const PublicIdentifiersPage = () => {
  const t = useT()
  const { may } = useSession()
  const [search, setSearch] = useState('')
  const [editing, setEditing] = useState<PublicIdentifier | 'new'>()
  const [removing, setRemoving] = useState<PublicIdentifier>()
  const query = useInfiniteQuery(
    orpc.entity.publicIdentifiers.infiniteOptions({
      input: (cursor: string | undefined) => ({ query: search, cursor, limit: 50 }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const mayWrite = may('reference.write')
  const items = query.data?.pages.flatMap((page) => page.items)
  const total = query.data?.pages[0]?.total
  const close = (): void => setEditing(undefined)
  const remove = async (reason: string): Promise<void> => {
    if (!removing) return
    await client.entity.removePublicIdentifier({ id: removing.id, version: removing.version, reason })
    await refresh()
    showDone(t('entity.publicRemoved'))
  }
  return (
    <SettingsPage
      primary={
        <ReasonedButton
          verdict={mayWrite}
          leftSection={<IconPlus size={16} stroke={1.7} />}
          onClick={() => setEditing('new')}
        >
          {t('entity.publicAdd')}
        </ReasonedButton>
      }
    >
      <SectionCard
        title={t('entity.publicTitle')}
        line={t('entity.publicPageLine')}
        actions={total !== undefined && <span className={classes.small}>{formatNumber(total)}</span>}
      >
        <Stack gap="md">
          <FilterBar search={search} onSearch={setSearch} placeholder={t('entity.publicSearch')} />
          {query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
          {items?.length === 0 && (
            <EmptyState
              icon={<IconPhoneOff />}
              title={t(search === '' ? 'entity.publicNone' : 'common.noMatch')}
              text={t(search === '' ? 'entity.publicNoneText' : 'common.noMatchHint')}
            />
          )}
          <ul className={classes.rows}>
            {items?.map((item) => (
              <li key={item.id} className={classes.row}>
                <span className={classes.icon}>
                  <EntityKindIcon kind={item.kind} />
                </span>
                <div className={classes.rowText}>
                  <div className={classes.name}>{item.owner}</div>
                  <div className={`${classes.small} figures`}>
                    {t(kindKey(item.kind))} · {item.value}
                  </div>
                </div>
                {mayWrite.allowed && (
                  <Group gap={4} wrap="nowrap">
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`${t('entity.publicEdit')}: ${item.owner}`}
                      onClick={() => setEditing(item)}
                    >
                      <IconPencil size={16} stroke={1.6} />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`${t('common.remove')}: ${item.owner}`}
                      onClick={() => setRemoving(item)}
                    >
                      <IconTrash size={16} stroke={1.6} />
                    </ActionIcon>
                  </Group>
                )}
              </li>
            ))}
          </ul>
          {query.hasNextPage && (
            <Button variant="subtle" size="compact-sm" onClick={() => void query.fetchNextPage()}>
              {t('entity.more')}
            </Button>
          )}
        </Stack>
      </SectionCard>
      <Modal
        opened={editing !== undefined}
        onClose={close}
        size={480}
        title={t(editing === 'new' ? 'entity.publicAdd' : 'entity.publicEdit')}
      >
        {editing === 'new' && <AddForm onClose={close} />}
        {editing !== undefined && editing !== 'new' && <OwnerForm before={editing} onClose={close} />}
      </Modal>
      <ReasonDialog
        opened={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title={t('entity.publicRemoveTitle', { owner: removing?.owner ?? '' })}
        confirmLabel={t('common.remove')}
        danger
        onConfirm={remove}
      >
        {t('entity.publicRemoveText')}
      </ReasonDialog>
    </SettingsPage>
  )
}

const AddForm = ({ onClose }: { onClose: () => void }) => {
  const t = useT()
  const state = useContractForm({
    schema: publicIdentifierInput,
    initialValues: { kind: 'phone', value: '', owner: '' },
    refusalFields: {
      PUBLIC_IDENTIFIER_TAKEN: 'value',
      ENTITY_VALUE_IMPOSSIBLE: 'value',
      PHONE_IMPOSSIBLE: 'value',
      ACCOUNT_NUMBER_IMPOSSIBLE: 'value',
      EMAIL_IMPOSSIBLE: 'value',
      SOCIAL_ACCOUNT_IMPOSSIBLE: 'value',
    },
    submit: async (input) => {
      await client.entity.addPublicIdentifier(input)
      await refresh()
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
        <Select
          label={t('entity.entryKind')}
          required
          allowDeselect={false}
          data={publicKinds.map((value) => ({ value, label: t(kindKey(value)) }))}
          {...state.form.getInputProps('kind')}
        />
        <TextInput
          label={t('entity.publicValue')}
          required
          data-autofocus
          maxLength={200}
          {...state.form.getInputProps('value')}
        />
        <TextInput
          label={t('entity.publicOwner')}
          required
          maxLength={120}
          {...state.form.getInputProps('owner')}
        />
      </Stack>
    </ContractForm>
  )
}

const ownerInput = publicIdentifierInput.pick({ owner: true })

const OwnerForm = ({ before, onClose }: { before: PublicIdentifier; onClose: () => void }) => {
  const t = useT()
  const state = useContractForm({
    schema: ownerInput,
    initialValues: { owner: before.owner },
    submit: async ({ owner }) => {
      await client.entity.changePublicIdentifier({ id: before.id, version: before.version, owner })
      await refresh()
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
        <div className={`${classes.small} figures`}>
          {t(kindKey(before.kind))} · {before.value}
        </div>
        <TextInput
          label={t('entity.publicOwner')}
          required
          data-autofocus
          maxLength={120}
          {...state.form.getInputProps('owner')}
        />
      </Stack>
    </ContractForm>
  )
}
