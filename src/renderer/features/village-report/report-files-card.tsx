import { ActionIcon, Modal, Skeleton, Stack, TextInput, Tooltip } from '@mantine/core'
import { IconDownload, IconEye, IconFileTypePdf, IconPhoto, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { canAddReportFile } from '#shared/features/village-report/village-report.rules.ts'
import {
  largestReportFileBytes,
  type VillageReport,
} from '#shared/features/village-report/village-report.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone, showError } from '#renderer/app/show-error.ts'
import { ActDialog } from '#renderer/features/case/act-dialog.tsx'
import { formatFileSize, formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { BlobImage } from '#renderer/ui/blob-image.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { FileField } from '#renderer/ui/file-field.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { saveFile } from '#renderer/ui/save-file-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { keepReport } from './village-report.queries.ts'
import classes from './village-report.module.css'

type ReportFile = VillageReport['files'][number]

/** Photos and letters that came with the report. */
export const ReportFilesCard = ({ report }: { report: VillageReport }) => {
  const t = useT()
  const { may } = useSession()
  const [adding, setAdding] = useState(false)
  const [shown, setShown] = useState<ReportFile>()
  const { files } = report
  return (
    <SectionCard
      title={t('villageReport.files')}
      flush={files.length > 0}
      actions={
        <ReasonedButton
          size="xs"
          variant="default"
          verdict={[may('villageReport.write'), canAddReportFile(files.length)]}
          leftSection={<IconPlus size={14} />}
          onClick={() => setAdding(true)}
        >
          {t('villageReport.addFile')}
        </ReasonedButton>
      }
    >
      {files.length === 0 ? (
        <p className={classes.nothing}>{t('villageReport.noFiles')}</p>
      ) : (
        <ul className={classes.rows}>
          {files.map((file) => (
            <FileRow key={file.id} file={file} onShow={() => setShown(file)} />
          ))}
        </ul>
      )}
      {adding && <AddFileDialog report={report} onClose={() => setAdding(false)} />}
      <Modal
        opened={shown !== undefined}
        onClose={() => setShown(undefined)}
        title={shown?.title}
        size="auto"
      >
        {shown && <Picture file={shown} />}
      </Modal>
    </SectionCard>
  )
}

const FileRow = ({ file, onShow }: { file: ReportFile; onShow: () => void }) => {
  const t = useT()
  const { may } = useSession()
  const { id: fileId, name, title, size, recordedAt, mediaType } = file
  const isPicture = mediaType.startsWith('image/')
  const Icon = isPicture ? IconPhoto : IconFileTypePdf
  const mayRead = may('attachment.read').allowed
  const save = async (): Promise<void> => {
    try {
      saveFile(await client.attachment.download({ fileId }), name)
    } catch (error) {
      showError(error)
    }
  }
  return (
    <li className={classes.row}>
      <Icon size={20} stroke={1.5} aria-hidden="true" />
      <div className={classes.rowText}>
        <span className={classes.rowTitle}>{title}</span>
        <span className={`${classes.small} figures`}>
          {formatFileSize(size)} · {formatInstant(recordedAt)}
        </span>
      </div>
      {isPicture && (
        <Tooltip label={t('villageReport.showFile')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={!mayRead}
            aria-label={`${t('villageReport.showFile')}: ${title}`}
            onClick={onShow}
          >
            <IconEye size={17} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip label={t('villageReport.saveFile')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={!mayRead}
          aria-label={`${t('villageReport.saveFile')}: ${title}`}
          onClick={() => void save()}
        >
          <IconDownload size={17} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </li>
  )
}

const Picture = ({ file }: { file: ReportFile }) => {
  const { data, error, refetch } = useQuery(
    orpc.attachment.download.queryOptions({ input: { fileId: file.id }, gcTime: 0 }),
  )
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton width={480} height={320} />
  return <BlobImage blob={data} alt={file.title} className={classes.picture} data-private />
}

const AddFileDialog = ({
  report: { id, version },
  onClose,
}: {
  report: VillageReport
  onClose: () => void
}) => {
  const t = useT()
  const [file, setFile] = useState<File | null>(null)
  const [title, setTitle] = useState('')
  const [asked, setAsked] = useState(false)
  const add = async (): Promise<boolean> => {
    setAsked(true)
    if (!file || title.trim() === '') return false
    await keepReport(await client.villageReport.addFile({ id, version, title, file }))
    showDone(t('villageReport.fileAdded'))
    return true
  }
  return (
    <ActDialog
      opened
      onClose={onClose}
      title={t('villageReport.addFileTitle')}
      confirmLabel={t('villageReport.addFile')}
      onConfirm={add}
    >
      <Stack gap="md">
        <TextInput
          label={t('villageReport.fileTitle')}
          placeholder={t('villageReport.fileTitleHint')}
          required
          data-autofocus
          maxLength={120}
          value={title}
          error={asked && title.trim() === '' ? t('common.valueRequired') : undefined}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <FileField
          label={t('villageReport.file')}
          required
          accept="application/pdf,image/png,image/jpeg"
          limit={largestReportFileBytes}
          value={file}
          error={asked && !file ? t('common.valueRequired') : undefined}
          onChange={setFile}
        />
      </Stack>
    </ActDialog>
  )
}
