import { useSearch } from '@tanstack/react-router'
import { paperTypes, type PaperType } from '#shared/features/document/document.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { useDocument } from './document.queries.ts'
import { freshChoices } from './paper-choices.tsx'
import { Workshop } from './workshop.tsx'

/** Where a paper is made ready and issued: `/documents/issue?type=certificate&subject=…`. */
export const WorkshopPage = () => {
  const t = useT()
  const search: Record<string, unknown> = useSearch({ strict: false })
  const type = paperTypes.find((known) => known === search['type'])
  const { subject, replaces } = search
  if (!type || typeof subject !== 'string') {
    return (
      <Page>
        <PageHeader
          title={t('document.workshop')}
          back={{ to: '/documents', label: t('common.navDocuments') }}
        />
        <EmptyState title={t('document.workshopNothing')} text={t('document.workshopNothingText')} />
      </Page>
    )
  }
  if (typeof replaces === 'string')
    return <Replacement key={replaces} type={type} subjectId={subject} oldId={replaces} />
  return <Workshop key={subject} type={type} subjectId={subject} start={freshChoices} old={undefined} />
}

/** Begins with what the old paper was issued with. */
const Replacement = ({ type, subjectId, oldId }: { type: PaperType; subjectId: string; oldId: string }) => {
  const { data } = useDocument(oldId)
  if (!data) return <Page fill>{null}</Page>
  const { options } = data
  const witness = options.witness && { ...options.witness, nip: options.witness.nip ?? '' }
  const contact = options.contact && {
    ...options.contact,
    phone: options.contact.phone ?? '',
    hours: options.contact.hours ?? '',
  }
  const start = { ...freshChoices, ...options, witness, contact }
  return <Workshop type={type} subjectId={subjectId} start={start} old={data} />
}
