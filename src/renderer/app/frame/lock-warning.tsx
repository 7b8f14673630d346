import { useEffect, useState } from 'react'
import { lockWarningStore } from '#renderer/app/idle.ts'
import { useStore } from '#renderer/app/store.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './frame.module.css'

/** The last half minute before the lock. Any input makes it go away. */
export const LockWarning = () => {
  const t = useT()
  const warning = useStore(lockWarningStore)
  const [seconds, setSeconds] = useState(30)
  useEffect(() => {
    if (!warning) return
    const count = (): void => setSeconds(Math.max(0, Math.round((warning.locksAt - Date.now()) / 1000)))
    count()
    const timer = window.setInterval(count, 1000)
    return () => window.clearInterval(timer)
  }, [warning])
  if (!warning) return null
  return (
    <div className={classes.warning} role="alert">
      <b className="figures">{t('common.lockWarning', { seconds })}</b>
      <p>{t('common.lockWarningText')}</p>
    </div>
  )
}
