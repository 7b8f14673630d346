import { Alert, Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowsExchange, IconDeviceFloppy, IconTrash } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { AnswerValue, AssessmentDetail } from '#shared/features/screening/screening.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ConfirmDialog } from '#renderer/ui/dialogs.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { UnsavedGuard } from '#renderer/ui/unsaved-guard.tsx'
import { usePageKey } from '#renderer/ui/use-page-key.ts'
import { AssessmentGroup, useItemGroups } from './assessment-groups.tsx'
import { AssessmentMoment } from './assessment-moment.tsx'
import type { RowActions } from './assessment-row.tsx'
import { AssessmentKeys, AssessmentToolbar } from './assessment-toolbar.tsx'
import { ResultPanel } from './result-panel.tsx'
import { type AssessmentAnswers, useAssessmentAnswers } from './use-assessment-answers.ts'
import { useAssessmentForm } from './use-assessment-form.tsx'
import { useOpenFilter } from './use-open-filter.ts'
import { type RowKeys, useRowKeys } from './use-row-keys.ts'
import classes from './assessment.module.css'

/** The form of an open assessment: the set in groups, and at the right what the answers give so far. */
export const AssessmentWork = ({ detail }: { detail: AssessmentDetail }) => {
  const t = useT()
  const { may } = useSession()
  const { assessment, set, subject, childKnown } = detail
  const state = useAssessmentAnswers(set.content, childKnown, assessment.answers)
  const form = useAssessmentForm(detail, state)
  const groups = useItemGroups(set.content, state.result)
  const keys = useRowKeys(state)
  const filter = useOpenFilter(groups, state)
  const [discarding, setDiscarding] = useState(false)
  const mayWork = may('case.work')
  usePageKey('b', filter.toggle)

  const toMissing = (): boolean => {
    const first = groups.flatMap(({ items }) => items).find(({ id }) => state.missing.has(id))
    if (!first) return false
    form.showMissing()
    keys.focusItem(first.id, 'basis')
    return true
  }
  const complete = (): void => {
    if (!toMissing()) void form.complete()
  }
  useHotkeys([['mod+Enter', complete]], [])

  const actions = useRowActions(state, keys)
  return (
    <Page>
      <PageHeader
        title={t('screening.titleOf', { position: subject.position })}
        line={
          <>
            <span data-private>{subject.shownName}</span> · {detail.case.number} ·{' '}
            {t('screening.setVersionLong', { number: set.number })}
          </>
        }
        back={{
          to: `/cases/${detail.case.id}`,
          label: t('screening.backToCase', { number: detail.case.number }),
        }}
        primary={
          <ReasonedButton verdict={mayWork} loading={form.pending} onClick={complete}>
            {t('screening.complete')}
          </ReasonedButton>
        }
        otherSteps={[
          {
            label: t('screening.saveForNow'),
            icon: <IconDeviceFloppy size={16} stroke={1.6} />,
            verdict: mayWork,
            run: () => void form.save(),
          },
          {
            label: t('screening.discard'),
            icon: <IconTrash size={16} stroke={1.6} />,
            danger: true,
            verdict: mayWork,
            run: () => setDiscarding(true),
          },
        ]}
      />
      {detail.newerSet && (
        <Alert color="orange" variant="light">
          <div className={classes.notice}>
            <span className={classes.noticeText}>
              {t('screening.newerSet', { number: detail.newerSet.number, own: set.number })}
            </span>
            <Button
              variant="default"
              leftSection={<IconArrowsExchange size={16} stroke={1.6} />}
              onClick={() => void form.adopt()}
            >
              {t('screening.adoptSet', { number: detail.newerSet.number })}
            </Button>
          </div>
        </Alert>
      )}
      <div className={classes.columns}>
        <div className={classes.main}>
          <AssessmentToolbar groups={groups} state={state} filter={filter} />
          <div
            ref={keys.listRef}
            className={classes.list}
            onKeyDown={keys.onKeyDown}
            onFocus={(event) => filter.keepRow(event.target)}
          >
            {filter.groups.map(({ group, shown }) => (
              <AssessmentGroup
                key={group.letter}
                group={group}
                shown={shown}
                answers={state.answers}
                childKnown={childKnown}
                missing={form.shownMissing}
                actions={actions}
              />
            ))}
          </div>
          {filter.groups.length === 0 && (
            <SectionCard>
              <EmptyState title={t('screening.allAnswered')} text={t('screening.allAnsweredText')} />
            </SectionCard>
          )}
          <AssessmentMoment
            assessedAt={form.assessedAt}
            onAssessedAt={form.setAssessedAt}
            note={form.note}
            onNote={form.setNote}
          />
          <div className={classes.footer}>
            <AssessmentKeys />
            <ReasonedButton verdict={mayWork} variant="default" onClick={() => void form.save()}>
              {t('screening.saveForNow')}
            </ReasonedButton>
            <ReasonedButton verdict={mayWork} loading={form.pending} onClick={complete}>
              {t('screening.complete')}
            </ReasonedButton>
          </div>
        </div>
        <aside className={classes.aside} aria-label={t('screening.result')}>
          <SectionCard title={t('screening.result')}>
            <ResultPanel content={set.content} result={state.result} onJump={(id) => keys.focusItem(id)} />
          </SectionCard>
        </aside>
      </div>
      <UnsavedGuard dirty={form.dirty} />
      {form.dialog}
      <ConfirmDialog
        opened={discarding}
        onClose={() => setDiscarding(false)}
        danger
        title={t('screening.discardTitle')}
        confirmLabel={t('screening.discard')}
        onConfirm={form.discard}
      >
        {t('screening.discardText')}
      </ConfirmDialog>
    </Page>
  )
}

const useRowActions = (state: AssessmentAnswers, keys: RowKeys): RowActions => {
  const { answer, basis } = state
  const { focusItem, next } = keys
  return useMemo(
    () => ({
      answer: (itemId: string, value: AnswerValue) => {
        answer(itemId, value)
        if (value === 'yes') focusItem(itemId, 'basis')
      },
      basis,
      leaveBasis: (itemId: string) => focusItem(next(itemId) ?? itemId),
    }),
    [answer, basis, focusItem, next],
  )
}
