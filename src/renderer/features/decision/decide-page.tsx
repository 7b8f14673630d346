import { Alert, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { IconAlertTriangle, IconPlus, IconUserPlus } from '@tabler/icons-react'
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { canWorkOn } from '#shared/features/case/case-workflow.rules.ts'
import {
  decisionKind,
  type DecisionDesk,
  type DecisionWarning,
} from '#shared/features/decision/decision.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { describeError, showDone, showError } from '#renderer/app/show-error.ts'
import { caseStateKey } from '#renderer/features/case/case-words.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { moveOn } from '#renderer/ui/move-on.ts'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { UnsavedGuard } from '#renderer/ui/unsaved-guard.tsx'
import { useLeaveAfterSave } from '#renderer/ui/use-leave-after-save.ts'
import { useWarningDialog } from '#renderer/ui/warning-dialog.tsx'
import { ActPreview } from './act-preview.tsx'
import { ChoiceCard } from './choice-card.tsx'
import classes from './decide.module.css'
import { assign, changeChoice, deskDraft, newChoice, personsOf, removeChoice } from './decide-state.ts'
import { groupWarnings, warningSentence } from './decision-words.ts'
import { refreshDecisions, useArticles, useDesk } from './decision.queries.ts'
import { PeopleCard } from './people-card.tsx'
import { lastDayOf, useDecideAct } from './use-decide-act.ts'

/** Decides about everybody of a case, or some of them, in one act. */
export const DecidePage = () => {
  const t = useT()
  const { caseId = '' } = useParams({ strict: false })
  const { data: desk, error, refetch } = useDesk(caseId)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!desk) return null
  if (desk.subjects.length > 0) return <Desk key={desk.caseId} desk={desk} />
  return (
    <Page>
      <PageHeader title={t('decision.title')} back={{ to: `/cases/${caseId}`, label: desk.number }} />
      <SectionCard>
        <EmptyState
          icon={<IconUserPlus />}
          title={t('decision.noPeople')}
          text={t('decision.noPeopleText')}
          action={
            <Button variant="default" onClick={() => goTo(`/cases/${caseId}/subjects/new`)}>
              {t('case.addSubject')}
            </Button>
          }
        />
      </SectionCard>
    </Page>
  )
}

const largestChoiceList = 20

const Desk = ({ desk }: { desk: DecisionDesk }) => {
  const t = useT()
  const { day: today, may } = useSession()
  const search = useSearch({ strict: false })
  const [draft, setDraft] = useState(() =>
    deskDraft(desk.subjects, today, {
      subject: search.subject,
      kind: decisionKind
        .nullable()
        .catch(null)
        .parse(search.kind ?? null),
    }),
  )
  const [dirty, setDirty] = useState(false)
  const [asked, setAsked] = useState(false)
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()
  const form = useRef<HTMLFormElement>(null)
  const decidedOn = draft.decidedOn ?? today
  const statutes = useArticles(decidedOn, desk.eventOn)
  const purposeDocuments = useQuery(orpc.reference.purposeDocuments.queryOptions()).data?.items ?? []
  const bySetting = useQuery(orpc.decision.deferralDueOn.queryOptions({ input: { decidedOn } })).data?.dueOn
  const act = useDecideAct(desk, draft, { statutes, purposeDocuments })
  const { dialog, confirmed } = useWarningDialog((warning: DecisionWarning) => warningSentence(t, warning))
  const leaveTo = useLeaveAfterSave(dirty)
  const casePath = `/cases/${desk.caseId}`

  const change = (next: typeof draft): void => {
    setDirty(true)
    setProblem(undefined)
    setDraft(next)
  }
  const onAssign = (ids: Parameters<typeof assign>[1], key: string | undefined): void => {
    if (key !== 'another') return change(assign(draft, ids, key))
    if (draft.choices.length >= largestChoiceList) return
    const choice = newChoice()
    change(assign({ ...draft, choices: [...draft.choices, choice] }, ids, choice.key))
  }
  const write = async (acceptedWarnings: DecisionWarning['code'][]) => {
    const outcome = await client.decision.decide({
      caseId: desk.caseId,
      decidedOn,
      choices: act.choices,
      acceptedWarnings,
    })
    return outcome.outcome === 'warned' ? { ...outcome, warnings: groupWarnings(outcome.warnings) } : outcome
  }
  const save = async (): Promise<void> => {
    setAsked(true)
    if (!act.isSound) {
      requestAnimationFrame(() =>
        form.current
          ?.querySelector<HTMLElement>('input[aria-invalid="true"], textarea[aria-invalid="true"]')
          ?.focus(),
      )
      return
    }
    setPending(true)
    try {
      const saved = await confirmed(write)
      if (!saved) return
      await refreshDecisions()
      setDirty(false)
      const proposed = saved.decisions.filter(({ state }) => state === 'proposed').length
      const count = saved.decisions.length - proposed
      const told = proposed === 0 ? 'saved' : count === 0 ? 'savedAsProposal' : 'savedProposed'
      showDone(t(`decision.${told}`, { count, proposed }))
      leaveTo(casePath)
    } catch (error) {
      const { sentence, incident } = describeError(error)
      if (incident === undefined) setProblem(sentence)
      else showError(error)
    } finally {
      setPending(false)
    }
  }
  const submit = (event: FormEvent | KeyboardEvent): void => {
    event.preventDefault()
    if (!pending) void save()
  }
  const isOnly = draft.choices.length === 1
  const dayField = (
    <PlainDateField
      label={t('decision.decidedOn')}
      description={
        isOnly ? t('decision.receivedOn', { day: formatDate(desk.receivedOn) }) : t('decision.oneDay')
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      required
      minDate={desk.receivedOn}
      maxDate={today}
      value={draft.decidedOn}
      onChange={(day) => change({ ...draft, decidedOn: day })}
      error={draft.decidedOn === null && !asked ? undefined : act.dayError}
    />
  )
  return (
    <Page>
      <UnsavedGuard dirty={dirty} />
      <PageHeader
        title={t('decision.title')}
        line={t('decision.deskLine', { number: desk.number, state: t(caseStateKey(desk.state)) })}
        back={{ to: casePath, label: desk.number }}
      />
      <form
        ref={form}
        noValidate
        className={classes.columns}
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.defaultPrevented) return
          if (event.ctrlKey || event.metaKey) submit(event)
          else moveOn(event)
        }}
      >
        <div className={classes.aside}>
          <PeopleCard subjects={desk.subjects} draft={draft} refusals={act.refusals} onAssign={onAssign} />
          <ActPreview
            desk={desk}
            chosen={act.choices.map((choice) => ({ ...choice, lastDay: lastDayOf(choice, bySetting) }))}
          />
        </div>
        <div className={classes.main}>
          {draft.choices.map((choice, index) => (
            <ChoiceCard
              key={choice.key}
              desk={desk}
              choice={choice}
              place={index + 1}
              isOnly={isOnly}
              persons={personsOf(draft, choice, desk.subjects)}
              decidedOn={decidedOn}
              statutes={statutes}
              purposeDocuments={purposeDocuments}
              errors={asked ? act.errorsOf(choice) : {}}
              {...(index === 0 ? { day: dayField } : {})}
              onChange={(next) => change(changeChoice(draft, choice.key, next))}
              onRemove={() => change(removeChoice(draft, choice.key))}
            />
          ))}
          {desk.subjects.length > 1 && (
            <div>
              <Button
                variant="subtle"
                size="compact-sm"
                leftSection={<IconPlus size={14} stroke={1.8} />}
                disabled={draft.choices.length >= largestChoiceList}
                onClick={() => change({ ...draft, choices: [...draft.choices, newChoice()] })}
              >
                {t('decision.addException')}
              </Button>
            </div>
          )}
          {problem !== undefined && (
            <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />} role="alert">
              {problem}
            </Alert>
          )}
          {asked && act.refusals.size > 0 && (
            <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />}>
              {t('decision.refusedPersons', { count: act.refusals.size })}
            </Alert>
          )}
          <FormFooter
            pending={pending}
            submitLabel={t('decision.save')}
            verdict={may('case.decide').allowed ? canWorkOn(desk) : may('case.decide')}
            onCancel={() => goTo(casePath)}
          />
        </div>
      </form>
      {dialog}
    </Page>
  )
}
