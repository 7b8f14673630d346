import { Radio, Stack } from '@mantine/core'
import { languageStore, useLanguage, useT } from '#renderer/i18n/t.ts'
import entrance from '#renderer/app/entrance/entrance.module.css'
import classes from './setup-frame.module.css'
import type { StepProps } from './setup.queries.ts'
import { StepButtons } from './step-buttons.tsx'

/** The choice of language, and the way for an office that has a backup already. */
export const LanguageStep = ({ onNext, onRestore }: StepProps & { onRestore: () => void }) => {
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
      <div className={classes.other}>
        <button type="button" className={entrance.linkButton} onClick={onRestore}>
          {t('setup.restore')}
        </button>
      </div>
    </form>
  )
}
