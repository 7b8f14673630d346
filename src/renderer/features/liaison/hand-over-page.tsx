import { Alert, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { addDays, daysBetween, type PlainDate } from '#shared/kernel/plain-date.ts'
import { isServing } from '#shared/features/liaison/liaison.rules.ts'
import {
  type HandOverResult,
  handOverInput,
  type LiaisonWarning,
  type OfficerDetail,
} from '#shared/features/liaison/liaison.schema.ts'
import { useWarningDialog } from '#renderer/ui/warning-dialog.tsx'
import { client, orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { AssignmentTable } from './assignment-table.tsx'
import { HandOverDone } from './hand-over-done.tsx'
import { warningSentence } from './liaison-words.ts'
import classes from './liaison.module.css'
import { refreshLiaisons } from './liaison.queries.ts'
import { OfficerFields, type OfficerValues } from './officer-fields.tsx'

/** A liaison officer leaves, another takes over several villages: one act, and a list for the successor. */
export const HandOverPage = () => {
  const t = useT()
  const search: { from?: string } = useSearch({ strict: false })
  const [fromId, setFromId] = useState<string | null>(search.from ?? null)
  const [result, setResult] = useState<HandOverResult>()
  const officers = useQuery(orpc.liaison.officers.queryOptions({ input: { serving: 'now', limit: 100 } }))
  const detail = useQuery({
    ...orpc.liaison.officer.queryOptions({ input: { id: (fromId ?? '') as OfficerDetail['officer']['id'] } }),
    enabled: fromId !== null,
  })
  if (result) return <HandOverDone result={result} />
  const chosen = detail.data?.officer
  const options = (officers.data?.items ?? [])
    .filter(({ mainCount }) => mainCount > 0)
    .map(({ id, officerName, mainCount }) => ({
      value: id as string,
      label: `${officerName} · ${t('liaison.villageCount', { count: mainCount })}`,
    }))
  return (
    <Page>
      <PageHeader
        title={t('liaison.handOver')}
        line={t('liaison.handOverLine')}
        back={{ to: '/liaisons', label: t('common.navLiaisons') }}
      />
      <SectionCard title={t('liaison.leaving')}>
        <Select
          label={t('liaison.leavingOfficer')}
          placeholder={t('liaison.chooseOfficer')}
          description={options.length === 0 ? t('liaison.nobodyToLeave') : undefined}
          searchable
          required
          maw={480}
          data={options}
          value={chosen?.id ?? fromId}
          onChange={setFromId}
        />
      </SectionCard>
      {fromId !== null && detail.data && (
        <HandOverForm key={fromId} detail={detail.data} onDone={setResult} />
      )}
    </Page>
  )
}

type HandOverFormProps = { detail: OfficerDetail; onDone: (result: HandOverResult) => void }
type HandOverValues = OfficerValues & {
  lastDay: PlainDate | null
  firstDay: PlainDate | null
  endNote: string
}

const HandOverForm = ({ detail: { officer, assignments }, onDone }: HandOverFormProps) => {
  const t = useT()
  const { day: today, may } = useSession()
  const { dialog, confirmed } = useWarningDialog((warning: LiaisonWarning) => warningSentence(t, warning))
  const initial: HandOverValues = {
    officerName: '',
    officerNip: '',
    officerPhone: '',
    decreeNumber: '',
    lastDay: null,
    firstDay: null,
    endNote: '',
  }
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const mainsOn = (day: PlainDate | null) =>
    assignments.filter((term) => term.kind === 'main' && isServing(term, day ?? today))
  const chosenOn = (day: PlainDate | null) => mainsOn(day).filter(({ villageId }) => !left.has(villageId))
  const state = useContractForm({
    schema: handOverInput,
    initialValues: initial,
    toInput: ({ lastDay, firstDay, endNote, ...successor }: HandOverValues) => ({
      fromOfficerId: officer.id,
      lastDay,
      firstDay,
      endNote,
      successor,
      villageIds: chosenOn(lastDay).map(({ villageId }) => villageId),
    }),
    refusalFields: {
      LIAISON_SUCCESSOR_IS_SAME: 'officerName',
      LIAISON_NOT_MAIN_THERE: 'lastDay',
      LIAISON_MAIN_OVERLAPS: 'firstDay',
    },
    submit: async (input) => {
      const saved = await confirmed((acceptedWarnings) =>
        client.liaison.handOver({ ...input, acceptedWarnings }),
      )
      if (!saved) return
      await refreshLiaisons()
      showDone(t('liaison.handedOver', { count: saved.rows.length }))
      onDone(saved)
    },
  })
  const { form } = state
  const { lastDay, firstDay } = form.getValues()
  const mains = mainsOn(lastDay)
  const chosen = chosenOn(lastDay)
  const setLastDay = (day: PlainDate | null): void => {
    const follows = firstDay === null || (lastDay !== null && firstDay === addDays(lastDay, 1))
    form.setFieldValue('lastDay', day)
    if (follows && day !== null) form.setFieldValue('firstDay', addDays(day, 1))
  }
  const gap = lastDay === null || firstDay === null ? 0 : daysBetween(lastDay, firstDay) - 1
  const selected = new Set<string>(chosen.map(({ villageId }) => villageId))
  const select = (next: ReadonlySet<string>): void =>
    setLeft(new Set(mains.map(({ villageId }) => villageId as string).filter((id) => !next.has(id))))
  return (
    <ContractForm
      state={state}
      footer={
        <FormFooter
          pending={state.pending}
          verdict={may('liaison.write')}
          submitLabel={t('liaison.handOverCount', { count: chosen.length })}
          onCancel={() => goTo('/liaisons')}
        />
      }
    >
      <Stack gap={20}>
        <SectionCard title={t('liaison.successor')}>
          <Stack gap="md" maw={640}>
            <OfficerFields form={form} />
            <SimpleGrid cols={2} spacing="md">
              <PlainDateField
                label={t('liaison.lastDayOf')}
                required
                {...form.getInputProps('lastDay')}
                onChange={setLastDay}
              />
              <PlainDateField label={t('liaison.firstDayOf')} required {...form.getInputProps('firstDay')} />
            </SimpleGrid>
            {gap !== 0 && lastDay !== null && firstDay !== null && (
              <Alert color="orange" variant="light" icon={<IconInfoCircle size={18} />} aria-live="polite">
                {gap > 0
                  ? t('liaison.gapAhead', { days: gap, from: formatDate(addDays(lastDay, 1)) })
                  : t('liaison.overlapAhead', { date: formatDate(firstDay) })}
              </Alert>
            )}
            <TextInput label={t('liaison.endNote')} maxLength={300} {...form.getInputProps('endNote')} />
          </Stack>
        </SectionCard>
        <SectionCard
          title={t('liaison.villagesToHandOver')}
          line={t('liaison.villagesToHandOverLine', { chosen: chosen.length, all: mains.length })}
          flush
        >
          {mains.length === 0 ? (
            <p className={classes.note}>{t('liaison.noVillagesThatDay')}</p>
          ) : (
            <AssignmentTable
              label={t('liaison.villagesToHandOver')}
              rows={mains}
              selection={{ selected, onChange: select }}
            />
          )}
        </SectionCard>
      </Stack>
      {dialog}
    </ContractForm>
  )
}
