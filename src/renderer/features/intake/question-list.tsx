import { Checkbox } from '@mantine/core'
import {
  type FamilyAnswers,
  type FamilyGap,
  firstGap,
  itemsToAsk,
} from '#shared/features/intake/intake.rules.ts'
import type { QuickFamily, SetContent } from '#shared/features/screening/screening-set.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { type IntakePartProps, memoPart } from './intake-part.ts'
import classes from './question.module.css'
import { QuestionRow } from './question-row.tsx'

/** Puts the cursor where something is missing; where nothing is, on the button that saves. */
export const focusGap = (form: HTMLElement | null, gap: FamilyGap | undefined): void => {
  // The line of a basis is there only once the key before it has been drawn.
  requestAnimationFrame(() => {
    const place = gap === undefined ? 'button[type="submit"]' : placeOf(gap)
    const target = form?.querySelector<HTMLElement>(place)
    target?.focus({ preventScroll: true })
    target?.scrollIntoView({ block: 'nearest' })
  })
}

const keyStop = '[role="radio"][tabindex="0"]'
const placeOf = ({ family, itemId, gap }: FamilyGap): string => {
  if (gap === 'answer') return `[data-family="${family}"] ${keyStop}`
  return gap === 'basis' ? `[data-basis="${itemId}"]` : `[data-item="${itemId}"] ${keyStop}`
}

type QuestionListProps = IntakePartProps & {
  content: SetContent
  gap: FamilyGap | undefined
  onGoOn: (gap: FamilyGap | undefined) => void
}

/** The six questions of the circular. One key answers and goes on; a yes asks which and on what it rests. */
export const QuestionList = memoPart(({ form, content, gap, onGoOn }: QuestionListProps) => {
  const t = useT()
  const { families, isAskedLater, applicant } = form.getValues()
  const { birthOn } = applicant
  const questions = content.quickQuestions.filter((question) => itemsToAsk(question, birthOn).length > 0)
  const change = (next: FamilyAnswers): void => form.setFieldValue('families', next)
  const goOn = (family: QuickFamily, next: FamilyAnswers): void =>
    onGoOn(firstGap(questions, next, birthOn, family))
  return (
    <SectionCard
      title={t('intake.questions')}
      line={t(isAskedLater ? 'intake.askedLaterLine' : 'intake.questionsLine')}
      flush
      actions={
        <span data-settled>
          <Checkbox
            size="sm"
            label={t('intake.askLater')}
            {...form.getInputProps('isAskedLater', { type: 'checkbox' })}
          />
        </span>
      }
    >
      {!isAskedLater && (
        <ol className={classes.rows}>
          {questions.map((question, place) => (
            <QuestionRow
              key={question.family}
              number={place + 1}
              question={question}
              content={content}
              itemIds={itemsToAsk(question, birthOn)}
              answer={families[question.family]}
              gap={gap?.family === question.family ? gap : undefined}
              onChange={(answer, moves) => {
                const next = { ...form.getValues().families, [question.family]: answer }
                change(next)
                if (moves) goOn(question.family, next)
              }}
              onGoOn={() => goOn(question.family, form.getValues().families)}
            />
          ))}
        </ol>
      )}
    </SectionCard>
  )
})
