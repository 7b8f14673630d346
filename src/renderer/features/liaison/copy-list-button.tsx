import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCopy } from '@tabler/icons-react'
import { villagePath, villageTitle } from '#shared/features/village/village.rules.ts'
import type { OfficerAssignment } from '#shared/features/liaison/liaison.schema.ts'
import { putOnClipboard } from '#renderer/app/clipboard.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { periodText } from './liaison-words.ts'

/** One line a village, columns parted by tabs: fits a message and a sheet of figures alike. */
const listText = (t: Translate, rows: readonly OfficerAssignment[]): string =>
  rows
    .map(({ village, headName, headPhone, ...assignment }) =>
      [
        villageTitle(village),
        villagePath(village),
        `${village.headTitle} ${headName ?? t('common.emptyValue')}`,
        headPhone ?? t('common.emptyValue'),
        periodText(t, assignment),
      ].join('\t'),
    )
    .join('\n')

/** Copies the list. It never becomes a file by itself: names stay inside the encrypted store. */
export const CopyListButton = ({ rows }: { rows: readonly OfficerAssignment[] }) => {
  const t = useT()
  const copy = (): void => {
    if (putOnClipboard(listText(t, rows))) showDone(t('liaison.copied'))
    else notifications.show({ color: 'red', message: t('liaison.copyRefused') })
  }
  return (
    <Button variant="default" size="xs" leftSection={<IconCopy size={14} stroke={1.7} />} onClick={copy}>
      {t('liaison.copyList')}
    </Button>
  )
}
