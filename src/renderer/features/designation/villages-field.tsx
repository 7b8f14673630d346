import { ActionIcon, Button, Combobox, InputBase, Loader, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconArrowDown, IconArrowUp, IconListCheck, IconX } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { largestDecree } from '#shared/features/designation/designation.schema.ts'
import { villagePath, villageTitle } from '#shared/features/village/village.rules.ts'
import type { Village } from '#shared/features/village/village.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { stateKey } from '#renderer/features/village/village-words.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import classes from './decree-form.module.css'
import { isFree } from './free-states.ts'
import { VillagesDialog } from './villages-dialog.tsx'

type VillagesFieldProps = {
  value: readonly Village[]
  onChange: (value: Village[]) => void
  error?: ReactNode
}

/** The villages of a decree in its order: found one by one, or chosen from the register all at once. */
export const VillagesField = ({ value, onChange, error }: VillagesFieldProps) => {
  const t = useT()
  const [choosing, setChoosing] = useState(false)
  const isFull = value.length >= largestDecree
  const move = (index: number, by: -1 | 1): void => {
    const village = value[index]
    if (village) onChange(value.toSpliced(index, 1).toSpliced(index + by, 0, village))
  }
  const add = (villages: readonly Village[]): void => {
    const known = new Set(value.map(({ id }) => id))
    onChange([...value, ...villages.filter(({ id }) => !known.has(id))].slice(0, largestDecree))
  }
  return (
    <div>
      <div className={classes.pick}>
        <VillageSearch value={value} isFull={isFull} error={error} onPick={(village) => add([village])} />
        <Button
          variant="default"
          leftSection={<IconListCheck size={16} />}
          disabled={isFull}
          onClick={() => setChoosing(true)}
        >
          {t('designation.chooseMany')}
        </Button>
      </div>
      {isFull && <p className={classes.hint}>{t('designation.villagesFull', { maximum: largestDecree })}</p>}
      {value.length === 0 ? (
        <p className={classes.hint}>
          {t('designation.pickHint')}{' '}
          <AppLink to="/villages" className={classes.link}>
            {t('common.navVillages')}
          </AppLink>
        </p>
      ) : (
        <ol className={classes.villages} aria-label={t('designation.villages')}>
          {value.map((village, index) => {
            const name = villageTitle(village)
            return (
              <li key={village.id} className={classes.village}>
                <span className={classes.label}>{index + 1}.</span>
                <span className={classes.villageText}>
                  {name}
                  <span className={classes.path}>{`${village.districtName}, ${village.regencyName}`}</span>
                </span>
                <ActionIcon
                  variant="transparent"
                  color="gray"
                  size="sm"
                  tabIndex={-1}
                  disabled={index === 0}
                  aria-label={t('designation.moveUp', { name })}
                  onClick={() => move(index, -1)}
                >
                  <IconArrowUp size={14} />
                </ActionIcon>
                <ActionIcon
                  variant="transparent"
                  color="gray"
                  size="sm"
                  tabIndex={-1}
                  disabled={index === value.length - 1}
                  aria-label={t('designation.moveDown', { name })}
                  onClick={() => move(index, 1)}
                >
                  <IconArrowDown size={14} />
                </ActionIcon>
                <ActionIcon
                  variant="transparent"
                  color="gray"
                  size="sm"
                  aria-label={t('common.removeItem', { name })}
                  onClick={() => onChange(value.toSpliced(index, 1))}
                >
                  <IconX size={14} />
                </ActionIcon>
              </li>
            )
          })}
        </ol>
      )}
      {choosing && <VillagesDialog chosen={value} onAdd={add} onClose={() => setChoosing(false)} />}
    </div>
  )
}

type VillageSearchProps = {
  value: readonly Village[]
  isFull: boolean
  error: ReactNode
  onPick: (village: Village) => void
}

const VillageSearch = ({ value, isFull, error, onPick }: VillageSearchProps) => {
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
  const known = new Set(value.map(({ id }) => id))
  const hits = (data?.items ?? []).filter(({ id }) => !known.has(id))
  const pick = (id: string): void => {
    const hit = hits.find((village) => village.id === id)
    if (!hit) return
    onPick(hit)
    setTyped('')
    combobox.resetSelectedOption()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={pick} position="bottom-start" shadow="md" width={480}>
      <Combobox.Target>
        <InputBase
          className={classes.search}
          aria-label={t('designation.addVillage')}
          placeholder={t('designation.addVillage')}
          value={typed}
          error={error}
          disabled={isFull}
          autoComplete="off"
          rightSection={isFetching ? <Loader size={14} /> : undefined}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            // Enter chooses here; it does not go on to the next field.
            if (event.key === 'Enter' && combobox.dropdownOpened) event.preventDefault()
          }}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value)
            combobox.openDropdown()
            combobox.selectFirstOption()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }}>
          {hits.map((village) => (
            <Combobox.Option key={village.id} value={village.id} disabled={!isFree(village)}>
              <span className={classes.option}>
                <span>
                  {villageTitle(village)}
                  <span className={classes.path}>{villagePath(village)}</span>
                </span>
                <span className={classes.code}>
                  {isFree(village)
                    ? village.regionCode
                    : t('designation.alreadyState', { state: t(stateKey(village.state)) })}
                </span>
              </span>
            </Combobox.Option>
          ))}
          {data && hits.length === 0 && <Combobox.Empty>{t('designation.noVillageFound')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
