import { Loader } from '@mantine/core'
import type { ReactNode } from 'react'
import { useT } from '#renderer/i18n/t.ts'
import { Mark } from '#renderer/ui/mark.tsx'
import { useDelayed } from '#renderer/ui/use-delayed.ts'
import classes from './entrance.module.css'

type EntranceSheetProps = { title?: string; text?: string; wide?: boolean; children?: ReactNode }

/** The sheet in the middle of the screen before the work begins. */
export const EntranceSheet = ({ title, text, wide = false, children }: EntranceSheetProps) => {
  const t = useT()
  return (
    <div className={classes.sheet} data-wide={wide || undefined}>
      <div className={classes.brand}>
        <Mark size={30} />
        {t('common.appName')}
      </div>
      {title !== undefined && <h1 className={classes.title}>{title}</h1>}
      {text !== undefined && <p className={classes.text}>{text}</p>}
      {children}
    </div>
  )
}

/** A short remark with an icon above the fields. */
export const EntranceNote = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <div className={classes.note} role="status">
    {icon}
    <div>{children}</div>
  </div>
)

/** Quiet until waiting becomes noticeable. */
export const EntranceWaiting = () => {
  const t = useT()
  const late = useDelayed(true, 300)
  return (
    <div className={classes.waiting}>
      <Mark size={44} weight="line" />
      {late && <Loader size="sm" aria-label={t('common.loading')} />}
    </div>
  )
}
