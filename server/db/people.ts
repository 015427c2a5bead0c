import "server-only";
import { isLanguageCode, type LanguageCode } from "#domain/language/registry.ts";
import { type Role, roles } from "#domain/process/actor.ts";
import { type AuthorityId, asId, isIdLike, type PersonId } from "#domain/shared/ids.ts";
import { type Authority, authorityFrom } from "./authorities.ts";
import type { Database } from "./database.ts";

/** Somebody of the staff, with everything that says what they may do. */
export interface StaffPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly sessionVersion: number;
  readonly hasSecondStep: boolean;
  readonly memberships: readonly StaffMembership[];
}

export interface StaffMembership {
  readonly authority: Authority;
  readonly role: Role;
  readonly languages: readonly LanguageCode[];
}

/** What signing in looks at. Never leaves the server. */
export interface Credentials {
  readonly id: PersonId;
  readonly passwordHash: string | null;
  readonly oidcSubject: string | null;
  readonly sessionVersion: number;
  /** Asked for a code of the moment after the password. */
  readonly hasSecondStep: boolean;
}

/** One row of an authority's list of people. */
export interface Colleague {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** What a translator or reviewer works in; none for the others. */
  readonly languages: readonly LanguageCode[];
  /** False until they have chosen a password or signed in through OpenID Connect. */
  readonly hasSignInMethod: boolean;
  readonly hasSecondStep: boolean;
}

const withMemberships = {
  memberships: { include: { authority: true }, orderBy: { authority: { slug: "asc" } } },
} as const;

export const findPerson = async (db: Database, id: PersonId): Promise<StaffPerson | null> => {
  if (!isIdLike(id)) return null;
  const row = await db.person.findUnique({ where: { id }, include: withMemberships });
  if (row === null) return null;
  return {
    id: asId<PersonId>(row.id),
    name: row.name,
    email: row.email,
    sessionVersion: row.sessionVersion,
    hasSecondStep: row.totpConfirmed,
    memberships: row.memberships.map((each) => ({
      authority: authorityFrom(each.authority),
      role: roleFrom(each.role),
      languages: languagesFrom(each.languages),
    })),
  };
};

export const findCredentialsByEmail = async (
  db: Database,
  email: string,
): Promise<Credentials | null> => credentialsFrom(await db.person.findUnique({ where: { email } }));

export const findCredentialsBySubject = async (
  db: Database,
  oidcSubject: string,
): Promise<Credentials | null> =>
  credentialsFrom(await db.person.findUnique({ where: { oidcSubject } }));

export const isAnyoneThere = async (db: Database): Promise<boolean> =>
  (await db.person.findFirst({ select: { id: true } })) !== null;

export const savePerson = async (
  db: Database,
  person: {
    readonly id: PersonId;
    readonly email: string;
    readonly name: string;
    readonly passwordHash: string | null;
  },
  createdAt: Date,
): Promise<void> => {
  await db.person.create({ data: { ...person, createdAt } });
};

/** Ends every session of the person: whoever knew the old password is out. */
export const replacePassword = async (
  db: Database,
  id: PersonId,
  passwordHash: string | null,
): Promise<void> => {
  await db.person.update({
    where: { id },
    data: { passwordHash, sessionVersion: { increment: 1 } },
  });
};

/** Remembers who the person is at the OpenID Connect issuer. */
export const saveSubject = async (db: Database, id: PersonId, subject: string): Promise<void> => {
  await db.person.update({ where: { id }, data: { oidcSubject: subject } });
};

export const endSessions = async (db: Database, id: PersonId): Promise<void> => {
  await db.person.update({ where: { id }, data: { sessionVersion: { increment: 1 } } });
};

/** False when the person already has a role at this authority. */
export const saveMembership = async (
  db: Database,
  membership: {
    readonly personId: PersonId;
    readonly authorityId: AuthorityId;
    readonly role: Role;
    readonly languages?: readonly LanguageCode[];
  },
  createdAt: Date,
): Promise<boolean> => {
  const { languages = [], ...rest } = membership;
  const { count } = await db.membership.createMany({
    data: [{ ...rest, languages: JSON.stringify(languages), createdAt }],
    skipDuplicates: true,
  });
  return count === 1;
};

/** Null takes the person out of the authority. False when they had no role there. */
export const replaceRole = async (
  db: Database,
  personId: PersonId,
  authorityId: AuthorityId,
  role: Role | null,
  languages: readonly LanguageCode[] = [],
): Promise<boolean> => {
  const where = { personId, authorityId };
  const { count } =
    role === null
      ? await db.membership.deleteMany({ where })
      : await db.membership.updateMany({
          where,
          data: { role, languages: JSON.stringify(languages) },
        });
  return count === 1;
};

/**
 * The organisers of an authority, locked until the transaction ends: two organisers who remove each other at the same
 * moment must not both succeed.
 */
export const lockOrganisers = async (
  db: Database,
  authorityId: AuthorityId,
): Promise<readonly PersonId[]> => {
  const rows = await db.$queryRaw<{ personId: string }[]>`
    SELECT "personId" FROM "Membership"
    WHERE "authorityId" = ${authorityId} AND "role" = 'organiser'
    ORDER BY "personId" FOR UPDATE`;
  return rows.map(({ personId }) => asId<PersonId>(personId));
};

export const listColleagues = async (
  db: Database,
  authorityId: AuthorityId,
): Promise<readonly Colleague[]> => {
  const rows = await db.membership.findMany({
    where: { authorityId },
    include: { person: true },
    orderBy: [{ person: { name: "asc" } }, { personId: "asc" }],
  });
  return rows.map(({ person, role, languages }) => ({
    id: asId<PersonId>(person.id),
    name: person.name,
    email: person.email,
    role: roleFrom(role),
    languages: languagesFrom(languages),
    hasSignInMethod: person.passwordHash !== null || person.oidcSubject !== null,
    hasSecondStep: person.totpConfirmed,
  }));
};

const credentialsFrom = (
  row: {
    readonly id: string;
    readonly passwordHash: string | null;
    readonly oidcSubject: string | null;
    readonly sessionVersion: number;
    readonly totpConfirmed: boolean;
  } | null,
): Credentials | null =>
  row === null
    ? null
    : {
        id: asId<PersonId>(row.id),
        passwordHash: row.passwordHash,
        oidcSubject: row.oidcSubject,
        sessionVersion: row.sessionVersion,
        hasSecondStep: row.totpConfirmed,
      };

/** A language that has left the registry is granted to nobody. */
const languagesFrom = (stored: string): readonly LanguageCode[] => {
  const codes: unknown = JSON.parse(stored);
  return Array.isArray(codes) ? codes.filter((code) => isLanguageCode(String(code))) : [];
};

/** A role that the code does not know gives nothing: it throws rather than becoming another role. */
const roleFrom = (stored: string): Role => {
  const role = roles.find((each) => each === stored);
  if (role === undefined) throw new RangeError(`not a role: ${stored}`);
  return role;
};

/** Where somebody works, in a fixed order. */
export const listAuthoritiesOf = async (
  db: Database,
  personId: PersonId,
): Promise<readonly AuthorityId[]> => {
  const rows = await db.membership.findMany({
    where: { personId },
    select: { authorityId: true },
    orderBy: { authorityId: "asc" },
  });
  return rows.map(({ authorityId }) => asId<AuthorityId>(authorityId));
};

/** Names by id, of those who are still there. */
export const namesOf = async (
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const rows = await db.person.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
};
