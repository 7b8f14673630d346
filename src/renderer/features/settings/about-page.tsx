import { Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { orpc } from '#renderer/app/client.ts'
import { useT } from '#renderer/i18n/t.ts'
import { RegionSourceFacts } from '#renderer/features/office/region-source-facts.tsx'
import { FactList } from '#renderer/ui/fact-list.tsx'
import { Mark } from '#renderer/ui/mark.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { SettingsPage } from './settings-page.tsx'

/** What the program is, what it keeps, and whose work it stands on. */
export const AboutPage = () => {
  const t = useT()
  const status = useQuery(orpc.session.status.queryOptions())
  return (
    <SettingsPage width="form">
      <SectionCard>
        <Group gap="lg" wrap="nowrap" align="flex-start" mb="md">
          <Text component="span" c="var(--perisai-mark)" lh={0}>
            <Mark size={48} />
          </Text>
          <div>
            <Text fw={650} fz="lg">
              {t('settings.aboutTitle')}
            </Text>
            <Text c="dimmed">{t('settings.aboutText')}</Text>
          </div>
        </Group>
        <FactList
          facts={[
            { label: t('settings.version'), value: status.data?.version },
            { label: t('settings.kept'), value: t('settings.keptText') },
            { label: t('settings.store'), value: t('settings.storeText') },
            { label: t('settings.network'), value: t('settings.networkText') },
            { label: t('settings.licences'), value: t('settings.licencesText') },
          ]}
        />
      </SectionCard>
      <SectionCard title={t('settings.regionTable')}>
        <RegionSourceFacts />
      </SectionCard>
    </SettingsPage>
  )
}
