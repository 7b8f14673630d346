import { Alert, Button, Select, SimpleGrid, Textarea } from '@mantine/core'
import { IconArrowRight, IconCircleCheck, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { HandOverList, WorkCarriers } from '#shared/features/task/task.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { caseStateKey } from '#renderer/features/case/case-words.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import { ConfirmDialog } from '#renderer/ui/dialogs.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { DueMark } from './due-mark.tsx'
import { taskTitle } from './task-words.ts'
import classes from './task.module.css'
import { refreshTasks, useColleagues } from './task.queries.ts'

type Carrier = WorkCarriers['officers'][number]
type Done = { list: HandOverList; from: string; to: string }

/** An officer leaves or moves on: everything open that carries his name goes to another, in one act. */
export const HandOverPage = () => {
  const t = useT()
  const { from }: { from?: string } = useSearch({ strict: false })
  const [fromId, setFromId] = useState<string | null>(from ?? null)
  const [done, setDone] = useState<Done>()
  const { data, error, refetch } = useQuery(orpc.task.carriers.queryOptions())
  const carriers = data?.officers ?? []
  const carrier = carriers.find(({ id }) => id === fromId)
  return (
    <Page>
      <PageHeader
        title={t('task.handOver')}
        line={t('task.handOverLine')}
        back={{ to: '/tasks', label: t('common.navTasks') }}
      />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {done && <DoneView done={done} onNext={() => setDone(undefined)} />}
      {!done && data && carriers.length === 0 && (
        <EmptyState icon={<IconUsers />} title={t('task.nobodyCarries')} text={t('task.nobodyCarriesText')} />
      )}
      {!done && carriers.length > 0 && (
        <SectionCard>
          <Select
            label={t('task.from')}
            placeholder={t('task.chooseOfficer')}
            required
            searchable
            maw={560}
            data={carriers.map((each) => ({
              value: each.id as string,
              label: [
                each.fullName,
                t('task.carries', {
                  tasks: formatNumber(each.taskCount),
                  cases: formatNumber(each.caseCount),
                }),
                each.hasLeft ? t('task.hasLeft') : '',
              ]
                .filter(Boolean)
                .join(' · '),
            }))}
            value={fromId}
            onChange={setFromId}
          />
        </SectionCard>
      )}
      {!done && carrier && (
        <HandOverForm
          key={carrier.id}
          carrier={carrier}
          onDone={(result) => {
            setDone(result)
            setFromId(null)
          }}
        />
      )}
    </Page>
  )
}

const HandOverForm = ({ carrier, onDone }: { carrier: Carrier; onDone: (done: Done) => void }) => {
  const t = useT()
  const { may } = useSession()
  const [toId, setToId] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const [confirming, setConfirming] = useState(false)
  const { data, error, refetch } = useQuery(
    orpc.task.handOverList.queryOptions({ input: { officerId: carrier.id } }),
  )
  const colleagues = useColleagues().filter(({ id }) => id !== carrier.id)
  const successor = colleagues.find(({ id }) => id === toId)
  const handOver = async (): Promise<void> => {
    if (!successor) return
    const list = await client.task.handOver({
      fromOfficerId: carrier.id,
      toOfficerId: successor.id,
      note: note.trim() === '' ? null : note,
    })
    await refreshTasks()
    onDone({ list, from: carrier.fullName, to: successor.fullName })
  }
  const ask = (): void => {
    setAsked(true)
    if (successor) setConfirming(true)
  }
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return null
  return (
    <>
      <SectionCard title={t('task.to')}>
        <SimpleGrid cols={2} spacing="md" maw={900}>
          <Select
            label={t('task.successor')}
            placeholder={t('task.chooseOfficer')}
            required
            searchable
            data={colleagues.map(({ id, fullName, position }) => ({
              value: id as string,
              label: position === null ? fullName : `${fullName} · ${position}`,
            }))}
            value={toId}
            onChange={setToId}
            error={asked && !successor ? t('common.valueRequired') : undefined}
          />
          <Textarea
            label={t('task.handOverNote')}
            placeholder={t('task.handOverNoteHint')}
            autosize
            minRows={1}
            maxRows={4}
            maxLength={500}
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
          />
        </SimpleGrid>
        <ReasonedButton
          mt="md"
          verdict={may('case.assign')}
          leftSection={<IconArrowRight size={16} stroke={1.9} />}
          onClick={ask}
        >
          {t('task.handOverAll', {
            tasks: formatNumber(data.taskTotal),
            cases: formatNumber(data.caseTotal),
          })}
        </ReasonedButton>
      </SectionCard>
      <WorkLists list={data} />
      <ConfirmDialog
        opened={confirming}
        onClose={() => setConfirming(false)}
        title={t('task.handOverTitle')}
        confirmLabel={t('task.handOverConfirm')}
        onConfirm={handOver}
      >
        {t('task.handOverText', {
          tasks: formatNumber(data.taskTotal),
          cases: formatNumber(data.caseTotal),
          from: carrier.fullName,
          to: successor?.fullName ?? '',
        })}
      </ConfirmDialog>
    </>
  )
}

const DoneView = ({ done: { list, from, to }, onNext }: { done: Done; onNext: () => void }) => {
  const t = useT()
  return (
    <>
      <Alert variant="light" color="gray" icon={<IconCircleCheck size={18} />}>
        {t('task.handedOver', {
          tasks: formatNumber(list.taskTotal),
          cases: formatNumber(list.caseTotal),
          from,
          to,
        })}
        <SimpleGrid cols={2} spacing="sm" mt="sm" maw={360}>
          <Button size="xs" variant="default" onClick={onNext}>
            {t('task.handOverNext')}
          </Button>
          <Button size="xs" variant="default" onClick={() => goTo('/tasks')}>
            {t('task.toTasks')}
          </Button>
        </SimpleGrid>
      </Alert>
      <WorkLists list={list} />
    </>
  )
}

const WorkLists = ({ list: { tasks, cases, taskTotal, caseTotal } }: { list: HandOverList }) => {
  const t = useT()
  return (
    <div className={classes.pair}>
      <ShortList
        title={t('task.openTasks', { count: formatNumber(taskTotal) })}
        rows={tasks.map((task) => (
          <li key={task.id} className={classes.row}>
            <div className={classes.rowText}>
              {taskTitle(t, task)}
              <div className={classes.meta}>
                <DueMark task={task} />
                {task.caseNumber !== null && <span className="figures">{task.caseNumber}</span>}
              </div>
            </div>
          </li>
        ))}
      />
      <ShortList
        title={t('task.openCases', { count: formatNumber(caseTotal) })}
        rows={cases.map(({ id, number, title, state }) => (
          <li key={id} className={classes.row}>
            <div className={classes.rowText}>
              <AppLink to={`/cases/${id}`}>
                <span className="figures">{number}</span> · {title}
              </AppLink>
              <div className={classes.small}>{t(caseStateKey(state))}</div>
            </div>
          </li>
        ))}
      />
    </div>
  )
}

const shownAtFirst = 12

const ShortList = ({ title, rows }: { title: string; rows: readonly ReactNode[] }) => {
  const t = useT()
  const [all, setAll] = useState(false)
  return (
    <SectionCard title={title}>
      <ul className={classes.rows}>{all ? rows : rows.slice(0, shownAtFirst)}</ul>
      {!all && rows.length > shownAtFirst && (
        <Button variant="subtle" size="compact-sm" mt={6} onClick={() => setAll(true)}>
          {t('task.showAll', { count: formatNumber(rows.length) })}
        </Button>
      )}
    </SectionCard>
  )
}
