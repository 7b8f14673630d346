import { Alert, Loader } from '@mantine/core'
import { IconPhotoOff } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { Evidence } from '#shared/features/evidence/evidence.schema.ts'
import { maximumPdfPages } from '#shared/features/evidence/evidence-file.rules.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import classes from './evidence.module.css'
import { useShownFile } from './evidence.queries.ts'
import { openPdfPages, PdfUnreadable, type PdfPages, type PdfRefusal } from './pdf-pages.ts'
import { useZoom } from './use-zoom.ts'
import { ViewerBar } from './viewer-bar.tsx'

type Opening = { pages?: PdfPages; problem?: PdfRefusal }

const useOpened = (file: Blob | undefined): Opening => {
  const [opening, setOpening] = useState<Opening>({})
  useEffect(() => {
    if (!file) return
    let gone = false
    let opened: PdfPages | undefined
    const open = async (): Promise<void> => {
      try {
        opened = await openPdfPages(file)
        if (gone) opened.close()
        else setOpening({ pages: opened })
      } catch (error) {
        if (!gone) setOpening({ problem: error instanceof PdfUnreadable ? error.problem : 'damaged' })
      }
    }
    void open()
    return () => {
      gone = true
      opened?.close()
    }
  }, [file])
  return opening
}

/** A PDF page by page, as pictures: nothing in it is run, no link in it is followed. */
export const PdfView = ({ evidence }: { evidence: Evidence }) => {
  const t = useT()
  const { data, error, refetch } = useShownFile(evidence.id)
  const { pages, problem } = useOpened(data)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (problem) return <p className={classes.unreadable}>{t(`evidence.pdf.${problem}`)}</p>
  if (!pages)
    return (
      <div className={classes.stage} data-fits>
        <Loader size="sm" aria-label={t('common.loading')} />
      </div>
    )
  return <Pages pages={pages} />
}

const Pages = ({ pages }: { pages: PdfPages }) => {
  const t = useT()
  const zoom = useZoom()
  const [page, setPage] = useState(1)
  const stage = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [undrawn, setUndrawn] = useState<PdfRefusal>()
  useEffect(() => {
    const width = ((stage.current?.clientWidth ?? 800) - 32) * zoom.factor
    let gone = false
    const draw = async (): Promise<void> => {
      try {
        const picture = await pages.draw(page, Math.round(width * window.devicePixelRatio))
        if (gone) return picture?.close()
        setUndrawn(picture ? undefined : 'damaged')
        if (!picture || !canvas.current) return
        canvas.current.width = picture.width
        canvas.current.height = picture.height
        canvas.current.style.width = `${width}px`
        canvas.current.getContext('bitmaprenderer')?.transferFromImageBitmap(picture)
        stage.current?.scrollTo({ top: 0 })
      } catch (error) {
        if (!gone) setUndrawn(error instanceof PdfUnreadable ? error.problem : 'damaged')
      }
    }
    void draw()
    return () => {
      gone = true
    }
  }, [pages, page, zoom.factor])
  const count = Math.min(pages.pageCount, maximumPdfPages)
  return (
    <>
      <ViewerBar zoom={zoom} pages={{ page, count, onChange: setPage }} />
      {pages.lacksImages && (
        <Alert variant="light" color="orange" py={8} icon={<IconPhotoOff size={17} />}>
          {t('evidence.lacksImages')}
        </Alert>
      )}
      <div className={classes.stage} ref={stage} tabIndex={0} role="group">
        {undrawn && <p className={classes.unreadable}>{t(`evidence.pdf.${undrawn}`)}</p>}
        <canvas
          ref={canvas}
          className={classes.page}
          hidden={undrawn !== undefined}
          role="img"
          aria-label={t('common.previewPage', { page, pages: count })}
          data-private
        />
      </div>
    </>
  )
}
