import { HeaderMap } from '@apollo/server';
import { buildSchema, parse } from 'graphql';
import { compiledQueries, onInternalError } from '#graphql-kit';

describe('a compiled query', () => {
  it('answers with a coded error where a resolver gave nothing though there must be something, and reports it', async () => {
    const reported: unknown[] = [];
    onInternalError((error) => reported.push(error));
    const schema = buildSchema('type Query { town: Town } type Town { name: String! }');
    schema.getQueryType()!.getFields().town!.resolve = () => ({ name: null });
    const document = parse('{ town { name } }');
    const request = { schema, document, queryHash: 'h', operationName: null, request: {}, contextValue: { caller: { locale: 'en', requestId: 'r-1' } }, operation: document.definitions[0] };
    const started = await compiledQueries().requestDidStart!({} as never);
    const answer = await started!.responseForOperation!(request as never);
    expect(answer).toMatchObject({
      http: { headers: new HeaderMap() },
      body: { singleResult: { data: { town: null }, errors: [{ message: 'Something went wrong on our side.', path: ['town', 'name'], extensions: { code: 'INTERNAL', requestId: 'r-1' } }] } },
    });
    expect(reported).toEqual([expect.objectContaining({ message: expect.stringContaining('null') as string })]);
  });
});
