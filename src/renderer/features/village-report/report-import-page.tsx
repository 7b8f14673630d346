import { List, Loader, Text } from '@mantine/core'
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useState } from 'react'
import { type ImportRow, largestImport } from '#shared/features/village-report/village-report.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { describeError, verdictReason } from '#renderer/app/show-error.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { FileField } from '#renderer/ui/file-field.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SaveFileButton } from '#renderer/ui/save-file-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { openReportList } from './report-list-state.ts'
import { importRefusalKey } from './village-report-words.ts'
import { refreshReports } from './village-report.queries.ts'
import classes from './village-report.module.css'

const largestFile = 20 * 1024 * 1024
/** Old and macro files are let through to the reader, which says what to do with them. */
const accepted = '.csv,.txt,.tsv,.xlsx,.xls,.xlsm'

type Result = { rows: ImportRow[]; recorded: number; fileName: string }

/** Reports out of a form that was filled in without the program, on a laptop in the village. */
export const ReportImportPage = () => {
  const t = useT()
  const { may } = useSession()
  const [file, setFile] = useState<File | null>(null)
  const [reading, setReading] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [result, setResult] = useState<Result>()
  const mayWrite = may('villageReport.write')
  const choose = (chosen: File | null): void => {
    setFile(chosen)
    setProblem(undefined)
    setResult(undefined)
  }
  const read = async (): Promise<void> => {
    if (!file) return
    setReading(true)
    setProblem(undefined)
    try {
      setResult({ ...(await client.villageReport.importFile({ file })), fileName: file.name })
      setFile(null)
      await refreshReports()
    } catch (error) {
      setProblem(describeError(error).sentence)
    } finally {
      setReading(false)
    }
  }
  return (
    <Page>
      <PageHeader
        title={t('villageReport.importTitle')}
        line={t('villageReport.importLine')}
        back={{ to: '/village-reports', label: t('common.navVillageReports') }}
      />
      <SectionCard
        title={t('villageReport.importFile')}
        actions={
          <SaveFileButton size="xs" file={() => client.villageReport.form()}>
            {t('villageReport.downloadForm')}
          </SaveFileButton>
        }
      >
        <div className={classes.importColumns}>
          <div>
            {mayWrite.allowed ? (
              <FileField
                label={t('villageReport.importLabel')}
                value={file}
                accept={accepted}
                limit={largestFile}
                error={problem}
                onChange={choose}
              />
            ) : (
              <Text c="dimmed">{verdictReason(mayWrite)}</Text>
            )}
            {file && (
              <ReasonedButton mt="md" verdict={mayWrite} loading={reading} onClick={() => void read()}>
                {t('villageReport.importConfirm')}
              </ReasonedButton>
            )}
            {reading && (
              <Text size="sm" c="dimmed" mt="sm" role="status" className={classes.reading}>
                <Loader size={14} /> {t('villageReport.reading')}
              </Text>
            )}
          </div>
          <div>
            <h3 className={classes.adviceTitle}>{t('villageReport.adviceTitle')}</h3>
            <List size="sm" spacing={6}>
              <List.Item>{t('villageReport.adviceForm')}</List.Item>
              <List.Item>{t('villageReport.adviceDay')}</List.Item>
              <List.Item>{t('villageReport.adviceTwice')}</List.Item>
              <List.Item>
                {t('villageReport.adviceLimit', { maximum: formatNumber(largestImport) })}
              </List.Item>
            </List>
          </div>
        </div>
      </SectionCard>
      {result && <ImportResult result={result} />}
    </Page>
  )
}

/** Every row of the file with what became of it; what needs a look stands first. */
const ImportResult = ({ result: { rows, recorded, fileName } }: { result: Result }) => {
  const t = useT()
  const refused = rows.filter(({ refusal }) => refusal !== null)
  const kept = rows.filter(({ refusal }) => refusal === null)
  return (
    <SectionCard
      title={t('villageReport.resultTitle')}
      line={t('villageReport.resultLine', {
        name: fileName,
        recorded: formatNumber(recorded),
        refused: formatNumber(refused.length),
      })}
      flush
      actions={
        recorded > 0 && (
          <button
            type="button"
            className={classes.link}
            onClick={() => {
              openReportList({ view: 'open' })
              goTo('/village-reports')
            }}
          >
            {t('villageReport.showRecorded')}
          </button>
        )
      }
    >
      {rows.length === 0 ? (
        <p className={`${classes.nothing} ${classes.padded}`}>{t('villageReport.resultNothing')}</p>
      ) : (
        <table className={classes.result}>
          <thead>
            <tr>
              <th scope="col">{t('villageReport.resultRow')}</th>
              <th scope="col">{t('villageReport.titleLabel')}</th>
              <th scope="col">{t('villageReport.resultOutcome')}</th>
            </tr>
          </thead>
          <tbody>
            {[...refused, ...kept].map((row) => (
              <ResultRow key={row.row} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </SectionCard>
  )
}

const ResultRow = ({ row: { row, title, refusal, ticket } }: { row: ImportRow }) => {
  const t = useT()
  return (
    <tr data-refused={refusal !== null || undefined}>
      <td className="figures">{row}</td>
      <td>{title || t('common.emptyValue')}</td>
      <td>
        <span className={classes.outcome}>
          {refusal === null ? (
            <IconCircleCheck size={16} stroke={1.8} aria-hidden="true" />
          ) : (
            <IconCircleX size={16} stroke={1.8} aria-hidden="true" />
          )}
          {refusal === null
            ? t('villageReport.resultRecorded', { ticket: ticket ?? '' })
            : t(importRefusalKey(refusal))}
        </span>
      </td>
    </tr>
  )
}
