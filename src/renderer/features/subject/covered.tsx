import { ActionIcon, Tooltip } from '@mantine/core'
import { IconCopy, IconEye, IconEyeOff } from '@tabler/icons-react'
import type { RevealField } from '#shared/features/subject/subject-view.schema.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { useReveals } from './reveals.tsx'
import classes from './subject.module.css'
import { fieldKey } from './subject-words.ts'

type CoveredProps = {
  field: RevealField
  /** What may be seen of it; dots where nothing may. */
  masked?: string | null
  /** In which words a value in clear is written. */
  wordOf?: (value: string) => string
}

/** A covered value with the way to see it and the way to copy it; both ask for a reason. */
export const Covered = ({ field, masked, wordOf = formatDate }: CoveredProps) => {
  const t = useT()
  const { shown, ask, cover, mayReveal } = useReveals()
  const lines = shown.get(field)
  const name = t(fieldKey(field))
  return (
    <span className={classes.covered}>
      {lines ? (
        <span className={classes.clear} data-private onCopy={(event) => event.preventDefault()}>
          {lines.map((line) => (
            <span key={line}>{wordOf(line)}</span>
          ))}
        </span>
      ) : (
        <span className={classes.masked} data-private>
          {masked ?? t('subject.dots')}
        </span>
      )}
      {mayReveal && (
        <>
          <Tooltip label={t(lines ? 'subject.coverField' : 'subject.revealField', { field: name })}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={t(lines ? 'subject.coverField' : 'subject.revealField', { field: name })}
              onClick={() => (lines ? cover(field) : ask({ field, use: 'show' }))}
            >
              {lines ? <IconEyeOff size={15} stroke={1.7} /> : <IconEye size={15} stroke={1.7} />}
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('subject.copyField', { field: name })}>
            <ActionIcon
              className={classes.copy}
              variant="subtle"
              color="gray"
              size={24}
              aria-label={t('subject.copyField', { field: name })}
              onClick={() => ask({ field, use: 'copy' })}
            >
              <IconCopy size={15} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        </>
      )}
    </span>
  )
}
