import {
  IconAlertTriangle,
  IconCertificate,
  IconCircleCheck,
  IconCircleDashed,
  IconClock,
  IconCircleX,
  IconProgress,
} from '@tabler/icons-react'
import type { ComponentType, ReactNode } from 'react'
import classes from './state-badge.module.css'

/** neutral: not begun or over · progress · good · waiting: for somebody or a day · warning · bad · gold: designation */
export type Tone = 'neutral' | 'progress' | 'good' | 'waiting' | 'warning' | 'bad' | 'gold'

const icons: Record<Tone, ComponentType<{ size?: number; stroke?: number }>> = {
  neutral: IconCircleDashed,
  progress: IconProgress,
  good: IconCircleCheck,
  waiting: IconClock,
  warning: IconAlertTriangle,
  bad: IconCircleX,
  gold: IconCertificate,
}

/** A state as word, icon and tone. The word alone must say everything. */
export const StateBadge = ({ tone, children, icon }: { tone: Tone; children: string; icon?: ReactNode }) => {
  const Icon = icons[tone]
  return (
    <span className={classes.badge} data-tone={tone}>
      {icon ?? <Icon size={14} stroke={2} />}
      {children}
    </span>
  )
}
