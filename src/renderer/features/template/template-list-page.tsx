import { Alert, Skeleton } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import { canApprove } from '#shared/features/template/template.rules.ts'
import type { TemplateOfType, TemplateVersion } from '#shared/features/template/template.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { typeWords } from '#renderer/features/document/document-words.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { useDelayed } from '#renderer/ui/use-delayed.ts'
import { useTemplates } from './template.queries.ts'
import { stateWords, typePath } from './template-words.ts'
import classes from './template.module.css'

/** Every kind of paper with the template it is set with, and what is being worked on. */
export const TemplateListPage = () => {
  const t = useT()
  const { data, error, isPending, refetch } = useTemplates()
  const late = useDelayed(isPending)
  return (
    <Page>
      <PageHeader
        title={t('template.title')}
        line={t('template.listLine')}
        back={{ to: '/documents', label: t('common.navDocuments') }}
      />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {late && <Skeleton height={420} />}
      {data && (
        <>
          <WaitingNotice types={data.types} />
          <SectionCard flush>
            <table className={classes.table} aria-label={t('template.title')}>
              <thead>
                <tr>
                  <th scope="col">{t('template.columnPaper')}</th>
                  <th scope="col">{t('template.columnInUse')}</th>
                  <th scope="col">{t('template.columnOpen')}</th>
                </tr>
              </thead>
              <tbody>
                {data.types.map((type) => (
                  <Row key={type.paperType} type={type} />
                ))}
              </tbody>
            </table>
          </SectionCard>
        </>
      )}
    </Page>
  )
}

/** What this officer could approve now. */
const WaitingNotice = ({ types }: { types: readonly TemplateOfType[] }) => {
  const t = useT()
  const { may } = useSession()
  if (!may('template.approve').allowed) return null
  const waiting = types.filter(({ open }) => open !== null && canApprove(open, open).allowed)
  if (waiting.length === 0) return null
  return (
    <Alert
      variant="light"
      icon={<IconClock size={18} stroke={1.7} />}
      title={t('template.waitingForYou', { count: waiting.length })}
    >
      <div className={classes.waitingLinks}>
        {waiting.map(({ paperType, open }) => (
          <AppLink key={paperType} to={typePath(paperType)}>
            {t(typeWords[paperType])} · {t('template.version', { number: open?.number ?? 0 })}
          </AppLink>
        ))}
      </div>
    </Alert>
  )
}

const Row = ({ type: { paperType, approved, open } }: { type: TemplateOfType }) => {
  const t = useT()
  return (
    <tr>
      <th scope="row">
        <AppLink to={typePath(paperType)} className={classes.name}>
          {t(typeWords[paperType])}
        </AppLink>
      </th>
      <td>
        {approved === null ? (
          <span className={classes.quiet}>{t('template.programTemplate')}</span>
        ) : (
          <div className={classes.lines}>
            <span className={classes.strong}>
              {t('template.officeTemplate', { number: approved.number })}
              {approved.programMovedOn && (
                <StateBadge tone="warning">{t('template.programMovedOn')}</StateBadge>
              )}
            </span>
            <ApprovedBy version={approved} />
          </div>
        )}
      </td>
      <td>{open && <Open version={open} />}</td>
    </tr>
  )
}

const ApprovedBy = ({ version: { approvedBy, approvedAt } }: { version: TemplateVersion }) => {
  const t = useT()
  if (approvedBy === null || approvedAt === null) return null
  return (
    <span className={classes.quiet}>
      {t('template.approvedBy', { name: approvedBy, at: formatInstant(approvedAt) })}
    </span>
  )
}

const Open = ({ version: { number, state, madeBy, madeAt, submittedAt } }: { version: TemplateVersion }) => {
  const t = useT()
  const { tone, word } = stateWords[state]
  return (
    <div className={classes.lines}>
      <span className={classes.strong}>
        <StateBadge tone={tone}>{t(word)}</StateBadge>
        {t('template.version', { number })}
      </span>
      <span className={classes.quiet}>
        {t('template.madeBy', { name: madeBy, at: formatInstant(submittedAt ?? madeAt) })}
      </span>
    </div>
  )
}
