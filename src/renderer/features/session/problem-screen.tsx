import { Button, Group } from '@mantine/core'
import type { StoreProblem } from '#shared/features/session/session.schema.ts'
import { EntranceSheet } from '#renderer/app/entrance/entrance-sheet.tsx'
import classes from '#renderer/app/entrance/entrance.module.css'
import { formatInstant } from '#renderer/i18n/format.ts'
import { type MessageKey, useT } from '#renderer/i18n/t.ts'

const words: Record<StoreProblem['code'], { text: MessageKey; next: MessageKey }> = {
  STORE_IN_USE: { text: 'session.inUse', next: 'session.inUseNext' },
  STORE_MISSING: { text: 'session.missing', next: 'session.missingNext' },
  STORE_FOREIGN: { text: 'session.foreign', next: 'session.foreignNext' },
  STORE_NEWER: { text: 'session.newer', next: 'session.newerNext' },
  STORE_DAMAGED: { text: 'session.damaged', next: 'session.damagedNext' },
  STORE_BEHIND_HEAD: { text: 'session.behind', next: 'session.behindNext' },
  KEY_FILE_MISSING: { text: 'session.keyMissing', next: 'session.keyMissingNext' },
  KEY_FILE_DAMAGED: { text: 'session.keyDamaged', next: 'session.keyDamagedNext' },
  FOLDER_NOT_WRITABLE: { text: 'session.folder', next: 'session.folderNext' },
}

/** A backup beside the store helps where the keys are there; an off-site file with the paper code helps without them too. */
const restorable = new Set<StoreProblem['code']>([
  'STORE_MISSING',
  'STORE_DAMAGED',
  'KEY_FILE_MISSING',
  'KEY_FILE_DAMAGED',
])

/** Why the data stays closed: what is true, and the one thing to do. */
export const ProblemScreen = ({
  problem,
  onRetry,
  onDamaged,
  onElsewhere,
}: {
  problem: StoreProblem | null
  onRetry: () => void
  onDamaged: () => void
  onElsewhere: () => void
}) => {
  const t = useT()
  const code = problem?.code ?? 'STORE_DAMAGED'
  const { text, next } = words[code]
  const since = problem?.code === 'STORE_IN_USE' ? formatInstant(problem.holder.since) : ''
  return (
    <EntranceSheet title={t('session.problemTitle')} text={t(text, { since })}>
      <p className={classes.next}>
        <b>{t('session.problemNext')}</b>
        {t(next)}
      </p>
      <Group gap="sm">
        {code.startsWith('STORE') && restorable.has(code) && (
          <Button onClick={onDamaged}>{t('backup.useLocal')}</Button>
        )}
        {restorable.has(code) && (
          <Button variant="default" onClick={onElsewhere}>
            {t('backup.useOffsite')}
          </Button>
        )}
        <Button variant={restorable.has(code) ? 'subtle' : 'filled'} onClick={onRetry} data-autofocus>
          {t('common.retry')}
        </Button>
      </Group>
    </EntranceSheet>
  )
}
