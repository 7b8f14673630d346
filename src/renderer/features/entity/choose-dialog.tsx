import { Button, Group, Modal, Text } from '@mantine/core'
import type { EntityChoice, EntityKind, LinkOutcome } from '#shared/features/entity/entity.schema.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { Candidate } from './known-panel.tsx'

export type Choice = Extract<LinkOutcome, { outcome: 'choose' }>

type ChooseDialogProps = {
  kind: EntityKind
  choice: Choice | undefined
  onChoose: (choice: EntityChoice) => void
  onClose: () => void
}

/** The same name, or the same number at another bank, is known: who is meant? Nobody is taken for another unasked. */
export const ChooseDialog = ({ kind, choice, onChoose, onClose }: ChooseDialogProps) => {
  const t = useT()
  const isAccount = kind === 'account'
  const more = choice ? choice.total - choice.candidates.length : 0
  return (
    <Modal
      opened={choice !== undefined}
      onClose={onClose}
      size={560}
      title={t(isAccount ? 'entity.chooseAccountTitle' : 'entity.chooseTitle')}
    >
      <Text c="dimmed" mb="md">
        {t(isAccount ? 'entity.chooseAccountText' : 'entity.chooseText')}
      </Text>
      {choice?.candidates.map((entity) => (
        <Candidate key={entity.id} kind={kind} entity={entity} onChoose={({ id }) => onChoose(id)} />
      ))}
      {more > 0 && <Text c="dimmed">{t('entity.chooseMore', { count: formatNumber(more) })}</Text>}
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={() => onChoose('new')}>
          {t(isAccount ? 'entity.chooseOtherAccount' : 'entity.chooseNew')}
        </Button>
        <Button data-autofocus onClick={onClose}>
          {t('common.lookAgain')}
        </Button>
      </Group>
    </Modal>
  )
}
