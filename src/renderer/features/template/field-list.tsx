import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { TemplateDetail } from '#shared/features/template/template.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './editor.module.css'
import { fieldKindWords } from './template-words.ts'

type FieldListProps = {
  detail: TemplateDetail
  readOnly: boolean
  onField: (path: string) => void
  onPartial: (file: string) => void
}

/** What the paper hands to its template, and the parts it may import; a click writes one at the cursor. */
export const FieldList = ({ detail, readOnly, onField, onPartial }: FieldListProps) => {
  const t = useT()
  const [wanted, setWanted] = useState('')
  const matches = (name: string): boolean => name.toLowerCase().includes(wanted.trim().toLowerCase())
  const fields = detail.fields.filter(({ path }) => matches(path))
  const partials = detail.partials.filter(matches)
  return (
    <div className={classes.fields}>
      <TextInput
        aria-label={t('template.fieldSearch')}
        placeholder={t('template.fieldSearch')}
        leftSection={<IconSearch size={15} stroke={1.7} />}
        value={wanted}
        onChange={({ currentTarget }) => setWanted(currentTarget.value)}
      />
      <p className={classes.hint}>{t(readOnly ? 'template.fieldHintReading' : 'template.fieldHint')}</p>
      <ul className={classes.fieldRows} aria-label={t('template.fields')}>
        {fields.map(({ path, kind, optional, required }) => (
          <li key={path}>
            <button type="button" className={classes.field} disabled={readOnly} onClick={() => onField(path)}>
              <code>{`data.${path}`}</code>
              <span>
                {[
                  t(fieldKindWords[kind]),
                  optional ? t('template.fieldOptional') : undefined,
                  required ? t('template.fieldRequired') : undefined,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {partials.length > 0 && (
        <>
          <h3 className={classes.subtitle}>{t('template.partials')}</h3>
          <ul className={classes.fieldRows} aria-label={t('template.partials')}>
            {partials.map((file) => (
              <li key={file}>
                <button
                  type="button"
                  className={classes.field}
                  disabled={readOnly}
                  onClick={() => onPartial(file)}
                >
                  <code>{file}</code>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {fields.length + partials.length === 0 && <p className={classes.hint}>{t('template.fieldsNothing')}</p>}
    </div>
  )
}
