import { Alert, Autocomplete, Button, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DecreeDetail, DesignationWarning } from '#shared/features/designation/designation.schema.ts'
import { longestNumber } from '#shared/features/number/number.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { describeError, showDone } from '#renderer/app/show-error.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { FactList } from '#renderer/ui/fact-list.tsx'
import classes from './designation.module.css'
import { signingTitle, warningSentence } from './designation-words.ts'
import { keepDecree } from './designation.queries.ts'

type Way = 'pattern' | 'given'

/** Tetapkan: what will stand on the paper, under which number, and what should be read before. */
export const DecideDialog = ({ detail, onClose }: { detail: DecreeDetail; onClose: () => void }) => {
  const t = useT()
  const { day } = useSession()
  const { decree, villages } = detail
  const { decidedOn } = decree
  const preview = useQuery(
    orpc.number.preview.queryOptions({
      input: { documentType: 'decree', datedOn: decidedOn ?? day },
      enabled: decidedOn !== null,
    }),
  )
  const kept = useQuery(
    orpc.number.list.queryOptions({ input: { documentTypes: ['decree'], states: ['reserved'], limit: 20 } }),
  )
  const next = preview.data?.number ?? null
  const [chosen, setChosen] = useState<Way>()
  const way = chosen ?? (next === null ? 'given' : 'pattern')
  const [typed, setTyped] = useState('')
  const [warnings, setWarnings] = useState<DesignationWarning[]>(detail.warnings)
  const [problem, setProblem] = useState<string>()
  const [asked, setAsked] = useState(false)
  const [pending, setPending] = useState(false)
  const isMissing = way === 'given' && typed.trim() === ''

  const decide = async (): Promise<void> => {
    setAsked(true)
    setProblem(undefined)
    if (isMissing) return
    setPending(true)
    try {
      const { id, version } = decree
      const outcome = await client.designation.decide({
        id,
        version,
        number: way === 'given' ? typed : null,
        acceptedWarnings: [...new Set(warnings.map(({ code }) => code))],
      })
      if (outcome.outcome === 'warned') {
        setWarnings(outcome.warnings)
        return
      }
      await keepDecree(outcome.detail)
      showDone(t('designation.decided', { number: outcome.detail.decree.number ?? '' }))
      onClose()
    } catch (error) {
      setProblem(describeError(error).sentence)
    } finally {
      setPending(false)
    }
  }
  return (
    <Modal opened onClose={onClose} title={t('designation.decideTitle')} size={560}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void decide()
        }}
      >
        <Stack gap="md">
          <FactList
            columns={2}
            facts={[
              { label: t('common.date'), value: decidedOn && formatDate(decidedOn) },
              {
                label: t('designation.villages'),
                value: t('designation.villageCount', { count: villages.length }),
              },
              {
                label: t('designation.signatory'),
                private: true,
                value: decree.signatoryName,
              },
              {
                label: t('designation.signatoryTitle'),
                value: decree.signatoryTitle && signingTitle(decree.signatoryTitle, decree.signatoryCapacity),
              },
            ]}
          />
          <div>
            <Text size="sm" fw={500} mb={4}>
              {t('designation.numberWay')}
            </Text>
            <SegmentedControl
              fullWidth
              aria-label={t('designation.numberWay')}
              value={way}
              onChange={(value) => setChosen(value === 'given' ? 'given' : 'pattern')}
              data={[
                { value: 'pattern', label: t('designation.numberByPattern'), disabled: next === null },
                { value: 'given', label: t('designation.numberGiven') },
              ]}
            />
          </div>
          {way === 'pattern' ? (
            <Text className="figures" fw={600} aria-live="polite">
              {next}
            </Text>
          ) : (
            <Autocomplete
              data-autofocus
              label={t('designation.number')}
              description={t(next === null ? 'designation.numberNoPattern' : 'designation.numberGivenHint')}
              data={(kept.data?.items ?? []).map(({ number }) => number)}
              maxLength={longestNumber}
              value={typed}
              onChange={setTyped}
              error={asked && isMissing ? t('common.valueRequired') : undefined}
            />
          )}
          {warnings.length > 0 && (
            <Alert color="yellow" variant="light" icon={<IconAlertTriangle size={18} />}>
              <p className={classes.noticeTitle}>{t('designation.readFirst')}</p>

              <ul className={classes.warnings}>
                {warnings.map((warning) => (
                  <li key={warningSentence(t, warning)}>{warningSentence(t, warning)}</li>
                ))}
              </ul>
            </Alert>
          )}
          <Text c="dimmed" size="sm">
            {t('designation.decideText')}
          </Text>
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
              {t(warnings.length > 0 ? 'designation.decideAnyway' : 'designation.decide')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
