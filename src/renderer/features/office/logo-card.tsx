import { Button } from '@mantine/core'
import { useState } from 'react'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { describeError } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { BlobImage } from '#renderer/ui/blob-image.tsx'
import { FileField } from '#renderer/ui/file-field.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { UnsavedGuard } from '#renderer/ui/unsaved-guard.tsx'
import classes from './office-page.module.css'
import { keepOffice } from './office.queries.ts'

export const logoTypes = 'image/png,image/jpeg'
export const logoLimit = 2 * 1024 * 1024

export const LogoCard = ({ logo }: { logo: Blob | null }) => {
  const t = useT()
  const mayWrite = useSession().may('office.write')
  const [file, setFile] = useState<File | null>(null)
  const [problem, setProblem] = useState<string>()
  const [pending, setPending] = useState(false)
  const shown = file ?? logo
  const save = async (next: File | null): Promise<void> => {
    setPending(true)
    setProblem(undefined)
    try {
      await keepOffice(await client.office.saveLogo({ logo: next }))
      setFile(null)
    } catch (error) {
      setProblem(describeError(error).sentence)
    } finally {
      setPending(false)
    }
  }
  return (
    <SectionCard title={t('office.logo')} line={t('office.logoLine')}>
      <UnsavedGuard dirty={file !== null} />
      {shown && (
        <div className={classes.logo}>
          <BlobImage blob={shown} alt={t('office.logo')} />
        </div>
      )}
      {mayWrite.allowed && (
        <FileField
          label={t('office.logoFile')}
          description={t('office.logoHint')}
          value={file}
          onChange={setFile}
          accept={logoTypes}
          limit={logoLimit}
          error={problem}
        />
      )}
      {!mayWrite.allowed && !logo && t('office.noLogo')}
      {file && (
        <ReasonedButton mt="md" verdict={mayWrite} loading={pending} onClick={() => void save(file)}>
          {t('common.save')}
        </ReasonedButton>
      )}
      {!file && logo && mayWrite.allowed && (
        <Button mt="md" variant="default" loading={pending} onClick={() => void save(null)}>
          {t('office.removeLogo')}
        </Button>
      )}
    </SectionCard>
  )
}
