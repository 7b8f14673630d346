import { Button } from '@mantine/core'
import { IconCircleCheck, IconCircleDashed, IconCircleDot } from '@tabler/icons-react'
import type { Beginning, HomeDue } from '#shared/features/home/home.schema.ts'
import { beginningSteps, nextBeginningStep, type BeginningStep } from '#shared/features/home/home.rules.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import { useT, type MessageKey } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './home.module.css'

type StepWords = { title: MessageKey; text: MessageKey; action: MessageKey; path: string }

const words: Record<BeginningStep, StepWords> = {
  villages: {
    title: 'home.beginVillages',
    text: 'home.beginVillagesText',
    action: 'home.beginVillagesAction',
    path: '/villages/new',
  },
  agreements: {
    title: 'home.beginAgreements',
    text: 'home.beginAgreementsText',
    action: 'home.beginAgreementsAction',
    path: '/agreements/new',
  },
  decrees: {
    title: 'home.beginDecrees',
    text: 'home.beginDecreesText',
    action: 'home.beginDecreesAction',
    path: '/designations/new',
  },
  certificates: {
    title: 'home.beginCertificates',
    text: 'home.beginCertificatesText',
    action: 'home.beginCertificatesAction',
    path: '/designations',
  },
}

/** The way from the first village to the first certificate, as long as it is not walked to its end. */
export const BeginningCard = ({ due }: { due: HomeDue }) => {
  const t = useT()
  const next = nextBeginningStep(due.beginning)
  if (next === undefined) return null
  return (
    <SectionCard title={t('home.begin')} line={t('home.beginLine')}>
      <ol className={classes.steps}>
        {beginningSteps.map((step) => (
          <Step
            key={step}
            step={step}
            beginning={due.beginning}
            current={step === next}
            path={pathFor(step, due)}
          />
        ))}
      </ol>
    </SectionCard>
  )
}

/** A certificate that is waited for is one click away. */
const pathFor = (step: BeginningStep, due: HomeDue): string => {
  const missing = [...due.overdue.items, ...due.thisWeek.items].find(
    ({ kind }) => kind === 'certificateMissing',
  )
  return step === 'certificates' && missing
    ? `/documents/issue?type=certificate&subject=${missing.recordId}`
    : words[step].path
}

type StepProps = { step: BeginningStep; beginning: Beginning; current: boolean; path: string }

const Step = ({ step, beginning, current, path }: StepProps) => {
  const t = useT()
  const { title, text, action } = words[step]
  const done = beginning[step] > 0
  const state = done ? 'done' : current ? 'current' : 'ahead'
  const Icon = done ? IconCircleCheck : current ? IconCircleDot : IconCircleDashed
  return (
    <li className={classes.step} data-state={state} aria-current={current ? 'step' : undefined}>
      <Icon size={20} stroke={1.7} />
      <div className={classes.stepText}>
        <div className={classes.stepTitle}>
          {t(title)}
          {done && <span className={classes.stepCount}>{formatNumber(beginning[step])}</span>}
        </div>
        <div className={classes.stepLine}>{t(text)}</div>
      </div>
      {current && <Button onClick={() => goTo(path)}>{t(action)}</Button>}
    </li>
  )
}
