import { useState } from 'react'
import { ActionIcon, Button } from '@mantine/core'
import { useMutation, useQuery } from '@apollo/client/react'
import { IconArrowDown, IconArrowUp, IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { tell, tellProblem, tellRefusal } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { reactionIcons } from '@/features/posts/reactions/icons'
import { graphql } from '@/gql'
import type { ReactionSettingsQuery } from '@/gql/graphql'
import { Card } from '@/ui/Card'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { PageSkeleton } from '@/ui/Skeletons'
import { OptionForm } from './OptionForm'
import classes from './Reactions.module.css'

const SettingsQuery = graphql(`
  query ReactionSettings { reactionSet { options { id key icon word wordJa wordEn retiredAt } } }
`)
const EditOption = graphql(`
  mutation EditReactionOption($input: EditReactionOptionInput!) {
    editReactionOption(input: $input) { ... on ReactionOption { id key icon word wordJa wordEn retiredAt } ... on Refusal { message code } ... on ReactionWordTaken { field } }
  }
`)
const OrderOptions = graphql(`
  mutation OrderReactionOptions($input: OrderReactionOptionsInput!) { orderReactionOptions(input: $input) { ... on ReactionSet { options { id key icon word wordJa wordEn retiredAt } } } }
`)
const AddOption = graphql(`
  mutation AddReactionOption($input: AddReactionOptionInput!) {
    addReactionOption(input: $input) { ... on ReactionOption { id word } ... on Refusal { message code } ... on ReactionWordTaken { field } }
  }
`)
type Option = ReactionSettingsQuery['reactionSet']['options'][number]
const MOST = 12
const again = { refetchQueries: [SettingsQuery], awaitRefetchQueries: true }

/** In which words people here answer without writing: the community's own set, its order, and what is not given any more. */
export function ReactionSettingsPage() {
  const { t } = useTranslation()
  const { slug, can } = useViewer()
  const query = useQuery(SettingsQuery)
  const [add] = useMutation(AddOption, again)
  const mayChange = can('reactions:manage')
  return (
    <>
      <PageHeader title={t('reactions.settings')} lead={t(mayChange ? 'reactions.settingsLead' : 'reactions.readLead')} />
      <Loaded query={query} skeleton={<PageSkeleton />}>
        {({ reactionSet: { options } }) => {
          const offered = options.filter(({ retiredAt }) => retiredAt === null)
          const retired = options.filter(({ retiredAt }) => retiredAt !== null)
          return (
            <div className={classes.page}>
              <Card aria-labelledby="reactions-offered">
                <h2 id="reactions-offered" className={classes.title}>
                  {t('reactions.offered')} {mayChange ? <span className={classes.quiet}>{t('reactions.ofMost', { count: offered.length, most: MOST })}</span> : null}
                </h2>
                <ol className={classes.list}>
                  {offered.map((option, i) => (
                    <Row key={option.id} option={option} offered={offered} at={i} mayChange={mayChange} />
                  ))}
                </ol>
              </Card>
              {mayChange ? (
                <Card aria-labelledby="reactions-add">
                  <h2 id="reactions-add" className={classes.title}>
                    {t('reactions.add')}
                  </h2>
                  <OptionForm
                    name={`${slug}.reaction`}
                    start={{ icon: 'STAR', wordJa: '', wordEn: '' }}
                    label={t('reactions.add')}
                    send={async (values, idempotencyKey) => {
                      const added = (await add({ variables: { input: { ...values, idempotencyKey } } })).data?.addReactionOption
                      if (added?.__typename === 'ReactionOption') tell(t('reactions.added', { word: added.word }))
                      return added?.__typename === 'ReactionOption' ? undefined : added
                    }}
                  />
                </Card>
              ) : null}
              {retired.length > 0 ? (
                <Card aria-labelledby="reactions-retired">
                  <h2 id="reactions-retired" className={classes.title}>
                    {t('reactions.retired')}
                  </h2>
                  <p className={classes.quiet}>{t('reactions.retiredMeans')}</p>
                  <ul className={classes.list}>
                    {retired.map((option) => (
                      <Row key={option.id} option={option} offered={offered} at={-1} mayChange={mayChange} />
                    ))}
                  </ul>
                </Card>
              ) : null}
            </div>
          )
        }}
      </Loaded>
    </>
  )
}

function Row({ option, offered, at, mayChange }: { option: Option; offered: readonly Option[]; at: number; mayChange: boolean }) {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const [isEdited, setEdited] = useState(false)
  const [edit, { loading }] = useMutation(EditOption, again)
  const [order] = useMutation(OrderOptions, again)
  const { id, icon, word, wordJa, wordEn, retiredAt } = option
  const Icon = reactionIcons[icon]
  const isRetired = retiredAt !== null
  const retire = async (isRetired: boolean) => {
    try {
      const answer = (await edit({ variables: { input: { id, isRetired } } })).data?.editReactionOption
      if (answer?.__typename !== 'ReactionOption') return answer && tellRefusal(answer)
      tell(t(isRetired ? 'reactions.wasRetired' : 'reactions.isBack', { word }), isRetired ? () => void retire(false) : undefined)
    } catch (error) {
      tellProblem(error)
    }
  }
  const move = (by: 1 | -1) => {
    const ids = offered.map((one) => one.id)
    ids.splice(at, 1)
    ids.splice(at + by, 0, id)
    order({ variables: { input: { optionIds: ids } } }).catch(tellProblem)
  }
  const named = (action: string) => t('reactions.named', { action, word })
  return (
    <li className={classes.row}>
      <div className={classes.line}>
        <span className={classes.icon}>
          <Icon size={19} stroke={1.7} aria-hidden />
        </span>
        <span className={classes.words}>
          <span lang="ja">{wordJa}</span>
          <span className={classes.quiet} lang="en">
            {wordEn}
          </span>
        </span>
        {mayChange ? (
          <span className={classes.actions}>
            {isRetired ? null : (
              <>
                <ActionIcon variant="subtle" color="gray" size={32} disabled={at === 0} aria-label={named(t('reactions.up'))} onClick={() => move(-1)}>
                  <IconArrowUp size={17} aria-hidden />
                </ActionIcon>
                <ActionIcon variant="subtle" color="gray" size={32} disabled={at === offered.length - 1} aria-label={named(t('reactions.down'))} onClick={() => move(1)}>
                  <IconArrowDown size={17} aria-hidden />
                </ActionIcon>
                <ActionIcon variant="subtle" color="gray" size={32} aria-expanded={isEdited} aria-label={named(t('reactions.edit'))} onClick={() => setEdited(!isEdited)}>
                  <IconPencil size={17} aria-hidden />
                </ActionIcon>
              </>
            )}
            <Button size="compact-sm" variant="subtle" color="gray" loading={loading} aria-label={named(t(isRetired ? 'reactions.bringBack' : 'reactions.retire'))} onClick={() => void retire(!isRetired)}>
              {t(isRetired ? 'reactions.bringBack' : 'reactions.retire')}
            </Button>
          </span>
        ) : null}
      </div>
      {isEdited ? (
        <OptionForm
          name={`${slug}.reaction.${id}`}
          start={{ icon, wordJa, wordEn }}
          label={t('reactions.save')}
          send={async (values) => {
            const answer = (await edit({ variables: { input: { id, ...values } } })).data?.editReactionOption
            if (answer?.__typename !== 'ReactionOption') return answer
            setEdited(false)
            return undefined
          }}
        />
      ) : null}
    </li>
  )
}
