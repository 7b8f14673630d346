import { ActionIcon, Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { IconCalendarOff, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { type Holiday, holidayInput, holidayKinds } from '#shared/features/clock/clock.schema.ts'
import { type PlainDate, weekdayName, yearOf } from '#shared/kernel/plain-date.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { useLanguage, useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { ConfirmDialog } from '#renderer/ui/dialogs.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { holidayKindKey } from './clock-words.ts'
import { refreshClocks } from './clock.queries.ts'
import classes from './clock.module.css'
import { ImportDialog } from './holiday-import-dialog.tsx'

/** Days that working days leave out, by year. */
export const HolidaysCard = () => {
  const t = useT()
  const { may, day } = useSession()
  const [year, setYear] = useState(yearOf(day))
  const [dialog, setDialog] = useState<'add' | 'import'>()
  const [removing, setRemoving] = useState<Holiday>()
  const query = useInfiniteQuery(
    orpc.clock.holidays.infiniteOptions({
      input: (cursor: string | undefined) => ({ year, cursor, limit: 100 }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const [firstPage] = query.data?.pages ?? []
  const holidays = query.data?.pages.flatMap(({ items }) => items)
  const years = [...new Set([...(firstPage?.years ?? []), yearOf(day), yearOf(day) + 1, year])].toSorted(
    (first, second) => first - second,
  )
  const mayWrite = may('reference.write')
  const close = (): void => setDialog(undefined)
  return (
    <SectionCard
      flush
      title={t('clock.holidays')}
      line={t('clock.holidaysLine')}
      actions={
        <Group gap={8}>
          <Select
            size="xs"
            w={92}
            aria-label={t('clock.year')}
            allowDeselect={false}
            data={years.map(String)}
            value={String(year)}
            onChange={(value) => setYear(Number(value))}
          />
          <ReasonedButton variant="default" size="xs" verdict={mayWrite} onClick={() => setDialog('import')}>
            {t('clock.importHolidays')}
          </ReasonedButton>
          <ReasonedButton
            variant="default"
            size="xs"
            verdict={mayWrite}
            leftSection={<IconPlus size={14} />}
            onClick={() => setDialog('add')}
          >
            {t('clock.addHoliday')}
          </ReasonedButton>
        </Group>
      }
    >
      {query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {holidays?.length === 0 && (
        <EmptyState
          icon={<IconCalendarOff />}
          title={t('clock.noHolidays', { year: String(year) })}
          text={t('clock.noHolidaysText')}
          action={
            <ReasonedButton verdict={mayWrite} onClick={() => setDialog('import')}>
              {t('clock.importHolidays')}
            </ReasonedButton>
          }
        />
      )}
      <ul className={`${classes.rows} ${classes.padded} ${classes.scroll}`}>
        {holidays?.map((holiday) => (
          <HolidayRow
            key={holiday.id}
            holiday={holiday}
            {...(mayWrite.allowed ? { onRemove: () => setRemoving(holiday) } : {})}
          />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button variant="subtle" size="compact-sm" m={8} onClick={() => void query.fetchNextPage()}>
          {t('clock.showMore')}
        </Button>
      )}
      <Modal opened={dialog === 'add'} onClose={close} size={480} title={t('clock.addHoliday')}>
        {dialog === 'add' && <HolidayForm year={year} onClose={close} />}
      </Modal>
      <ImportDialog opened={dialog === 'import'} onClose={close} onDone={setYear} />
      <RemoveDialog holiday={removing} onClose={() => setRemoving(undefined)} />
    </SectionCard>
  )
}

const HolidayRow = ({ holiday, onRemove }: { holiday: Holiday; onRemove?: () => void }) => {
  const t = useT()
  const language = useLanguage()
  const { day: today } = useSession()
  const { day, name, kind } = holiday
  return (
    <li className={classes.row} data-past={day < today || undefined}>
      <span className={classes.holidayDay}>{formatDate(day)}</span>
      <div className={classes.text}>
        <div>{name}</div>
        <div className={classes.detail}>
          {weekdayName(day, language)} · {t(holidayKindKey(kind))}
        </div>
      </div>
      {onRemove && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`${t('common.remove')}: ${name}`}
          onClick={onRemove}
        >
          <IconTrash size={16} stroke={1.6} />
        </ActionIcon>
      )}
    </li>
  )
}

const RemoveDialog = ({ holiday, onClose }: { holiday: Holiday | undefined; onClose: () => void }) => {
  const t = useT()
  const remove = async (): Promise<void> => {
    if (!holiday) return
    const { movedClocks } = await client.clock.removeHoliday({ id: holiday.id })
    await refreshClocks()
    showDone(t('clock.holidayRemoved', { count: movedClocks }))
  }
  return (
    <ConfirmDialog
      opened={holiday !== undefined}
      onClose={onClose}
      title={t('clock.removeHoliday')}
      confirmLabel={t('common.remove')}
      danger
      onConfirm={remove}
    >
      {holiday && t('clock.removeHolidayText', { name: holiday.name, day: formatDate(holiday.day) })}
    </ConfirmDialog>
  )
}

const HolidayForm = ({ year, onClose }: { year: number; onClose: () => void }) => {
  const t = useT()
  const state = useContractForm({
    schema: holidayInput,
    initialValues: { day: null as PlainDate | null, name: '', kind: 'national' },
    refusalFields: { HOLIDAY_ALREADY_THERE: 'day' },
    submit: async (input) => {
      await client.clock.addHoliday(input)
      await Promise.all([refreshClocks(), queryClient.invalidateQueries({ queryKey: orpc.clock.key() })])
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
        <PlainDateField
          label={t('clock.holidayDay')}
          required
          data-autofocus
          placeholder={t('clock.holidayDayHint', { year: String(year) })}
          {...state.form.getInputProps('day')}
        />
        <TextInput label={t('clock.holidayName')} required {...state.form.getInputProps('name')} />
        <Select
          label={t('clock.holidayKind')}
          required
          allowDeselect={false}
          data={holidayKinds.map((value) => ({ value, label: t(holidayKindKey(value)) }))}
          {...state.form.getInputProps('kind')}
        />
      </Stack>
    </ContractForm>
  )
}
