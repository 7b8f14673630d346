import { Alert, Button } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import type { CaseDetail } from '#shared/features/case/case-detail.schema.ts'
import { canWorkOn } from '#shared/features/case/case-workflow.rules.ts'
import {
  type InterviewHead,
  interviewFacts,
  type InterviewKind,
  type InterviewWarning,
  startInput,
} from '#shared/features/interview/interview.schema.ts'
import { usualBasis } from '#shared/features/interview/question-sets.ts'
import type { MaskedSubject } from '#shared/features/subject/subject.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import type { DraftControl } from '#renderer/app/use-draft.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { DraftMark } from '#renderer/ui/draft-mark.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { useWarningDialog } from '#renderer/ui/warning-dialog.tsx'
import { FactsFields } from './facts-fields.tsx'
import { factsValues, inputOfFacts } from './facts-values.ts'
import { warningSentence } from './interview-words.ts'
import { interviewPath, interviewsChanged } from './interview.queries.ts'
import classes from './interview.module.css'
import { PeopleChoice } from './people-choice.tsx'
import { questionLines, QuestionsField } from './questions-field.tsx'

/** Facts, people and questions; also how a draft keeps them. */
export const startValues = factsValues.extend({ subjectIds: z.array(z.string()), questions: z.string() })
export type StartValues = z.infer<typeof startValues>

const formSchema = z
  .object({
    ...interviewFacts.shape,
    subjectIds: startInput.shape.subjectIds,
    questions: startInput.shape.questions,
  })
  .strict()

type InterviewStartProps = {
  detail: CaseDetail
  everybody: readonly MaskedSubject[]
  interviews: readonly InterviewHead[]
  initial: StartValues
  /** The form as it is without a draft. */
  beginning: StartValues
  draft: DraftControl<StartValues>
}

/** One occasion and its questions for one person or a group; everybody gets an interview of his own. */
export const InterviewStart = (props: InterviewStartProps) => {
  const t = useT()
  const { may } = useSession()
  const { detail, everybody, interviews, initial, beginning, draft } = props
  const { case: record } = detail
  const [hasDraft, setHasDraft] = useState(draft.found.state === 'found')
  const { dialog, confirmed } = useWarningDialog((warning: InterviewWarning) => warningSentence(t, warning))
  const state = useContractForm({
    schema: formSchema,
    initialValues: initial,
    toInput: ({ subjectIds, questions, ...facts }) => ({
      ...inputOfFacts(facts),
      ...(subjectIds.length > 1 ? { guardian: '', guardianRelation: '' } : {}),
      subjectIds,
      questions: questionLines(questions),
    }),
    refusalFields: { INTERVIEW_IN_FUTURE: 'startedOn', INTERVIEW_OFFICER_UNKNOWN: 'officerId' },
    submit: async ({ subjectIds, questions, ...facts }) => {
      const saved = await draft.submit(
        () =>
          confirmed((acceptedWarnings) =>
            client.interview.start({ caseId: record.id, subjectIds, facts, questions, acceptedWarnings }),
          ),
        (result) => result !== undefined,
      )
      if (!saved) return
      await interviewsChanged()
      const [first] = saved.ids
      showDone(t('interview.begun', { count: saved.ids.length }))
      goTo(first === undefined ? `/cases/${record.id}` : interviewPath(record.id, first))
    },
  })
  const { form } = state
  const values = form.getValues()
  const { keep } = draft
  useEffect(() => keep(values), [keep, values])

  const chosen = everybody.filter(({ id }) => values.subjectIds.includes(id))
  const isGroup = chosen.length > 1
  const open = canWorkOn(record)
  const workable = open.allowed ? may('case.work') : open
  const setKind = (kind: InterviewKind): void => {
    const usual = usualBasis(values.kind)
    form.setFieldValue('kind', kind)
    if (values.basis.startsWith(usual)) {
      form.setFieldValue('basis', usualBasis(kind) + values.basis.slice(usual.length))
    }
  }
  const startOver = async (): Promise<void> => {
    await draft.discard()
    setHasDraft(false)
    form.setValues(beginning)
  }
  return (
    <>
      {hasDraft && (
        <Alert color="gray" variant="light">
          {t('interview.draftFound')}{' '}
          <Button size="compact-sm" variant="subtle" onClick={() => void startOver()}>
            {t('interview.startOver')}
          </Button>
        </Alert>
      )}
      <ContractForm
        state={state}
        guarded={false}
        footer={
          <>
            <FormFooter
              pending={state.pending}
              verdict={workable}
              submitLabel={t(isGroup ? 'interview.beginGroup' : 'interview.begin', { count: chosen.length })}
              onCancel={() => goTo(`/cases/${record.id}`)}
            />
            <div className={classes.draft}>
              <DraftMark draft={draft} />
            </div>
          </>
        }
      >
        <div className={classes.cards}>
          <SectionCard title={t('interview.who')}>
            <PeopleChoice
              everybody={everybody}
              interviews={interviews}
              chosen={values.subjectIds}
              onChange={(ids) => form.setFieldValue('subjectIds', ids)}
              error={errorText(form.errors['subjectIds'])}
            />
            {isGroup && (
              <Alert mt="md" color="gray" variant="light" icon={<IconUsers size={18} stroke={1.7} />}>
                {t('interview.groupText', { count: chosen.length })}
              </Alert>
            )}
          </SectionCard>
          <SectionCard title={t('interview.occasion')}>
            <FactsFields
              form={form}
              withGuardian={!isGroup}
              isChild={chosen.some(({ isChild }) => isChild)}
              onKind={setKind}
            />
          </SectionCard>
          <SectionCard title={t('interview.firstQuestions')}>
            <QuestionsField
              value={values.questions}
              onChange={(text) => form.setFieldValue('questions', text)}
              interviews={interviews}
              error={questionsError(form.errors)}
            />
          </SectionCard>
        </div>
      </ContractForm>
      {dialog}
    </>
  )
}

const errorText = (error: unknown): string | undefined => (typeof error === 'string' ? error : undefined)

/** An error of one question stands under its number, `questions.3`. */
const questionsError = (errors: Record<string, unknown>): string | undefined =>
  errorText(Object.entries(errors).find(([path]) => path.split('.')[0] === 'questions')?.[1])
