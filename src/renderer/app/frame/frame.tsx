import { Outlet } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useIdleWatch } from '#renderer/app/idle.ts'
import { lock } from '#renderer/app/lock.ts'
import { toggleBlur } from '#renderer/app/private-data.ts'
import { createStore, useStore } from '#renderer/app/store.ts'
import { SalvageStrip } from '#renderer/features/backup/salvage-strip.tsx'
import { HealthStrip } from '#renderer/features/health/health-strip.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { CommandPalette } from './command-palette.tsx'
import classes from './frame.module.css'
import { LockWarning } from './lock-warning.tsx'
import { Navigation } from './navigation.tsx'
import { TopBar } from './top-bar.tsx'

const collapsedStore = createStore(false)

/** Everything around a screen: menu, top bar, key hints, and the keys that work everywhere. */
export const Frame = () => {
  const t = useT()
  const collapsed = useStore(collapsedStore)
  const [main, setMain] = useState<HTMLElement | null>(null)
  useIdleWatch()
  useFrameKeys()
  return (
    <div className={classes.frame} data-collapsed={collapsed || undefined}>
      <a
        href="#content"
        className={classes.skip}
        onClick={(event) => {
          event.preventDefault()
          main?.focus()
        }}
      >
        {t('common.skipToContent')}
      </a>
      <Navigation collapsed={collapsed} onToggle={() => collapsedStore.set(!collapsed)} />
      <TopBar />
      <main id="content" className={classes.main} ref={setMain} tabIndex={-1}>
        <SalvageStrip />
        <HealthStrip />
        <div className={classes.screen}>
          <Outlet />
        </div>
      </main>
      <footer className={classes.hints}>
        <KeyHint keys={['/']} label={t('common.hintFilter')} />
        <KeyHint keys={['n']} label={t('common.hintNew')} />
        <KeyHint keys={['j', 'k']} label={t('common.hintMove')} />
        <KeyHint keys={['Enter']} label={t('common.hintOpen')} />
        <span className={classes.gap} />
        <KeyHint keys={['F9']} label={t('common.hintBlur')} />
        <KeyHint keys={['Ctrl', 'L']} label={t('common.hintLock')} />
      </footer>
      <LockWarning />
      <CommandPalette />
    </div>
  )
}

const useFrameKeys = (): void => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'F9') {
        event.preventDefault()
        toggleBlur()
      }
      if (event.ctrlKey && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'l') {
        event.preventDefault()
        void lock()
      }
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
