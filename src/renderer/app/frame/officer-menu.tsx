import { Popover, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { IconChevronDown, IconKey, IconLock } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { lock } from '#renderer/app/lock.ts'
import { useSession } from '#renderer/app/session.ts'
import { roleLabel } from '#renderer/i18n/role-label.ts'
import { languageStore, useLanguage, useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import classes from './frame.module.css'
import { initialsOf } from './initials.ts'

/** Language, appearance, password and lock of the officer at work. */
export const OfficerMenu = () => {
  const t = useT()
  const [opened, setOpened] = useState(false)
  const { fullName, roles, officeName } = useSession()
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={296}
      shadow="md"
      trapFocus
      returnFocus
      transitionProps={{ duration: 100 }}
    >
      <Popover.Target>
        <button type="button" className={classes.officer} onClick={() => setOpened(!opened)}>
          <span className={classes.initials} aria-hidden="true">
            {initialsOf(fullName)}
          </span>
          <span className={classes.officerName}>{fullName}</span>
          <IconChevronDown size={15} stroke={1.8} />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label={t('common.menuOfficer')}>
        <div className={classes.menuHead}>
          <b>{fullName}</b>
          <span>{roles.map((role) => roleLabel(role)).join(' · ')}</span>
          <span>{officeName}</span>
        </div>
        <Choices />
        <div className={classes.menuRule} />
        <MenuButton
          icon={<IconKey size={16} stroke={1.6} />}
          run={() => {
            setOpened(false)
            goTo('/settings/password')
          }}
        >
          {t('common.menuPassword')}
        </MenuButton>
        <MenuButton
          icon={<IconLock size={16} stroke={1.6} />}
          hint={<KeyHint keys={['Ctrl', 'L']} />}
          run={() => void lock()}
        >
          {t('common.menuLock')}
        </MenuButton>
      </Popover.Dropdown>
    </Popover>
  )
}

const Choices = () => {
  const t = useT()
  const language = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <div className={classes.menuChoices}>
      <span className={classes.menuLabel}>{t('common.menuLanguage')}</span>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('common.menuLanguage')}
        value={language}
        onChange={(value) => languageStore.set(value === 'en' ? 'en' : 'id')}
        data={[
          { value: 'id', label: t('common.languageId') },
          { value: 'en', label: t('common.languageEn') },
        ]}
      />
      <span className={classes.menuLabel}>{t('common.menuTheme')}</span>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('common.menuTheme')}
        value={colorScheme}
        onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
        data={[
          { value: 'light', label: t('common.themeLight') },
          { value: 'dark', label: t('common.themeDark') },
          { value: 'auto', label: t('common.themeAuto') },
        ]}
      />
    </div>
  )
}

type MenuButtonProps = { icon: ReactNode; hint?: ReactNode; run: () => void; children: ReactNode }

const MenuButton = ({ icon, hint, run, children }: MenuButtonProps) => (
  <button type="button" className={classes.menuButton} onClick={run}>
    {icon}
    <span className={classes.label}>{children}</span>
    <span className={classes.menuHint}>{hint}</span>
  </button>
)
