import { Button, type ButtonProps } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { showError } from '#renderer/app/show-error.ts'

/** Hands a file to the browser or the desktop shell, which asks where to put it. */
export const saveFile = (file: Blob, name: string): void => {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download reads the address after this turn.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

type SaveFileButtonProps = ButtonProps & {
  /** The file, or how to get it from the service. */
  file: File | (() => Promise<File>)
  /** Name to propose; the file's own if not given. */
  name?: string
  /** After the file was handed over. */
  onSaved?: () => void
  children: ReactNode
}

export const SaveFileButton = ({ file, name, onSaved, children, ...rest }: SaveFileButtonProps) => {
  const [pending, setPending] = useState(false)
  const save = async (): Promise<void> => {
    setPending(true)
    try {
      const ready = typeof file === 'function' ? await file() : file
      saveFile(ready, name ?? ready.name)
      onSaved?.()
    } catch (error) {
      showError(error)
    } finally {
      setPending(false)
    }
  }
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} stroke={1.7} />}
      loading={pending}
      {...rest}
      onClick={() => void save()}
    >
      {children}
    </Button>
  )
}
