import { useHotkeys } from '@mantine/hooks'
import { useBlocker } from '@tanstack/react-router'
import { IconArrowsExchange, IconDeviceFloppy, IconTrash } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import { refused } from '#shared/kernel/errors.ts'
import type {
  AnswerValue,
  AssessmentDetail,
  AssessmentHead,
} from '#shared/features/screening/screening.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ConfirmDialog } from '#renderer/ui/dialogs.tsx'
import { DraftMark } from '#renderer/ui/draft-mark.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { usePageKey } from '#renderer/ui/use-page-key.ts'
import { AidLine } from './aid-line.tsx'
import { AssessmentGroup, useItemGroups } from './assessment-groups.tsx'
import { AssessmentMoment } from './assessment-moment.tsx'
import { AssessmentNotices } from './assessment-notices.tsx'
import type { RowActions } from './assessment-row.tsx'
import { AssessmentKeys, AssessmentToolbar } from './assessment-toolbar.tsx'
import { EarlierList } from './earlier-list.tsx'
import { ResultPanel } from './result-panel.tsx'
import { useScreeningPlace } from './screening.queries.ts'
import { type AssessmentDraftControl, useAssessmentDraft } from './use-assessment-draft.ts'
import { type AssessmentForm, useAssessmentForm } from './use-assessment-form.tsx'
import { useOpenFilter } from './use-open-filter.ts'
import { type RowKeys, useRowKeys } from './use-row-keys.ts'
import classes from './assessment.module.css'

type AssessmentWorkProps = { detail: AssessmentDetail; earlier: readonly AssessmentHead[] }

/** An open assessment, once it is known whether the officer has a working copy of it. */
export const AssessmentWork = (props: AssessmentWorkProps) => {
  const draft = useAssessmentDraft(props.detail)
  if (draft.found.state !== 'looking') return <AssessmentSheet {...props} draft={draft} />
  return draft.status === 'failed' ? <ErrorState error={draft.failure} /> : null
}

type AssessmentSheetProps = AssessmentWorkProps & { draft: AssessmentDraftControl }

/** The set in groups, and at the right what the answers give so far. */
const AssessmentSheet = ({ detail, earlier, draft }: AssessmentSheetProps) => {
  const t = useT()
  const { may } = useSession()
  const { pathOf, casePath } = useScreeningPlace()
  const { assessment, set, subject, childKnown } = detail
  // What was there when the form was opened; later the working copy is only written.
  const [found] = useState(draft.found)
  const form = useAssessmentForm(detail, draft, pathOf(assessment.id))
  const { state } = form
  const groups = useItemGroups(set.content, state.result)
  const listRef = useRef<HTMLDivElement>(null)
  const keys = useRowKeys(listRef, state)
  const filter = useOpenFilter(groups, state)
  const [discarding, setDiscarding] = useState(false)
  const momentRef = useRef<HTMLDivElement>(null)
  const verdict = form.clash ? refused('RECORD_CHANGED_MEANWHILE', { kind: 'assessment' }) : may('case.work')
  usePageKey('b', filter.toggleOpen)
  useSaveOnLeave(form)

  const showMissing = (): boolean => {
    form.try()
    const first = groups.flatMap(({ items }) => items).find(({ id }) => state.missing.has(id))
    if (first) keys.focusItem(first.id, 'basis')
    else if (form.momentMissing) momentRef.current?.querySelector('input')?.focus()
    return first !== undefined || form.momentMissing
  }
  const complete = (): void => {
    if (verdict.allowed && !form.pending && !discarding && !showMissing()) void form.complete()
  }
  useHotkeys([['mod+Enter', complete]], [])

  const actions = useRowActions(state, keys)
  const finish = (
    <ReasonedButton verdict={verdict} loading={form.pending} onClick={complete}>
      {t('screening.complete')}
    </ReasonedButton>
  )
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
        back={{ to: casePath, label: t('screening.backToCase', { number: detail.case.number }) }}
        primary={finish}
        otherSteps={[
          {
            label: t('screening.saveForNow'),
            icon: <IconDeviceFloppy size={16} stroke={1.6} />,
            verdict,
            run: () => void form.save(),
          },
          ...(detail.newerSet
            ? [
                {
                  label: t('screening.adoptSet', { number: detail.newerSet.number }),
                  icon: <IconArrowsExchange size={16} stroke={1.6} />,
                  verdict,
                  run: () => void form.adopt(),
                },
              ]
            : []),
          {
            label: t('screening.discard'),
            icon: <IconTrash size={16} stroke={1.6} />,
            danger: true,
            verdict,
            run: () => setDiscarding(true),
          },
        ]}
      />
      <AssessmentNotices detail={detail} form={form} found={found} />
      <div className={classes.columns}>
        <div className={classes.main}>
          <AssessmentToolbar groups={groups} state={state} filter={filter} />
          <div
            ref={listRef}
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
              {filter.shown === 'yes' ? (
                <EmptyState title={t('screening.yesNone')} text={t('screening.openText')} />
              ) : (
                <EmptyState title={t('screening.allAnswered')} text={t('screening.allAnsweredText')} />
              )}
            </SectionCard>
          )}
          <div ref={momentRef}>
            <AssessmentMoment form={form} />
          </div>
          <div className={classes.footer}>
            <DraftMark draft={draft} />
            <span className={classes.space} />
            <ReasonedButton verdict={verdict} variant="default" onClick={() => void form.save()}>
              {t('screening.saveForNow')}
            </ReasonedButton>
            {finish}
          </div>
          {earlier.length > 0 && (
            <SectionCard flush title={t('screening.earlier')}>
              <EarlierList items={earlier} pathOf={pathOf} />
            </SectionCard>
          )}
        </div>
        <aside className={classes.aside} aria-label={t('screening.result')}>
          <SectionCard title={t('screening.result')}>
            <ResultPanel
              content={set.content}
              answers={state.valued}
              childKnown={childKnown}
              result={state.result}
              onJump={(id) => keys.focusItem(id)}
            />
          </SectionCard>
        </aside>
      </div>
      <AidLine>
        <AssessmentKeys />
      </AidLine>
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

/** Whoever leaves the page leaves the answers to the next officer; where that fails, the working copy stays. */
const useSaveOnLeave = (form: AssessmentForm): void => {
  useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (form.dirty && !form.clash && current.pathname !== next.pathname) await form.save()
      return false
    },
    enableBeforeUnload: false,
  })
}

const useRowActions = ({ answer, basis }: AssessmentForm['state'], keys: RowKeys): RowActions => {
  const { focusItem, next } = keys
  return useMemo(
    () => ({
      answer: (itemId: string, value: AnswerValue) => {
        answer(itemId, value)
        if (value === 'yes') focusItem(itemId, 'basis')
      },
      basis,
      leaveBasis: (itemId: string) => focusItem(next(itemId) ?? itemId),
      backToKeys: (itemId: string) => focusItem(itemId),
    }),
    [answer, basis, focusItem, next],
  )
}
