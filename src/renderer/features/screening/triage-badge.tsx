import {
  IconAlertOctagonFilled,
  IconAlertSquareRoundedFilled,
  IconAlertTriangleFilled,
  IconCircleDashed,
  IconInfoCircleFilled,
  IconRoute,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { TriageColour } from '#shared/features/case/case.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { colourKey, meaningKey } from './screening-words.ts'
import classes from './triage.module.css'

/** A shape of its own for every colour. */
const icons: Readonly<Record<TriageColour, ComponentType<{ size?: number }>>> = {
  red: IconAlertOctagonFilled,
  orange: IconAlertTriangleFilled,
  yellow: IconAlertSquareRoundedFilled,
  blue: IconInfoCircleFilled,
}

type TriageBadgeProps = { colour: TriageColour | null; smuggling?: boolean }

/** The colour of a subject or case as word and icon, and the badge of suspected smuggling beside it. */
export const TriageBadge = ({ colour, smuggling = false }: TriageBadgeProps) => {
  const t = useT()
  const Icon = colour === null ? IconCircleDashed : icons[colour]
  return (
    <span className={classes.badges}>
      <span className={classes.badge} {...(colour === null ? {} : { 'data-colour': colour })}>
        <Icon size={14} />
        {colour === null ? t('screening.notScreened') : t(colourKey(colour))}
      </span>
      {smuggling && (
        <span className={classes.badge} data-colour="smuggling">
          <IconRoute size={14} />
          {t('screening.smuggling')}
        </span>
      )}
    </span>
  )
}

/** The same, large, with what the colour means. */
export const TriageBanner = ({ colour }: { colour: TriageColour }) => {
  const t = useT()
  const Icon = icons[colour]
  return (
    <div className={classes.banner} data-colour={colour}>
      <Icon size={34} />
      <span className={classes.word}>{t(colourKey(colour))}</span>
      <span className={classes.meaning}>{t(meaningKey(colour))}</span>
    </div>
  )
}
