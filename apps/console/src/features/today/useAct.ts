import { useCallback } from 'react'
import { useMutation } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { tell, tellProblem, tellRefusal } from '@/app/toast'
import { graphql } from '@/gql'

const React = graphql(`
  mutation ReactToTodayItem($input: ReactToTodayItemInput!) { reactToTodayItem(input: $input) { ... on TodayItem { id closedAt } ... on Refusal { message code } } }
`)
const Answer = graphql(`
  mutation AnswerTodayItem($input: AnswerTodayItemInput!) { answerTodayItem(input: $input) { ... on TodayItem { id closedAt } ... on Refusal { message code } } }
`)
const Greet = graphql(`
  mutation GreetForTodayItem($input: GreetForTodayItemInput!) { greetForTodayItem(input: $input) { ... on TodayItem { id closedAt } ... on Refusal { message code } } }
`)
const Skip = graphql(`
  mutation SkipTodayItem($input: SkipTodayItemInput!) { skipTodayItem(input: $input) { ... on TodayItem { id closedAt } ... on Refusal { message code } } }
`)
const Hand = graphql(`
  mutation HandTodayItem($input: HandTodayItemInput!) { handTodayItem(input: $input) { ... on TodayItem { id closedAt } ... on Refusal { message code } } }
`)
const Undo = graphql(`
  mutation UndoTodayAction($input: UndoTodayActionInput!) { undoTodayAction(input: $input) { ... on TodayItem { id closedAt } ... on Refusal { message code } } }
`)

export type Deed =
  | { action: 'REACT'; optionId: string; stays: boolean }
  | { action: 'ANSWER' | 'GREET'; text: string }
  | { action: 'SKIP' }
  | { action: 'HAND'; to: { id: string; displayName: string } }

type Answered = { __typename?: string; message?: string; code?: string }

/** Does it, as if it had worked already; puts the item back when it did not, and tells who was faster when somebody was. */
export function useAct(setGone: (id: string, isGone: boolean) => void, whenDone: () => void) {
  const { t } = useTranslation()
  const [react] = useMutation(React)
  const [answer] = useMutation(Answer)
  const [greet] = useMutation(Greet)
  const [skip] = useMutation(Skip)
  const [hand] = useMutation(Hand)
  const [undo] = useMutation(Undo)

  return useCallback(
    async (itemId: string, deed: Deed): Promise<boolean> => {
      const send = async (): Promise<Answered | undefined> => {
        switch (deed.action) {
          case 'REACT':
            return (await react({ variables: { input: { itemId, optionId: deed.optionId } } })).data?.reactToTodayItem
          case 'ANSWER':
            return (await answer({ variables: { input: { itemId, text: deed.text } } })).data?.answerTodayItem
          case 'GREET':
            return (await greet({ variables: { input: { itemId, text: deed.text } } })).data?.greetForTodayItem
          case 'SKIP':
            return (await skip({ variables: { input: { itemId } } })).data?.skipTodayItem
          case 'HAND':
            return (await hand({ variables: { input: { itemId, memberId: deed.to.id } } })).data?.handTodayItem
        }
      }
      const takeBack = async () => {
        try {
          const { data } = await undo({ variables: { input: { itemId } } })
          if (data?.undoTodayAction.__typename === 'NothingToUndo') return tellRefusal(data.undoTodayAction)
          setGone(itemId, false)
          tell(t('today.undone'))
          whenDone()
        } catch (error) {
          tellProblem(error)
        }
      }
      const leaves = deed.action !== 'REACT' || !deed.stays
      // What has words in it leaves when they have arrived: they must not be lost with the card.
      const isAtOnce = leaves && deed.action !== 'ANSWER' && deed.action !== 'GREET'
      if (isAtOnce) setGone(itemId, true)
      try {
        const result = await send()
        if (result?.__typename === 'TodayItem' || result?.code === 'TODAY_ITEM_DONE') {
          if (leaves || result.code) setGone(itemId, true)
          if (result.code) tellRefusal({ message: result.message ?? '' })
          else tell(t(`today.done.${deed.action}`, { name: deed.action === 'HAND' ? deed.to.displayName : '' }), deed.action === 'ANSWER' || deed.action === 'GREET' ? undefined : () => void takeBack())
          whenDone()
          return true
        }
        if (isAtOnce) setGone(itemId, false)
        if (result) tellRefusal({ message: result.message ?? '' })
        return false
      } catch (error) {
        if (isAtOnce) setGone(itemId, false)
        tellProblem(error)
        return false
      }
    },
    [answer, greet, hand, react, skip, undo, setGone, t, whenDone],
  )
}
