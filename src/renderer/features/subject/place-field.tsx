import { Input, InputBase } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useT } from '#renderer/i18n/t.ts'
import { RegencySelect } from '#renderer/ui/regency-select.tsx'
import { VillageSelect } from '#renderer/ui/village-select.tsx'
import classes from './subject-form.module.css'
import type { Place } from './subject-values.ts'

type PlaceFieldProps = {
  label: string
  value?: Place | null
  onChange: (value: Place | null) => void
  error?: ReactNode
}

/** A place of the region table, as far down as it is known: a village, or the regency alone. */
export const PlaceField = ({ label, value = null, onChange, error }: PlaceFieldProps) => {
  const t = useT()
  const sentence = typeof error === 'string' ? error : undefined
  const [onlyRegency, setOnlyRegency] = useState(false)
  if (value !== null) {
    return (
      <InputBase
        label={label}
        description={`${value.code} · ${value.path}`}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        readOnly
        data-private
        value={value.path.split(', ')[0]}
        error={error}
        rightSection={
          <Input.ClearButton
            aria-label={t('common.removeItem', { name: value.path })}
            onClick={() => onChange(null)}
          />
        }
      />
    )
  }
  return (
    <div>
      {onlyRegency ? (
        <RegencySelect
          label={label}
          multiple={false}
          error={sentence}
          value={[]}
          onChange={([chosen]) => onChange(chosen ? { code: chosen.code, path: chosen.name } : null)}
        />
      ) : (
        <VillageSelect
          label={label}
          error={sentence}
          value={null}
          onChange={(village) => onChange(village && { code: village.code, path: village.path })}
        />
      )}
      <button type="button" className={classes.switch} onClick={() => setOnlyRegency(!onlyRegency)}>
        {t(onlyRegency ? 'subject.placeVillage' : 'subject.placeRegency')}
      </button>
    </div>
  )
}
