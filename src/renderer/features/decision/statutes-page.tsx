import { Button, Checkbox, Group, MultiSelect, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { decisionKind, decisionKinds, type DecisionKind } from '#shared/features/decision/decision.schema.ts'
import { statuteInput, type Statute } from '#shared/features/decision/statute.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { EntryList } from '#renderer/features/reference/entry-list.tsx'
import { PeriodFields } from '#renderer/features/reference/period-fields.tsx'
import { SettingsPage } from '#renderer/features/settings/settings-page.tsx'
import { formatListDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import classes from './decision.module.css'
import { kindKey } from './decision-words.ts'

/** Articles decisions stand on, each for the time it was in force. */
export const StatutesPage = () => {
  const t = useT()
  const [day, setDay] = useState<PlainDate | null>(null)
  const [kind, setKind] = useState<DecisionKind | null>(null)
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    orpc.decision.statutes.infiniteOptions({
      input: (cursor: string | undefined) => ({ day, kind, cursor, limit: 100 }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const unchecked = data?.pages[0]?.unchecked ?? 0
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return (
    <SettingsPage>
      <EntryList
        title={t('decision.statutes')}
        line={[
          t('decision.statutesLine'),
          unchecked > 0 && t('decision.uncheckedCount', { count: unchecked }),
        ]
          .filter(Boolean)
          .join(' ')}
        addLabel={t('decision.addStatute')}
        editLabel={t('decision.editStatute')}
        items={data?.pages.flatMap(({ items }) => items) ?? []}
        nameOf={({ article, subjectMatter }) => `${article} · ${subjectMatter}`}
        groupOf={({ statute }) => statute}
        Badge={StatuteMark}
        Form={StatuteForm}
        filters={
          <Group className={classes.statuteFilters} gap="md" align="flex-end">
            <Select
              size="xs"
              w={260}
              label={t('decision.statuteFor')}
              placeholder={t('decision.anyDecision')}
              clearable
              searchable
              openOnFocus={false}
              data={decisionKinds.map((value) => ({ value, label: t(kindKey(value)) }))}
              value={kind}
              onChange={(value) => setKind(decisionKind.nullable().parse(value))}
            />
            <PlainDateField
              size="xs"
              w={220}
              label={t('decision.inForceOn')}
              placeholder={t('decision.anyDay')}
              value={day}
              onChange={setDay}
            />
          </Group>
        }
        footer={
          hasNextPage && (
            <Button variant="subtle" m="xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('common.loadMore')}
            </Button>
          )
        }
      />
    </SettingsPage>
  )
}

/** From when it is in force, and whether somebody has compared it with the law. */
const StatuteMark = ({ item: { isChecked, validFrom } }: { item: Statute }) => {
  const t = useT()
  return (
    <>
      {!isChecked && <StateBadge tone="warning">{t('decision.statuteUnchecked')}</StateBadge>}
      <span className={classes.period}>{t('decision.since', { day: formatListDate(validFrom) })}</span>
    </>
  )
}

const StatuteForm = ({ before, onClose }: { before: Statute | undefined; onClose: () => void }) => {
  const t = useT()
  const { day } = useSession()
  const state = useContractForm({
    schema: statuteInput,
    initialValues: {
      statute: before?.statute ?? '',
      article: before?.article ?? '',
      subjectMatter: before?.subjectMatter ?? '',
      decisionKinds: before?.decisionKinds ?? [],
      validFrom: before?.validFrom ?? day,
      validUntil: before?.validUntil ?? null,
      source: before?.source ?? '',
      isChecked: before?.isChecked ?? false,
    },
    refusalFields: { STATUTE_PERIOD_INVALID: 'validUntil', STATUTE_PERIOD_TAKEN: 'validFrom' },
    submit: async (input) => {
      if (before) await client.decision.saveStatute({ ...input, id: before.id, version: before.version })
      else await client.decision.addStatute(input)
      await queryClient.invalidateQueries({ queryKey: orpc.decision.key() })
      showDone(t('decision.statuteSaved'))
      onClose()
    },
  })
  const { form } = state
  return (
    <ContractForm
      state={state}
      guarded={false}
      footer={<FormFooter pending={state.pending} onCancel={onClose} />}
    >
      <Stack gap="md">
        <Group grow align="flex-start">
          <TextInput
            label={t('decision.statute')}
            placeholder={t('decision.statuteHint')}
            required
            data-autofocus
            {...form.getInputProps('statute')}
          />
          <TextInput
            label={t('decision.articleOnly')}
            placeholder={t('decision.articleOnlyHint')}
            required
            {...form.getInputProps('article')}
          />
        </Group>
        <Textarea
          label={t('decision.subjectMatter')}
          required
          autosize
          minRows={1}
          maxRows={4}
          {...form.getInputProps('subjectMatter')}
        />
        <MultiSelect
          label={t('decision.statuteFor')}
          placeholder={form.getValues().decisionKinds.length === 0 ? t('decision.statuteForHint') : ''}
          searchable
          openOnFocus={false}
          data={decisionKinds.map((value) => ({ value, label: t(kindKey(value)) }))}
          {...form.getInputProps('decisionKinds')}
        />
        <PeriodFields form={form} />
        <Checkbox
          label={t('decision.statuteChecked')}
          {...form.getInputProps('isChecked', { type: 'checkbox' })}
        />
      </Stack>
    </ContractForm>
  )
}
