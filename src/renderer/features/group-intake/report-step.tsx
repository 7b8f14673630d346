import { Alert, Button, Tabs } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import {
  reportPart,
  type RegisterSummary,
  type ReportPart,
  type StagedRegister,
} from '#shared/features/group-intake/group-intake.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { showError } from '#renderer/app/show-error.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { SaveFileButton } from '#renderer/ui/save-file-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { problemsFile } from './group-intake-words.ts'
import classes from './group-intake.module.css'
import { chooseRows, readProblems } from './group-intake.queries.ts'
import { ReportTable } from './report-table.tsx'

type ReportStepProps = { register: StagedRegister; summary: RegisterSummary }

/** What the check found: counts, and the rows behind each of them. */
export const ReportStep = ({ register, summary }: ReportStepProps) => {
  const t = useT()
  const { may } = useSession()
  const [part, setPart] = useState<ReportPart>(() => firstPart(summary))
  const counts: Record<ReportPart, number> = {
    bad: summary.bad,
    duplicates: summary.duplicates,
    warned: summary.warned,
    good: summary.good,
  }
  return (
    <>
      {!may('groupIntake.apply').allowed && (
        <Alert color="blue" variant="light" icon={<IconInfoCircle size={18} />}>
          {t('groupIntake.askHead')}
        </Alert>
      )}
      <SectionCard title={t('groupIntake.resultCard')} flush>
        <Counts summary={summary} />
        <Tabs
          value={part}
          onChange={(value) => setPart(reportPart.catch('bad').parse(value))}
          keepMounted={false}
        >
          <Tabs.List className={classes.tabs}>
            {reportPart.options.map((option) => (
              <Tabs.Tab key={option} value={option}>
                {t(partKeys[option], { count: formatNumber(counts[option]) })}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {reportPart.options.map((option) => (
            <Tabs.Panel key={option} value={option}>
              {counts[option] > 0 && <PartActions register={register} part={option} summary={summary} />}
              <ReportTable register={register} part={option} />
            </Tabs.Panel>
          ))}
        </Tabs>
      </SectionCard>
    </>
  )
}

const partKeys = {
  bad: 'groupIntake.partBad',
  duplicates: 'groupIntake.partDuplicates',
  warned: 'groupIntake.partWarned',
  good: 'groupIntake.partGood',
} as const satisfies Record<ReportPart, string>

/** What needs a look comes first. */
const firstPart = (summary: RegisterSummary): ReportPart => {
  if (summary.bad > 0) return 'bad'
  return summary.duplicates > 0 ? 'duplicates' : 'good'
}

const Counts = ({ summary }: { summary: RegisterSummary }) => {
  const t = useT()
  const { rows, good, bad, chosen } = summary
  const facts = [
    { label: t('groupIntake.countRows'), value: rows },
    { label: t('groupIntake.countGood'), value: good },
    { label: t('groupIntake.countBad'), value: bad, isBad: bad > 0 },
    { label: t('groupIntake.countDuplicates'), value: summary.duplicates },
    { label: t('groupIntake.countChosen'), value: chosen, isMain: true },
  ]
  return (
    <dl className={classes.counts}>
      {facts.map(({ label, value, isBad, isMain }) => (
        <div
          key={label}
          className={classes.count}
          data-bad={isBad || undefined}
          data-main={isMain || undefined}
        >
          <dt>{label}</dt>
          <dd className="figures">{formatNumber(value)}</dd>
        </div>
      ))}
    </dl>
  )
}

type PartActionsProps = { register: StagedRegister; part: ReportPart; summary: RegisterSummary }

/** What can be done with a whole part of the report. */
const PartActions = ({ register: { id, fileName }, part, summary }: PartActionsProps) => {
  const t = useT()
  const choose = async (where: 'register' | 'store', isChosen: boolean): Promise<void> =>
    chooseRows(id, { where, kind: null }, isChosen).catch(showError)
  if (part === 'bad')
    return (
      <div className={classes.partActions}>
        <SaveFileButton size="xs" file={async () => problemsFile(t, await readProblems(id), fileName)}>
          {t('groupIntake.saveProblems')}
        </SaveFileButton>
      </div>
    )
  if (part !== 'duplicates') return null
  return (
    <div className={classes.partActions}>
      {summary.twiceInRegister > 0 && (
        <Button size="xs" variant="default" onClick={() => void choose('register', false)}>
          {t('groupIntake.leaveTwice')}
        </Button>
      )}
      {summary.inStore > 0 && (
        <Button size="xs" variant="default" onClick={() => void choose('store', false)}>
          {t('groupIntake.leaveKnown')}
        </Button>
      )}
      <Button
        size="xs"
        variant="default"
        onClick={() => void choose('register', true).then(() => choose('store', true))}
      >
        {t('groupIntake.takeAll')}
      </Button>
    </div>
  )
}
