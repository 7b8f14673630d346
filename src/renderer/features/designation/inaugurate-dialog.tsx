import { Alert, Button, Checkbox, Group, Loader, Modal, Stack, Text, TextInput } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { canInaugurate, warningsForInauguration } from '#shared/features/designation/designation.rules.ts'
import type { DecreeDetail, DesignationId } from '#shared/features/designation/designation.schema.ts'
import { villageTitle } from '#shared/features/village/village.rules.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { describeError, showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import type { VillageItem } from './decree-villages-card.tsx'
import classes from './designation.module.css'
import { warningSentence } from './designation-words.ts'
import { keepDecree } from './designation.queries.ts'

/** What an officer typed over what the register suggests. */
type Typed = { place?: string; presentedBy?: string; receivers: ReadonlyMap<DesignationId, Receiver> }
type Receiver = { name?: string; title?: string }

const useSuggestion = (detail: DecreeDetail, inauguratedOn: PlainDate | null, day: PlainDate) =>
  useQuery(
    orpc.designation.suggestInauguration.queryOptions({
      input: { id: detail.decree.id, inauguratedOn: inauguratedOn ?? day },
      enabled: inauguratedOn !== null,
      placeholderData: keepPreviousData,
    }),
  )

/** One ceremony for some or all villages of a decree: day, place, who presents, who receives. */
export const InaugurateDialog = ({ detail, onClose }: { detail: DecreeDetail; onClose: () => void }) => {
  const t = useT()
  const { day } = useSession()
  const { decree, villages } = detail
  const open = villages.filter(({ designation }) => canInaugurate(decree, designation).allowed)
  const [inauguratedOn, setInauguratedOn] = useState<PlainDate | null>(decree.decidedOn)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set(open.map(({ designation }) => designation.id)),
  )
  const [typed, setTyped] = useState<Typed>({ receivers: new Map() })
  const [problem, setProblem] = useState<string>()
  const [asked, setAsked] = useState(false)
  const [pending, setPending] = useState(false)
  const { data, isFetching } = useSuggestion(detail, inauguratedOn, day)
  const warnings = inauguratedOn === null ? [] : warningsForInauguration(decree, inauguratedOn, day)
  const place = typed.place ?? data?.place ?? ''
  const presentedBy = typed.presentedBy ?? data?.presentedBy ?? ''
  const receiverOf = (id: DesignationId): Required<Receiver> => {
    const suggested = data?.villages.find(({ designationId }) => designationId === id)
    const own = typed.receivers.get(id)
    return {
      name: own?.name ?? suggested?.receivedBy ?? '',
      title: own?.title ?? suggested?.receivedByTitle ?? '',
    }
  }
  const typeReceiver = (id: DesignationId, change: Receiver): void => {
    const receivers = new Map(typed.receivers)
    setTyped({ ...typed, receivers: receivers.set(id, { ...receivers.get(id), ...change }) })
  }
  const inaugurate = async (): Promise<void> => {
    setAsked(true)
    setProblem(undefined)
    if (inauguratedOn === null || chosen.size === 0) return
    setPending(true)
    try {
      const outcome = await client.designation.inaugurate({
        id: decree.id,
        version: decree.version,
        inauguratedOn,
        inauguratedAtPlace: place,
        presentedBy,
        villages: open
          .filter(({ designation }) => chosen.has(designation.id))
          .map(({ designation }) => {
            const { name, title } = receiverOf(designation.id)
            return { designationId: designation.id, receivedBy: name, receivedByTitle: title }
          }),
        acceptedWarnings: warnings.map(({ code }) => code),
      })
      if (outcome.outcome === 'warned') {
        setProblem(outcome.warnings.map((warning) => warningSentence(t, warning)).join(' '))
        return
      }
      await keepDecree(outcome.detail)
      showDone(t('designation.inauguratedDone', { count: chosen.size }))
      onClose()
    } catch (error) {
      setProblem(describeError(error).sentence)
    } finally {
      setPending(false)
    }
  }
  return (
    <Modal opened onClose={onClose} title={t('designation.inaugurateTitle')} size={780}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void inaugurate()
        }}
      >
        <Stack gap="md">
          <Group grow align="flex-start">
            <PlainDateField
              data-autofocus
              required
              label={t('designation.inauguratedOn')}
              value={inauguratedOn}
              onChange={setInauguratedOn}
              error={asked && inauguratedOn === null ? t('common.valueRequired') : undefined}
            />
            <TextInput
              label={t('designation.inauguratedAtPlace')}
              maxLength={200}
              value={place}
              onChange={({ currentTarget }) => setTyped({ ...typed, place: currentTarget.value })}
            />
            <TextInput
              label={t('designation.presentedBy')}
              maxLength={160}
              data-private
              value={presentedBy}
              rightSection={isFetching ? <Loader size={14} /> : undefined}
              onChange={({ currentTarget }) => setTyped({ ...typed, presentedBy: currentTarget.value })}
            />
          </Group>
          {warnings.length > 0 && (
            <Alert color="yellow" variant="light" icon={<IconAlertTriangle size={18} />}>
              <p className={classes.noticeTitle}>{t('designation.readFirst')}</p>

              <ul className={classes.warnings}>
                {warnings.map((warning) => (
                  <li key={warning.code}>{warningSentence(t, warning)}</li>
                ))}
              </ul>
            </Alert>
          )}
          <ReceiverTable
            items={open}
            chosen={chosen}
            onChoose={setChosen}
            receiverOf={receiverOf}
            onType={typeReceiver}
          />
          {asked && chosen.size === 0 && (
            <Text c="var(--mantine-color-error)" role="alert">
              {t('designation.chooseVillage')}
            </Text>
          )}
          {problem !== undefined && (
            <Text c="var(--mantine-color-error)" role="alert">
              {problem}
            </Text>
          )}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={pending}>
              {t(warnings.length > 0 ? 'designation.inaugurateAnyway' : 'designation.inaugurateConfirm', {
                count: chosen.size,
              })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

type ReceiverTableProps = {
  items: readonly VillageItem[]
  chosen: ReadonlySet<string>
  onChoose: (chosen: ReadonlySet<string>) => void
  receiverOf: (id: DesignationId) => Required<Receiver>
  onType: (id: DesignationId, change: Receiver) => void
}

/** Who receives in each village; a village that was not there is left out. */
const ReceiverTable = ({ items, chosen, onChoose, receiverOf, onType }: ReceiverTableProps) => {
  const t = useT()
  const all = chosen.size === items.length
  const toggle = (id: string): void => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChoose(next)
  }
  return (
    <div className={items.length > 6 ? classes.scrolling : undefined}>
      <table className={classes.receivers}>
        <thead>
          <tr>
            <th scope="col">
              <Checkbox
                label={t('designation.villagesOf', { count: chosen.size, total: items.length })}
                checked={all}
                indeterminate={!all && chosen.size > 0}
                onChange={() =>
                  onChoose(all ? new Set() : new Set(items.map(({ designation }) => designation.id)))
                }
              />
            </th>
            <th scope="col">{t('designation.receivedBy')}</th>
            <th scope="col">{t('designation.receivedByTitle')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ designation, village }) => {
            const { id } = designation
            const name = villageTitle(village)
            const receiver = receiverOf(id)
            const isOut = !chosen.has(id)
            return (
              <tr key={id}>
                <td>
                  <Checkbox label={name} checked={!isOut} onChange={() => toggle(id)} />
                </td>
                <td>
                  <TextInput
                    size="xs"
                    maxLength={120}
                    data-private
                    disabled={isOut}
                    aria-label={`${t('designation.receivedBy')} ${name}`}
                    placeholder={t('designation.receiverPlaceholder')}
                    value={receiver.name}
                    onChange={({ currentTarget }) => onType(id, { name: currentTarget.value })}
                  />
                </td>
                <td>
                  <TextInput
                    size="xs"
                    maxLength={120}
                    disabled={isOut}
                    aria-label={`${t('designation.receivedByTitle')} ${name}`}
                    value={receiver.title}
                    onChange={({ currentTarget }) => onType(id, { title: currentTarget.value })}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
