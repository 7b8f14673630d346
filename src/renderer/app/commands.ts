import type { ReactNode } from 'react'
import type { Permission } from '#shared/kernel/permissions.ts'
import type { MessageKey } from '#renderer/i18n/t.ts'

/** Something Ctrl+K can do: open a page or run an act. */
export type Command = {
  id: string
  label: MessageKey
  group: 'pages' | 'actions'
  /** Path of a screen, `/villages/new`. */
  to?: string
  run?: () => void
  /** Further words under which it is found, in any language. */
  keywords?: string
  icon?: ReactNode
  /** Hidden from officers without it, or without any of several. */
  permission?: Permission | Permission[]
}

/** A record Ctrl+K found. */
export type FoundRecord = { id: string; label: string; detail: string; to: string; icon?: ReactNode }

/** Finds records of one feature for Ctrl+K; asked while the officer types, from two letters on. */
export type RecordSearch = {
  id: string
  label: MessageKey
  permission: Permission
  search: (query: string) => Promise<FoundRecord[]>
}

const commands = new Map<string, Command>()
const searches = new Map<string, RecordSearch>()

/** Called by a feature when its `routes.tsx` is loaded. */
export const registerCommands = (list: readonly Command[]): void => {
  for (const command of list) commands.set(command.id, command)
}

export const registerSearch = (search: RecordSearch): void => {
  searches.set(search.id, search)
}

export const allCommands = (): Command[] => [...commands.values()]
export const allSearches = (): RecordSearch[] => [...searches.values()]
