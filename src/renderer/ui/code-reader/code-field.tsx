import { Button, FileButton, Group, TextInput } from '@mantine/core'
import { IconCamera, IconCameraOff, IconPhoto } from '@tabler/icons-react'
import { type ClipboardEvent, type FormEvent, useEffect, useRef, useState } from 'react'
import type { Verdict } from '#shared/kernel/errors.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { cameraProblemOf, type CameraProblem, watchCamera } from './camera.ts'
import classes from './code-field.module.css'
import { pictureTypes, readPicture, type PictureProblem } from './read-picture.ts'

type CodeFieldProps = {
  label: string
  hint: string
  placeholder?: string
  submitLabel: string
  verdict: Verdict
  /** What stands in the field at first. */
  code?: string
  pending: boolean
  /** Why the code that was taken last leads nowhere. */
  problem?: string | undefined
  onCode: (text: string) => void
  /** The field was changed: what was said of the code before no longer holds. */
  onEdit?: () => void
}

/** Every way a code comes in: hand scanner or keyboard, a pasted or opened picture, the camera. */
export const CodeField = ({
  label,
  hint,
  placeholder,
  submitLabel,
  verdict,
  code = '',
  pending,
  problem,
  onCode,
  onEdit,
}: CodeFieldProps) => {
  const t = useT()
  const [typed, setTyped] = useState(code)
  const [unread, setUnread] = useState<PictureProblem | CameraProblem>()
  const [watching, setWatching] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const take = (text: string): void => {
    setUnread(undefined)
    setTyped(text)
    onCode(text)
    // The next scan types over this one.
    requestAnimationFrame(() => field.current?.select())
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (verdict.allowed && !pending && typed.trim() !== '') take(typed)
  }
  const refuse = (why: PictureProblem | CameraProblem): void => {
    onEdit?.()
    setUnread(why)
  }
  const takePicture = async (file: File | null): Promise<void> => {
    if (!file) return
    const read = await readPicture(file)
    if ('text' in read) take(read.text)
    else refuse(read.problem)
  }
  const paste = (event: ClipboardEvent): void => {
    const picture = [...event.clipboardData.files].find(({ type }) => type.startsWith('image/'))
    if (!picture) return
    event.preventDefault()
    void takePicture(picture)
  }
  const said = unread === undefined ? problem : t(`reader.${unread}`)
  return (
    <form noValidate onSubmit={submit}>
      <TextInput
        ref={field}
        autoFocus
        className={classes.code ?? ''}
        label={label}
        description={hint}
        placeholder={placeholder ?? ''}
        inputWrapperOrder={['label', 'input', 'description']}
        value={typed}
        maxLength={2000}
        spellCheck={false}
        autoComplete="off"
        error={said !== undefined}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value)
          setUnread(undefined)
          onEdit?.()
        }}
        onPaste={paste}
      />
      {said !== undefined && (
        <p className={classes.problem} role="alert">
          {said}
        </p>
      )}
      <Group gap="sm" mt="md">
        <ReasonedButton type="submit" verdict={verdict} loading={pending}>
          {submitLabel}
        </ReasonedButton>
        <FileButton onChange={(file) => void takePicture(file)} accept={pictureTypes}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconPhoto size={16} stroke={1.7} />}>
              {t('reader.openPicture')}
            </Button>
          )}
        </FileButton>
        <Button
          variant="default"
          leftSection={
            watching ? <IconCameraOff size={16} stroke={1.7} /> : <IconCamera size={16} stroke={1.7} />
          }
          onClick={() => {
            setUnread(undefined)
            onEdit?.()
            setWatching(!watching)
          }}
        >
          {t(watching ? 'reader.stopCamera' : 'reader.useCamera')}
        </Button>
      </Group>
      {watching && (
        <Camera
          onText={(text) => {
            setWatching(false)
            take(text)
          }}
          onProblem={(why) => {
            setWatching(false)
            refuse(why)
          }}
        />
      )}
    </form>
  )
}

type CameraProps = { onText: (text: string) => void; onProblem: (problem: CameraProblem) => void }

/** Asked for only while it is on the screen; the light of the camera goes out with it. */
const Camera = ({ onText, onProblem }: CameraProps) => {
  const t = useT()
  const video = useRef<HTMLVideoElement>(null)
  const handlers = useRef({ onText, onProblem })
  useEffect(() => {
    handlers.current = { onText, onProblem }
  })
  useEffect(() => {
    const leaving = new AbortController()
    const begin = async (element: HTMLVideoElement): Promise<void> => {
      try {
        await watchCamera(element, (text) => handlers.current.onText(text), leaving.signal)
      } catch (error) {
        if (!leaving.signal.aborted) handlers.current.onProblem(cameraProblemOf(error))
      }
    }
    if (video.current) void begin(video.current)
    return () => leaving.abort()
  }, [])
  return (
    <>
      <video ref={video} className={classes.video} muted playsInline aria-label={t('reader.useCamera')} />
      <p className={classes.hint}>{t('reader.aimCamera')}</p>
    </>
  )
}
