import { Combobox, InputBase, Loader, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { CaseListItem, CaseView } from '#shared/features/case/case-list.schema.ts'
import type { CaseId } from '#shared/features/case/case.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './case-page.module.css'
import { caseStateKey } from './case-words.ts'

export type PickedCase = Pick<CaseListItem, 'id' | 'number' | 'title'>

type CasePickerProps = {
  label: string
  view: Extract<CaseView, 'open' | 'all'>
  /** The case on the page, which is not offered. */
  except: CaseId
  value: PickedCase | undefined
  onChange: (value: PickedCase | undefined) => void
  error?: string | undefined
}

/** Finds one case by its number or by the name of somebody in it. */
export const CasePicker = ({ label, view, except, value, onChange, error }: CasePickerProps) => {
  const t = useT()
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const [typed, setTyped] = useState('')
  const [query] = useDebouncedValue(typed.trim(), 150)
  const { data, isFetching } = useQuery(
    orpc.case.list.queryOptions({
      input: { query, view, sort: 'updated', descending: true, limit: 20 },
      enabled: combobox.dropdownOpened,
      placeholderData: keepPreviousData,
    }),
  )
  const { selectFirstOption } = combobox
  useEffect(() => {
    if (data && query !== '') selectFirstOption()
  }, [data, query, selectFirstOption])
  const hits = (data?.items ?? []).filter(({ id }) => id !== except)
  const choose = (id: string): void => {
    onChange(hits.find((hit) => hit.id === id))
    setTyped('')
    combobox.closeDropdown()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={choose} position="bottom-start" shadow="md" width="target">
      <Combobox.Target>
        <InputBase
          label={label}
          required
          placeholder={t('case.pickCase')}
          value={combobox.dropdownOpened || !value ? typed : `${value.number} · ${value.title}`}
          error={error}
          autoComplete="off"
          data-autofocus
          rightSection={isFetching ? <Loader size={14} /> : undefined}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value)
            combobox.openDropdown()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }}>
          {hits.map(({ id, number, title, subjects, state }) => (
            <Combobox.Option key={id} value={id}>
              <div className={classes.hit}>
                <span className="figures">{number}</span> · {title}
                <span className={classes.hitDetail}>
                  <span data-private>{subjects.join(', ')}</span> · {t(caseStateKey(state))}
                </span>
              </div>
            </Combobox.Option>
          ))}
          {data && hits.length === 0 && <Combobox.Empty>{t('case.pickNothing')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
