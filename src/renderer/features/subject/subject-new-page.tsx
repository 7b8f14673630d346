import { Alert, Button, Checkbox } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { CaseDetail } from '#shared/features/case/case-detail.schema.ts'
import { canWorkOn } from '#shared/features/case/case-workflow.rules.ts'
import { initialsOf } from '#shared/features/identity/name.rules.ts'
import type { FoundWarning } from '#shared/features/subject/subject-view.schema.ts'
import { subjectInput } from '#shared/features/subject/subject.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone, showError } from '#renderer/app/show-error.ts'
import { type DraftControl, useDraft } from '#renderer/app/use-draft.ts'
import { useCase } from '#renderer/features/case/case.queries.ts'
import { PassportField } from '#renderer/features/identity/passport-field.tsx'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { DraftMark } from '#renderer/ui/draft-mark.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { useWarningDialog } from '#renderer/ui/warning-dialog.tsx'
import { AddressFields } from './address-fields.tsx'
import { ContactList } from './contact-fields.tsx'
import { IdentityFields } from './identity-fields.tsx'
import { MatchRows } from './match-rows.tsx'
import { newInputOf, newValues, type NewValues, readDraft, type SubjectDraft } from './new-values.ts'
import { refusalFields } from './open-section.ts'
import formClasses from './subject-form.module.css'
import { subjectPath, subjectWarningSentence } from './subject-words.ts'
import { refreshSubjects } from './subject.queries.ts'
import { useMatches } from './use-matches.ts'
import { useNikDistrict } from './use-nik-district.ts'

const draftKind = 'subject'

/** Adds somebody to a case. What is typed is kept as a draft of this officer for this case. */
export const SubjectNewPage = () => {
  const { data, error, refetch } = useCase()
  // Each person is a form of its own, with an id of its own.
  const [round, setRound] = useState(0)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return null
  return (
    <Desk
      key={`${data.case.id} ${round}`}
      detail={data}
      startsAnother={round > 0}
      onAnother={() => setRound(round + 1)}
    />
  )
}

type DeskProps = { detail: CaseDetail; startsAnother: boolean; onAnother: () => void }

const Desk = ({ detail, ...rest }: DeskProps) => {
  const [initial] = useState<SubjectDraft>(() => ({
    submissionId: crypto.randomUUID() as SubjectDraft['submissionId'],
    values: newValues(),
  }))
  const [label, setLabel] = useState<string>(detail.case.number)
  const draft = useDraft({
    kind: draftKind,
    recordKey: detail.case.id,
    label,
    initial,
    read: readDraft,
  })
  const { found } = draft
  if (found.state === 'looking') return null
  const start = found.state === 'found' ? found.value : initial
  return (
    <NewForm
      key={start.submissionId}
      detail={detail}
      draft={draft}
      start={start}
      onLabel={setLabel}
      {...rest}
    />
  )
}

type NewFormProps = DeskProps & {
  draft: DraftControl<SubjectDraft>
  start: SubjectDraft
  onLabel: (label: string) => void
}

const NewForm = ({ detail, draft, start, onLabel, startsAnother, onAnother }: NewFormProps) => {
  const t = useT()
  const { may } = useSession()
  const { case: record } = detail
  const own = `/cases/${record.id}`
  const [another, setAnother] = useState(startsAnother)
  const { dialog, confirmed } = useWarningDialog((warning: FoundWarning) =>
    subjectWarningSentence(t, warning),
  )
  const state = useContractForm({
    schema: subjectInput,
    initialValues: start.values,
    toInput: newInputOf,
    refusalFields,
    submit: async (subject) => {
      const input = { caseId: record.id, subject, submissionId: start.submissionId }
      const saved = await confirmed((acceptedWarnings) =>
        draft.submit(
          () => client.subject.add({ ...input, acceptedWarnings }),
          ({ outcome }) => outcome === 'saved',
        ),
      )
      if (!saved) return
      await refreshSubjects()
      showDone(t('subject.added'))
      if (another) onAnother()
      else goTo(subjectPath(record.id, saved.id))
    },
  })
  const { form } = state
  const { values } = form
  const { keep } = draft
  useEffect(() => {
    keep({ submissionId: start.submissionId, values })
    onLabel([record.number, initialsOf(values.fullName)].filter(Boolean).join(' · '))
  }, [keep, onLabel, record.number, start.submissionId, values])
  useDistrictOfNik(form)
  const workable = canWorkOn(record)
  return (
    <Page>
      <PageHeader
        title={t('subject.newTitle')}
        line={t('subject.newLine')}
        back={{ to: own, label: t('subject.caseNumber', { number: record.number }) }}
        primary={<DraftMark draft={draft} />}
      />
      <FoundDraft draft={draft} />
      <div className={formClasses.columns}>
        <ContractForm state={state} guarded={false}>
          <div className={formClasses.stack}>
            <SectionCard title={t('subject.section.identity')}>
              <IdentityFields form={form} />
            </SectionCard>
            <SectionCard title={t('subject.section.contacts')}>
              <ContactList form={form} />
            </SectionCard>
            <SectionCard title={t('subject.section.address')}>
              <AddressFields form={form} />
            </SectionCard>
            <SectionCard title={t('subject.passportNumbers')}>
              <div className={formClasses.fields}>
                <PassportField
                  issuingCountry={values.citizenship}
                  {...form.getInputProps('passportNumber')}
                />
                <PassportField
                  label={t('subject.field.newPassportNumber')}
                  issuingCountry={values.citizenship}
                  {...form.getInputProps('newPassportNumber')}
                />
              </div>
            </SectionCard>
            <div>
              <Checkbox
                label={t('subject.thenAnother')}
                checked={another}
                onChange={({ currentTarget }) => setAnother(currentTarget.checked)}
              />
              <FormFooter
                pending={state.pending}
                submitLabel={t('subject.saveNew')}
                verdict={workable.allowed ? may('case.write') : workable}
                onCancel={() => goTo(own)}
              />
            </div>
          </div>
        </ContractForm>
        <aside className={formClasses.aside}>
          <KnownBefore values={values} />
        </aside>
      </div>
      {dialog}
    </Page>
  )
}

/** The district of the NIK as the region of the identity card, as long as nobody chose another. */
const useDistrictOfNik = (
  form: ReturnType<typeof useContractForm<NewValues, typeof subjectInput>>['form'],
) => {
  const district = useNikDistrict(form.values.nik)
  const filled = useRef<string>(undefined)
  useEffect(() => {
    if (!district || district.code === filled.current) return
    const { identityRegion } = form.getValues()
    if (identityRegion === null || identityRegion.code === filled.current)
      form.setFieldValue('identityRegion', district)
    filled.current = district.code
  }, [district, form])
}

/** A draft of an earlier hour is said to be one, and can be thrown away. */
const FoundDraft = ({ draft: { found, discard } }: { draft: DraftControl<SubjectDraft> }) => {
  const t = useT()
  if (found.state !== 'found') return null
  return (
    <Alert variant="light" color="gray" icon={<IconHistory size={18} />}>
      {t('subject.draftFound', { at: formatInstant(found.startedAt) })}{' '}
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => {
          void discard().catch(showError)
        }}
      >
        {t('subject.draftDiscard')}
      </Button>
    </Alert>
  )
}

/** What the office knows about whom is being typed. */
const KnownBefore = ({ values }: { values: NewValues }) => {
  const t = useT()
  const typed = (text: string): string | null => (text.trim() === '' ? null : text)
  const phone = values.contacts.find(({ kind, value }) => kind === 'phone' && value.trim() !== '')
  const matches = useMatches({
    nik: typed(values.nik),
    passportNumber: typed(values.newPassportNumber) ?? typed(values.passportNumber),
    phone: phone?.value ?? null,
    fullName: typed(values.fullName),
    birthOn: values.birthOn,
    familyCardNumber: typed(values.familyCardNumber),
  })
  return (
    <SectionCard title={t('subject.matches')}>
      {matches.length === 0 ? (
        <p className={formClasses.hint}>{t('subject.matchesWait')}</p>
      ) : (
        <MatchRows matches={matches} />
      )}
    </SectionCard>
  )
}
