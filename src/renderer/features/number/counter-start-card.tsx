import { NumberInput, Text } from '@mantine/core'
import { z } from 'zod'
import { counterKeyFor, describeCounterKey } from '#shared/features/number/number.rules.ts'
import { largestCounter, type NumberPattern } from '#shared/features/number/number.schema.ts'
import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { counterName } from './number-words.ts'
import { refreshNumbers } from './number.queries.ts'
import classes from './patterns.module.css'

type StartValues = { next: number | string }
const noStart: StartValues = { next: '' }

const startInput = z.object({ next: z.number().int().min(1).max(largestCounter) })

type CounterStartCardProps = {
  /** The pattern as it is saved. */
  pattern: NumberPattern | undefined
  datedOn: PlainDate
  /** Whether the form beside it holds a pattern that is not saved. */
  changed: boolean
}

/** Where a counter goes on: an office that begins with the program in the middle of its year. */
export const CounterStartCard = ({ pattern, datedOn, changed }: CounterStartCardProps) => {
  const t = useT()
  const { may } = useSession()
  const state = useContractForm({
    schema: startInput,
    initialValues: noStart,
    submit: async ({ next }) => {
      if (!pattern) return
      const { number } = await client.number.startCounter({
        documentType: pattern.documentType,
        datedOn,
        next,
      })
      await refreshNumbers()
      showDone(t('number.startSaved', { number: number ?? '' }))
      state.form.setValues(noStart)
    },
  })
  const ready: Verdict = pattern === undefined || changed ? refused('NUMBER_PATTERN_NOT_SAVED') : allowed
  const mayWrite = may('document.settings')
  const counter = pattern && describeCounterKey(counterKeyFor(pattern, datedOn))
  return (
    <SectionCard title={t('number.startTitle')} line={t('number.startLine')}>
      <ContractForm state={state} guarded={false}>
        {counter && (
          <Text fz="0.8125rem" mb={10}>
            {t('number.startCounter', { name: `${counterName(t, counter)} ${counter.year ?? ''}`.trim() })}
          </Text>
        )}
        <div className={classes.start}>
          <NumberInput
            label={t('number.startNext')}
            min={1}
            max={largestCounter}
            allowDecimal={false}
            allowNegative={false}
            hideControls
            {...state.form.getInputProps('next')}
          />
          <ReasonedButton
            type="submit"
            variant="default"
            verdict={mayWrite.allowed ? ready : mayWrite}
            loading={state.pending}
          >
            {t('number.startSave')}
          </ReasonedButton>
        </div>
      </ContractForm>
    </SectionCard>
  )
}
