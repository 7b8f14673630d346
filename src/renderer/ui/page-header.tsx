import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconChevronLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Verdict } from '#shared/kernel/errors.ts'
import { verdictReason } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from './app-link.tsx'
import classes from './page.module.css'
import { usePageKey } from './use-page-key.ts'

export type OtherStep = {
  label: string
  icon?: ReactNode
  run: () => void
  /** A step that is not allowed stays in the menu with its reason under it. */
  verdict?: Verdict
  danger?: boolean
}

type PageHeaderProps = {
  title: string
  /** One line that says where you are and what needs doing. */
  line?: ReactNode
  /** State badge or the like beside the title. */
  badge?: ReactNode
  /** Where Esc and the small link above the title lead. */
  back?: { to: string; label: string }
  /** The one next step: a `ReasonedButton` or a button. */
  primary?: ReactNode
  /** Everything else that can be done here, under "Langkah lain". */
  otherSteps?: readonly OtherStep[]
}

/** Top of every screen. The title is also the title of the window. */
export const PageHeader = ({ title, line, badge, back, primary, otherSteps }: PageHeaderProps) => {
  usePageKey('Escape', back ? () => goTo(back.to) : undefined)
  const t = useT()
  return (
    <header className={classes.header}>
      <title>{`${title} · ${t('common.appName')}`}</title>
      <div className={classes.heading}>
        {back && (
          <AppLink to={back.to} className={classes.back}>
            <IconChevronLeft size={14} stroke={1.8} />
            {back.label}
          </AppLink>
        )}
        <div className={classes.titleRow}>
          <h1 className={classes.title}>{title}</h1>
          {badge}
        </div>
        {line !== undefined && <p className={classes.line}>{line}</p>}
      </div>
      <div className={classes.actions}>
        {otherSteps && otherSteps.length > 0 && <OtherSteps steps={otherSteps} />}
        {primary}
      </div>
    </header>
  )
}

/** The menu of secondary steps. Refused ones say why right there. */
const OtherSteps = ({ steps }: { steps: readonly OtherStep[] }) => {
  const t = useT()
  return (
    <Menu position="bottom-end" shadow="md" transitionProps={{ duration: 100 }}>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={15} stroke={1.8} />}>
          {t('common.otherSteps')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.steps}>
        {steps.map(({ label, icon, run, verdict, danger }) => {
          const reason = verdict ? verdictReason(verdict) : undefined
          const refused = reason !== undefined
          return (
            <Menu.Item
              key={label}
              leftSection={icon}
              aria-disabled={refused}
              onClick={refused ? undefined : run}
              closeMenuOnClick={!refused}
              {...(danger && !refused ? { c: 'var(--mantine-color-error)' } : {})}
              {...(refused ? { c: 'dimmed' } : {})}
            >
              {label}
              {refused && <span className={classes.stepReason}>{reason}</span>}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
