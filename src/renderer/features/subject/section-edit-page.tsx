import { useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { canWorkOn } from '#shared/features/case/case-workflow.rules.ts'
import {
  type CoveredSection,
  type SectionValues,
  subjectSection,
  type SubjectSection,
  type SubjectView,
} from '#shared/features/subject/subject-view.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { coveredSectionOf, valuesInView } from './open-section.ts'
import { SectionForm, type OpenedForm } from './section-form.tsx'
import { sectionKey, subjectPath } from './subject-words.ts'
import { refreshSubjects, useSubject } from './subject.queries.ts'

/** One section of a subject as a form; covered values are opened for a reason first. */
export const SectionEditPage = () => {
  const { section = '' } = useParams({ strict: false })
  const { data, error, refetch } = useSubject()
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return null
  const known = subjectSection.catch('identity').parse(section)
  return <SectionEdit key={`${data.subject.id} ${known}`} view={data} section={known} />
}

/** Names of the places a section holds; a code the table does not know stays a code. */
const pathsOf = async (opened: SectionValues): Promise<ReadonlyMap<string, string>> => {
  if (opened.section !== 'address') return new Map()
  const { identityRegionCode, domicileRegionCode } = opened.values
  const codes = [identityRegionCode, domicileRegionCode].filter((code) => code !== null)
  const paths = await Promise.all(
    codes.map(async (code): Promise<[string, string]> => {
      const options = orpc.region.place.queryOptions({ input: { code }, retry: false })
      const place = await queryClient.fetchQuery(options).catch(() => undefined)
      return [code, place?.path ?? code]
    }),
  )
  return new Map(paths)
}

/** Their rows hold more fields than a narrow form has room for. */
const rowSections: ReadonlySet<SubjectSection> = new Set(['travel', 'money'])

type SectionEditProps = { view: SubjectView; section: SubjectSection }

const SectionEdit = ({ view, section }: SectionEditProps) => {
  const t = useT()
  const { may } = useSession()
  const { subject, case: of } = view
  const own = subjectPath(of.id, subject.id)
  const [covered] = useState(() => coveredSectionOf(view, section))
  const [form, setForm] = useState<OpenedForm | undefined>(() =>
    covered === undefined
      ? { version: subject.version, opened: valuesInView(view, section), paths: new Map() }
      : undefined,
  )
  const workable = canWorkOn(of)
  return (
    <Page width={rowSections.has(section) ? 'page' : 'form'}>
      <PageHeader
        title={t(sectionKey(section))}
        line={
          <span data-private>
            {[subject.shownName, t('subject.caseNumber', { number: of.number })].join(' · ')}
          </span>
        }
        back={{ to: own, label: subject.isNamed ? subject.shownName : t('common.back') }}
      />
      {form ? (
        <SectionForm
          subjectId={subject.id}
          form={form}
          own={own}
          verdict={workable.allowed ? may('case.write') : workable}
        />
      ) : (
        covered && <OpenDialog view={view} section={covered} own={own} onOpened={setForm} />
      )}
    </Page>
  )
}

type OpenDialogProps = {
  view: SubjectView
  section: CoveredSection
  own: string
  onOpened: (form: OpenedForm) => void
}

const OpenDialog = ({ view, section, own, onOpened }: OpenDialogProps) => {
  const t = useT()
  const isOpened = useRef(false)
  const open = async (reason: string): Promise<void> => {
    const { version, opened } = await client.subject.openSection({ id: view.subject.id, section, reason })
    const paths = await pathsOf(opened)
    isOpened.current = true
    onOpened({ version, opened, paths })
    void refreshSubjects()
  }
  return (
    <ReasonDialog
      opened
      onClose={() => {
        if (!isOpened.current) goTo(own)
      }}
      title={t('subject.openTitle', { section: t(sectionKey(section)) })}
      confirmLabel={t('subject.open')}
      maxLength={200}
      suggestions={[t('subject.reasonCorrect'), t('subject.reasonComplete'), t('subject.reasonCard')]}
      onConfirm={open}
    >
      {t('subject.openText')}
    </ReasonDialog>
  )
}
