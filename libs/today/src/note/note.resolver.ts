import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, Input, toConnection } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { AcknowledgeHandoverNoteInput, AcknowledgeHandoverNoteResult, HandoverNoteConnection, WriteHandoverNoteInput, WriteHandoverNoteResult } from './note.graphql.js';
import { NoteService } from './note.service.js';

@Resolver()
export class NoteResolver {
  constructor(private readonly notes: NoteService) {}

  @Allow('today:work')
  @Query(() => HandoverNoteConnection, { description: 'What operators left for each other, newest first.' })
  async handoverNotes(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<HandoverNoteConnection> {
    return toConnection(await this.notes.page(actor, page));
  }

  @Allow('today:work')
  @Mutation(() => WriteHandoverNoteResult, { description: 'Leaves a note for whoever is on duty next.' })
  writeHandoverNote(@CurrentActor() actor: Actor, @Input() input: WriteHandoverNoteInput): Promise<typeof WriteHandoverNoteResult> {
    return this.notes.write(actor, input);
  }

  @Allow('today:work')
  @Mutation(() => AcknowledgeHandoverNoteResult, { description: 'Says that I have seen a note; once more changes nothing.' })
  acknowledgeHandoverNote(@CurrentActor() actor: Actor, @Input() { noteId }: AcknowledgeHandoverNoteInput): Promise<typeof AcknowledgeHandoverNoteResult> {
    return this.notes.acknowledge(actor, noteId);
  }
}
