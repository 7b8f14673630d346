import { Skeleton } from '@mantine/core'
import { useState } from 'react'
import type { Evidence } from '#shared/features/evidence/evidence.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { BlobImage } from '#renderer/ui/blob-image.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import classes from './evidence.module.css'
import { useShownFile } from './evidence.queries.ts'
import { useZoom } from './use-zoom.ts'
import { ViewerBar } from './viewer-bar.tsx'

/** A picture, fitted into its place or larger. */
export const PictureView = ({ evidence }: { evidence: Evidence }) => {
  const t = useT()
  const zoom = useZoom()
  const [broken, setBroken] = useState(false)
  const { data, error, refetch } = useShownFile(evidence.id)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (broken) return <p className={classes.unreadable}>{t('evidence.pictureUnreadable')}</p>
  return (
    <>
      <ViewerBar zoom={zoom} />
      <div className={classes.stage} data-fits={zoom.factor <= 1 || undefined} tabIndex={0} role="group">
        {data ? (
          <BlobImage
            blob={data}
            alt={evidence.title}
            className={classes.picture}
            style={
              zoom.factor === 1 ? {} : { maxWidth: 'none', maxHeight: 'none', width: `${zoom.factor * 100}%` }
            }
            onError={() => setBroken(true)}
            data-private
          />
        ) : (
          <Skeleton width="100%" height="100%" />
        )}
      </div>
    </>
  )
}
