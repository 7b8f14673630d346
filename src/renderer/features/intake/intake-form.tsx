import { Button, Text, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { FamilyGap } from '#shared/features/intake/intake.rules.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { channelKey } from '#renderer/features/case/case-words.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ContractForm } from '#renderer/ui/contract-form.tsx'
import { ConfirmDialog } from '#renderer/ui/dialogs.tsx'
import { DraftMark } from '#renderer/ui/draft-mark.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { ElapsedClock } from './elapsed-clock.tsx'
import { IdentityFields } from './identity-fields.tsx'
import { IntakePanel } from './intake-panel.tsx'
import type { IntakeValues } from './intake-values.ts'
import { usualTitle } from './intake-words.ts'
import { refreshDrafts } from './intake.queries.ts'
import classes from './intake.module.css'
import { JourneyFields } from './journey-fields.tsx'
import { OpenIntakes } from './open-intakes.tsx'
import { focusGap, QuestionList } from './question-list.tsx'
import { ReceiptFields } from './receipt-fields.tsx'
import { type IntakeFormProps, useIntakeForm } from './use-intake-form.ts'
import { useIntakeProbe } from './use-intake-probe.ts'
import { onEnterGoOn } from './use-stops.ts'

/** Left the fields, right what the office knows of what is being typed. */
export const IntakeForm = (props: IntakeFormProps) => {
  const t = useT()
  const { may } = useSession()
  const set = useQuery(orpc.screening.setInForce.queryOptions()).data
  const formRef = useRef<HTMLDivElement>(null)
  const goToGap = (gap: FamilyGap | undefined): void => focusGap(formRef.current, gap)
  const { state, dialog, begunAt, workedSeconds, gap } = useIntakeForm(props, set?.content, goToGap)
  const { form } = state
  const { values } = form
  const [openedAt] = useState(() => new Date())
  const answer = useIntakeProbe(values, begunAt === null ? openedAt : new Date(begunAt))
  const shown = shownOf(values, form.errors, gap, set?.id)
  return (
    <>
      <PageHeader
        title={t('intake.title')}
        line={t('intake.line', {
          channel: t(channelKey(values.channel)),
          received: t(
            values.receivedOn === null && values.receivedTime === ''
              ? 'intake.receivedNow'
              : 'intake.receivedEarlier',
          ),
        })}
        back={{ to: '/cases', label: t('common.navCases') }}
      />
      <OpenIntakes except={props.submissionId} />
      <div className={classes.columns}>
        <div ref={formRef} className={classes.form}>
          <ContractForm state={state} guarded={false}>
            <div className={classes.sheets} onKeyDown={onEnterGoOn}>
              <SectionCard>
                <IdentityFields form={form} district={answer?.district?.path} />
                <JourneyFields form={form} shown={shown.journey} />
                <ReceiptFields form={form} shown={shown.receipt} />
              </SectionCard>
              {set && (
                <QuestionList
                  form={form}
                  shown={shown.questions}
                  content={set.content}
                  gap={gap}
                  onGoOn={goToGap}
                />
              )}
              <SectionCard>
                <div className={classes.fields}>
                  <div data-span="12">
                    <Textarea
                      label={t('case.chronology')}
                      placeholder={t('intake.notePlaceholder')}
                      data-private
                      autosize
                      minRows={1}
                      maxRows={8}
                      maxLength={2000}
                      {...form.getInputProps('note')}
                    />
                  </div>
                  <div data-span="12" data-settled>
                    <TextInput
                      label={t('intake.caseTitle')}
                      description={t('intake.caseTitleHint')}
                      inputWrapperOrder={['label', 'input', 'description', 'error']}
                      placeholder={usualTitle(t, values)}
                      maxLength={160}
                      autoComplete="off"
                      {...form.getInputProps('title')}
                    />
                  </div>
                </div>
              </SectionCard>
              <Footer draft={props.draft} pending={state.pending} verdict={may('case.create')} />
            </div>
          </ContractForm>
        </div>
        <IntakePanel values={values} answer={answer} content={set?.content}>
          <DraftMark draft={props.draft} />
          <ElapsedClock seconds={workedSeconds} />
        </IntakePanel>
      </div>
      {dialog}
    </>
  )
}

/** What each part shows; see `memoPart`. */
const shownOf = ({ applicant, ...values }: IntakeValues, ...others: unknown[]) => {
  const { declaredPurpose, declaredDetail, destinationCountry, destinationCity, birthOn } = applicant
  const journey = [declaredPurpose, declaredDetail, destinationCountry, destinationCity]
  return {
    journey: JSON.stringify([journey, values.intermediaryPhone, others]),
    receipt: JSON.stringify([
      values.channel,
      values.channelDetail,
      values.receivedOn,
      values.receivedTime,
      others,
    ]),
    questions: JSON.stringify([values.families, values.isAskedLater, birthOn, others]),
  }
}

type FooterProps = Pick<IntakeFormProps, 'draft'> & {
  pending: boolean
  verdict: Parameters<typeof ReasonedButton>[0]['verdict']
}

const Footer = ({ draft, pending, verdict }: FooterProps) => {
  const t = useT()
  const [asking, setAsking] = useState(false)
  const discard = async (): Promise<void> => {
    await draft.discard()
    await refreshDrafts()
    goTo('/cases')
  }
  return (
    <div className={classes.footer}>
      <ReasonedButton type="submit" size="md" verdict={verdict} loading={pending}>
        {t('intake.save')}
      </ReasonedButton>
      <Button variant="default" size="md" onClick={() => goTo('/cases')}>
        {t('intake.later')}
      </Button>
      {draft.savedAt && (
        <Button variant="subtle" size="md" color="gray" onClick={() => setAsking(true)}>
          {t('intake.discard')}
        </Button>
      )}
      <div className={classes.hints}>
        <KeyHint keys={['Enter']} label={t('intake.keyGoOn')} />
        <KeyHint keys={['1', '2', '3']} label={t('intake.keyAnswer')} />
        <KeyHint keys={['Ctrl', 'Enter']} label={t('common.hintSave')} />
      </div>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('intake.discardTitle')}
        confirmLabel={t('intake.discard')}
        danger
        onConfirm={discard}
      >
        <Text>{t('intake.discardText')}</Text>
      </ConfirmDialog>
    </div>
  )
}
