import type { ReactNode } from 'react'
import { useT } from '#renderer/i18n/t.ts'
import classes from './assessment.module.css'

/** Stays at the bottom of every screen with a colour, however far one scrolls: who decides. */
export const AidLine = ({ children }: { children?: ReactNode }) => {
  const t = useT()
  return (
    <div className={classes.bottom}>
      {children}
      <strong className={classes.bottomAid}>{t('screening.aid')}</strong>
    </div>
  )
}
