import { SegmentedControl, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { caseChannels, confidentialities, type CaseId } from '#shared/features/case/case.schema.ts'
import type {
  ApplyInput,
  ApplyResult,
  StagedRegister,
} from '#shared/features/group-intake/group-intake.schema.ts'
import { subjectRoles, type SubjectRole } from '#shared/features/subject/subject.schema.ts'
import { plainDateOfInstant, type PlainDate } from '#shared/kernel/plain-date.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { ActDialog } from '#renderer/features/case/act-dialog.tsx'
import { CasePicker, type PickedCase } from '#renderer/features/case/case-picker.tsx'
import { channelKey, confidentialityKey } from '#renderer/features/case/case-words.ts'
import { instantOf, readTime, TimeField, timeText } from '#renderer/features/case/time-field.tsx'
import { refreshCases } from '#renderer/features/case/case.queries.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { lastOpenedStore, refreshStaged } from './group-intake.queries.ts'

type AddDialogProps = {
  opened: boolean
  onClose: () => void
  register: StagedRegister
  count: number
  /** The case the people are meant for, where the page was opened from one. */
  meantFor: PickedCase | undefined
}

type NewCaseValues = {
  title: string
  channel: (typeof caseChannels)[number]
  receivedOn: PlainDate | null
  receivedTime: string
  eventPlace: string
  confidentiality: (typeof confidentialities)[number]
}

/** A case that is not there: nothing is left out of what the picker offers. */
const noCase = '' as CaseId

const emptyValues = (now: Date): NewCaseValues => ({
  title: '',
  channel: 'checkpointDeparture',
  receivedOn: plainDateOfInstant(now.getTime()),
  receivedTime: timeText(now),
  eventPlace: '',
  confidentiality: 'restricted',
})

/** The new case as it is sent; undefined while something needed is missing. */
const newCaseOf = (values: NewCaseValues): ApplyInput['target'] | undefined => {
  const time = readTime(values.receivedTime)
  if (values.title.trim() === '' || values.receivedOn === null || !time) return undefined
  const { title, channel, eventPlace, confidentiality } = values
  const receivedAt = instantOf(values.receivedOn, time)
  return {
    kind: 'new',
    fields: {
      title,
      channel,
      receivedAt,
      eventOn: null,
      eventPlace,
      confidentiality,
      chronology: null,
    },
  }
}

/** Asks into which case the chosen people go, and adds them. */
export const AddDialog = ({ opened, onClose, register, count, meantFor }: AddDialogProps) => {
  const t = useT()
  const [kind, setKind] = useState<ApplyInput['target']['kind']>(meantFor ? 'existing' : 'new')
  const [role, setRole] = useState<SubjectRole>('prospectiveWorker')
  const [values, setValues] = useState(() => emptyValues(new Date()))
  const [picked, setPicked] = useState(meantFor)
  const [asked, setAsked] = useState(false)
  const targetOf = (): ApplyInput['target'] | undefined => {
    if (kind === 'new') return newCaseOf(values)
    return picked && { kind: 'existing', caseId: picked.id }
  }
  const add = async (): Promise<boolean> => {
    const target = targetOf()
    setAsked(target === undefined)
    if (!target) return false
    const result = await client.groupIntake.apply({ id: register.id, role, target })
    lastOpenedStore.set(undefined)
    await Promise.all([refreshStaged(), refreshCases()])
    showDone(addedSentence(t, result))
    goTo(`/cases/${result.caseId}`)
    return true
  }
  return (
    <ActDialog
      opened={opened}
      onClose={onClose}
      title={t('groupIntake.addTitle', { count: formatNumber(count) })}
      text={t('groupIntake.addText')}
      confirmLabel={t('groupIntake.addConfirm')}
      onConfirm={add}
    >
      <Stack gap="md">
        <SegmentedControl
          fullWidth
          aria-label={t('groupIntake.target')}
          value={kind}
          data={[
            { value: 'new', label: t('groupIntake.targetNew') },
            { value: 'existing', label: t('groupIntake.targetExisting') },
          ]}
          onChange={(value) => setKind(value === 'new' ? 'new' : 'existing')}
        />
        {kind === 'new' ? (
          <NewCaseFields values={values} asked={asked} onChange={setValues} />
        ) : (
          <CasePicker
            label={t('groupIntake.case')}
            view="open"
            except={noCase}
            value={picked}
            onChange={setPicked}
            error={asked && !picked ? t('groupIntake.pickCaseFirst') : undefined}
          />
        )}
        <Select
          label={t('groupIntake.roleLabel')}
          allowDeselect={false}
          value={role}
          data={subjectRoles.map((value) => ({ value, label: t(`groupIntake.role.${value}`) }))}
          onChange={(value) => setRole(subjectRoles.find((known) => known === value) ?? role)}
        />
      </Stack>
    </ActDialog>
  )
}

const addedSentence = (t: Translate, { added, alreadyThere, caseNumber }: ApplyResult): string =>
  t(alreadyThere > 0 ? 'groupIntake.addedExcept' : 'groupIntake.added', {
    count: formatNumber(added),
    number: caseNumber,
    there: formatNumber(alreadyThere),
  })

type NewCaseFieldsProps = {
  values: NewCaseValues
  asked: boolean
  onChange: (values: NewCaseValues) => void
}

const NewCaseFields = ({ values, asked, onChange }: NewCaseFieldsProps) => {
  const t = useT()
  const { day } = useSession()
  const set = <Name extends keyof NewCaseValues>(name: Name, value: NewCaseValues[Name]): void =>
    onChange({ ...values, [name]: value })
  return (
    <>
      <TextInput
        label={t('case.titleLabel')}
        required
        data-autofocus
        maxLength={160}
        value={values.title}
        error={asked && values.title.trim() === '' ? t('groupIntake.fieldsMissing') : undefined}
        onChange={({ currentTarget }) => set('title', currentTarget.value)}
      />
      <SimpleGrid cols={2} spacing="md">
        <Select
          label={t('case.channelLabel')}
          required
          allowDeselect={false}
          value={values.channel}
          data={caseChannels.map((value) => ({ value, label: t(channelKey(value)) }))}
          onChange={(value) =>
            set('channel', caseChannels.find((known) => known === value) ?? values.channel)
          }
        />
        <Select
          label={t('case.confidentialityLabel')}
          allowDeselect={false}
          value={values.confidentiality}
          data={confidentialities.map((value) => ({ value, label: t(confidentialityKey(value)) }))}
          onChange={(value) =>
            set(
              'confidentiality',
              confidentialities.find((known) => known === value) ?? values.confidentiality,
            )
          }
        />
        <PlainDateField
          label={t('case.receivedDay')}
          required
          maxDate={day}
          value={values.receivedOn}
          onChange={(value) => set('receivedOn', value)}
        />
        <TimeField
          label={t('case.receivedTime')}
          required
          asked={asked}
          value={values.receivedTime}
          onChange={(value) => set('receivedTime', value)}
        />
      </SimpleGrid>
      <TextInput
        label={t('case.eventPlace')}
        maxLength={200}
        value={values.eventPlace}
        onChange={({ currentTarget }) => set('eventPlace', currentTarget.value)}
      />
    </>
  )
}
