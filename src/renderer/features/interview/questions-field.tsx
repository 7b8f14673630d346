import { Button, Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { InterviewHead } from '#shared/features/interview/interview.schema.ts'
import { questionSetIds, questionsOf } from '#shared/features/interview/question-sets.ts'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { client } from '#renderer/app/client.ts'
import { showError } from '#renderer/app/show-error.ts'
import { formatListDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { setKey, shortKindKey } from './interview-words.ts'
import classes from './interview.module.css'

/** One question a line; empty lines are none. */
export const questionLines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

type QuestionsFieldProps = {
  value: string
  onChange: (text: string) => void
  interviews: readonly InterviewHead[]
  error: string | undefined
}

/** The questions to begin with: a set, those of an earlier interview of the case, and whatever is typed. */
export const QuestionsField = ({ value, onChange, interviews, error }: QuestionsFieldProps) => {
  const t = useT()
  const [before, setBefore] = useState<string>()
  const replace = (questions: readonly string[]): void => {
    setBefore(value)
    onChange(questions.join('\n'))
  }
  const take = async (source: string | null): Promise<void> => {
    if (source === null) return
    const set = questionSetIds.find((id) => id === source)
    if (set) return replace(questionsOf(set))
    try {
      const { interview } = await client.interview.get({ id: source })
      replace(
        interview.lines.flatMap(({ question }) =>
          question === null ? [] : [question.replaceAll('\n', ' ')],
        ),
      )
    } catch (failure) {
      showError(failure)
    }
  }
  const earlier = interviews
    .filter(({ lineCount }) => lineCount > 0)
    .map(({ id, subject, kind, startedAt }) => ({
      value: id as string,
      label: `${subject.position}. ${subject.shownName} · ${t(shortKindKey(kind))} · ${formatListDate(plainDateOfInstant(startedAt.getTime()))}`,
    }))
  return (
    <>
      <div className={classes.questionTools}>
        <Select
          className={classes.questionSet ?? ''}
          label={t('interview.takeQuestions')}
          placeholder={t('interview.takeQuestionsFrom')}
          value={null}
          data={[
            {
              group: t('interview.officeSets'),
              items: questionSetIds.map((id) => ({ value: id as string, label: t(setKey(id)) })),
            },
            ...(earlier.length > 0 ? [{ group: t('interview.earlierSets'), items: earlier }] : []),
          ]}
          onChange={(source) => void take(source)}
        />
        {before !== undefined && before !== value && (
          <Button
            variant="subtle"
            onClick={() => {
              onChange(before)
              setBefore(undefined)
            }}
          >
            {t('interview.questionsBack')}
          </Button>
        )}
      </div>
      <Textarea
        label={t('interview.questionCount', { count: questionLines(value).length })}
        description={t('interview.questionsHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autosize
        minRows={4}
        maxRows={18}
        spellCheck={false}
        value={value}
        error={error}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </>
  )
}
