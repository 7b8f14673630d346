import { ActionIcon, Button } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import {
  dimensionLetters,
  dimensions,
  type ScreeningSet,
  type SetContent,
} from '#shared/features/screening/screening-set.schema.ts'
import { intakeOf, newItemId } from '#shared/features/screening/set-edit.rules.ts'
import { useLanguage, useT } from '#renderer/i18n/t.ts'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import {
  dimensionKey,
  familyKey,
  itemsById,
  quickKey,
  type SetItem,
  weightPointsOf,
} from './screening-words.ts'
import { SetItemDialog } from './set-item-dialog.tsx'
import classes from './set.module.css'

type SetItemsProps = {
  set: ScreeningSet
  /** Of a draft: the set it will take the place of. */
  base: ScreeningSet | undefined
  editable: boolean
}

/** Everything a version asks, in its groups; of a draft each item can be changed and new ones added. */
export const SetItems = ({ set, base, editable }: SetItemsProps) => {
  const t = useT()
  const [edited, setEdited] = useState<string>()
  const { content } = set
  const groups = [
    ...dimensions.map((dimension) => ({
      letter: dimensionLetters[dimension] as string,
      title: t(dimensionKey(dimension)),
      items: content.indicators.filter((each) => each.dimension === dimension) as readonly SetItem[],
      add: 'screening.itemAdd' as const,
    })),
    { letter: 'U', title: t('screening.flags'), items: content.flags, add: undefined },
    {
      letter: 'F',
      title: t('screening.facts'),
      items: content.protectiveFacts,
      add: 'screening.itemAddFact' as const,
    },
  ]
  return (
    <>
      {groups.map(({ letter, title, items, add }) => (
        <SectionCard
          key={letter}
          flush
          title={`${letter} · ${title}`}
          actions={
            editable &&
            add && (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconPlus size={14} />}
                onClick={() => setEdited(newItemId(content, letter))}
              >
                {t(add)}
              </Button>
            )
          }
        >
          <ul className={classes.items}>
            {items.map((item) => (
              <ItemRow
                key={item.id}
                item={item}
                content={content}
                onEdit={editable ? () => setEdited(item.id) : undefined}
              />
            ))}
          </ul>
        </SectionCard>
      ))}
      {base && edited !== undefined && (
        <SetItemDialog
          key={edited}
          itemId={edited}
          set={set}
          known={itemsById(base.content).get(edited)}
          baseNumber={base.number}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  )
}

type ItemRowProps = { item: SetItem; content: SetContent; onEdit: (() => void) | undefined }

const ItemRow = ({ item, content, onEdit }: ItemRowProps) => {
  const t = useT()
  const language = useLanguage()
  const intake = intakeOf(content, item.id)
  const isUsed = !('inUse' in item) || item.inUse
  const details = [
    'family' in item && t(familyKey(item.family)),
    intake !== null && t('screening.itemAskedAtIntake', { family: t(quickKey(intake)) }),
  ].filter(Boolean)
  return (
    <li className={classes.item} data-unused={!isUsed || undefined}>
      <span className={classes.itemId}>{item.id}</span>
      <div className={classes.itemText}>
        <span>{item.statement[language]}</span>
        {item.question !== null && <span className={classes.detail}>“{item.question}”</span>}
        {details.length > 0 && <span className={classes.detail}>{details.join(' · ')}</span>}
      </div>
      <span className={classes.itemWeight}>
        {isUsed ? 'weight' in item && weightPointsOf(t, item.weight) : t('screening.itemNotInUse')}
      </span>
      {onEdit && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('screening.itemEdit', { item: item.id })}
          onClick={onEdit}
        >
          <IconPencil size={16} stroke={1.6} />
        </ActionIcon>
      )}
    </li>
  )
}
