import { ActionIcon, Loader, Tooltip } from '@mantine/core'
import { IconArrowAutofitWidth, IconMinus, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { useT } from '#renderer/i18n/t.ts'
import { SvgImage } from './blob-image.tsx'
import { ErrorState } from './error-state.tsx'
import classes from './paper-preview.module.css'
import { useDelayed } from './use-delayed.ts'

type PaperPreviewProps = {
  /** SVG texts as the service made them; undefined until the first are there. */
  pages: readonly string[] | undefined
  /** A newer version is being made: the old one stays and is marked. */
  loading?: boolean
  error?: unknown
  onRetry?: () => void
  /** What the pages are, for screen readers. */
  label: string
}

const zoomSteps = [0.5, 0.65, 0.8, 1, 1.25, 1.5, 2]

/** Paper as it will be, on grey, fitted to the width. What is seen here is what comes out of the printer. */
export const PaperPreview = ({ pages, loading = false, error, onRetry, label }: PaperPreviewProps) => {
  const t = useT()
  const sheets = (pages ?? []).map((svg, index) => ({ svg, key: `sheet ${index}` }))
  const [zoom, setZoom] = useState(1)
  const [page, setPage] = useState(1)
  const desk = useRef<HTMLDivElement>(null)
  const late = useDelayed(loading)
  const step = (direction: 1 | -1): void => {
    const further =
      direction === 1 ? zoomSteps.find((size) => size > zoom) : zoomSteps.findLast((size) => size < zoom)
    setZoom(further ?? zoom)
  }
  const onScroll = (): void => {
    const element = desk.current
    if (!element) return
    const middle = element.scrollTop + element.clientHeight / 2
    const shown = [...element.querySelectorAll<HTMLElement>('[data-sheet]')]
    setPage(Math.max(1, shown.filter((sheet) => sheet.offsetTop <= middle).length))
  }
  return (
    <section className={classes.preview} aria-label={label} aria-busy={loading}>
      <div
        className={classes.desk}
        ref={desk}
        onScroll={onScroll}
        tabIndex={0}
        role="group"
        aria-label={label}
      >
        {error !== undefined && error !== null ? (
          <div className={classes.problem}>
            <ErrorState error={error} {...(onRetry ? { onRetry } : {})} />
          </div>
        ) : (
          <div className={classes.sheets} style={{ width: `${zoom * 100}%` }}>
            {sheets.map(({ svg, key }, index) => (
              <SvgImage
                key={key}
                svg={svg}
                className={classes.sheet}
                data-sheet
                data-stale={late || undefined}
                alt={t('common.previewPage', { page: index + 1, pages: sheets.length })}
              />
            ))}
          </div>
        )}
        {late && sheets.length === 0 && (
          <div className={classes.waiting} role="status">
            <Loader size="sm" />
            {t('common.previewLoading')}
          </div>
        )}
      </div>
      <div className={classes.tools}>
        <span className="figures">
          {sheets.length > 0 && t('common.previewPageShort', { page, pages: sheets.length })}
        </span>
        {late && sheets.length > 0 && <Loader size={14} />}
        <span className={classes.gap} />
        <Tool label={t('common.zoomOut')} run={() => step(-1)} icon={<IconMinus size={16} stroke={1.7} />} />
        <span className={classes.zoom}>{Math.round(zoom * 100)}%</span>
        <Tool label={t('common.zoomIn')} run={() => step(1)} icon={<IconPlus size={16} stroke={1.7} />} />
        <Tool
          label={t('common.zoomFit')}
          run={() => setZoom(1)}
          icon={<IconArrowAutofitWidth size={16} stroke={1.7} />}
        />
      </div>
    </section>
  )
}

const Tool = ({ label, run, icon }: { label: string; run: () => void; icon: ReactNode }) => (
  <Tooltip label={label}>
    <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} onClick={run}>
      {icon}
    </ActionIcon>
  </Tooltip>
)
