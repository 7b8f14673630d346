import { Button, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { CaseId } from '#shared/features/case/case.schema.ts'
import { canHold, rolesOfKind } from '#shared/features/entity/entity.rules.ts'
import {
  type CaseEntity,
  type EntityChoice,
  entityKind,
  entityKinds,
  entityRole,
  entitySource,
  entitySources,
  type EntityWarning,
} from '#shared/features/entity/entity.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { describeError, showDone } from '#renderer/app/show-error.ts'
import { refusalSentence } from '#renderer/i18n/labels.ts'
import { useT } from '#renderer/i18n/t.ts'
import { useWarningDialog } from '#renderer/ui/warning-dialog.tsx'
import { type Choice, ChooseDialog } from './choose-dialog.tsx'
import { DetailField } from './detail-field.tsx'
import {
  detailsAskedFor,
  type Entry,
  entityOf,
  freshEntry,
  kindOf,
  readEntry,
  roleOf,
} from './entity-entry.ts'
import { kindKey, roleKey, sourceKey, warningSentence } from './entity-words.ts'
import classes from './entity.module.css'
import { refreshEntities, useCaseSubjects, useKnown } from './entity.queries.ts'
import { HolderSelect, SubjectSelect } from './link-fields.tsx'
import { KnownPanel } from './known-panel.tsx'

const unknownRole = ''

/** One field for everything: a name, a number, a plate. It says at once where else that stands. */
export const AddEntityForm = ({ caseId, items }: { caseId: CaseId; items: readonly CaseEntity[] }) => {
  const t = useT()
  const { day } = useSession()
  const input = useRef<HTMLInputElement>(null)
  const [entry, setEntry] = useState(freshEntry)
  const [problem, setProblem] = useState<string>()
  const [pending, setPending] = useState(false)
  const [choice, setChoice] = useState<Choice>()
  const { dialog, confirmed } = useWarningDialog((warning: EntityWarning) => warningSentence(t, warning))
  const subjects = useCaseSubjects(caseId)
  const kind = kindOf(entry)
  const typed = entry.value.trim()
  const reading = readEntry(entry, day)
  const [asked] = useDebouncedValue(entityOf(entry), 200)
  const { data: answer } = useKnown(asked, caseId)
  const isCurrent = asked.value === typed && asked.kind === kind

  const change = (changes: Partial<Entry>): void => {
    setProblem(undefined)
    setEntry({ ...entry, ...changes })
  }
  const clear = (): void => {
    setProblem(undefined)
    setEntry(freshEntry(entry))
    input.current?.focus()
  }
  const link = async (chosen: EntityChoice): Promise<void> => {
    const [first] = reading.errors
    if (first) {
      setProblem(refusalSentence(first.code, first.data))
      input.current?.focus()
      return
    }
    setPending(true)
    try {
      const { source, subjectId } = entry
      const holderId = canHold(kind) ? null : entry.holderId
      const done = await confirmed(async (acceptedWarnings) => {
        const outcome = await client.entity.link({
          caseId,
          entity: entityOf(entry),
          link: { role: roleOf(entry), source, holderId, subjectId },
          choice: chosen,
          acceptedWarnings,
        })
        return outcome.outcome === 'warned' ? outcome : { outcome: 'saved' as const, answer: outcome }
      })
      if (done?.answer.outcome === 'choose') setChoice(done.answer)
      if (done?.answer.outcome !== 'saved') return
      showDone(t('entity.added'))
      // Whoever types on while it is written keeps what is typed.
      setEntry((now) => (now === entry ? freshEntry(entry) : now))
      input.current?.focus()
      void refreshEntities()
    } catch (error) {
      setProblem(describeError(error).sentence)
    } finally {
      setPending(false)
    }
  }
  const add = (): void => {
    if (typed !== '' && !pending) void link(entry.chosen?.id ?? 'ask')
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault()
      add()
    }
    if (event.key === 'Escape' && entry.value !== '') {
      event.stopPropagation()
      clear()
    }
  }
  return (
    <div className={classes.entry}>
      <TextInput
        ref={input}
        aria-label={t('entity.entryLabel')}
        placeholder={t('entity.entryPlaceholder')}
        leftSection={<IconPlus size={16} stroke={1.7} />}
        autoComplete="off"
        maxLength={200}
        data-private
        value={entry.value}
        error={problem}
        onChange={({ currentTarget }) => change({ value: currentTarget.value, chosen: undefined })}
        onKeyDown={onKeyDown}
      />
      {typed !== '' && (
        <>
          <KnownPanel
            kind={kind}
            reads={reading.key !== '' && reading.value !== typed ? reading.value : undefined}
            warnings={reading.warnings}
            answer={reading.key === '' ? undefined : answer}
            stale={!isCurrent}
            chosen={entry.chosen}
            onChoose={(chosen) => change({ chosen })}
          />
          <div className={classes.fields}>
            <Select
              label={t('entity.entryKind')}
              rightSectionWidth={26}
              allowDeselect={false}
              data={entityKinds.map((value) => ({ value, label: t(kindKey(value)) }))}
              value={kind}
              onChange={(value) =>
                change({ kind: entityKind.parse(value), role: undefined, chosen: undefined })
              }
            />
            <Select
              label={t('entity.entryRole')}
              rightSectionWidth={26}
              allowDeselect={false}
              data={[
                { value: unknownRole, label: t('entity.fieldRoleNone') },
                ...rolesOfKind[kind].map((value) => ({ value: value as string, label: t(roleKey(value)) })),
              ]}
              value={roleOf(entry) ?? unknownRole}
              onChange={(value) => change({ role: entityRole.safeParse(value).data ?? null })}
            />
            {detailsAskedFor(kind).map((detail) => (
              <div key={detail} className={classes.wide}>
                <DetailField
                  detail={detail}
                  details={entry.details}
                  onChange={(details) => change({ details })}
                />
              </div>
            ))}
            <Select
              className={classes.wide}
              label={t('entity.entrySource')}
              allowDeselect={false}
              data={entitySources.map((value) => ({ value, label: t(sourceKey(value)) }))}
              value={entry.source}
              onChange={(value) => change({ source: entitySource.parse(value) })}
            />
            {!canHold(kind) && (
              <HolderSelect
                className={classes.wide}
                label={t('entity.entryHolder')}
                placeholder={t('entity.entryHolderNone')}
                items={items}
                value={entry.holderId}
                onChange={(holderId) => change({ holderId })}
              />
            )}
            {subjects.length > 1 && (
              <div className={classes.wide}>
                <SubjectSelect
                  subjects={subjects}
                  value={entry.subjectId}
                  onChange={(subjectId) => change({ subjectId })}
                />
              </div>
            )}
          </div>
          <div className={classes.entryFoot}>
            <span className={classes.hint}>{t('entity.entryHint')}</span>
            <Button size="xs" loading={pending} onClick={add}>
              {t('entity.entryAdd')}
            </Button>
          </div>
        </>
      )}
      {dialog}
      <ChooseDialog
        kind={kind}
        choice={choice}
        onClose={() => setChoice(undefined)}
        onChoose={(chosen) => {
          setChoice(undefined)
          void link(chosen)
        }}
      />
    </div>
  )
}
