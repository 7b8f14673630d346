import { Table } from '@mantine/core'
import { setChanges, type SetChangeKind } from '#shared/features/screening/screening-set.rules.ts'
import type { ScreeningSet, SetContent } from '#shared/features/screening/screening-set.schema.ts'
import { intakeOf } from '#shared/features/screening/set-edit.rules.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { changeKey, familyKey, itemsById, quickKey, weightPointsOf } from './screening-words.ts'
import classes from './set.module.css'

/** What a version says of one part of an item. */
const saidOf = (t: Translate, content: SetContent, itemId: string, kind: SetChangeKind): string | null => {
  const item = itemsById(content).get(itemId)
  if (kind === 'askedAtIntake' || kind === 'notAskedAtIntake') {
    const family = intakeOf(content, itemId)
    return family === null ? t('screening.itemNotAtIntake') : t(quickKey(family))
  }
  if (!item) return null
  if (kind === 'statement' || kind === 'added') return `${item.statement.id}\n${item.statement.en}`
  if (kind === 'question') return item.question
  if (kind === 'weight') return 'weight' in item ? weightPointsOf(t, item.weight) : null
  if (kind === 'family') return 'family' in item ? t(familyKey(item.family)) : null
  return t('inUse' in item && !item.inUse ? 'screening.itemNotInUse' : 'screening.itemInUse')
}

/** Every difference between two versions, the one beside the other. */
export const SetChangesTable = ({ base, set }: { base: ScreeningSet; set: ScreeningSet }) => {
  const t = useT()
  const changes = setChanges(base.content, set.content)
  if (changes.length === 0) return <p className={classes.none}>{t('screening.setNoChanges')}</p>
  const items = itemsById(set.content)
  const said = (content: SetContent, itemId: string, kind: SetChangeKind): string =>
    saidOf(t, content, itemId, kind) ?? t('common.emptyValue')
  return (
    <Table className={classes.changes} verticalSpacing={8} horizontalSpacing={20}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('screening.setItem')}</Table.Th>
          <Table.Th>{t('screening.setChange')}</Table.Th>
          <Table.Th>{t('screening.setVersion', { number: base.number })}</Table.Th>
          <Table.Th>{t('screening.setVersion', { number: set.number })}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changes.map(({ itemId, kind }) => (
          <Table.Tr key={`${itemId} ${kind}`}>
            <Table.Th scope="row" className={classes.changedId} title={items.get(itemId)?.statement.id}>
              {itemId}
            </Table.Th>
            <Table.Td>{t(changeKey(kind))}</Table.Td>
            <Table.Td className={classes.before}>{said(base.content, itemId, kind)}</Table.Td>
            <Table.Td className={classes.after}>{said(set.content, itemId, kind)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
