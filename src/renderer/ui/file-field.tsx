import { Button, CloseButton, FileButton, Input } from '@mantine/core'
import { IconFile, IconUpload } from '@tabler/icons-react'
import { type DragEvent, useId, useState } from 'react'
import { formatFileSize } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './file-field.module.css'

const fileLimit = 25 * 1024 * 1024

type FileFieldProps = {
  label: string
  description?: string
  value?: File | null
  onChange: (file: File | null) => void
  /** Types as in the `accept` attribute: `application/pdf,image/png`. */
  accept?: string
  /** In bytes; 25 MB if not given, none where it is infinite. */
  limit?: number
  error?: string | undefined
  required?: boolean
}

/** One file, dropped or chosen. It is only held here; the form that sends it says when it is kept. */
export const FileField = ({
  label,
  description,
  value = null,
  onChange,
  accept,
  limit = fileLimit,
  error,
  required,
}: FileFieldProps) => {
  const t = useT()
  const id = useId()
  const [over, setOver] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const take = (file: File | null): void => {
    if (!file) return
    if (file.size > limit) {
      setRefusal(t('common.fileTooLarge', { size: formatFileSize(file.size), limit: formatFileSize(limit) }))
    } else if (!isAccepted(file, accept)) {
      setRefusal(t('common.fileWrongType'))
    } else {
      setRefusal(undefined)
      onChange(file)
    }
  }
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0] ?? null)
  }
  return (
    <Input.Wrapper
      label={label}
      description={description}
      error={refusal ?? error}
      required={required ?? false}
      id={id}
      labelElement="div"
    >
      <div
        className={classes.field}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        {value && (
          <>
            <IconFile size={20} stroke={1.5} />
            <span className={classes.name}>
              {value.name}
              <span className={classes.size}>{formatFileSize(value.size)}</span>
            </span>
          </>
        )}
        <FileButton onChange={take} {...(accept === undefined ? {} : { accept })}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              size="xs"
              leftSection={<IconUpload size={15} stroke={1.7} />}
              aria-label={`${label}: ${t(value ? 'common.fileReplace' : 'common.fileChoose')}`}
            >
              {t(value ? 'common.fileReplace' : 'common.fileChoose')}
            </Button>
          )}
        </FileButton>
        {value ? (
          <CloseButton aria-label={t('common.fileRemove')} onClick={() => onChange(null)} />
        ) : (
          <span className={classes.hint}>
            {t('common.fileDrop')}
            {Number.isFinite(limit) && ` · ${t('common.fileLimit', { limit: formatFileSize(limit) })}`}
          </span>
        )}
      </div>
    </Input.Wrapper>
  )
}

const isAccepted = (file: File, accept: string | undefined): boolean =>
  accept === undefined ||
  accept.split(',').some((part) => {
    const wanted = part.trim().toLowerCase()
    if (wanted.startsWith('.')) return file.name.toLowerCase().endsWith(wanted)
    return wanted.endsWith('/*') ? file.type.startsWith(wanted.slice(0, -1)) : file.type === wanted
  })
