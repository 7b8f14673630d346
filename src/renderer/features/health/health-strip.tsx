import { Alert } from '@mantine/core'
import { IconAlertTriangle, IconCalendarExclamation, IconLockOff } from '@tabler/icons-react'
import type { HealthNow } from '#shared/features/health/health.schema.ts'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatDate, formatFileSize } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './health.module.css'
import { useHealth } from './health.queries.ts'

/** Stands above every screen while the workstation itself needs somebody: no room, a wrong date, a folder that is closed. */
export const HealthStrip = () => {
  const health = useHealth().data
  if (!health) return null
  const { disk, clock, isReadOnly, headWasLost } = health
  return (
    <>
      {isReadOnly && <CopyStrip />}
      {headWasLost && <HeadStrip />}
      {disk.state !== 'ample' && <DiskStrip state={disk.state} freeBytes={disk.freeBytes} />}
      {(clock.state === 'behindLog' || clock.state === 'beforeRelease') && <ClockStrip {...clock} />}
    </>
  )
}

const CopyStrip = () => {
  const t = useT()
  return (
    <Alert className={classes.strip} color="red" icon={<IconLockOff size={18} />}>
      {t('health.strip.copy')}
    </Alert>
  )
}

const HeadStrip = () => {
  const t = useT()
  return (
    <Alert className={classes.strip} color="orange" icon={<IconAlertTriangle size={18} />}>
      {t('health.strip.head')}
    </Alert>
  )
}

type Short = Exclude<HealthNow['disk']['state'], 'ample'>

const DiskStrip = ({ state, freeBytes }: { state: Short; freeBytes: number }) => {
  const t = useT()
  return (
    <Alert
      className={classes.strip}
      color={state === 'low' ? 'yellow' : 'red'}
      icon={<IconAlertTriangle size={18} />}
    >
      {t(`health.strip.${state}`, { free: formatFileSize(freeBytes) })}
    </Alert>
  )
}

const ClockStrip = ({ lastActAt }: HealthNow['clock']) => {
  const t = useT()
  const { day } = useSession()
  const last = lastActAt ? formatDate(plainDateOfInstant(lastActAt.getTime())) : '–'
  return (
    <Alert className={classes.strip} color="orange" icon={<IconCalendarExclamation size={18} />}>
      {t('health.strip.clock', { today: formatDate(day), last })}
    </Alert>
  )
}
