import { CloseButton, Combobox, InputBase, Loader, useCombobox } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { RegencyHitPage } from '#shared/features/region/region.schema.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './region-select.module.css'
import { useRegencyOptions } from './use-async-options.ts'

export type RegencyChoice = { code: string; name: string }

type RegencySelectProps = {
  label: string
  description?: string
  value?: readonly RegencyChoice[]
  onChange: (value: RegencyChoice[]) => void
  error?: string | undefined
  required?: boolean
  /** Chosen more than one at a time: the working area. Otherwise a new choice takes the place of the old one. */
  multiple?: boolean
  /** Only the chosen ones are shown. */
  readOnly?: boolean
  /** A whole province can be chosen too. */
  provinces?: boolean
}

type Hit = RegencyChoice & { path: string }

/** Regencies that were found; before them, where asked for, the provinces that what is typed means. */
const hitsOf = (items: RegencyHitPage['items'], typed: string, provinces: boolean): Hit[] => {
  const key = searchKeyOf(typed)
  const meant = new Map<string, Hit>()
  for (const { provinceCode, provinceName } of provinces && key !== '' ? items : [])
    if (provinceCode === key || searchKeyOf(provinceName).includes(key))
      meant.set(provinceCode, { code: provinceCode, name: provinceName, path: '' })
  return [
    ...meant.values(),
    ...items.map(({ code, printedName, provinceName }) => ({ code, name: printedName, path: provinceName })),
  ]
}

/** Finds regencies and cities by name or code. The chosen ones stand under the field and can be taken off. */
export const RegencySelect = ({
  label,
  description,
  value: given,
  onChange,
  error,
  required,
  multiple = true,
  readOnly = false,
  provinces = false,
}: RegencySelectProps) => {
  const t = useT()
  const value = given ?? []
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const [typed, setTyped] = useState('')
  const { data, isFetching } = useRegencyOptions(typed, combobox.dropdownOpened)
  const chosen = new Set(value.map(({ code }) => code))
  const hits = hitsOf(data?.items ?? [], typed, provinces).filter(({ code }) => !chosen.has(code))
  const { selectFirstOption } = combobox
  useEffect(() => {
    // Enter takes the best hit as soon as it is there.
    if (typed && data) selectFirstOption()
  }, [data, typed, selectFirstOption])
  const choose = (code: string): void => {
    const hit = hits.find((candidate) => candidate.code === code)
    if (!hit) return
    const choice = { code: hit.code, name: hit.name }
    onChange(multiple ? [...value, choice] : [choice])
    setTyped('')
    combobox.resetSelectedOption()
    if (!multiple) combobox.closeDropdown()
  }
  if (readOnly) return <Chosen value={value} />
  return (
    <div>
      <Combobox store={combobox} onOptionSubmit={choose} position="bottom-start" shadow="md" width="target">
        <Combobox.Target>
          <InputBase
            label={label}
            description={description}
            placeholder={t(provinces ? 'common.regionPlaceholder' : 'common.regencyPlaceholder')}
            value={typed}
            error={error}
            required={required ?? false}
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
          <Combobox.Options aria-label={t('common.choices')} mah={280} style={{ overflowY: 'auto' }}>
            {hits.map((hit) => (
              <Combobox.Option key={hit.code} value={hit.code}>
                <div className={classes.option}>
                  <span className={classes.names}>
                    <span className={classes.name}>{hit.name}</span>
                    <span className={classes.path}>{hit.path || t('common.wholeProvince')}</span>
                  </span>
                  <span className={classes.code}>{hit.code}</span>
                </div>
              </Combobox.Option>
            ))}
            {data && hits.length === 0 && <Combobox.Empty>{t('common.regionNothing')}</Combobox.Empty>}
          </Combobox.Options>
          {data && data.total > data.items.length && (
            <div className={classes.note}>
              {t('common.regionMore', {
                shown: formatNumber(data.items.length),
                total: formatNumber(data.total),
              })}
            </div>
          )}
        </Combobox.Dropdown>
      </Combobox>
      <Chosen value={value} onChange={onChange} />
    </div>
  )
}

type ChosenProps = { value: readonly RegencyChoice[]; onChange?: (value: RegencyChoice[]) => void }

const Chosen = ({ value, onChange }: ChosenProps) => {
  const t = useT()
  if (value.length === 0) return null
  return (
    <ul className={classes.chosen}>
      {value.map(({ code, name }) => (
        <li key={code} className={classes.chip}>
          <span>{name}</span>
          <span className={classes.code}>{code}</span>
          {onChange && (
            <CloseButton
              size="xs"
              aria-label={t('common.removeItem', { name })}
              onClick={() => onChange(value.filter((other) => other.code !== code))}
            />
          )}
        </li>
      ))}
    </ul>
  )
}
