import { ActionIcon, Button, Group, Modal, Text } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { AgreementDetail, CoveredVillage } from '#shared/features/agreement/agreement.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { describeError, showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './agreement-page.module.css'
import { keepAgreement } from './agreement.queries.ts'
import { type PickedVillage, VillagePicker } from './village-picker.tsx'

/** The villages the agreement covers. An addendum shows those of its agreement too. */
export const VillagesCard = ({ detail }: { detail: AgreementDetail }) => {
  const t = useT()
  const { may } = useSession()
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<CoveredVillage>()
  const { agreement, villages } = detail
  const mayWrite = may('agreement.write')
  const remove = async (village: CoveredVillage, reason: string): Promise<void> => {
    const { id } = agreement
    await keepAgreement(await client.agreement.removeVillage({ id, villageId: village.id, reason }))
  }
  return (
    <SectionCard
      flush
      title={t('agreement.villages')}
      actions={
        <ReasonedButton
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} />}
          verdict={mayWrite}
          onClick={() => setAdding(true)}
        >
          {t('common.add')}
        </ReasonedButton>
      }
    >
      {villages.length === 0 && <p className={classes.nothing}>{t('agreement.noVillageCovered')}</p>}
      <ul className={classes.rows}>
        {villages.map((village) => (
          <li key={village.id} className={classes.row}>
            <div className={classes.rowText}>
              <AppLink to={`/villages/${village.id}`} className={classes.rowTitle}>
                {village.title}
              </AppLink>
              <span className={classes.rowLine}>
                {village.inherited ? t('agreement.inheritedVillage') : village.path.split(',')[0]} ·{' '}
                {village.regionCode}
              </span>
            </div>
            {!village.inherited && (
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={!mayWrite.allowed}
                aria-label={t('common.removeItem', { name: village.title })}
                onClick={() => setRemoving(village)}
              >
                <IconX size={15} stroke={1.7} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      <AddVillagesDialog detail={detail} opened={adding} onClose={() => setAdding(false)} />
      <ReasonDialog
        opened={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title={t('agreement.removeVillageTitle', { name: removing?.title ?? '' })}
        confirmLabel={t('agreement.removeVillage')}
        onConfirm={(reason) => removing && remove(removing, reason)}
      >
        <Text>{t('agreement.removeVillageText')}</Text>
      </ReasonDialog>
    </SectionCard>
  )
}

type AddProps = { detail: AgreementDetail; opened: boolean; onClose: () => void }

const AddVillagesDialog = ({ detail, opened, onClose }: AddProps) => {
  const t = useT()
  const [picked, setPicked] = useState<PickedVillage[]>([])
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()
  const close = (): void => {
    setPicked([])
    setProblem(undefined)
    onClose()
  }
  const add = async (): Promise<void> => {
    if (picked.length === 0) {
      setProblem(t('agreement.pickVillage'))
      return
    }
    setPending(true)
    try {
      const villageIds = picked.map(({ id }) => id)
      await keepAgreement(await client.agreement.addVillages({ id: detail.agreement.id, villageIds }))
      showDone(t('agreement.villagesAdded', { count: villageIds.length }))
      close()
    } catch (error) {
      setProblem(describeError(error).sentence)
    } finally {
      setPending(false)
    }
  }
  return (
    <Modal opened={opened} onClose={close} title={t('agreement.addVillages')} size={560}>
      <VillagePicker
        label={t('agreement.addVillage')}
        value={picked}
        onChange={(villages) => {
          setProblem(undefined)
          setPicked(villages)
        }}
        except={detail.villages.map(({ id }) => id)}
        error={problem}
      />
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={close}>
          {t('common.cancel')}
        </Button>
        <Button loading={pending} onClick={() => void add()}>
          {t('common.add')}
        </Button>
      </Group>
    </Modal>
  )
}
