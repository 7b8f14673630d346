import { ActionIcon } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AgencyKind } from '#shared/features/agency/agency.schema.ts'
import type { NeedRoute } from '#shared/features/agency/need-route.schema.ts'
import { SettingsPage } from '#renderer/features/settings/settings-page.tsx'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { kindKey, needKey } from './agency-words.ts'
import classes from './agency.module.css'
import { NeedRouteDialog } from './need-route-dialog.tsx'

/** Which kind of agency is addressed first for a need, and which gets a copy. */
export const NeedRoutesPage = () => {
  const t = useT()
  const { data, error, refetch } = useQuery(orpc.agency.routes.queryOptions())
  const [edited, setEdited] = useState<NeedRoute>()
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return null
  const known = new Set(data.counts.map(({ kind }) => kind))
  return (
    <SettingsPage>
      <SectionCard
        flush
        title={t('agency.routesTitle')}
        line={t('agency.routesLine')}
        actions={
          <AppLink to="/agencies" className={classes.link}>
            {t('agency.toDirectory')}
          </AppLink>
        }
      >
        <table className={classes.table} data-routes>
          <thead>
            <tr>
              <th scope="col">{t('agency.needLabel')}</th>
              <th scope="col">{t('agency.first')}</th>
              <th scope="col">{t('agency.copies')}</th>
              <th scope="col" className={classes.menu} aria-label={t('agency.rowActions')} />
            </tr>
          </thead>
          <tbody>
            {data.routes.map((route) => (
              <RouteRow key={route.need} route={route} known={known} onEdit={() => setEdited(route)} />
            ))}
          </tbody>
        </table>
      </SectionCard>
      {edited && <NeedRouteDialog route={edited} onClose={() => setEdited(undefined)} />}
    </SettingsPage>
  )
}

type RouteRowProps = { route: NeedRoute; known: ReadonlySet<AgencyKind>; onEdit: () => void }

const RouteRow = ({ route: { need, first, copies }, known, onEdit }: RouteRowProps) => {
  const t = useT()
  const { may } = useSession()
  return (
    <tr>
      <td>
        <span className={classes.strong}>{t(needKey(need))}</span>
      </td>
      <td>
        <Kinds kinds={first} known={known} numbered />
      </td>
      <td>
        <Kinds kinds={copies} known={known} />
      </td>
      <td className={classes.menu}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`${t('common.edit')}: ${t(needKey(need))}`}
          disabled={!may('agency.write').allowed}
          onClick={onEdit}
        >
          <IconPencil size={16} stroke={1.6} />
        </ActionIcon>
      </td>
    </tr>
  )
}

type KindsProps = { kinds: readonly AgencyKind[]; known: ReadonlySet<AgencyKind>; numbered?: boolean }

/** Kinds in their order; one without an agency in the directory says so. */
const Kinds = ({ kinds, known, numbered = false }: KindsProps) => {
  const t = useT()
  if (kinds.length === 0) return <span className={classes.quiet}>{t('common.emptyValue')}</span>
  return (
    <ol className={classes.kinds} data-numbered={(numbered && kinds.length > 1) || undefined}>
      {kinds.map((kind) => (
        <li key={kind}>
          {t(kindKey(kind))}
          {!known.has(kind) && <span className={classes.under}>{t('agency.notInDirectory')}</span>}
        </li>
      ))}
    </ol>
  )
}
