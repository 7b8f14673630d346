import { Combobox, Input, InputBase, Loader, useCombobox } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { VillageKind, VillageRegion } from '#shared/features/region/region.schema.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import { type MessageKey, useT } from '#renderer/i18n/t.ts'
import classes from './region-select.module.css'
import { useVillageOptions } from './use-async-options.ts'

type VillageSelectProps = {
  label: string
  description?: string
  value?: VillageRegion | null
  onChange: (value: VillageRegion | null) => void
  error?: string | undefined
  required?: boolean
  disabled?: boolean
}

const kindKeys: Record<VillageKind, MessageKey> = {
  kelurahan: 'common.kindKelurahan',
  desa: 'common.kindDesa',
  desaAdat: 'common.kindDesaAdat',
}

/** Finds a village of the region table by name, path or code. Names repeat: path, kind and code stand with each. */
export const VillageSelect = ({
  label,
  description,
  value = null,
  onChange,
  error,
  required,
  disabled,
}: VillageSelectProps) => {
  const t = useT()
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const [typed, setTyped] = useState<string>()
  const { data, isFetching } = useVillageOptions(typed ?? '', combobox.dropdownOpened)
  const hits = data?.items ?? []
  const { selectFirstOption } = combobox
  useEffect(() => {
    // Enter takes the best hit as soon as it is there.
    if (typed && data) selectFirstOption()
  }, [data, typed, selectFirstOption])
  const choose = (code: string): void => {
    const hit = hits.find((candidate) => candidate.code === code)
    if (!hit) return
    onChange(hit)
    setTyped(undefined)
    combobox.closeDropdown()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={choose} position="bottom-start" shadow="md" width="target">
      <Combobox.Target>
        <InputBase
          label={label}
          description={value === null || typed !== undefined ? description : `${value.code} · ${value.path}`}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          placeholder={t('common.villagePlaceholder')}
          value={typed ?? value?.name ?? ''}
          error={error}
          required={required ?? false}
          disabled={disabled ?? false}
          autoComplete="off"
          rightSection={
            isFetching ? (
              <Loader size={14} />
            ) : (
              value !== null && (
                <Input.ClearButton
                  aria-label={t('common.removeItem', { name: value.name })}
                  onClick={() => onChange(null)}
                />
              )
            )
          }
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => {
            combobox.closeDropdown()
            setTyped(undefined)
          }}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value)
            combobox.openDropdown()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={t('common.choices')} mah={320} style={{ overflowY: 'auto' }}>
          {hits.map((hit) => (
            <Combobox.Option key={hit.code} value={hit.code} active={hit.code === value?.code}>
              <div className={classes.option}>
                <span className={classes.names}>
                  <span className={classes.name}>{hit.name}</span>
                  {hit.inWorkingArea && <span className={classes.area}>{t('common.inWorkingArea')}</span>}
                  <span className={classes.path}>
                    {hit.districtName}, {hit.regencyName}, {hit.provinceName}
                  </span>
                </span>
                <span className={classes.code}>
                  {t(kindKeys[hit.kind])} {hit.code}
                </span>
              </div>
            </Combobox.Option>
          ))}
          {data && hits.length === 0 && <Combobox.Empty>{t('common.regionNothing')}</Combobox.Empty>}
        </Combobox.Options>
        {data && data.exactTotal > 1 && (
          <div className={classes.note}>
            {t('common.regionSameName', { count: formatNumber(data.exactTotal) })}
          </div>
        )}
        {data && data.total > hits.length && (
          <div className={classes.note}>
            {t('common.regionMore', { shown: formatNumber(hits.length), total: formatNumber(data.total) })}
          </div>
        )}
      </Combobox.Dropdown>
    </Combobox>
  )
}
