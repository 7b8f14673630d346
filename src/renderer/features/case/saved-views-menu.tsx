import { ActionIcon, Button, Group, Menu, Modal, Stack, Text, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconBookmark, IconChevronDown, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseListQuery, SavedView } from '#shared/features/case/case-list.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'
import { describeError, showDone, showError } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './case-list-page.module.css'

type Views = { views: SavedView[] }

const keep = (views: Views): void => {
  queryClient.setQueryData(orpc.case.views.queryKey(), views)
}

const asText = (query: CaseListQuery): string => JSON.stringify(query)

type SavedViewsMenuProps = { query: CaseListQuery; onChoose: (query: CaseListQuery) => void }

/** The officer's own views of the work list. */
export const SavedViewsMenu = ({ query, onChoose }: SavedViewsMenuProps) => {
  const t = useT()
  const { data } = useQuery(orpc.case.views.queryOptions())
  const [dialog, setDialog] = useState<'save' | 'manage'>()
  const views = data?.views ?? []
  const current = views.find((view) => asText(view.query) === asText(query))
  const close = (): void => setDialog(undefined)
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={260} transitionProps={{ duration: 100 }}>
        <Menu.Target>
          <Button
            variant="default"
            className={classes.filter}
            data-set={current !== undefined || undefined}
            leftSection={<IconBookmark size={16} stroke={1.7} />}
            rightSection={<IconChevronDown size={14} stroke={1.8} />}
          >
            {current?.name ?? t('case.savedViews')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.length === 0 && <Menu.Label>{t('case.savedNone')}</Menu.Label>}
          {views.map((view) => (
            <Menu.Item key={view.id} onClick={() => onChoose(view.query)} fw={view === current ? 600 : 400}>
              {view.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => setDialog('save')}>{t('case.saveThis')}</Menu.Item>
          {views.length > 0 && (
            <Menu.Item onClick={() => setDialog('manage')}>{t('case.manageViews')}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <SaveDialog opened={dialog === 'save'} query={query} onClose={close} />
      <ManageDialog opened={dialog === 'manage'} views={views} onClose={close} />
    </>
  )
}

type SaveDialogProps = { opened: boolean; query: CaseListQuery; onClose: () => void }

const SaveDialog = ({ opened, query, onClose }: SaveDialogProps) => {
  const t = useT()
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string>()
  const save = async (): Promise<void> => {
    if (name.trim() === '') return setProblem(t('common.valueRequired'))
    try {
      keep(await client.case.saveView({ id: null, name, query }))
      showDone(t('case.viewSaved', { name: name.trim() }))
      onClose()
    } catch (error) {
      setProblem(describeError(error).sentence)
    }
  }
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('case.saveThis')}
      size={420}
      onExitTransitionEnd={() => {
        setName('')
        setProblem(undefined)
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextInput
          data-autofocus
          label={t('case.viewName')}
          description={t('case.viewNameHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={60}
          value={name}
          error={problem}
          onChange={({ currentTarget }) => {
            setName(currentTarget.value)
            setProblem(undefined)
          }}
        />
        <Group justify="flex-end" gap="sm" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit">{t('common.save')}</Button>
        </Group>
      </form>
    </Modal>
  )
}

type ManageDialogProps = { opened: boolean; views: readonly SavedView[]; onClose: () => void }

const ManageDialog = ({ opened, views, onClose }: ManageDialogProps) => {
  const t = useT()
  const act = (work: () => Promise<Views>): void => void work().then(keep, showError)
  const move = (index: number, by: number): void => {
    const ids = views.map(({ id }) => id)
    const [moved] = ids.splice(index, 1)
    if (moved === undefined) return
    ids.splice(index + by, 0, moved)
    act(() => client.case.orderViews({ ids }))
  }
  return (
    <Modal opened={opened} onClose={onClose} title={t('case.manageTitle')} size={480}>
      {views.length === 0 && <Text c="dimmed">{t('case.savedNone')}</Text>}
      <Stack gap="xs">
        {views.map((view, index) => (
          <Group key={view.id} gap="xs" wrap="nowrap">
            <ViewName view={view} />
            <ActionIcon
              variant="subtle"
              aria-label={t('case.viewUp', { name: view.name })}
              disabled={index === 0}
              onClick={() => move(index, -1)}
            >
              <IconArrowUp size={16} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              aria-label={t('case.viewDown', { name: view.name })}
              disabled={index === views.length - 1}
              onClick={() => move(index, 1)}
            >
              <IconArrowDown size={16} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={t('case.viewRemove', { name: view.name })}
              onClick={() => act(() => client.case.removeView({ id: view.id }))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
      </Stack>
    </Modal>
  )
}

/** Renamed where it stands: Enter or leaving the field saves. */
const ViewName = ({ view }: { view: SavedView }) => {
  const t = useT()
  const [name, setName] = useState(view.name)
  const [problem, setProblem] = useState<string>()
  const save = (): void => {
    if (name.trim() === '' || name.trim() === view.name) return setName(view.name)
    client.case
      .saveView({ ...view, name })
      .then(keep)
      .catch((error: unknown) => setProblem(describeError(error).sentence))
  }
  return (
    <TextInput
      style={{ flex: 1 }}
      aria-label={t('case.viewRename', { name: view.name })}
      maxLength={60}
      value={name}
      error={problem}
      onChange={({ currentTarget }) => {
        setName(currentTarget.value)
        setProblem(undefined)
      }}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save()
      }}
    />
  )
}
