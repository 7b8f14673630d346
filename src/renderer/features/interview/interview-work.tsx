import { Alert, Button, Textarea } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconDeviceFloppy, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { canDiscard, keptLines } from '#shared/features/interview/interview.rules.ts'
import type { InterviewDetail } from '#shared/features/interview/interview.schema.ts'
import { client } from '#renderer/app/client.ts'
import { showDone, showError } from '#renderer/app/show-error.ts'
import { useSession } from '#renderer/app/session.ts'
import { useDraft, type DraftControl } from '#renderer/app/use-draft.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { DraftMark } from '#renderer/ui/draft-mark.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { FactsCard } from './facts-card.tsx'
import { FactsDialog } from './facts-dialog.tsx'
import { FinishDialog } from './finish-dialog.tsx'
import { HeaderLine } from './header-line.tsx'
import { kindKey, stateOf } from './interview-words.ts'
import { interviewsChanged } from './interview.queries.ts'
import { LineList } from './line-list.tsx'
import { OtherInterviews } from './other-interviews.tsx'
import { toLines } from './use-lines.ts'
import { typedOf, typedValues, type TypedValues, useInterviewForm } from './use-interview-form.ts'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import classes from './interview.module.css'

/** The sheet of an open interview, with what the officer had typed when he was last here. */
export const InterviewWork = ({ detail }: { detail: InterviewDetail }) => {
  const t = useT()
  const { interview, subject, case: record } = detail
  const [saved] = useState(() => typedOf(detail))
  const draft = useDraft<TypedValues>({
    kind: 'interview',
    recordKey: interview.id,
    label: t('interview.draftLabel', { name: subject.shownName, number: record.number }),
    initial: saved,
    read: (body) => typedValues.safeParse(body).data,
  })
  const [round, setRound] = useState(0)
  const { found } = draft
  if (found.state === 'looking') return null
  const start = found.state === 'found' && round === 0 ? found.value : typedOf(detail)
  return (
    <Sheet
      key={round}
      detail={detail}
      start={start}
      draft={draft}
      onTakeSaved={async () => {
        await draft.discard()
        setRound(round + 1)
      }}
    />
  )
}

type SheetProps = {
  detail: InterviewDetail
  start: TypedValues
  draft: DraftControl<TypedValues>
  onTakeSaved: () => Promise<void>
}

const Sheet = ({ detail, start, draft, onTakeSaved }: SheetProps) => {
  const t = useT()
  const { may } = useSession()
  const { interview, subject, case: record } = detail
  const form = useInterviewForm(detail, start, draft)
  const [open, setOpen] = useState<'facts' | 'finish' | 'discard'>()
  const [pending, setPending] = useState(false)
  const close = (): void => setOpen(undefined)
  const work = may('case.work')
  const lines = keptLines(toLines(form.lines.lines))
  const answered = lines.filter(({ answer }) => answer !== null).length

  const save = async (): Promise<void> => {
    setPending(true)
    try {
      await draft.submit(form.save)
      await interviewsChanged()
      showDone(t('interview.savedForNow'))
    } catch (error) {
      showError(error)
      await interviewsChanged()
    } finally {
      setPending(false)
    }
  }
  useHotkeys([['mod+S', () => void save()]], [])
  const { word, tone } = stateOf(interview)
  return (
    <Page>
      <PageHeader
        title={t(kindKey(form.facts.kind))}
        badge={<StateBadge tone={tone}>{t(word)}</StateBadge>}
        line={<HeaderLine detail={detail} />}
        back={{ to: `/cases/${record.id}`, label: t('interview.backToCase', { number: record.number }) }}
        primary={
          <ReasonedButton verdict={work} onClick={() => setOpen('finish')}>
            {t('interview.finish')}
          </ReasonedButton>
        }
        otherSteps={[
          {
            label: t('interview.saveForNow'),
            icon: <IconDeviceFloppy size={16} stroke={1.6} />,
            verdict: work,
            run: () => void save(),
          },
          {
            label: t('interview.discard'),
            icon: <IconTrash size={16} stroke={1.6} />,
            danger: true,
            verdict: canDiscard(interview, { wasFinished: detail.wasFinished, evidenceCount: 0 }),
            run: () => setOpen('discard'),
          },
        ]}
      />
      {form.isOutdated && <Outdated onMine={form.takeMine} onSaved={onTakeSaved} />}
      <div className={classes.columns}>
        <div className={classes.main}>
          <div className={classes.bar}>
            <span className={classes.progress}>
              {t('interview.answeredOf', { answered, count: lines.length })}
            </span>
            <span className={classes.barRight}>
              <DraftMark draft={draft} />
              <ReasonedButton
                size="xs"
                variant="default"
                verdict={work}
                loading={pending}
                onClick={() => void save()}
              >
                {t('interview.saveForNow')}
              </ReasonedButton>
            </span>
          </div>
          <LineList state={form.lines} />
          <SectionCard title={t('interview.opinionTitle')} line={t('interview.opinionLine')}>
            <Textarea
              label={t('interview.opinion')}
              data-private
              autosize
              minRows={2}
              maxRows={10}
              maxLength={4000}
              value={form.words.opinion}
              onChange={({ currentTarget }) => form.setWord('opinion', currentTarget.value)}
            />
            <Textarea
              mt="md"
              label={t('interview.opinionReasons')}
              data-private
              autosize
              minRows={2}
              maxRows={14}
              maxLength={8000}
              value={form.words.opinionReasons}
              onChange={({ currentTarget }) => form.setWord('opinionReasons', currentTarget.value)}
            />
          </SectionCard>
        </div>
        <aside className={classes.aside}>
          <FactsCard facts={form.facts} detail={detail} onEdit={() => setOpen('facts')} />
          <SectionCard title={t('interview.observations')} line={t('interview.observationsLine')}>
            <Textarea
              aria-label={t('interview.observations')}
              data-private
              autosize
              minRows={4}
              maxRows={14}
              maxLength={4000}
              value={form.words.observations}
              onChange={({ currentTarget }) => form.setWord('observations', currentTarget.value)}
            />
          </SectionCard>
          <OtherInterviews caseId={record.id} currentId={interview.id} />
        </aside>
      </div>
      <FactsDialog
        opened={open === 'facts'}
        onClose={close}
        facts={form.facts}
        isChild={subject.isChild}
        onTake={form.setFacts}
      />
      <FinishDialog
        opened={open === 'finish'}
        onClose={close}
        detail={detail}
        form={form}
        lines={lines}
        draft={draft}
      />
      <ReasonDialog
        opened={open === 'discard'}
        onClose={close}
        danger
        title={t('interview.discardTitle')}
        confirmLabel={t('interview.discard')}
        onConfirm={async (reason) => {
          await draft.submit(() =>
            client.interview.discard({ id: interview.id, version: interview.version, reason }),
          )
          goTo(`/cases/${record.id}`)
          showDone(t('interview.discarded'))
          await interviewsChanged()
        }}
      >
        {t('interview.discardText')}
      </ReasonDialog>
    </Page>
  )
}

/** Two officers typed into one interview: the one who comes later chooses, and nothing is mixed. */
const Outdated = ({ onMine, onSaved }: { onMine: () => void; onSaved: () => Promise<void> }) => {
  const t = useT()
  return (
    <Alert color="orange" variant="light" role="alert">
      <div className={classes.notice}>
        <span className={classes.noticeText}>{t('interview.outdated')}</span>
        <Button variant="default" onClick={onMine}>
          {t('interview.takeMine')}
        </Button>
        <Button variant="default" onClick={() => void onSaved().catch(showError)}>
          {t('interview.takeSaved')}
        </Button>
      </div>
    </Alert>
  )
}
