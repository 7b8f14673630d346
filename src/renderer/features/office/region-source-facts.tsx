import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { orpc } from '#renderer/app/client.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { FactList } from '#renderer/ui/fact-list.tsx'
import { useDelayed } from '#renderer/ui/use-delayed.ts'

/** Where the region table comes from and under which licence. */
export const RegionSourceFacts = () => {
  const t = useT()
  const { data, error, isPending, refetch } = useQuery(orpc.region.source.queryOptions())
  const late = useDelayed(isPending)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return late ? <Skeleton height={120} /> : null
  const { provinces, regencies, districts, villages } = data.counts
  return (
    <FactList
      facts={[
        { label: t('office.regionName'), value: data.name },
        { label: t('office.regionVersion'), value: data.version },
        { label: t('office.regionDecree'), value: data.decree },
        { label: t('office.regionLicence'), value: data.licence },
        { label: t('office.regionAttribution'), value: data.attribution },
        {
          label: t('office.regionCounts'),
          value: t('office.regionCountsText', {
            provinces: formatNumber(provinces),
            regencies: formatNumber(regencies),
            districts: formatNumber(districts),
            villages: formatNumber(villages),
          }),
        },
      ]}
    />
  )
}
