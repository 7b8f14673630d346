import { client } from '#renderer/app/client.ts'
import { useT } from '#renderer/i18n/t.ts'
import { SaveFileButton } from '#renderer/ui/save-file-button.tsx'

export const SaveTrustListButton = () => {
  const t = useT()
  return (
    <SaveFileButton file={async () => (await client.proof.trustList()).file}>
      {t('proof.saveTrustList')}
    </SaveFileButton>
  )
}

export const SaveVerifyPageButton = () => {
  const t = useT()
  return (
    <SaveFileButton file={async () => (await client.proof.verifyPage()).file}>
      {t('proof.saveVerifyPage')}
    </SaveFileButton>
  )
}
