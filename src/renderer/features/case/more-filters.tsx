import { Button, Group, Popover, Select, SimpleGrid, Stack } from '@mantine/core'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import type { CaseListQuery } from '#shared/features/case/case-list.schema.ts'
import { confidentialities, confidentiality, urgencies, urgency } from '#shared/features/case/case.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { clearMoreFilters, countMoreFilters } from './case-list-state.ts'
import classes from './case-list-page.module.css'
import { confidentialityKey, urgencyKey } from './case-words.ts'
import { useColleagues, useSections } from './case.queries.ts'
import { RegisteredVillageSelect } from './registered-village-select.tsx'

type MoreFiltersProps = { query: CaseListQuery; onChange: (changes: Partial<CaseListQuery>) => void }

/** Filters that are needed seldom: urgency, confidentiality, officer, section, village, days of receipt. */
export const MoreFilters = ({ query, onChange }: MoreFiltersProps) => {
  const t = useT()
  const count = countMoreFilters(query)
  return (
    <Popover position="bottom-end" shadow="md" width={380} trapFocus transitionProps={{ duration: 100 }}>
      <Popover.Target>
        <Button
          variant="default"
          className={classes.filter}
          data-set={count > 0 || undefined}
          leftSection={<IconAdjustmentsHorizontal size={16} stroke={1.7} />}
        >
          {count === 0
            ? t('case.filterMore')
            : t('case.filterChosenMany', { label: t('case.filterMore'), count })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Fields query={query} onChange={onChange} />
        <Group justify="flex-end" mt="md">
          <Button
            variant="subtle"
            size="xs"
            disabled={count === 0}
            onClick={() => onChange(clearMoreFilters(query))}
          >
            {t('case.clearMore')}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  )
}

const Fields = ({ query, onChange }: MoreFiltersProps) => {
  const t = useT()
  const officers = useColleagues().data?.officers ?? []
  const sections = useSections()
  // Lists inside a popover must not be drawn outside of it, or choosing would close it.
  const within = { comboboxProps: { withinPortal: false } }
  return (
    <Stack gap="sm">
      <SimpleGrid cols={2} spacing="sm">
        <Select
          {...within}
          label={t('case.filterUrgency')}
          placeholder={t('case.filterAny')}
          clearable
          data={urgencies.map((value) => ({ value, label: t(urgencyKey(value)) }))}
          value={query.urgency}
          onChange={(value) => onChange({ urgency: urgency.nullable().catch(null).parse(value) })}
        />
        <Select
          {...within}
          label={t('case.filterConfidentiality')}
          placeholder={t('case.filterAny')}
          clearable
          data={confidentialities.map((value) => ({ value, label: t(confidentialityKey(value)) }))}
          value={query.confidentiality}
          onChange={(value) =>
            onChange({ confidentiality: confidentiality.nullable().catch(null).parse(value) })
          }
        />
      </SimpleGrid>
      <Select
        {...within}
        label={t('case.filterOfficer')}
        placeholder={t('case.filterAny')}
        clearable
        searchable
        data={officers.map(({ id, fullName }) => ({ value: id as string, label: fullName }))}
        value={query.officerIds[0] ?? null}
        onChange={(id) =>
          onChange({ officerIds: officers.filter((each) => each.id === id).map((each) => each.id) })
        }
      />
      <Select
        {...within}
        label={t('case.filterSection')}
        placeholder={t('case.filterAny')}
        clearable
        data={sections.map(({ id, name }) => ({ value: id as string, label: name }))}
        value={query.sectionIds[0] ?? null}
        onChange={(id) =>
          onChange({ sectionIds: sections.filter((each) => each.id === id).map((each) => each.id) })
        }
      />
      <RegisteredVillageSelect
        label={t('case.filterVillage')}
        value={query.villageIds[0] ?? null}
        onChange={(id) => onChange({ villageIds: id === null ? [] : [id] })}
      />
      <SimpleGrid cols={2} spacing="sm">
        <PlainDateField
          label={t('case.filterReceivedFrom')}
          value={query.receivedFrom}
          onChange={(receivedFrom) => onChange({ receivedFrom })}
        />
        <PlainDateField
          label={t('case.filterReceivedUntil')}
          value={query.receivedUntil}
          onChange={(receivedUntil) => onChange({ receivedUntil })}
        />
      </SimpleGrid>
    </Stack>
  )
}
