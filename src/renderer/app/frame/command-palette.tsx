import { Modal, VisuallyHidden } from '@mantine/core'
import { Spotlight } from '@mantine/spotlight'
import { IconArrowRight, IconSearch } from '@tabler/icons-react'
import { useQueries } from '@tanstack/react-query'
import { useState, type KeyboardEvent } from 'react'
import { allCommands, allSearches, type Command, type FoundRecord } from '#renderer/app/commands.ts'
import { useSession } from '#renderer/app/session.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import classes from './frame.module.css'

const shortestSearch = 2

/** Ctrl+K: pages, commands, and the records that features let be found. */
export const CommandPalette = () => {
  const t = useT()
  const { may } = useSession()
  const [query, setQuery] = useState('')
  const text = query.trim().toLowerCase()
  const commands = allCommands().filter(
    ({ permission, ...command }) =>
      (permission === undefined || [permission].flat().some((each) => may(each).allowed)) &&
      matches(command, text, t),
  )
  const searches = allSearches().filter(({ permission }) => may(permission).allowed)
  const answers = useQueries({
    queries: searches.map((search) => ({
      queryKey: ['palette', search.id, text],
      queryFn: () => search.search(text),
      enabled: text.length >= shortestSearch,
    })),
  })
  const found = searches.map((search, index) => ({ search, records: answers[index]?.data ?? [] }))
  const nothing = commands.length === 0 && found.every(({ records }) => records.length === 0)
  const group = (name: Command['group']) => commands.filter((command) => command.group === name)
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut="mod+K"
      clearQueryOnClose
      scrollable
      maxHeight={420}
      centered={false}
      yOffset={88}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      classNames={{ actionsGroup: classes.paletteGroup ?? '' }}
    >
      <VisuallyHidden>
        <Modal.Title>{t('common.searchAnything')}</Modal.Title>
      </VisuallyHidden>
      <Spotlight.Search
        placeholder={t('common.spotlightPlaceholder')}
        leftSection={<IconSearch size={18} stroke={1.6} />}
        aria-label={t('common.searchAnything')}
        onKeyDown={openFirst}
      />
      <Spotlight.ActionsList>
        {nothing && <Spotlight.Empty>{t('common.spotlightNothing')}</Spotlight.Empty>}
        {found
          .filter(({ records }) => records.length > 0)
          .map(({ search, records }) => (
            <Spotlight.ActionsGroup key={search.id} label={t(search.label)}>
              {records.map((record) => (
                <RecordAction key={record.id} record={record} />
              ))}
            </Spotlight.ActionsGroup>
          ))}
        <CommandGroup label={t('common.spotlightActions')} commands={group('actions')} />
        <CommandGroup label={t('common.spotlightPages')} commands={group('pages')} />
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

/** Enter opens the first entry while none is chosen yet: what is found comes after the typing, and is not chosen by itself. */
const openFirst = (event: KeyboardEvent<HTMLInputElement>): void => {
  const list = event.currentTarget.closest('[role="dialog"]')
  if (event.key !== 'Enter' || !list || list.querySelector('[data-action][data-selected]')) return
  event.preventDefault()
  list.querySelector<HTMLElement>('[data-action]')?.click()
}

const matches = (command: Command, text: string, t: Translate): boolean =>
  text
    .split(/\s+/)
    .every((word) => `${t(command.label)} ${command.keywords ?? ''}`.toLowerCase().includes(word))

const RecordAction = ({ record }: { record: FoundRecord }) => (
  <Spotlight.Action
    label={record.label}
    description={record.detail}
    leftSection={record.icon}
    onClick={() => goTo(record.to)}
  />
)

const CommandGroup = ({ label, commands }: { label: string; commands: readonly Command[] }) => {
  const t = useT()
  if (commands.length === 0) return null
  return (
    <Spotlight.ActionsGroup label={label}>
      {commands.map((command) => (
        <Spotlight.Action
          key={command.id}
          label={t(command.label)}
          leftSection={command.icon ?? <IconArrowRight size={16} stroke={1.6} />}
          onClick={() => {
            if (command.to !== undefined) goTo(command.to)
            command.run?.()
          }}
        />
      ))}
    </Spotlight.ActionsGroup>
  )
}
