import { Grid, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { orpc } from '#renderer/app/client.ts'
import { useT } from '#renderer/i18n/t.ts'
import { SettingsPage } from '#renderer/features/settings/settings-page.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { HistoryPanel } from '#renderer/ui/history-panel.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { useDelayed } from '#renderer/ui/use-delayed.ts'
import { DetailsCard } from './details-card.tsx'
import { LetterheadsCard } from './letterheads-card.tsx'
import { LogoCard } from './logo-card.tsx'
import { PreferencesCard } from './preferences-card.tsx'
import { RegionSourceFacts } from './region-source-facts.tsx'
import { SectionsCard } from './sections-card.tsx'
import { SignatoriesCard } from './signatories-card.tsx'
import classes from './office-page.module.css'
import { WorkingAreaCard } from './working-area-card.tsx'

/** Everything the office says of itself, and by which lines and names its papers go out. */
export const OfficePage = () => {
  const t = useT()
  const { data: office, error, isPending, refetch } = useQuery(orpc.office.get.queryOptions())
  const logo = useQuery(orpc.office.logo.queryOptions())
  const late = useDelayed(isPending)
  return (
    <SettingsPage>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {late && <Skeleton height={280} />}
      {office && (
        <Grid gap="md">
          <Grid.Col span={{ base: 12, md: 7.5 }} className={classes.column}>
            <DetailsCard office={office} />
            <LetterheadsCard office={office} logo={logo.data?.logo ?? null} />
            <SignatoriesCard office={office} />
            <SectionCard title={t('office.historyTitle')}>
              <HistoryPanel kind="office" id={office.id} />
            </SectionCard>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 4.5 }} className={classes.column}>
            <LogoCard logo={logo.data?.logo ?? null} />
            <SectionsCard office={office} />
            <WorkingAreaCard office={office} />
            <PreferencesCard office={office} />
            <SectionCard title={t('office.regionTable')}>
              <RegionSourceFacts />
            </SectionCard>
          </Grid.Col>
        </Grid>
      )}
    </SettingsPage>
  )
}
