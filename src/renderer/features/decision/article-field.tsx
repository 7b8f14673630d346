import { Autocomplete } from '@mantine/core'
import { citationOf } from '#shared/features/decision/decision.rules.ts'
import type { Statute } from '#shared/features/decision/statute.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './decide.module.css'

type ArticleFieldProps = {
  /** Articles of the time that fit the decision. */
  statutes: readonly Statute[]
  required: boolean
  value: string
  onChange: (article: string) => void
  error: string | undefined
}

/** Law and article: out of the office's list, or typed where it is not in it. */
export const ArticleField = ({ statutes, required, value, onChange, error }: ArticleFieldProps) => {
  const t = useT()
  const byCitation = new Map(statutes.map((statute) => [citationOf(statute), statute]))
  const known = byCitation.get(value.trim())
  const isTyped = value.trim() !== '' && known === undefined
  return (
    <Autocomplete
      label={t('decision.article')}
      placeholder={t('decision.articlePlaceholder')}
      required={required}
      openOnFocus={false}
      maxLength={200}
      maxDropdownHeight={320}
      data={[...byCitation.keys()]}
      // A chosen article does not hide the others when the list is opened again.
      filter={({ options, search }) =>
        byCitation.has(search)
          ? options
          : options.filter(
              (option) => 'value' in option && matches(search, option.value, byCitation.get(option.value)),
            )
      }
      renderOption={({ option }) => {
        const statute = byCitation.get(option.value)
        return (
          <span className={classes.option}>
            <span>{option.value}</span>
            {statute && (
              <span className={classes.optionReason}>
                {[statute.subjectMatter, !statute.isChecked && t('decision.statuteUnchecked')]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            )}
          </span>
        )
      }}
      value={value}
      onChange={onChange}
      description={known?.subjectMatter ?? (isTyped ? t('decision.articleTyped') : undefined)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={error}
    />
  )
}

const matches = (search: string, citation: string, statute: Statute | undefined): boolean =>
  `${citation} ${statute?.subjectMatter ?? ''}`.toLowerCase().includes(search.trim().toLowerCase())
