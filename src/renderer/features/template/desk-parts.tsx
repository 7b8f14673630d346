import { ActionIcon, Alert, Button, Group, Tooltip } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { showError } from '#renderer/app/show-error.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { DraftMark } from '#renderer/ui/draft-mark.tsx'
import classes from './editor.module.css'
import type { VersionText, WorkingCopy } from './use-working-copy.ts'

type ToolProps = { label: string; run: () => void; children: ReactNode }

export const Tool = ({ label, run, children }: ToolProps) => (
  <Tooltip label={label}>
    <ActionIcon variant="subtle" color="gray" size="md" aria-label={label} onClick={run}>
      {children}
    </ActionIcon>
  </Tooltip>
)

/** Whether the draft itself is saved; until then whether what was typed is at least kept. */
export const SaveMark = ({ copy, dirty }: { copy: WorkingCopy; dirty: boolean }) => {
  const t = useT()
  const { status } = copy.draft
  if (status === 'failed') return <DraftMark draft={copy.draft} />
  if (!dirty) return <span className={classes.quiet}>{t('template.savedMark')}</span>
  return (
    <span className={classes.quiet}>
      <b>{t('template.unsavedMark')}</b>
      {status === 'saved' && ` · ${t('template.keptMark')}`}
    </span>
  )
}

type LeftCopyProps = { copy: WorkingCopy; base: VersionText; onReplace: (text: string) => void }

/** What was typed and not saved at an earlier visit: opened again, or offered where the draft was saved since. */
export const LeftCopy = ({ copy, base, onReplace }: LeftCopyProps) => {
  const t = useT()
  const [left] = useState(copy.left)
  const [answered, setAnswered] = useState(false)
  if (!left || answered) return null
  const discard = async (): Promise<void> => {
    if (left.fits) onReplace(base.source)
    await copy.discard()
    setAnswered(true)
  }
  const take = (): void => {
    onReplace(left.text)
    setAnswered(true)
  }
  return (
    <Alert variant="light" p="xs" icon={<IconHistory size={18} stroke={1.7} />}>
      <Group gap="md" justify="space-between">
        <span>
          {t(left.fits ? 'template.leftOpened' : 'template.leftOffered', {
            at: formatInstant(left.savedAt),
          })}
        </span>
        <Group gap="xs">
          {!left.fits && (
            <Button size="compact-sm" variant="default" onClick={take}>
              {t('template.leftTake')}
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={() => void discard().catch(showError)}>
            {t('template.leftDiscard')}
          </Button>
        </Group>
      </Group>
    </Alert>
  )
}
