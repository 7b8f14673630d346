import { spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useIsMutating } from '@tanstack/react-query'
import { connectionStore } from '#renderer/app/client.ts'
import { demoStore } from '#renderer/app/demo.ts'
import { useStore } from '#renderer/app/store.ts'
import { unsavedStore } from '#renderer/app/unsaved.ts'
import { useT } from '#renderer/i18n/t.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import classes from './frame.module.css'
import { OfficerMenu } from './officer-menu.tsx'

/** Search, the state of the store in words, and who is at work. */
export const TopBar = () => {
  const t = useT()
  const demo = useStore(demoStore)
  return (
    <section className={classes.top} aria-label={t('common.topBar')}>
      <button type="button" className={classes.search} onClick={spotlight.open}>
        <IconSearch size={16} stroke={1.7} />
        <span>{t('common.searchAnything')}</span>
        <span className={classes.searchKey}>
          <KeyHint keys={['Ctrl', 'K']} />
        </span>
      </button>
      <span className={classes.gap} />
      {demo && <span className={classes.demo}>{t('common.demoMark')}</span>}
      <StatusInWords />
      <OfficerMenu />
    </section>
  )
}

const StatusInWords = () => {
  const t = useT()
  const connection = useStore(connectionStore)
  const unsaved = useStore(unsavedStore).size > 0
  const saving = useIsMutating() > 0
  const [tone, words] =
    connection.state !== 'open'
      ? (['bad', t('common.statusDisconnected')] as const)
      : saving
        ? (['waiting', t('common.statusSaving')] as const)
        : unsaved
          ? (['waiting', t('common.statusUnsaved')] as const)
          : (['good', t('common.statusSaved')] as const)
  return (
    <span className={classes.status} data-tone={tone} role="status">
      <span className={classes.dot} />
      {words}
    </span>
  )
}
