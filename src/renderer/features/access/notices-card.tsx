import { Button } from '@mantine/core'
import type { OpeningNotice } from '#shared/features/access/access.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'
import { showError } from '#renderer/app/show-error.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './access.module.css'
import { useNotices } from './access.queries.ts'

/** Who opened a sealed case that this officer is told of; nothing where nobody did. */
export const OpeningNoticesCard = () => {
  const t = useT()
  const { data } = useNotices()
  if (!data || data.total === 0) return null
  return (
    <SectionCard title={t('access.notices', { count: data.total })} line={t('access.noticesLine')}>
      <ul className={classes.lines}>
        {data.items.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} />
        ))}
      </ul>
    </SectionCard>
  )
}

const NoticeLine = ({ notice }: { notice: OpeningNotice }) => {
  const t = useT()
  const { caseId, caseNumber, officerName, openedAt, endedAt, endsAt, reason } = notice
  const seen = async (): Promise<void> => {
    try {
      await client.access.seen({ id: notice.id })
      await queryClient.invalidateQueries({ queryKey: orpc.access.key() })
    } catch (error) {
      showError(error)
    }
  }
  return (
    <li className={classes.line}>
      <div className={classes.text}>
        <span>
          {caseId === null ? (
            <span className="figures">{caseNumber}</span>
          ) : (
            <AppLink to={`/cases/${caseId}`}>
              <span className="figures">{caseNumber}</span>
            </AppLink>
          )}{' '}
          · {t('access.noticeBy', { name: officerName })}
        </span>
        <span className={classes.detail}>
          {t('access.noticeTime', { from: formatInstant(openedAt), until: formatInstant(endedAt ?? endsAt) })}
        </span>
        <span className={classes.reason} data-private>
          {reason}
        </span>
      </div>
      <Button variant="default" size="compact-sm" flex="none" onClick={() => void seen()}>
        {t('access.noticeSeen')}
      </Button>
    </li>
  )
}
