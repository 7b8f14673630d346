import { Button } from '@mantine/core'
import { IconArrowNarrowRight, IconPlane, IconShip, IconTruck } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import {
  subjectSections,
  type SubjectSection,
  type SubjectView,
} from '#shared/features/subject/subject-view.schema.ts'
import { countryName } from '#renderer/features/identity/countries.ts'
import { formatDate, formatListDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { type Fact, FactList } from '#renderer/ui/fact-list.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { isFilled, sectionFacts } from './section-facts.tsx'
import classes from './subject.module.css'
import { amountText, sectionKey, sectionPath } from './subject-words.ts'

type SubjectSectionsProps = { view: SubjectView; mayEdit: boolean }

/** Sections with few short values; they stand in the narrow column. */
const narrow: ReadonlySet<SubjectSection> = new Set(['address', 'contacts', 'consent'])

const useSections = (view: SubjectView) => {
  const t = useT()
  const sections = subjectSections.map((section) => ({ section, ...sectionFacts(t, view, section) }))
  return {
    filled: sections.filter(({ section, known }) => isFilled(view, known, section)),
    empty: sections.filter(({ section, known }) => !isFilled(view, known, section)),
  }
}

/** What was written about a subject, a card for each section; what is still empty stands together at the end. */
export const WideSections = ({ view, mayEdit }: SubjectSectionsProps) => {
  const t = useT()
  const { filled, empty } = useSections(view)
  return (
    <>
      {filled
        .filter(({ section }) => !narrow.has(section))
        .map(({ section, ...facts }) => (
          <Section key={section} view={view} section={section} {...facts} mayEdit={mayEdit} />
        ))}
      {empty.length > 0 && (
        <SectionCard title={t('subject.emptySections')} line={t('subject.emptySectionsLine')}>
          <div className={classes.emptySections}>
            {empty.map(({ section }) => (
              <Button
                key={section}
                variant="default"
                size="xs"
                disabled={!mayEdit}
                onClick={() => goTo(sectionPath(view.case.id, view.subject.id, section))}
              >
                {t(sectionKey(section))}
              </Button>
            ))}
          </div>
        </SectionCard>
      )}
    </>
  )
}

export const NarrowSections = ({ view, mayEdit }: SubjectSectionsProps) =>
  useSections(view)
    .filled.filter(({ section }) => narrow.has(section))
    .map(({ section, ...facts }) => (
      <Section key={section} view={view} section={section} {...facts} mayEdit={mayEdit} />
    ))

type SectionProps = SubjectSectionsProps & { section: SubjectSection; known: Fact[]; unknown: string[] }

const Section = ({ view, section, known, unknown, mayEdit }: SectionProps) => {
  const t = useT()
  const title = t(sectionKey(section))
  return (
    <SectionCard
      title={title}
      actions={
        mayEdit && (
          <button
            type="button"
            className={classes.action}
            aria-label={t('subject.editSection', { section: title })}
            onClick={() => goTo(sectionPath(view.case.id, view.subject.id, section))}
          >
            {t('common.edit')}
          </button>
        )
      }
    >
      {known.length > 0 && <FactList columns={narrow.has(section) ? 1 : 2} facts={known} />}
      {section === 'travel' && <Route view={view} />}
      {section === 'money' && <MoneyRows view={view} />}
      {unknown.length > 0 && (
        <p className={classes.unknown}>{t('subject.stillUnknown', { fields: unknown.join(', ') })}</p>
      )}
    </SectionCard>
  )
}

const modeIcons: Readonly<Record<'air' | 'sea' | 'land', ComponentType<{ size?: number; stroke?: number }>>> =
  { air: IconPlane, sea: IconShip, land: IconTruck }

/** The stops in the order of travel. */
const Route = ({ view: { travel } }: { view: SubjectView }) => {
  const t = useT()
  if (travel.transits.length === 0) return null
  const stops = travel.transits.map(({ place, country, mode, on }, index) => ({
    key: `${index} ${place} ${country}`,
    name: [place, country === null ? null : countryName(country)].filter(Boolean).join(', '),
    mode,
    on,
  }))
  return (
    <>
      <h3 className={classes.subhead}>{t('subject.field.transits')}</h3>
      <ol className={classes.route}>
        {stops.map(({ key, name, mode, on }) => {
          const Icon = mode === null ? IconArrowNarrowRight : modeIcons[mode]
          return (
            <li key={key} className={classes.stop}>
              <Icon size={16} stroke={1.7} />
              <span className={classes.stopName}>{name || t('common.emptyValue')}</span>
              <span className={classes.stopFacts}>
                {[mode === null ? null : t(`subject.mode.${mode}`), on === null ? null : formatDate(on)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          )
        })}
      </ol>
    </>
  )
}

const MoneyRows = ({ view: { money } }: { view: SubjectView }) => {
  const t = useT()
  const rows = money.rows.map((row, index) => ({ key: `${index} ${row.kind}`, ...row }))
  return (
    <table className={classes.money}>
      <thead>
        <tr>
          <th>{t('subject.field.moneyKind')}</th>
          <th data-number>{t('subject.field.amount')}</th>
          <th>{t('subject.field.counterparty')}</th>
          <th>{t('subject.field.moneyOn')}</th>
          <th>{t('subject.field.receipt')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <td>
              {t(`subject.money.${row.kind}`)}
              {[row.means, row.note].some(Boolean) && (
                <span className={classes.small} data-private>
                  {[row.means, row.note].filter(Boolean).join(' · ')}
                </span>
              )}
            </td>
            <td data-number>
              {row.amount === null ? t('common.emptyValue') : amountText(row.amount, row.currency)}
              {row.months !== null && (
                <span className={classes.small}>{t('subject.timesMonths', { months: row.months })}</span>
              )}
            </td>
            <td data-private>{row.counterparty ?? t('common.emptyValue')}</td>
            <td>{row.on === null ? t('common.emptyValue') : formatListDate(row.on)}</td>
            <td>{row.receipt === null ? t('common.emptyValue') : t(`subject.known.${row.receipt}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
