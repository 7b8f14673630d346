import { Checkbox } from '@mantine/core'
import { useT } from '#renderer/i18n/t.ts'

type SignedNoticeProps = { knows: boolean; onChange: (knows: boolean) => void }

/** Asked before a paper is replaced or revoked whose signed file may already be with its reader. */
export const SignedNotice = ({ knows, onChange }: SignedNoticeProps) => {
  const t = useT()
  return (
    <Checkbox
      mt="md"
      data-autofocus
      label={t('document.signedKnows')}
      description={t('document.signedKnowsText')}
      checked={knows}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
  )
}
