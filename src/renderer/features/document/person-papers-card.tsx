import { useQuery } from '@tanstack/react-query'
import { orpc } from '#renderer/app/client.ts'
import { useT } from '#renderer/i18n/t.ts'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { PaperRows } from './paper-rows.tsx'

type PersonPapersCardProps = { caseId: string; personId: string }

/** Notices, receipts and records of one person of a case; nothing at all while there are none. */
export const PersonPapersCard = ({ caseId, personId }: PersonPapersCardProps) => {
  const t = useT()
  const { data } = useQuery(orpc.document.ofCase.queryOptions({ input: { caseId } }))
  const own = data?.papers.filter((slot) => slot.personId === personId) ?? []
  if (own.length === 0) return null
  return (
    <SectionCard title={t('document.papers')}>
      <PaperRows slots={own} />
    </SectionCard>
  )
}
