import { Checkbox, SimpleGrid } from '@mantine/core'
import { role as roleSchema, type Role, roles } from '#shared/kernel/permissions.ts'
import { roleHint, roleLabel } from '#renderer/i18n/role-label.ts'
import { useLanguage } from '#renderer/i18n/t.ts'

type RoleSelectProps = {
  label: string
  value?: readonly Role[]
  onChange: (value: Role[]) => void
  error?: string | undefined
}

/** The roles of an officer with one line each about what they are for; several may be held at once. */
export const RoleSelect = ({ label, value, onChange, error }: RoleSelectProps) => {
  useLanguage()
  return (
    <Checkbox.Group
      label={label}
      value={[...(value ?? [])]}
      error={error}
      onChange={(chosen) => onChange(chosen.map((name) => roleSchema.parse(name)))}
    >
      <SimpleGrid cols={2} spacing="md" verticalSpacing="xs" mt={6}>
        {roles.map((name) => (
          <Checkbox key={name} value={name} label={roleLabel(name)} description={roleHint(name)} />
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  )
}
