import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { Args, Field, type FieldOptions, GraphQLISODateTime, ID, Int } from '@nestjs/graphql';
import { LINE, type TextRule, assertText, fromGlobalId, invalidInput, notFound } from '#kernel';

type Check = (field: string, value: unknown) => unknown;
const CHECKS = Symbol('input checks');

export function addCheck(check: Check): PropertyDecorator {
  return (target, property) => {
    // A class begins with what it inherits, and adds to a map of its own.
    const own = new Map(Reflect.getMetadata(CHECKS, target.constructor) as Map<string, Check> | undefined);
    own.set(String(property), check);
    Reflect.defineMetadata(CHECKS, own, target.constructor);
  };
}

export function both(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}

/**
 * The row id inside a global id of this type.
 * @throws INVALID_INPUT naming the field for what is not an id; NOT_FOUND for an id of something else
 */
export function decodeId(type: string, field: string, value: string): string {
  const id = fromGlobalId(value);
  if (!id) throw invalidInput(field, 'INVALID_ID', { ja: 'IDの形式が正しくありません。', en: 'This is not a valid id.' });
  if (id.type !== type) throw notFound();
  return id.id;
}

/** A global id of `type`; the code sees the row's id. */
export const IdField = (type: string, options: FieldOptions = {}): PropertyDecorator =>
  both(Field(() => ID, options), addCheck((field, value) => decodeId(type, field, value as string)));

/** A row of one of several types. */
export interface AnyId<T extends string = string> {
  type: T;
  id: string;
}

/** A global id of one of these types; the code sees which one, and the row's id. */
export const AnyIdField = (types: readonly string[], options: FieldOptions = {}): PropertyDecorator =>
  both(
    Field(() => ID, options),
    addCheck((field, value): AnyId => {
      const type = types.find((candidate) => fromGlobalId(value as string)?.type === candidate) ?? types[0]!;
      return { type, id: decodeId(type, field, value as string) };
    }),
  );

/** Between one and `maxItems` global ids of `type`, each once. */
export const IdListField = (type: string, maxItems: number, options: FieldOptions = {}): PropertyDecorator =>
  both(
    Field(() => [ID], options),
    addCheck((field, value) => {
      const ids = [...new Set((value as string[]).map((item, i) => decodeId(type, `${field}.${i}`, item)))];
      if (ids.length === 0) throw invalidInput(field, 'TOO_SHORT', { ja: '1件以上選んでください。', en: 'Choose at least one.' });
      if (ids.length > maxItems) throw invalidInput(field, 'TOO_MANY', { ja: `${maxItems}件までです。`, en: `At most ${maxItems}.` });
      return ids;
    }),
  );

export const TextField = (rule: TextRule = LINE, options: FieldOptions = {}): PropertyDecorator =>
  both(Field(() => String, options), addCheck((field, value) => assertText(field, value as string, rule)));

export const TextListField = (rule: TextRule, maxItems: number, options: FieldOptions = {}): PropertyDecorator =>
  both(
    Field(() => [String], options),
    addCheck((field, value) => {
      const list = value as string[];
      if (list.length > maxItems) throw invalidInput(field, 'TOO_MANY', { ja: `${maxItems}件までです。`, en: `At most ${maxItems}.` });
      return list.map((item, i) => assertText(`${field}.${i}`, item, rule));
    }),
  );

export const IntField = (min: number, max: number, options: FieldOptions = {}): PropertyDecorator =>
  both(
    Field(() => Int, options),
    addCheck((field, value) => {
      if ((value as number) < min || (value as number) > max) {
        throw invalidInput(field, 'OUT_OF_RANGE', { ja: `${min}から${max}までです。`, en: `Must be between ${min} and ${max}.` });
      }
      return value;
    }),
  );

/** An instant; years outside 2000..2100 are typing errors. */
export const TimeField = (options: FieldOptions = {}): PropertyDecorator =>
  both(
    Field(() => GraphQLISODateTime, options),
    addCheck((field, value) => {
      const year = (value as Date).getUTCFullYear();
      if (!(year >= 2000 && year <= 2100)) throw invalidInput(field, 'OUT_OF_RANGE', { ja: '日時が正しくありません。', en: 'This time is not plausible.' });
      return value;
    }),
  );

/** Runs the checks that the input class declares and hands the resolver checked, decoded values. */
@Injectable()
export class InputPipe implements PipeTransform {
  transform(value: unknown, { metatype, data }: ArgumentMetadata): unknown {
    const checks = metatype && (Reflect.getMetadata(CHECKS, metatype) as Map<string, Check> | undefined);
    if (!checks || value == null) return value ?? undefined;
    const checked: Record<string, unknown> = { ...(value as Record<string, unknown>) };
    for (const [property, check] of checks) {
      if (checked[property] == null) delete checked[property];
      else checked[property] = check(`${data ?? 'input'}.${property}`, checked[property]);
    }
    return checked;
  }
}

/** The mutation's one `input`, checked. */
export const Input = (): ParameterDecorator => Args('input', { description: 'What to do, and with what.' }, InputPipe);

/** A list's `filter`, checked. */
export const FilterArg = <T>(type: () => new () => T): ParameterDecorator => Args('filter', { type, nullable: true, description: 'Which ones; all by default.' }, InputPipe);

/** A global id of `type` as an argument; the code sees the row's id. */
export const IdArg = (type: string, name = 'id'): ParameterDecorator =>
  Args(name, { type: () => ID, description: `The id of a ${type}.` }, { transform: (value: string) => decodeId(type, name, value) });
