import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { counterKeyFor, describeCounterKey } from '#shared/features/number/number.rules.ts'
import { numberPatternInput } from '#shared/features/number/number.schema.ts'
import type { Verdict } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { describeError, verdictReason } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { counterName } from './number-words.ts'
import type { PatternValues } from './pattern-editor.tsx'
import type { DocumentType } from '#shared/features/number/number.schema.ts'
import classes from './patterns.module.css'

type NextNumberCardProps = {
  input: PatternValues & { documentType: DocumentType }
  /** Whether the pattern as typed can be used; its refusal stands in place of the number. */
  usable: Verdict
  datedOn: PlainDate | null
  onDate: (datedOn: PlainDate | null) => void
}

/** The number a paper of a day would get by the pattern as it is typed. */
export const NextNumberCard = ({ input, usable, datedOn, onDate }: NextNumberCardProps) => {
  const t = useT()
  const { day } = useSession()
  const [typed] = useDebouncedValue(input, 200)
  const checked = numberPatternInput.safeParse(typed)
  const wanted = checked.success && usable.allowed && datedOn !== null
  const { data, error } = useQuery({
    ...orpc.number.preview.queryOptions({
      input: {
        documentType: input.documentType,
        datedOn: datedOn ?? day,
        pattern: checked.success ? checked.data : null,
      },
    }),
    enabled: wanted,
    placeholderData: keepPreviousData,
  })
  const counter = describeCounterKey(counterKeyFor(input, datedOn ?? day))
  const number = wanted ? data?.number : undefined
  const refusal = verdictReason(usable) ?? (error ? describeError(error).sentence : undefined)
  return (
    <SectionCard title={t('number.nextTitle')}>
      <PlainDateField label={t('number.nextDate')} value={datedOn} onChange={onDate} />
      <div className={classes.preview} aria-live="polite">
        {number ? (
          <>
            <span className={classes.previewNumber}>{number}</span>
            <span className={classes.previewLine}>
              {t('number.nextCounter', {
                counter: data?.counter ?? '',
                name: `${counterName(t, counter)} ${counter.year ?? ''}`.trim(),
              })}
            </span>
          </>
        ) : (
          <span className={classes.previewLine}>{refusal ?? t('number.nextNeedsPattern')}</span>
        )}
      </div>
    </SectionCard>
  )
}
