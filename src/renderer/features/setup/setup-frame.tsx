import type { ReactNode } from 'react'
import { IconCheck } from '@tabler/icons-react'
import { type MessageKey, useT } from '#renderer/i18n/t.ts'
import { Mark } from '#renderer/ui/mark.tsx'
import classes from './setup-frame.module.css'

const steps: readonly MessageKey[] = [
  'setup.stepLanguage',
  'setup.stepOffice',
  'setup.stepLetterhead',
  'setup.stepArea',
  'setup.stepSignatory',
  'setup.stepOfficer',
  'setup.stepCode',
]

/** The steps at the left, the one at hand at the right. */
export const SetupFrame = ({ step, children }: { step: number; children: ReactNode }) => {
  const t = useT()
  return (
    <div className={classes.frame}>
      <title>{`${t('setup.title')} · ${t('common.appName')}`}</title>
      <aside className={classes.side}>
        <div className={classes.brand}>
          <Mark size={26} />
          {t('common.appName')}
        </div>
        <nav aria-label={t('setup.steps')}>
          <ol className={classes.steps}>
            {steps.map((label, index) => (
              <li
                key={label}
                className={classes.step}
                data-state={index < step ? 'done' : index === step ? 'current' : 'ahead'}
                {...(index === step ? { 'aria-current': 'step' as const } : {})}
              >
                <span className={classes.number}>
                  {index < step ? <IconCheck size={13} stroke={2.6} /> : index + 1}
                </span>
                {t(label)}
              </li>
            ))}
          </ol>
        </nav>
      </aside>
      <main className={classes.main}>
        <div className={classes.content} key={step}>
          <p className={classes.count}>{t('setup.step', { step: step + 1, steps: steps.length })}</p>
          {children}
        </div>
      </main>
    </div>
  )
}
