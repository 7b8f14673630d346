import { ActionIcon, Modal } from '@mantine/core'
import { IconBooks, IconPencil, IconPlus } from '@tabler/icons-react'
import { type ComponentType, type ReactNode, useState } from 'react'
import { isInForce } from '#shared/features/reference/reference.rules.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatListDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import classes from './reference.module.css'

type Entry = { id: string; validFrom: PlainDate; validUntil: PlainDate | null; source: string | null }

type EntryListProps<Item extends Entry> = {
  title: string
  line: string
  addLabel: string
  editLabel: string
  items: readonly Item[]
  /** What the entry is, in one line. */
  nameOf: (item: Item) => string
  /** Heading under which equal entries stand together. */
  groupOf: (item: Item) => string
  Badge?: ComponentType<{ item: Item }>
  Form: ComponentType<{ before: Item | undefined; onClose: () => void }>
  /** Filters above the entries. */
  filters?: ReactNode
  /** What stands under them, where the table is read page by page. */
  footer?: ReactNode
}

/** Dated entries of a reference table: those in force first to the eye, ended ones kept. */
export const EntryList = <Item extends Entry>(props: EntryListProps<Item>) => {
  const { Badge, Form } = props
  const t = useT()
  const { may, day } = useSession()
  const [editing, setEditing] = useState<Item | 'new'>()
  const mayWrite = may('reference.write')
  const close = (): void => setEditing(undefined)
  const groups = Map.groupBy(props.items, props.groupOf)
  return (
    <SectionCard
      flush
      title={props.title}
      line={props.line}
      actions={
        <ReasonedButton
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} />}
          verdict={mayWrite}
          onClick={() => setEditing('new')}
        >
          {props.addLabel}
        </ReasonedButton>
      }
    >
      {props.filters}
      {props.items.length === 0 && (
        <EmptyState
          icon={<IconBooks />}
          title={t('reference.noEntries')}
          text={t('reference.noEntriesText')}
        />
      )}
      {[...groups].map(([group, items]) => (
        <section key={group} className={classes.group}>
          <h3 className={classes.groupTitle}>{group}</h3>
          <ul className={classes.rows}>
            {items.map((item) => (
              <li key={item.id} className={classes.row} data-ended={!isInForce(item, day) || undefined}>
                <div className={classes.text}>
                  <div>{props.nameOf(item)}</div>
                  {item.source !== null && <div className={classes.source}>{item.source}</div>}
                </div>
                {Badge && <Badge item={item} />}
                {!isInForce(item, day) && (
                  <StateBadge tone="neutral">
                    {item.validFrom > day
                      ? t('reference.notYet', { date: formatListDate(item.validFrom) })
                      : t('reference.ended', { date: formatListDate(item.validUntil ?? day) })}
                  </StateBadge>
                )}
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`${t('common.edit')}: ${props.nameOf(item)}`}
                  disabled={!mayWrite.allowed}
                  onClick={() => setEditing(item)}
                >
                  <IconPencil size={16} stroke={1.6} />
                </ActionIcon>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {props.footer}
      <Modal
        opened={editing !== undefined}
        onClose={close}
        size={520}
        title={editing === 'new' ? props.addLabel : props.editLabel}
      >
        {editing !== undefined && <Form before={editing === 'new' ? undefined : editing} onClose={close} />}
      </Modal>
    </SectionCard>
  )
}
