import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { orpc } from '#renderer/app/client.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { draftKind } from './intake.queries.ts'
import classes from './intake.module.css'

const mostShown = 3

/** The officer's own intakes that are not handed in yet, wherever they were left. Nothing where there are none. */
export const OpenIntakes = ({ except }: { except?: string }) => {
  const t = useT()
  const input = { kind: draftKind, limit: 50 }
  const { data } = useQuery(orpc.draft.list.queryOptions({ input }))
  const open = data?.items.filter(({ recordKey }) => recordKey !== except) ?? []
  if (open.length === 0) return null
  return (
    <section className={classes.drafts} aria-label={t('intake.openDrafts')}>
      <h2 className={classes.draftsTitle}>
        <IconPencil size={16} stroke={1.8} />
        {t('intake.openDrafts')}
      </h2>
      <ul className={classes.draftList}>
        {open.slice(0, mostShown).map(({ id, recordKey, label, savedAt }) => (
          <li key={id} className={classes.draft}>
            <span className={classes.draftLabel}>{label}</span>
            <span className={classes.small}>{t('intake.draftSaved', { time: formatInstant(savedAt) })}</span>
            <Button variant="default" size="compact-sm" onClick={() => goTo(`/intake/${recordKey}`)}>
              {t('intake.resume')}
            </Button>
          </li>
        ))}
      </ul>
      {open.length > mostShown && (
        <p className={classes.small}>{t('intake.moreDrafts', { count: open.length - mostShown })}</p>
      )}
    </section>
  )
}
