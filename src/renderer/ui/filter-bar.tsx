import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { useT } from '#renderer/i18n/t.ts'
import classes from './filter-bar.module.css'
import { KeyHint } from './key-hint.tsx'
import { usePageKey } from './use-page-key.ts'

type FilterBarProps = {
  /** The search text the list is filtered by at the moment. */
  search: string
  /** Called shortly after typing stopped. */
  onSearch: (search: string) => void
  /** What can be searched: `Cari nama, kecamatan, kode wilayah`. */
  placeholder: string
  /** Selects, segmented controls or chips at the right. */
  children?: ReactNode
}

/** Search and filters over a list. `/` puts the cursor here, Esc leaves it again. */
export const FilterBar = ({ search, onSearch, placeholder, children }: FilterBarProps) => {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(search)
  const [known, setKnown] = useState(search)
  const announce = useDebouncedCallback(onSearch, 180)
  // The list was reset from outside: filters cleared, a saved view chosen.
  if (known !== search) {
    setKnown(search)
    if (search !== typed.trim()) setTyped(search)
  }
  usePageKey('/', () => input.current?.select())
  return (
    <div className={classes.bar} role="search">
      <TextInput
        ref={input}
        className={classes.search}
        value={typed}
        placeholder={placeholder}
        aria-label={placeholder}
        leftSection={<IconSearch size={16} stroke={1.7} />}
        rightSection={typed === '' ? <KeyHint keys={['/']} /> : undefined}
        rightSectionPointerEvents="none"
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value)
          announce(currentTarget.value.trim())
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          if (typed === '') event.currentTarget.blur()
          setTyped('')
          announce('')
        }}
        title={t('common.search')}
      />
      {children}
    </div>
  )
}
