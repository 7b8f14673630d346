import { Menu, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { IconChevronDown, IconKey, IconLock } from '@tabler/icons-react'
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
  const language = useLanguage()
  const { fullName, roles, officeName } = useSession()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Menu position="bottom-end" width={288} shadow="md" transitionProps={{ duration: 100 }}>
      <Menu.Target>
        <button
          type="button"
          className={classes.officer}
          aria-label={`${t('common.menuOfficer')}: ${fullName}`}
        >
          <span className={classes.initials} aria-hidden="true">
            {initialsOf(fullName)}
          </span>
          <span className={classes.officerName}>{fullName}</span>
          <IconChevronDown size={15} stroke={1.8} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.menuHead}>
          <b>{fullName}</b>
          <span>{roles.map((role) => roleLabel(role)).join(' · ')}</span>
          <br />
          <span>{officeName}</span>
        </div>
        <Menu.Divider />
        <Menu.Label>{t('common.menuLanguage')}</Menu.Label>
        <div className={classes.menuControl}>
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
        </div>
        <Menu.Label>{t('common.menuTheme')}</Menu.Label>
        <div className={classes.menuControl}>
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
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconKey size={16} stroke={1.6} />}
          onClick={() => goTo('/settings/password')}
        >
          {t('common.menuPassword')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLock size={16} stroke={1.6} />}
          rightSection={<KeyHint keys={['Ctrl', 'L']} />}
          onClick={() => void lock()}
        >
          {t('common.menuLock')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
