import { useQuery } from '@tanstack/react-query'
import type { AgencyKind } from '#shared/features/agency/agency.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { needKey } from './agency-words.ts'
import classes from './agency.module.css'

/** For which needs an agency of this kind is suggested, and for which it gets a copy. */
export const AgencyNeedsCard = ({ kind }: { kind: AgencyKind }) => {
  const t = useT()
  const { data } = useQuery(orpc.agency.routes.queryOptions())
  if (!data) return null
  const parts = [
    { title: t('agency.first'), needs: data.routes.filter(({ first }) => first.includes(kind)) },
    { title: t('agency.copies'), needs: data.routes.filter(({ copies }) => copies.includes(kind)) },
  ].filter(({ needs }) => needs.length > 0)
  return (
    <SectionCard
      title={t('agency.needsTitle')}
      actions={
        <AppLink to="/settings/need-routes" className={classes.link}>
          {t('agency.toRoutes')}
        </AppLink>
      }
    >
      {parts.length === 0 && <p className={classes.quiet}>{t('agency.noNeeds')}</p>}
      {parts.map(({ title, needs }) => (
        <section key={title} className={classes.needs}>
          <h3 className={classes.needsTitle}>{title}</h3>
          <ul className={classes.plain}>
            {needs.map(({ need }) => (
              <li key={need}>{t(needKey(need))}</li>
            ))}
          </ul>
        </section>
      ))}
    </SectionCard>
  )
}
