import { CloseButton, Combobox, InputBase, Loader, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { CoveredVillage } from '#shared/features/agreement/agreement.schema.ts'
import type { VillageListItem } from '#shared/features/village/village.schema.ts'
import { villagePath, villageTitle } from '#shared/features/village/village.rules.ts'
import { orpc } from '#renderer/app/client.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './village-picker.module.css'

export type PickedVillage = Pick<CoveredVillage, 'id' | 'title' | 'path' | 'regionCode'>

const pickedVillage = (village: VillageListItem): PickedVillage => ({
  id: village.id,
  title: villageTitle(village),
  path: villagePath(village),
  regionCode: village.regionCode,
})

type VillagePickerProps = {
  label: string
  description?: string
  value: readonly PickedVillage[]
  onChange: (value: PickedVillage[]) => void
  /** Villages that are covered already and not offered again. */
  except?: readonly string[]
  error?: string | undefined
}

/** Finds villages of the register by name or code, one after the other; the chosen ones stand under the field. */
export const VillagePicker = ({ label, description, value, onChange, except, error }: VillagePickerProps) => {
  const t = useT()
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const [typed, setTyped] = useState('')
  const [query] = useDebouncedValue(typed.trim(), 120)
  const { data, isFetching } = useQuery(
    orpc.village.list.queryOptions({
      input: { query, limit: 30 },
      enabled: combobox.dropdownOpened,
      placeholderData: keepPreviousData,
    }),
  )
  const { selectFirstOption } = combobox
  // Fresh hits are other elements: the mark for Enter is set anew.
  useEffect(() => {
    if (data && query !== '') selectFirstOption()
  }, [data, query, selectFirstOption])
  const taken = new Set<string>([...(except ?? []), ...value.map(({ id }) => id)])
  const hits = (data?.items ?? []).filter(({ id }) => !taken.has(id)).map(pickedVillage)
  const choose = (id: string): void => {
    const hit = hits.find((village) => village.id === id)
    if (!hit) return
    onChange([...value, hit])
    setTyped('')
    combobox.closeDropdown()
  }
  return (
    <div>
      <Combobox store={combobox} onOptionSubmit={choose} position="bottom-start" shadow="md" width="target">
        <Combobox.Target>
          <InputBase
            label={label}
            description={description}
            placeholder={t('agreement.villagePlaceholder')}
            value={typed}
            error={error}
            autoComplete="off"
            rightSection={isFetching ? <Loader size={14} /> : undefined}
            onFocus={() => combobox.openDropdown()}
            onClick={() => combobox.openDropdown()}
            onBlur={() => combobox.closeDropdown()}
            onChange={({ currentTarget }) => {
              setTyped(currentTarget.value)
              combobox.openDropdown()
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Options mah={260} style={{ overflowY: 'auto' }}>
            {hits.map(({ id, title, path, regionCode }) => (
              <Combobox.Option key={id} value={id}>
                <span className={classes.option}>
                  <span>
                    {title}
                    <span className={classes.path}>{path}</span>
                  </span>
                  <span className={classes.code}>{regionCode}</span>
                </span>
              </Combobox.Option>
            ))}
            {data && hits.length === 0 && (
              <Combobox.Empty>
                {t(data.total === 0 && query === '' ? 'agreement.noVillages' : 'agreement.noVillageFound')}
              </Combobox.Empty>
            )}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {value.length > 0 && (
        <ul className={classes.chosen} aria-label={label}>
          {value.map((village) => (
            <li key={village.id} className={classes.village}>
              <span>
                {village.title}
                <span className={classes.path}>{village.path}</span>
              </span>
              <CloseButton
                size="sm"
                aria-label={t('common.removeItem', { name: village.title })}
                onClick={() => onChange(value.filter(({ id }) => id !== village.id))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
