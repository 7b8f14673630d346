import { Button, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { type HolidayKind, holidayKind, holidayKinds } from '#shared/features/clock/clock.schema.ts'
import { type HolidayLine, readHolidayList } from '#shared/features/clock/holiday-list.rules.ts'
import { yearOf } from '#shared/kernel/plain-date.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { describeError, showDone } from '#renderer/app/show-error.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { holidayKindKey } from './clock-words.ts'
import { refreshClocks } from './clock.queries.ts'
import classes from './clock.module.css'

type ImportDialogProps = { opened: boolean; onClose: () => void; onDone: (year: number) => void }

/** A list as it stands in the joint decree of the ministers, pasted; what was understood is shown before it is kept. */
export const ImportDialog = ({ opened, onClose, onDone }: ImportDialogProps) => {
  const t = useT()
  const { day: today } = useSession()
  const [pasted, setPasted] = useState('')
  const [usual, setUsual] = useState<HolidayKind>('national')
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()
  const lines = readHolidayList(pasted, { today, usual })
  const holidays = lines.flatMap((line) => ('holiday' in line ? [line.holiday] : []))
  const wrong = lines.length - holidays.length
  const close = (): void => {
    setPasted('')
    setProblem(undefined)
    onClose()
  }
  const save = async (): Promise<void> => {
    setPending(true)
    try {
      const { added, alreadyThere } = await client.clock.importHolidays({ holidays })
      await refreshClocks()
      showDone(t('clock.imported', { added, known: alreadyThere.length }))
      const [first] = holidays
      if (first) onDone(yearOf(first.day))
      close()
    } catch (error) {
      setProblem(describeError(error).sentence)
    } finally {
      setPending(false)
    }
  }
  return (
    <Modal opened={opened} onClose={close} size={640} title={t('clock.importHolidays')}>
      <Stack gap="md">
        <Textarea
          label={t('clock.pasteLabel')}
          description={t('clock.pasteHint')}
          inputWrapperOrder={['label', 'description', 'input', 'error']}
          data-autofocus
          rows={8}
          value={pasted}
          placeholder={t('clock.pasteExample')}
          onChange={({ currentTarget }) => setPasted(currentTarget.value)}
        />
        <Select
          label={t('clock.usualKind')}
          w={280}
          allowDeselect={false}
          data={holidayKinds.map((value) => ({ value, label: t(holidayKindKey(value)) }))}
          value={usual}
          onChange={(value) => setUsual(holidayKind.parse(value))}
        />
      </Stack>
      {lines.length > 0 && (
        <>
          <Text mt="md" size="sm" aria-live="polite">
            {t('clock.understood', { count: holidays.length })}
            {wrong > 0 && (
              <span className={classes.wrong}> {t('clock.notUnderstood', { count: wrong })}</span>
            )}
          </Text>
          <ul className={classes.read}>
            {lines.map((line) => (
              <ReadLine key={line.line} line={line} />
            ))}
          </ul>
        </>
      )}
      {problem !== undefined && (
        <Text c="var(--mantine-color-error)" mt="sm" role="alert">
          {problem}
        </Text>
      )}
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={close}>
          {t('common.cancel')}
        </Button>
        <Button loading={pending} disabled={holidays.length === 0} onClick={() => void save()}>
          {t('clock.importCount', { count: holidays.length })}
        </Button>
      </Group>
    </Modal>
  )
}

const ReadLine = ({ line }: { line: HolidayLine }) => {
  const t = useT()
  if ('problem' in line) {
    return (
      <li className={classes.row}>
        <div className={classes.text}>
          <span className={classes.wrong}>{t(`clock.problem.${line.problem}`, { line: line.line })}</span>{' '}
          {line.text}
        </div>
      </li>
    )
  }
  const { day, name, kind } = line.holiday
  return (
    <li className={classes.row}>
      <span className={classes.holidayDay}>{formatDate(day)}</span>
      <span className={classes.text}>{name}</span>
      <span className={classes.detail}>{t(holidayKindKey(kind))}</span>
    </li>
  )
}
