import { Button, FileButton, Group, TextInput } from '@mantine/core'
import { IconCamera, IconCameraOff, IconPhoto } from '@tabler/icons-react'
import { type ClipboardEvent, type FormEvent, useEffect, useRef, useState } from 'react'
import { useT } from '#renderer/i18n/t.ts'
import { watchCamera } from './camera.ts'
import classes from './proof.module.css'
import { readPicture } from './read-qr.ts'

type CodeInputProps = { code: string; pending: boolean; onCode: (text: string) => void }

/** Every way a code comes in: hand scanner or keyboard, a pasted or opened picture, the camera. */
export const CodeInput = ({ code, pending, onCode }: CodeInputProps) => {
  const t = useT()
  const [typed, setTyped] = useState(code)
  const [problem, setProblem] = useState<string>()
  const [watching, setWatching] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const take = (text: string): void => {
    setProblem(undefined)
    setTyped(text)
    onCode(text)
    // The next scan types over this one.
    requestAnimationFrame(() => field.current?.select())
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (typed.trim() !== '') take(typed)
  }
  const takePicture = async (file: File | null): Promise<void> => {
    if (!file) return
    const text = await readPicture(file)
    if (text === undefined) setProblem(t('proof.pictureWithoutCode'))
    else take(text)
  }
  const paste = (event: ClipboardEvent): void => {
    const picture = [...event.clipboardData.files].find(({ type }) => type.startsWith('image/'))
    if (!picture) return
    event.preventDefault()
    void takePicture(picture)
  }
  return (
    <form onSubmit={submit}>
      <TextInput
        ref={field}
        autoFocus
        className={classes.code ?? ''}
        label={t('proof.codeLabel')}
        description={t('proof.codeHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={typed}
        maxLength={2000}
        spellCheck={false}
        autoComplete="off"
        error={problem}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onPaste={paste}
      />
      <Group gap="sm" mt="md">
        <Button type="submit" loading={pending} disabled={typed.trim() === ''}>
          {t('proof.check')}
        </Button>
        <FileButton onChange={(file) => void takePicture(file)} accept="image/png,image/jpeg,image/webp">
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconPhoto size={16} stroke={1.7} />}>
              {t('proof.openPicture')}
            </Button>
          )}
        </FileButton>
        <Button
          variant="default"
          leftSection={
            watching ? <IconCameraOff size={16} stroke={1.7} /> : <IconCamera size={16} stroke={1.7} />
          }
          onClick={() => {
            setProblem(undefined)
            setWatching(!watching)
          }}
        >
          {t(watching ? 'proof.stopCamera' : 'proof.useCamera')}
        </Button>
      </Group>
      {watching && (
        <Camera
          onText={(text) => {
            setWatching(false)
            take(text)
          }}
          onRefused={() => {
            setWatching(false)
            setProblem(t('proof.cameraRefused'))
          }}
        />
      )}
    </form>
  )
}

/** Asked for only while it is on the screen; the light of the camera goes out with it. */
const Camera = ({ onText, onRefused }: { onText: (text: string) => void; onRefused: () => void }) => {
  const t = useT()
  const video = useRef<HTMLVideoElement>(null)
  const handlers = useRef({ onText, onRefused })
  useEffect(() => {
    handlers.current = { onText, onRefused }
  })
  useEffect(() => {
    let closed = false
    let stop: (() => void) | undefined
    const begin = async (element: HTMLVideoElement): Promise<void> => {
      try {
        stop = await watchCamera(element, (text) => handlers.current.onText(text))
        if (closed) stop()
      } catch {
        if (!closed) handlers.current.onRefused()
      }
    }
    if (video.current) void begin(video.current)
    return () => {
      closed = true
      stop?.()
    }
  }, [])
  return (
    <>
      <video ref={video} className={classes.video} muted playsInline aria-label={t('proof.useCamera')} />
      <p className={classes.hint}>{t('proof.aimCamera')}</p>
    </>
  )
}
