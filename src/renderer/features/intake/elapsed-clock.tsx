import { IconClock } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useT } from '#renderer/i18n/t.ts'
import { durationText } from './intake-words.ts'
import classes from './intake.module.css'

/** How long this form has been worked on. It never turns red: it is there for the officer, not for his superior. */
export const ElapsedClock = ({ seconds }: { seconds: () => number }) => {
  const t = useT()
  const [, setTick] = useState(0)
  useEffect(() => {
    const timer = window.setInterval(() => setTick((tick) => tick + 1), 1000)
    return () => window.clearInterval(timer)
  }, [])
  return (
    <span className={classes.clock} role="timer" aria-label={t('intake.elapsed')}>
      <IconClock size={15} stroke={1.7} />
      <span className="figures">{durationText(seconds())}</span>
    </span>
  )
}
