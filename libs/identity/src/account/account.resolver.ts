import { Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentAccount, Input, SignedInOnly } from '#graphql-kit';
import type { Caller } from '#graphql-kit';
import { MembershipType, SetAccountLocaleInput, SetAccountLocaleResult } from './account.graphql.js';
import { Account, LocaleName } from './account.entity.js';
import { AccountService } from './account.service.js';
import { TenantDirectory } from '../directory/directory.service.js';

@Resolver(() => Account)
export class AccountResolver {
  constructor(
    private readonly accounts: AccountService,
    private readonly directory: TenantDirectory,
  ) {}

  @SignedInOnly()
  @Query(() => Account, { description: 'The signed-in person. Needs no tenant.' })
  me(@CurrentAccount() account: NonNullable<Caller['account']>): Promise<Account> {
    return this.accounts.get(account.id);
  }

  @SignedInOnly()
  @Mutation(() => SetAccountLocaleResult, { description: 'Changes the language in which I am written to, in all of my communities.' })
  setAccountLocale(@CurrentAccount() account: NonNullable<Caller['account']>, @Input() input: SetAccountLocaleInput): Promise<typeof SetAccountLocaleResult> {
    return this.accounts.setLocale(account.id, input.locale === LocaleName.EN ? 'en' : 'ja');
  }

  @ResolveField(() => LocaleName, { description: 'The language in which the person is written to.' })
  locale(@Parent() account: Account): LocaleName {
    return account.locale === 'en' ? LocaleName.EN : LocaleName.JA;
  }

  @ResolveField(() => [MembershipType], { description: 'The communities the person belongs to, longest first; those visited as a guest are left out.' })
  async memberships(): Promise<MembershipType[]> {
    const memberships = await this.accounts.memberships();
    const tenants = await this.directory.byIds(memberships.map((m) => m.tenantId));
    return memberships.flatMap(({ tenantId, unreadNotificationCount }) => {
      const tenant = tenants.get(tenantId);
      return tenant ? [{ tenant, unreadNotificationCount }] : [];
    });
  }
}
