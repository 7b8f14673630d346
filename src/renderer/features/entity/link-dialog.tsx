import { Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { CaseId } from '#shared/features/case/case.schema.ts'
import { canHold, rolesOfKind } from '#shared/features/entity/entity.rules.ts'
import {
  type CaseEntity,
  type EntityLink,
  entityRole,
  entitySource,
  entitySources,
  howMetWays,
} from '#shared/features/entity/entity.schema.ts'
import { client } from '#renderer/app/client.ts'
import { ActDialog } from '#renderer/features/case/act-dialog.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { howMetKey, roleKey, sourceKey } from './entity-words.ts'
import { refreshEntities, useCaseSubjects } from './entity.queries.ts'
import { HolderSelect, SubjectSelect } from './link-fields.tsx'

type LinkDialogProps = {
  caseId: CaseId
  item: CaseEntity
  items: readonly CaseEntity[]
  onClose: () => void
}

/** What an entity was in this case: role, source, who has it and who told it. */
export const LinkDialog = ({ caseId, item, items, onClose }: LinkDialogProps) => {
  const t = useT()
  const { entity } = item
  const subjects = useCaseSubjects(caseId)
  const [link, setLink] = useState<EntityLink>({
    role: item.role,
    source: item.source,
    sourceNote: item.sourceNote,
    howMet: item.howMet,
    holderId: item.holder?.id ?? null,
    subjectId: item.subject?.id ?? null,
  })
  const change = (changes: Partial<EntityLink>): void => setLink({ ...link, ...changes })
  const save = async (): Promise<boolean> => {
    const sourceNote = link.sourceNote?.trim() || null
    await client.entity.changeLink({ id: item.id, version: item.version, link: { ...link, sourceNote } })
    await refreshEntities()
    return true
  }
  return (
    <ActDialog
      opened
      onClose={onClose}
      title={`${t('entity.linkTitle')}: ${entity.shown}`}
      text={t('entity.linkLine')}
      confirmLabel={t('common.save')}
      onConfirm={save}
    >
      <Stack gap="md">
        <Select
          label={t('entity.fieldRole')}
          placeholder={t('entity.fieldRoleNone')}
          clearable
          data-autofocus
          openOnFocus={false}
          data={rolesOfKind[entity.kind].map((value) => ({ value, label: t(roleKey(value)) }))}
          value={link.role}
          onChange={(value) => change({ role: value === null ? null : entityRole.parse(value) })}
        />
        <Select
          label={t('entity.fieldSource')}
          allowDeselect={false}
          data={entitySources.map((value) => ({ value, label: t(sourceKey(value)) }))}
          value={link.source}
          onChange={(value) => change({ source: entitySource.parse(value) })}
        />
        <TextInput
          label={t('entity.fieldSourceNote')}
          maxLength={200}
          value={link.sourceNote ?? ''}
          onChange={({ currentTarget }) => change({ sourceNote: currentTarget.value })}
        />
        {entity.kind === 'person' && (
          <Select
            label={t('entity.fieldHowMet')}
            placeholder={t('entity.fieldNone')}
            clearable
            data={howMetWays.map((value) => ({ value, label: t(howMetKey(value)) }))}
            value={link.howMet}
            onChange={(value) => change({ howMet: howMetWays.find((way) => way === value) ?? null })}
          />
        )}
        {(!canHold(entity.kind) || item.holder !== null) && (
          <HolderSelect
            label={t('entity.fieldHolder')}
            placeholder={t('entity.entryHolderNone')}
            items={items.filter((other) => other.entity.id !== entity.id)}
            value={link.holderId}
            onChange={(holderId) => change({ holderId })}
          />
        )}
        <SubjectSelect
          subjects={subjects}
          value={link.subjectId}
          onChange={(subjectId) => change({ subjectId })}
        />
      </Stack>
    </ActDialog>
  )
}
