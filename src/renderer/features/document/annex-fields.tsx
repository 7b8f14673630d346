import { Textarea } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { useT } from '#renderer/i18n/t.ts'

const largestAnnexList = 20

type AnnexFieldsProps = { value: readonly string[]; onChange: (value: string[]) => void }

/** What goes with a referral's letter beside its own annexes, one a line. */
export const AnnexFields = ({ value, onChange }: AnnexFieldsProps) => {
  const t = useT()
  const [typed, setTyped] = useState(value.join('\n'))
  const announce = useDebouncedCallback((text: string) => {
    onChange(text.split('\n').slice(0, largestAnnexList))
  }, 300)
  return (
    <Textarea
      label={t('document.annexes')}
      description={t('document.annexesHint')}
      autosize
      minRows={1}
      maxRows={6}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        announce(currentTarget.value)
      }}
    />
  )
}
