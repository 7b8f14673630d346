import { Grid } from '@mantine/core'
import { SettingsPage } from '#renderer/features/settings/settings-page.tsx'
import { CountriesCard } from './countries-card.tsx'
import { PurposeDocumentsCard } from './purpose-documents-card.tsx'

/** What cases lean on and the office keeps up to date: documents by purpose, countries by status. */
export const ReferencePage = () => (
  <SettingsPage>
    <Grid gap="md">
      <Grid.Col span={{ base: 12, md: 7 }}>
        <PurposeDocumentsCard />
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <CountriesCard />
      </Grid.Col>
    </Grid>
  </SettingsPage>
)
