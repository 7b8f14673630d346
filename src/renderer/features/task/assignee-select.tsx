import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Task, TaskAssignee } from '#shared/features/task/task.schema.ts'
import { type Role, roles } from '#shared/kernel/permissions.ts'
import { orpc } from '#renderer/app/client.ts'
import { roleLabel } from '#renderer/i18n/role-label.ts'
import { useT } from '#renderer/i18n/t.ts'
import { useColleagues } from './task.queries.ts'

/** Roles that work on tasks; an auditor only reads. */
const workingRoles = roles.filter((role) => role !== 'auditor')

const keyOf = (assignee: TaskAssignee): string => {
  switch (assignee.kind) {
    case 'officer':
      return `officer ${assignee.officerId}`
    case 'role':
      return `role ${assignee.role}`
    case 'section':
      return `section ${assignee.sectionId}`
  }
}

/** Whom a task is for now. */
export const assigneeOf = (task: Task): TaskAssignee | undefined => {
  if (task.assignedOfficerId !== null) return { kind: 'officer', officerId: task.assignedOfficerId }
  if (task.assignedRole !== null) return { kind: 'role', role: task.assignedRole }
  return task.sectionId === null ? undefined : { kind: 'section', sectionId: task.sectionId }
}

type AssigneeSelectProps = {
  value: TaskAssignee | undefined
  onChange: (value: TaskAssignee | undefined) => void
  error?: string | undefined
}

/** One officer, everybody with a role, or a section. */
export const AssigneeSelect = ({ value, onChange, error }: AssigneeSelectProps) => {
  const t = useT()
  const colleagues = useColleagues()
  const sections = useQuery(orpc.office.get.queryOptions()).data?.sections ?? []
  const choices = new Map<string, TaskAssignee>()
  const option = (assignee: TaskAssignee, label: string) => {
    const key = keyOf(assignee)
    choices.set(key, assignee)
    return { value: key, label }
  }
  const groups = [
    {
      group: t('task.officers'),
      items: colleagues.map(({ id, fullName, position }) =>
        option(
          { kind: 'officer', officerId: id },
          position === null ? fullName : `${fullName} · ${position}`,
        ),
      ),
    },
    {
      group: t('task.roles'),
      items: workingRoles.map((role: Role) => option({ kind: 'role', role }, roleLabel(role))),
    },
    {
      group: t('task.sections'),
      items: sections
        .filter(({ endedOn }) => endedOn === null)
        .map(({ id, name }) => option({ kind: 'section', sectionId: id }, name)),
    },
  ]
  return (
    <Select
      label={t('task.assignee')}
      required
      searchable
      data={groups.filter(({ items }) => items.length > 0)}
      value={value === undefined ? null : keyOf(value)}
      error={error}
      onChange={(key) => onChange(key === null ? undefined : choices.get(key))}
    />
  )
}
