import { useQuery } from '@tanstack/react-query'
import { orpc } from '#renderer/app/client.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { PaperRows } from './paper-rows.tsx'

/** Papers of a village: certificates, decrees, agreements, its sheet. For the village's page. */
export const VillagePapers = ({ villageId }: { villageId: string }) => {
  const t = useT()
  const { data, error, refetch } = useQuery(orpc.document.ofVillage.queryOptions({ input: { villageId } }))
  return (
    <SectionCard title={t('document.papers')}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <PaperRows slots={data.papers} />}
    </SectionCard>
  )
}
