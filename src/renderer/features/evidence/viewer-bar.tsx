import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useT } from '#renderer/i18n/t.ts'
import { usePageKey } from '#renderer/ui/use-page-key.ts'
import classes from './evidence.module.css'
import type { Zoom } from './use-zoom.ts'

type ViewerBarProps = {
  zoom: Zoom
  pages?: { page: number; count: number; onChange: (page: number) => void }
}

/** Pages and size of what is looked at. Keys: + and −, 0 fits, PageUp and PageDown turn. */
export const ViewerBar = ({ zoom, pages }: ViewerBarProps) => {
  const t = useT()
  const previous = pages && pages.page > 1 ? () => pages.onChange(pages.page - 1) : undefined
  const next = pages && pages.page < pages.count ? () => pages.onChange(pages.page + 1) : undefined
  usePageKey('PageUp', previous)
  usePageKey('PageDown', next)
  usePageKey('+', zoom.larger)
  usePageKey('-', zoom.smaller)
  usePageKey('0', zoom.fit)
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('evidence.viewer')}>
      {pages && pages.count > 1 && (
        <div className={classes.barGroup}>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={!previous}
            aria-label={t('common.pagePrevious')}
            onClick={previous}
          >
            <IconChevronLeft size={18} stroke={1.7} />
          </ActionIcon>
          <span className={classes.pageOf}>
            {t('common.previewPage', { page: pages.page, pages: pages.count })}
          </span>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={!next}
            aria-label={t('common.pageNext')}
            onClick={next}
          >
            <IconChevronRight size={18} stroke={1.7} />
          </ActionIcon>
        </div>
      )}
      <div className={classes.barGroup}>
        <Tooltip label={`${t('common.zoomOut')} (−)`}>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={!zoom.smaller}
            aria-label={t('common.zoomOut')}
            onClick={zoom.smaller}
          >
            <IconZoomOut size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <span className={classes.percent}>{Math.round(zoom.factor * 100)} %</span>
        <Tooltip label={`${t('common.zoomIn')} (+)`}>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={!zoom.larger}
            aria-label={t('common.zoomIn')}
            onClick={zoom.larger}
          >
            <IconZoomIn size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={zoom.fit}>
          {t('common.zoomFit')}
        </Button>
      </div>
    </div>
  )
}
