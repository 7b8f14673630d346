import { Radio, Stack } from '@mantine/core'
import { languageStore, useLanguage, useT } from '#renderer/i18n/t.ts'
import classes from './setup-frame.module.css'
import type { StepProps } from './setup.queries.ts'
import { StepButtons } from './step-buttons.tsx'

export const LanguageStep = ({ onNext }: StepProps) => {
  const t = useT()
  const language = useLanguage()
  return (
    <form
      className={classes.column}
      onSubmit={(event) => {
        event.preventDefault()
        onNext({ language })
      }}
    >
      <h1>{t('setup.languageTitle')}</h1>
      <p>{t('setup.languageText')}</p>
      <Radio.Group
        label={t('setup.languageChoice')}
        value={language}
        onChange={(value) => languageStore.set(value === 'en' ? 'en' : 'id')}
      >
        <Stack gap="sm" mt="xs">
          <Radio
            autoFocus
            value="id"
            label={t('common.languageId')}
            description={t('setup.languageIdHint')}
          />
          <Radio value="en" label={t('common.languageEn')} description={t('setup.languageEnHint')} />
        </Stack>
      </Radio.Group>
      <StepButtons />
    </form>
  )
}
