import { ActionIcon, FileButton, Modal, Skeleton, Text, Tooltip } from '@mantine/core'
import { IconDownload, IconEye, IconFileTypePdf, IconPhoto, IconUpload, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type DragEvent, useCallback, useState } from 'react'
import type { AgreementDetail } from '#shared/features/agreement/agreement.schema.ts'
import { attachmentAccept, canAcceptSize, isImageType } from '#shared/features/attachment/attachment.rules.ts'
import type { Attachment } from '#shared/features/attachment/attachment.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { describeError, showDone, showError, verdictReason } from '#renderer/app/show-error.ts'
import { formatFileSize, formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { saveFile } from '#renderer/ui/save-file-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './agreement-page.module.css'
import { keepAgreement } from './agreement.queries.ts'

/** Scanned originals: added by choosing or dropping, kept encrypted, saved back, pictures looked at here. */
export const FilesCard = ({ detail }: { detail: AgreementDetail }) => {
  const t = useT()
  const { may } = useSession()
  const { agreement, files } = detail
  const [over, setOver] = useState(false)
  const [shown, setShown] = useState<Attachment>()
  const [removing, setRemoving] = useState<Attachment>()
  const mayWrite = may('agreement.write')
  const { pending, problem, add } = useUploads(agreement.id)
  const remove = async (file: Attachment, reason: string): Promise<void> => {
    await keepAgreement(await client.agreement.removeFile({ id: agreement.id, fileId: file.id, reason }))
  }
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    if (mayWrite.allowed) void add([...event.dataTransfer.files])
  }
  return (
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(mayWrite.allowed)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <SectionCard
        flush
        title={t('agreement.files')}
        line={t('agreement.filesLine')}
        actions={
          <FileButton accept={attachmentAccept} multiple onChange={(chosen) => void add(chosen)}>
            {(props) => (
              <ReasonedButton
                variant="default"
                size="xs"
                leftSection={<IconUpload size={14} />}
                loading={pending}
                verdict={mayWrite}
                onClick={props.onClick}
              >
                {t('agreement.addFile')}
              </ReasonedButton>
            )}
          </FileButton>
        }
      >
        {problem !== undefined && (
          <Text role="alert" c="var(--mantine-color-error)" size="sm" px={20} pb={8}>
            {problem}
          </Text>
        )}
        {files.length === 0 && <p className={classes.nothing}>{t('agreement.noFiles')}</p>}
        <ul className={classes.rows}>
          {files.map((file) => (
            <FileRow
              key={file.id}
              file={file}
              onShow={setShown}
              onRemove={setRemoving}
              canRemove={mayWrite.allowed}
            />
          ))}
        </ul>
      </SectionCard>
      <PreviewDialog file={shown} onClose={() => setShown(undefined)} />
      <ReasonDialog
        opened={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title={t('agreement.removeFileTitle')}
        confirmLabel={t('agreement.removeFile')}
        onConfirm={(reason) => removing && remove(removing, reason)}
      >
        <Text>{t('agreement.removeFileText', { name: removing?.name ?? '' })}</Text>
      </ReasonDialog>
    </div>
  )
}

/** Sends files one after the other; those before a refused one are kept, and the refusal names the file. */
const useUploads = (id: AgreementDetail['agreement']['id']) => {
  const t = useT()
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()
  const refusalOf = async (file: File): Promise<string | undefined> => {
    const reason = verdictReason(canAcceptSize(file.size))
    if (reason !== undefined) return reason
    try {
      await keepAgreement(await client.agreement.addFile({ id, file }))
      return undefined
    } catch (error) {
      return describeError(error).sentence
    }
  }
  const add = async (chosen: readonly File[]): Promise<void> => {
    if (chosen.length === 0) return
    setPending(true)
    setProblem(undefined)
    const refusals: string[] = []
    for (const file of chosen) {
      const refusal = await refusalOf(file)
      if (refusal !== undefined) refusals.push(`${file.name}: ${refusal}`)
    }
    setPending(false)
    if (refusals.length > 0) setProblem(refusals.join(' '))
    const kept = chosen.length - refusals.length
    if (kept > 0) showDone(t('agreement.filesAdded', { count: kept }))
  }
  return { pending, problem, add }
}

type FileRowProps = {
  file: Attachment
  canRemove: boolean
  onShow: (file: Attachment) => void
  onRemove: (file: Attachment) => void
}

const FileRow = ({ file, canRemove, onShow, onRemove }: FileRowProps) => {
  const t = useT()
  const { may } = useSession()
  const { id: fileId, name, size, mediaType, recordedAt } = file
  const isImage = isImageType(mediaType)
  const mayRead = may('attachment.read').allowed
  const save = async (): Promise<void> => {
    try {
      saveFile(await client.attachment.download({ fileId }), name)
    } catch (error) {
      showError(error)
    }
  }
  const Icon = isImage ? IconPhoto : IconFileTypePdf
  return (
    <li className={classes.row}>
      <Icon size={20} stroke={1.5} aria-hidden="true" />
      <div className={classes.rowText}>
        <span className={classes.rowTitle}>{name}</span>
        <span className={classes.rowLine}>
          {formatFileSize(size)} · {formatInstant(recordedAt)}
        </span>
      </div>
      {isImage && (
        <Tooltip label={t('agreement.showFile')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={!mayRead}
            aria-label={`${t('agreement.showFile')}: ${name}`}
            onClick={() => onShow(file)}
          >
            <IconEye size={17} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip label={t('agreement.saveFile')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={!mayRead}
          aria-label={`${t('agreement.saveFile')}: ${name}`}
          onClick={() => void save()}
        >
          <IconDownload size={17} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={!canRemove}
        aria-label={t('common.removeItem', { name })}
        onClick={() => onRemove(file)}
      >
        <IconX size={15} stroke={1.7} />
      </ActionIcon>
    </li>
  )
}

const PreviewDialog = ({ file, onClose }: { file: Attachment | undefined; onClose: () => void }) => (
  <Modal opened={file !== undefined} onClose={onClose} title={file?.name} size="auto">
    {file && <Picture file={file} />}
  </Modal>
)

const Picture = ({ file }: { file: Attachment }) => {
  const { data, error, refetch } = useQuery(
    orpc.attachment.download.queryOptions({ input: { fileId: file.id }, gcTime: 0 }),
  )
  // The address lives as long as the picture is on screen.
  const show = useCallback(
    (picture: HTMLImageElement | null) => {
      if (!picture || !data) return
      const address = URL.createObjectURL(data)
      picture.src = address
      return () => URL.revokeObjectURL(address)
    },
    [data],
  )
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton width={480} height={320} />
  return <img ref={show} alt={file.name} className={classes.preview} data-private />
}
