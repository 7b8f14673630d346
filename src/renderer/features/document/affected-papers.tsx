import { Alert, Button, Group, Text } from '@mantine/core'
import { IconFileAlert } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { IssuedDocument } from '#shared/features/document/document.schema.ts'
import { isRepeatable } from '#shared/features/document/document.rules.ts'
import { largestComparison, type PaperField } from '#shared/features/document/paper-changes.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import classes from './affected-papers.module.css'
import { leavePaperAsItIs, papersChanged } from './document.queries.ts'
import { issuePermissionOf, typeWords, workshopPath } from './document-words.ts'
import { fieldWords } from './paper-field-words.ts'

type Paper = Pick<IssuedDocument, 'id' | 'type' | 'subjectId' | 'label' | 'state' | 'number' | 'serial'>
type AffectedPapersProps = { papers: readonly Paper[]; linked?: boolean }

/** Papers whose record was corrected after they were issued. Compared after the rest of the page is there. */
export const AffectedPapers = ({ papers, linked = true }: AffectedPapersProps) => {
  const asked = papers
    .filter(({ type, state }) => state === 'issued' && !isRepeatable(type))
    .slice(0, largestComparison)
  const { data } = useQuery({
    ...orpc.document.changes.queryOptions({ input: { ids: asked.map(({ id }) => id) } }),
    enabled: asked.length > 0,
  })
  const changed = (data?.changes ?? []).flatMap(({ id, fields }) => {
    const paper = asked.find((one) => one.id === id)
    return paper ? [{ paper, fields }] : []
  })
  if (changed.length === 0) return null
  return (
    <div className={classes.list}>
      {changed.map(({ paper, fields }) => (
        <Affected key={paper.id} paper={paper} fields={fields} linked={linked} />
      ))}
    </div>
  )
}

type AffectedProps = { paper: Paper; fields: readonly PaperField[]; linked: boolean }

const Affected = ({ paper, fields, linked }: AffectedProps) => {
  const t = useT()
  const { may } = useSession()
  const [leaving, setLeaving] = useState(false)
  const { id, type, subjectId, label, number, serial } = paper
  const names = fields.map((field) => t(fieldWords[field])).join(', ')
  const verdict = may(issuePermissionOf(type))
  const leave = async (reason: string): Promise<void> => {
    await leavePaperAsItIs(type, { id, reason })
    await papersChanged()
    showDone(t('document.leftAsItIs'))
  }
  return (
    <Alert color="yellow" variant="light" p="sm" icon={<IconFileAlert size={18} stroke={1.7} />}>
      {linked && (
        <div className={classes.paper}>
          <AppLink to={`/documents/${id}`}>{t(typeWords[type])}</AppLink>
          <span className={classes.number}>{number ?? serial ?? label}</span>
        </div>
      )}
      <Text size="sm">{t('document.changedSince', { fields: names })}</Text>
      <Group gap="xs" mt="xs">
        <ReasonedButton
          size="compact-sm"
          variant="default"
          verdict={verdict}
          onClick={() => goTo(workshopPath(type, subjectId, id))}
        >
          {t('document.reissue')}
        </ReasonedButton>
        {verdict.allowed && (
          <Button size="compact-sm" variant="subtle" color="dark" onClick={() => setLeaving(true)}>
            {t('document.leaveAsItIs')}
          </Button>
        )}
      </Group>
      <ReasonDialog
        opened={leaving}
        onClose={() => setLeaving(false)}
        title={t('document.leaveAsk', { label })}
        confirmLabel={t('document.leaveAsItIs')}
        onConfirm={leave}
      >
        <Text>{t('document.leaveText', { fields: names })}</Text>
      </ReasonDialog>
    </Alert>
  )
}
