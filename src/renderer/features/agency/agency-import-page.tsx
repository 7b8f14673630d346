import { List, Loader, Text } from '@mantine/core'
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useState } from 'react'
import { type AgencyImportRow, largestAgencyImport } from '#shared/features/agency/agency-directory.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { describeError, verdictReason } from '#renderer/app/show-error.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { FileField } from '#renderer/ui/file-field.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SaveFileButton } from '#renderer/ui/save-file-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { rowRefusalKey } from './agency-words.ts'
import classes from './agency.module.css'
import { refreshAgencies } from './agency.queries.ts'

const largestFile = 20 * 1024 * 1024
/** Old and macro files are let through to the reader, which says what to do with them. */
const accepted = '.csv,.txt,.tsv,.xlsx,.xls,.xlsm'

type Result = { rows: AgencyImportRow[]; recorded: number; fileName: string }

/** Agencies out of a list that was filled in with a spreadsheet program. */
export const AgencyImportPage = () => {
  const t = useT()
  const { may } = useSession()
  const [file, setFile] = useState<File | null>(null)
  const [reading, setReading] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [result, setResult] = useState<Result>()
  const mayWrite = may('agency.write')
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
      setResult({ ...(await client.agency.importFile({ file })), fileName: file.name })
      setFile(null)
      await refreshAgencies()
    } catch (error) {
      setProblem(describeError(error).sentence)
    } finally {
      setReading(false)
    }
  }
  return (
    <Page>
      <PageHeader
        title={t('agency.importTitle')}
        line={t('agency.importLine')}
        back={{ to: '/agencies', label: t('agency.title') }}
      />
      <SectionCard
        title={t('agency.importFile')}
        actions={
          <SaveFileButton size="xs" file={() => client.agency.form()}>
            {t('agency.downloadForm')}
          </SaveFileButton>
        }
      >
        <div className={classes.importColumns}>
          <div>
            {mayWrite.allowed ? (
              <FileField
                label={t('agency.importLabel')}
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
                {t('agency.importConfirm')}
              </ReasonedButton>
            )}
            {reading && (
              <Text size="sm" c="dimmed" mt="sm" role="status" className={classes.reading}>
                <Loader size={14} /> {t('agency.reading')}
              </Text>
            )}
          </div>
          <div>
            <h3 className={classes.adviceTitle}>{t('agency.adviceTitle')}</h3>
            <List size="sm" spacing={6}>
              <List.Item>{t('agency.adviceForm')}</List.Item>
              <List.Item>{t('agency.adviceRegions')}</List.Item>
              <List.Item>{t('agency.adviceTwice')}</List.Item>
              <List.Item>{t('agency.adviceLimit', { maximum: formatNumber(largestAgencyImport) })}</List.Item>
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
      title={t('agency.resultTitle')}
      line={t('agency.resultLine', {
        name: fileName,
        recorded: formatNumber(recorded),
        refused: formatNumber(refused.length),
      })}
      flush
    >
      {rows.length === 0 ? (
        <p className={classes.padded}>{t('agency.resultNothing')}</p>
      ) : (
        <table className={classes.table} data-result>
          <thead>
            <tr>
              <th scope="col">{t('agency.resultRow')}</th>
              <th scope="col">{t('agency.name')}</th>
              <th scope="col">{t('agency.resultOutcome')}</th>
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

const ResultRow = ({ row: { row, name, refusal, id } }: { row: AgencyImportRow }) => {
  const t = useT()
  return (
    <tr>
      <td className="figures">{row}</td>
      <td>
        {id === null ? (
          name || t('common.emptyValue')
        ) : (
          <AppLink to={`/agencies/${id}`} className={classes.linked}>
            {name}
          </AppLink>
        )}
      </td>
      <td>
        <span className={classes.outcome} data-refused={refusal !== null || undefined}>
          {refusal === null ? (
            <IconCircleCheck size={16} stroke={1.8} aria-hidden="true" />
          ) : (
            <IconCircleX size={16} stroke={1.8} aria-hidden="true" />
          )}
          {t(refusal === null ? 'agency.resultRecorded' : rowRefusalKey(refusal))}
        </span>
      </td>
    </tr>
  )
}
