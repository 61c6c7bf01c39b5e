import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { useDraftForm } from '@/app/draft'
import { tellProblem } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { MemberSelect } from '@/features/people/MemberSelect'
import { graphql } from '@/gql'
import { Card } from '@/ui/Card'
import { ErrorNote } from '@/ui/ErrorNote'
import formClasses from '@/ui/Form.module.css'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { PromptSwitch } from '@/ui/PromptSwitch'
import { PageSkeleton } from '@/ui/Skeletons'
import classes from './Questions.module.css'

const SettingsQuery = graphql(`
  query QuestionSettings {
    anonymity { isPossible canBeUnmasked }
    officialAnswerers(first: 50) { nodes { id label member { id displayName } } }
    questionFigures { askedCount solvedCount savedCount }
  }
`)
const Change = graphql(`mutation ChangeAnonymity($input: ChangeAnonymityInput!) { changeAnonymity(input: $input) { ... on Anonymity { isPossible canBeUnmasked } } }`)
const Name = graphql(`mutation NameOfficialAnswerer($input: NameOfficialAnswererInput!) { nameOfficialAnswerer(input: $input) { ... on OfficialAnswerer { id } } }`)
const Dismiss = graphql(`mutation DismissOfficialAnswerer($input: DismissOfficialAnswererInput!) { dismissOfficialAnswerer(input: $input) { ... on OfficialAnswererDismissed { member { id } } } }`)
const again = { onError: tellProblem, refetchQueries: ['QuestionSettings'], awaitRefetchQueries: true }

/** Whether one may write without a name, who answers officially, and how questions fare. */
export function QuestionSettingsPage() {
  const { t } = useTranslation()
  const { can } = useViewer()
  const query = useQuery(SettingsQuery)
  const [change] = useMutation(Change, again)
  const [dismiss] = useMutation(Dismiss, again)
  return (
    <>
      <PageHeader title={t('questions.settings')} lead={t('questions.settingsLead')} />
      <Loaded query={query} skeleton={<PageSkeleton />}>
        {({ anonymity, officialAnswerers, questionFigures }) => (
          <div className={classes.settings}>
            <Card aria-labelledby="figures">
              <h2 id="figures" className={classes.title}>
                {t('questions.figures')}
              </h2>
              <dl className={classes.figures}>
                <div><dt>{t('questions.asked')}</dt><dd>{questionFigures.askedCount}</dd></div>
                <div><dt>{t('questions.solvedCount')}</dt><dd>{questionFigures.solvedCount}</dd></div>
                <div><dt>{t('questions.saved')}</dt><dd>{questionFigures.savedCount}</dd></div>
              </dl>
              <p className={classes.quiet}>{t('questions.savedMeans')}</p>
            </Card>
            <Card className={classes.settings} aria-label={t('questions.settings')}>
              <PromptSwitch
                label={t('questions.isPossible')}
                checked={anonymity.isPossible}
                disabled={!can('anonymity:manage')}
                onChange={(isPossible) => change({ variables: { input: { isPossible } } })}
              />
              <PromptSwitch
                label={t('questions.canBeUnmaskedLabel')}
                description={t('questions.canBeUnmaskedMeans')}
                checked={anonymity.canBeUnmasked}
                disabled={!can('anonymity:manage')}
                onChange={(canBeUnmasked) => change({ variables: { input: { canBeUnmasked } } })}
              />
            </Card>
            <Card className={classes.settings} aria-labelledby="answerers">
              <h2 id="answerers" className={classes.title}>
                {t('questions.answerers')}
              </h2>
              {officialAnswerers.nodes.length === 0 ? <p className={classes.quiet}>{t('questions.noAnswerers')}</p> : null}
              <ul className={classes.similar}>
                {officialAnswerers.nodes.map(({ id, label, member }) => (
                  <li key={id}>
                    <span className={classes.states}>
                      <strong>{member.displayName}</strong>
                      <span className={classes.quiet}>{label}</span>
                      {can('official-answerers:manage') ? (
                        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void dismiss({ variables: { input: { officialAnswererId: id } } })}>
                          {t('questions.dismiss')}
                        </Button>
                      ) : null}
                    </span>
                  </li>
                ))}
              </ul>
              {can('official-answerers:manage') ? <NameForm /> : null}
            </Card>
          </div>
        )}
      </Loaded>
    </>
  )
}

function NameForm() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const [name] = useMutation(Name, { refetchQueries: ['QuestionSettings'], awaitRefetchQueries: true })
  const { form, submit, busy, problem } = useDraftForm(`${slug}.answerer`, { initialValues: { memberId: '', labelJa: '', labelEn: '' } })
  const send = submit(async (input) => {
    await name({ variables: { input } })
    return undefined
  })
  return (
    <form onSubmit={send} noValidate className={formClasses.form}>
      <ErrorNote problem={problem} />
      <MemberSelect label={t('questions.member')} {...form.getInputProps('memberId')} onChange={(id) => form.setFieldValue('memberId', id ?? '')} />
      <TextInput label={t('questions.labelJa')} {...form.getInputProps('labelJa')} />
      <TextInput label={t('questions.labelEn')} {...form.getInputProps('labelEn')} />
      <Button type="submit" loading={busy}>
        {t('questions.name')}
      </Button>
    </form>
  )
}
