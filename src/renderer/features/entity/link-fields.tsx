import { Select } from '@mantine/core'
import { canHold } from '#shared/features/entity/entity.rules.ts'
import type { CaseEntity, EntityId, EntityLink } from '#shared/features/entity/entity.schema.ts'
import type { MaskedSubject } from '#shared/features/subject/subject.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { roleKey } from './entity-words.ts'

type HolderSelectProps = {
  className?: string | undefined
  label: string
  placeholder: string
  /** Entries of the case; those who can hold something are offered. */
  items: readonly CaseEntity[]
  value: EntityId | null
  onChange: (value: EntityId | null) => void
}

/** The alleged person or company of this case who has the number or thing. */
export const HolderSelect = ({
  className,
  label,
  placeholder,
  items,
  value,
  onChange,
}: HolderSelectProps) => {
  const t = useT()
  const holders = new Map<EntityId, string>()
  for (const { entity, role } of items) {
    if (!canHold(entity.kind) || holders.has(entity.id)) continue
    holders.set(entity.id, role === null ? entity.shown : `${entity.shown} · ${t(roleKey(role))}`)
  }
  if (holders.size === 0) return null
  return (
    <Select
      {...(className === undefined ? {} : { className })}
      label={label}
      placeholder={placeholder}
      clearable
      // Choosing again who is chosen already takes nobody away.
      allowDeselect={false}
      searchable
      data={[...holders].map(([id, text]) => ({ value: id, label: text }))}
      value={value}
      onChange={(id) => onChange([...holders.keys()].find((each) => each === id) ?? null)}
      data-private
    />
  )
}

type SubjectSelectProps = {
  subjects: readonly MaskedSubject[]
  value: EntityLink['subjectId']
  onChange: (value: EntityLink['subjectId']) => void
}

/** Who told it, or whom it concerns. */
export const SubjectSelect = ({ subjects, value, onChange }: SubjectSelectProps) => {
  const t = useT()
  return (
    <Select
      label={t('entity.fieldSubject')}
      placeholder={t('entity.fieldNone')}
      clearable
      searchable
      data={subjects.map(({ id, position, shownName }) => ({
        value: id,
        label: `${position}. ${shownName}`,
      }))}
      value={value}
      onChange={(id) => onChange(subjects.find((each) => each.id === id)?.id ?? null)}
      data-private
    />
  )
}
