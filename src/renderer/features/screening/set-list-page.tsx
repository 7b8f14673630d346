import { IconListDetails } from '@tabler/icons-react'
import { useSession } from '#renderer/app/session.ts'
import { showError } from '#renderer/app/show-error.ts'
import type { ScreeningSetHead } from '#shared/features/screening/screening-set.schema.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { SettingsPage } from '#renderer/features/settings/settings-page.tsx'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { setStateKey, setStateTones } from './screening-words.ts'
import { openDraft, setPath, useSets } from './set.queries.ts'
import classes from './set.module.css'

/** Every version of the indicators that cases were screened with, and the next one. */
export const SetListPage = () => {
  const t = useT()
  const { may } = useSession()
  const { data, error, refetch } = useSets()
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return null
  const draft = data.items.find(({ state }) => state === 'draft')
  return (
    <SettingsPage
      primary={
        <ReasonedButton
          verdict={may('screening.settings')}
          leftSection={<IconListDetails size={16} stroke={1.7} />}
          onClick={() => void openDraft().catch(showError)}
        >
          {draft ? t('screening.setContinue', { number: draft.number }) : t('screening.setNew')}
        </ReasonedButton>
      }
    >
      <SectionCard flush title={t('screening.setVersions')} line={t('screening.setsLine')}>
        <ol className={classes.versions}>
          {data.items.map((set) => (
            <Version key={set.id} set={set} />
          ))}
        </ol>
      </SectionCard>
      <SectionCard title={t('screening.rules')}>
        <ul className={classes.rules}>
          <li>{t('screening.rulesGroup')}</li>
          <li>{t('screening.rulesColour')}</li>
          <li>{t('screening.rulesFlags')}</li>
          <li>{t('screening.rulesNever')}</li>
        </ul>
      </SectionCard>
    </SettingsPage>
  )
}

const Version = ({ set }: { set: ScreeningSetHead }) => {
  const t = useT()
  const { id, number, title, state, inForceSince, approvedBy, changeNote } = set
  return (
    <li className={classes.version}>
      <AppLink to={setPath(id)} className={classes.versionName}>
        {t('screening.setVersion', { number })}
      </AppLink>
      <div className={classes.versionText}>
        <span>{title}</span>
        {changeNote !== null && <span className={classes.detail}>{changeNote}</span>}
        <span className={classes.detail}>
          {[
            inForceSince && t('screening.setSinceDay', { time: formatInstant(inForceSince) }),
            state === 'draft' ? undefined : (approvedBy ?? t('screening.setBuiltIn')),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <StateBadge tone={setStateTones[state]}>{t(setStateKey(state))}</StateBadge>
    </li>
  )
}
