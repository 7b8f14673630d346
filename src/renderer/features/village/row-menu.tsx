import { ActionIcon, Menu, Text } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { ReactNode } from 'react'

export type RowEntry = {
  label: string
  icon?: ReactNode
  danger?: boolean
  /** Why it cannot be done; shown under the label. */
  reason?: string | undefined
  run: () => void
}

/** The small menu of one line in a list inside a card. */
export const RowMenu = ({ label, entries }: { label: string; entries: readonly RowEntry[] }) => (
  <Menu position="bottom-end" shadow="md" transitionProps={{ duration: 100 }}>
    <Menu.Target>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label}>
        <IconDots size={16} stroke={1.7} />
      </ActionIcon>
    </Menu.Target>
    <Menu.Dropdown>
      {entries.map(({ label: name, icon, danger = false, reason, run }) => {
        const refused = reason !== undefined
        return (
          <Menu.Item
            key={name}
            leftSection={icon}
            aria-disabled={refused}
            closeMenuOnClick={!refused}
            onClick={refused ? undefined : run}
            {...(refused ? { c: 'dimmed' } : {})}
            {...(danger && !refused ? { color: 'red' } : {})}
          >
            {name}
            {refused && (
              <Text size="xs" c="dimmed" maw={280}>
                {reason}
              </Text>
            )}
          </Menu.Item>
        )
      })}
    </Menu.Dropdown>
  </Menu>
)
