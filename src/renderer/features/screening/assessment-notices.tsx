import { Alert, Button } from '@mantine/core'
import { IconAlertTriangle, IconArrowsExchange, IconHistory } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { AssessmentDetail, AssessmentDraft } from '#shared/features/screening/screening.schema.ts'
import type { DraftFound } from '#renderer/app/use-draft.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import type { AssessmentForm } from './use-assessment-form.tsx'
import classes from './assessment.module.css'

type AssessmentNoticesProps = {
  detail: AssessmentDetail
  form: AssessmentForm
  found: DraftFound<AssessmentDraft>
}

/** What the officer must know before going on: another officer's answers, his own working copy, a newer set. */
export const AssessmentNotices = ({ detail, form, found }: AssessmentNoticesProps) => {
  const t = useT()
  const [seen, setSeen] = useState(false)
  const { set, newerSet } = detail
  const takeStored = (): void => {
    setSeen(true)
    void form.takeStored()
  }
  return (
    <>
      {form.clash && (
        <Notice
          color="red"
          icon={<IconAlertTriangle size={18} />}
          text={t('screening.clash', {
            officer: form.clash.assessment.officerName,
            time: formatInstant(form.clash.assessment.recordedAt),
          })}
        >
          <Button variant="default" onClick={takeStored}>
            {t('screening.clashStored')}
          </Button>
          <Button onClick={form.keepMine}>{t('screening.clashMine')}</Button>
        </Notice>
      )}
      {found.state === 'found' && !form.clash && !seen && (
        <Notice
          color="gray"
          icon={<IconHistory size={18} />}
          text={t('screening.draftFound', { time: formatInstant(found.savedAt) })}
        >
          <Button variant="default" size="xs" onClick={takeStored}>
            {t('screening.clashStored')}
          </Button>
          <Button variant="default" size="xs" onClick={() => setSeen(true)}>
            {t('screening.draftKeep')}
          </Button>
        </Notice>
      )}
      {newerSet && (
        <Notice
          color="orange"
          icon={<IconArrowsExchange size={18} />}
          text={t('screening.newerSet', { number: newerSet.number, own: set.number })}
        >
          <Button variant="default" size="xs" onClick={() => void form.adopt()}>
            {t('screening.adoptSet', { number: newerSet.number })}
          </Button>
        </Notice>
      )}
    </>
  )
}

type NoticeProps = { color: string; icon: ReactNode; text: string; children: ReactNode }

const Notice = ({ color, icon, text, children }: NoticeProps) => (
  <Alert color={color} variant="light" icon={icon}>
    <div className={classes.notice}>
      <span className={classes.noticeText}>{text}</span>
      {children}
    </div>
  </Alert>
)
