import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import {
  IconAlertTriangle,
  IconDots,
  IconEye,
  IconEyeOff,
  IconFolders,
  IconPencil,
  IconUnlink,
} from '@tabler/icons-react'
import type { Verdict } from '#shared/kernel/errors.ts'
import type { CaseEntity, ShownEntity } from '#shared/features/entity/entity.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import { EntityKindIcon } from './entity-kind-icon.tsx'
import {
  casesText,
  detailText,
  howMetKey,
  kindKey,
  roleKey,
  sourceKey,
  warningSentence,
} from './entity-words.ts'
import classes from './entity.module.css'

export type RowActs = {
  mayWrite: boolean
  mayReveal: Verdict
  clearValue: string | undefined
  onReveal: () => void
  onCover: () => void
  onChange: () => void
  onUnlink: () => void
}

/** An entry of the case: what it is, what it was here, and in how many cases it stands. */
export const EntityRow = ({ item, isHeld, acts }: { item: CaseEntity; isHeld: boolean; acts: RowActs }) => {
  const t = useT()
  const { entity, role, source, sourceNote, howMet, holder, subject, warnings } = item
  const told = [
    t(kindKey(entity.kind)),
    role === null ? null : t(roleKey(role)),
    detailText(t, entity),
    holder === null || isHeld ? null : t('entity.heldBy', { name: holder.shown }),
    [t(sourceKey(source)), sourceNote].filter(Boolean).join(': '),
    howMet === null ? null : t(howMetKey(howMet)),
    subject === null ? null : t('entity.toldBy', { name: subject.shownName }),
  ].filter(Boolean)
  return (
    <li className={classes.row} data-held={isHeld || undefined}>
      <span className={classes.icon}>
        <EntityKindIcon kind={entity.kind} />
      </span>
      <div className={classes.rowText}>
        <div className={classes.rowHead}>
          <AppLink
            to={`/entities/${entity.id}`}
            className={classes.name}
            data-private={entity.isCovered || undefined}
          >
            {acts.clearValue ?? entity.shown}
          </AppLink>
          {warnings.length > 0 && <Warned sentences={warnings.map((each) => warningSentence(t, each))} />}
          <span className={classes.gap} />
          <CasesMark entity={entity} />
          <RowMenu entity={entity} acts={acts} />
        </div>
        <div className={classes.small} data-private={holder !== null || subject !== null || undefined}>
          {told.join(' · ')}
        </div>
      </div>
    </li>
  )
}

/** What was unusual and recorded all the same. */
const Warned = ({ sentences }: { sentences: readonly string[] }) => (
  <Tooltip multiline maw={320} label={sentences.join(' ')}>
    <IconAlertTriangle
      size={14}
      stroke={1.9}
      className={classes.rowWarning}
      aria-label={sentences.join(' ')}
    />
  </Tooltip>
)

/** In how many cases; a number everybody has links none. */
const CasesMark = ({ entity }: { entity: ShownEntity }) => {
  const t = useT()
  if (entity.publicOwner !== null) {
    return (
      <Tooltip multiline maw={320} label={t('entity.publicLine', { owner: entity.publicOwner })}>
        <span className={classes.alone}>{t('entity.publicBadge')}</span>
      </Tooltip>
    )
  }
  if (entity.caseCount < 2) return <span className={classes.alone}>{t('entity.onlyHere')}</span>
  return (
    <AppLink to={`/entities/${entity.id}`} className={classes.shared}>
      {casesText(t, entity.caseCount)}
    </AppLink>
  )
}

const RowMenu = ({ entity, acts }: { entity: ShownEntity; acts: RowActs }) => {
  const t = useT()
  const { mayWrite, mayReveal, clearValue } = acts
  const icon = { size: 16, stroke: 1.6 }
  return (
    <Menu position="bottom-end" shadow="md" transitionProps={{ duration: 100 }}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('entity.rowActions', { name: entity.shown })}>
          <IconDots size={16} stroke={1.8} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {entity.isCovered && mayReveal.allowed && clearValue === undefined && (
          <Menu.Item leftSection={<IconEye {...icon} />} onClick={acts.onReveal}>
            {t('entity.reveal')}
          </Menu.Item>
        )}
        {clearValue !== undefined && (
          <Menu.Item leftSection={<IconEyeOff {...icon} />} onClick={acts.onCover}>
            {t('entity.cover')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconFolders {...icon} />} onClick={() => goTo(`/entities/${entity.id}`)}>
          {t('entity.openEntity')}
        </Menu.Item>
        {mayWrite && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<IconPencil {...icon} />} onClick={acts.onChange}>
              {t('entity.changeLink')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconUnlink {...icon} />}
              c="var(--mantine-color-error)"
              onClick={acts.onUnlink}
            >
              {t('entity.unlink')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
