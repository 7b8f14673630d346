import { useT } from '#renderer/i18n/t.ts'
import { BlobImage } from '#renderer/ui/blob-image.tsx'
import classes from './letterhead-preview.module.css'

type LetterheadPreviewProps = {
  ministryLine: string
  parentLines: readonly string[]
  /** `Kantor Imigrasi Kelas II TPI Sampit`; printed in capitals. */
  officeName: string
  address: string
  phone?: string | null | undefined
  email?: string | null | undefined
  website?: string | null | undefined
  logo: Blob | null
}

/** The head of a letter roughly as paper shows it. The exact page comes from the service. */
export const LetterheadPreview = ({
  ministryLine,
  parentLines,
  officeName,
  address,
  phone,
  email,
  website,
  logo,
}: LetterheadPreviewProps) => {
  const t = useT()
  const reach = [
    phone && `${t('office.phone')}: ${phone}`,
    email && `${t('office.email')}: ${email}`,
    website && `${t('office.website')}: ${website}`,
  ].filter((part): part is string => Boolean(part))
  return (
    <div className={classes.paper} role="group" aria-label={t('office.previewLabel')}>
      <div className={classes.head}>
        <div className={classes.logo} data-empty={logo === null || undefined}>
          {logo === null ? t('office.logoPlace') : <BlobImage blob={logo} alt={t('office.logo')} />}
        </div>
        <div className={classes.lines}>
          <div className={classes.ministry}>{ministryLine}</div>
          {parentLines.map((line) => (
            <div key={line} className={classes.parent}>
              {line}
            </div>
          ))}
          <div className={classes.office}>{officeName}</div>
          <div className={classes.address}>{address}</div>
          {reach.length > 0 && <div className={classes.address}>{reach.join(' · ')}</div>}
        </div>
      </div>
      <div className={classes.rule} />
    </div>
  )
}
