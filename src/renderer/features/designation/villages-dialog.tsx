import { Button, Group, Modal, Select } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { villageTitle } from '#shared/features/village/village.rules.ts'
import type { Village, VillageListItem } from '#shared/features/village/village.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { stateKey, stateTones } from '#renderer/features/village/village-words.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { FilterBar } from '#renderer/ui/filter-bar.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import classes from './decree-form.module.css'
import { freeStates } from './free-states.ts'

const columnsOf = (t: Translate): Column<VillageListItem>[] => [
  { id: 'name', label: t('designation.village'), width: '2fr', render: villageTitle },
  {
    id: 'district',
    label: t('designation.district'),
    width: '1.4fr',
    render: ({ districtName }) => districtName,
  },
  {
    id: 'regency',
    label: t('designation.regency'),
    width: '1.8fr',
    render: ({ regencyName }) => regencyName,
  },
  {
    id: 'state',
    label: t('designation.state'),
    width: 150,
    render: ({ state }) => <StateBadge tone={stateTones[state]}>{t(stateKey(state))}</StateBadge>,
  },
]

type VillagesDialogProps = {
  chosen: readonly Village[]
  onAdd: (villages: Village[]) => void
  onClose: () => void
}

/** Many villages of the register at once; those a decree designates already are not offered. */
export const VillagesDialog = ({ chosen, onAdd, onClose }: VillagesDialogProps) => {
  const t = useT()
  const [search, setSearch] = useState('')
  const [regency, setRegency] = useState<string | null>(null)
  const [picked, setPicked] = useState<ReadonlyMap<string, Village | undefined>>(new Map())
  const facets = useQuery(orpc.village.facets.queryOptions())
  const query = useInfiniteQuery(
    orpc.village.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        cursor,
        limit: 100,
        query: search,
        states: [...freeStates],
        regencyCodes: regency === null ? [] : [regency],
        sort: 'regency' as const,
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const shown = new Map(
    query.data?.pages.flatMap(({ items }) => items).map((village) => [String(village.id), village]),
  )
  const selected = new Set([...chosen.map(({ id }) => String(id)), ...picked.keys()])
  const known = new Set<string>(chosen.map(({ id }) => id))
  // A village stays picked when the filter hides it again.
  const select = (ids: ReadonlySet<string>): void => {
    const fresh = [...ids].filter((id) => !known.has(id))
    setPicked(new Map(fresh.map((id) => [id, picked.get(id) ?? shown.get(id)])))
  }
  const fresh = [...picked.values()].filter((village) => village !== undefined)
  return (
    <Modal opened onClose={onClose} title={t('designation.chooseMany')} size={920}>
      <FilterBar search={search} onSearch={setSearch} placeholder={t('designation.villageSearch')}>
        <Select
          w={260}
          clearable
          searchable
          aria-label={t('designation.regency')}
          placeholder={t('designation.anyRegency')}
          data={(facets.data?.regencies ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          value={regency}
          onChange={setRegency}
        />
      </FilterBar>
      <div className={classes.gap} />
      <DataTable
        label={t('designation.chooseMany')}
        columns={columnsOf(t)}
        query={query}
        rowKey={({ id }) => id}
        onOpen={({ id }) => {
          const next = new Set(selected)
          if (!next.delete(id)) next.add(id)
          select(next)
        }}
        selection={{ selected, onChange: select }}
        filtered={search !== '' || regency !== null}
        onClearFilters={() => {
          setSearch('')
          setRegency(null)
        }}
        maxHeight={420}
        empty={
          <EmptyState title={t('designation.noFreeVillage')} text={t('designation.noFreeVillageText')} />
        }
      />
      <Group justify="flex-end" gap="sm" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          disabled={fresh.length === 0}
          onClick={() => {
            onAdd(fresh)
            onClose()
          }}
        >
          {t('designation.addVillages', { count: fresh.length })}
        </Button>
      </Group>
    </Modal>
  )
}
