import { Grid } from '@mantine/core'
import { SettingsPage } from '#renderer/features/settings/settings-page.tsx'
import { ClockSettingsCard } from './clock-settings-card.tsx'
import { HolidaysCard } from './holidays-card.tsx'

/** Deadlines of the office, and the days it does not work. */
export const ClockSettingsPage = () => (
  <SettingsPage>
    <Grid gap="md">
      <Grid.Col span={{ base: 12, md: 6 }}>
        <ClockSettingsCard />
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 6 }}>
        <HolidaysCard />
      </Grid.Col>
    </Grid>
  </SettingsPage>
)
