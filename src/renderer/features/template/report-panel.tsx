import { Alert, Button, Loader } from '@mantine/core'
import { IconCircleCheck, IconCircleX, IconListCheck, IconMinus } from '@tabler/icons-react'
import type { SampleKind, TemplateDetail, TemplateReport } from '#shared/features/template/template.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './editor.module.css'
import { FindingList } from './finding-list.tsx'
import { toldOnce } from './finding-words.ts'
import { sampleWords, sizeWords } from './template-words.ts'

type ReportPanelProps = {
  detail: TemplateDetail
  report: TemplateReport | undefined
  pending: boolean
  /** The text was changed after the check. */
  outdated: boolean
  onCheck: () => void
  onGoTo: (line: number, column: number | null) => void
}

/** The full check: every kind of test data on every size, with what was found. */
export const ReportPanel = ({ detail, report, pending, outdated, onCheck, onGoTo }: ReportPanelProps) => {
  const t = useT()
  if (!report) {
    return (
      <div className={classes.report} aria-busy={pending}>
        <p className={classes.hint}>{t('template.checkText')}</p>
        <Button
          variant="default"
          loading={pending}
          leftSection={<IconListCheck size={16} stroke={1.7} />}
          onClick={onCheck}
        >
          {t('template.checkAll')}
        </Button>
      </div>
    )
  }
  return (
    <div className={classes.report} aria-busy={pending}>
      <div className={classes.verdict} data-passed={report.passed} role="status">
        {report.passed ? (
          <IconCircleCheck size={18} stroke={1.8} aria-hidden="true" />
        ) : (
          <IconCircleX size={18} stroke={1.8} aria-hidden="true" />
        )}
        <span>{t(report.passed ? 'template.checkPassed' : 'template.checkFailed')}</span>
        <span className={classes.grow} />
        {pending && <Loader size={16} />}
        <Button variant="default" size="compact-sm" disabled={pending} onClick={onCheck}>
          {t('template.checkAgain')}
        </Button>
      </div>
      {outdated && (
        <Alert color="yellow" variant="light" p="xs">
          {t('template.checkOutdated')}
        </Alert>
      )}
      <table className={classes.checked} aria-label={t('template.checkAll')}>
        <thead>
          <tr>
            <th scope="col">{t('template.sample')}</th>
            {detail.sizes.map((size) => (
              <th key={size} scope="col">
                {t(sizeWords[size])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {detail.samples.map((sample) => (
            <tr key={sample}>
              <th scope="row">{t(sampleWords[sample])}</th>
              {detail.sizes.map((size) => (
                <Cell key={size} report={report} sample={sample} size={size} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <FindingList
        findings={toldOnce(report.findings)}
        nothing={t('template.findingsNone')}
        onGoTo={onGoTo}
      />
    </div>
  )
}

type CellProps = { report: TemplateReport; sample: SampleKind; size: TemplateDetail['sizes'][number] }

const Cell = ({ report, sample, size }: CellProps) => {
  const t = useT()
  const checked = report.checked.find((entry) => entry.sample === sample && entry.size === size)
  const errors = report.findings.filter(
    (finding) => finding.severity === 'error' && finding.sample === sample && finding.size === size,
  ).length
  if (!checked) {
    return (
      <td data-state="none">
        <IconMinus size={15} stroke={1.8} aria-hidden="true" />
        {t('template.checkNotSet')}
      </td>
    )
  }
  return (
    <td data-state={errors > 0 ? 'bad' : 'good'}>
      {errors > 0 ? (
        <IconCircleX size={15} stroke={1.8} aria-hidden="true" />
      ) : (
        <IconCircleCheck size={15} stroke={1.8} aria-hidden="true" />
      )}
      {t('template.pages', { count: checked.pages })}
      {errors > 0 && ` · ${t('template.errors', { count: errors })}`}
    </td>
  )
}
