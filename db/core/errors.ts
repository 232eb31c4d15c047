import type { InputError } from '../../domain/errors/input-error.ts';
import type { EventWithLinks } from '../../domain/events/event.ts';
import type { Story } from '../../domain/stories/story.ts';

/** No event has this id, or the event is deleted and can be restored. */
export class EventNotFound extends Error {
  readonly id: string;
  readonly deleted: boolean;

  constructor(id: string, deleted: boolean) {
    super(deleted ? `The event “${id}” is deleted.` : `There is no event “${id}”.`);
    this.name = 'EventNotFound';
    this.id = id;
    this.deleted = deleted;
  }
}

/** The event has a newer version than the one to be changed. */
export class VersionConflict extends Error {
  readonly current: EventWithLinks;

  constructor(current: EventWithLinks) {
    super(`The event “${current.id}” has changed: its current version is ${current.version}.`);
    this.name = 'VersionConflict';
    this.current = current;
  }
}

/** Some of several events have changed since the caller read them, each with its error. Nothing was changed. */
export class EventsConflict extends Error {
  readonly errors: readonly InputError[];

  constructor(errors: readonly InputError[]) {
    super(`${errors.length} events have changed since they were read.`);
    this.name = 'EventsConflict';
    this.errors = errors;
  }
}

/** Another event has the id of a new event. Deleted events keep their ids. */
export class EventExists extends Error {
  readonly id: string;
  readonly deleted: boolean;

  constructor(id: string, deleted: boolean) {
    super(
      deleted
        ? `The id “${id}” belongs to a deleted event. Restore that event, or choose another id.`
        : `An event with the id “${id}” already exists. Choose another id, or leave it out.`,
    );
    this.name = 'EventExists';
    this.id = id;
    this.deleted = deleted;
  }
}

/** Another write, or others with all connections, did not finish in time. Nothing was changed. The same call may succeed later. */
export class DatabaseBusy extends Error {
  constructor(options?: ErrorOptions) {
    super('The database is busy. Try again in a moment.', options);
    this.name = 'DatabaseBusy';
  }
}

/** The disk is full. Nothing was changed. */
export class DatabaseFull extends Error {
  constructor(options?: ErrorOptions) {
    super('The disk of the database is full. Free some space and try again.', options);
    this.name = 'DatabaseFull';
  }
}

/**
 * The database does not respond: it was restarted, or the network failed. Nothing was changed, unless `maybeStored`: then
 * the connection was lost during COMMIT.
 */
export class DatabaseUnreachable extends Error {
  readonly maybeStored: boolean;

  constructor({ maybeStored = false, ...options }: ErrorOptions & { readonly maybeStored?: boolean } = {}) {
    super(
      maybeStored
        ? 'The connection to the database was lost, and the change may have been stored. Check before you try again.'
        : 'The database does not respond. Nothing was changed. Try again in a moment.',
      options,
    );
    this.name = 'DatabaseUnreachable';
    this.maybeStored = maybeStored;
  }
}

/** The database cannot be opened. The message is one line: the reason, and what to do. */
export class DatabaseUnusable extends Error {
  /** Whether opening it may succeed later, for example because it is still starting. */
  readonly isTemporary: boolean;

  constructor(
    message: string,
    { mayPass = false, ...options }: ErrorOptions & { readonly mayPass?: boolean } = {},
  ) {
    super(message, options);
    this.name = 'DatabaseUnusable';
    this.isTemporary = mayPass;
  }
}

/** No saved view has this id. */
export class ViewNotFound extends Error {
  readonly id: number;

  constructor(id: number) {
    super(`There is no view ${id}.`);
    this.name = 'ViewNotFound';
    this.id = id;
  }
}

/** The saved view has changed since the version that the caller read. */
export class ViewVersionConflict extends Error {
  readonly id: number;

  constructor(id: number) {
    super(`View ${id} has changed since it was read.`);
    this.name = 'ViewVersionConflict';
    this.id = id;
  }
}

/** No authority entry has this id. */
export class AuthorityNotFound extends Error {
  readonly id: number;

  constructor(id: number) {
    super(`There is no authority entry ${id}.`);
    this.name = 'AuthorityNotFound';
    this.id = id;
  }
}

/** The authority entry has changed since the version that the caller read. */
export class AuthorityVersionConflict extends Error {
  readonly id: number;

  constructor(id: number) {
    super(`Authority entry ${id} has changed since it was read.`);
    this.name = 'AuthorityVersionConflict';
    this.id = id;
  }
}

/** No era has this id. */
export class EraNotFound extends Error {
  readonly id: number;

  constructor(id: number) {
    super(`There is no era ${id}.`);
    this.name = 'EraNotFound';
    this.id = id;
  }
}

/** The era has changed since the version that the caller read. */
export class EraVersionConflict extends Error {
  readonly id: number;

  constructor(id: number) {
    super(`Era ${id} has changed since it was read.`);
    this.name = 'EraVersionConflict';
    this.id = id;
  }
}

/** Another saved view has this name. */
export class ViewExists extends Error {
  /** The name of the other view, as it is stored. */
  readonly viewName: string;

  constructor(viewName: string) {
    super(`A view named “${viewName}” already exists.`);
    this.name = 'ViewExists';
    this.viewName = viewName;
  }
}

/** No story has this id, or the story is deleted and can be restored. */
export class StoryNotFound extends Error {
  readonly id: number;
  readonly deleted: boolean;

  constructor(id: number, deleted: boolean) {
    super(deleted ? `Story ${id} is deleted.` : `There is no story ${id}.`);
    this.name = 'StoryNotFound';
    this.id = id;
    this.deleted = deleted;
  }
}

/** The story has a newer version than the one to be changed. */
export class StoryVersionConflict extends Error {
  readonly current: Story;

  constructor(current: Story) {
    super(`Story ${current.id} has changed: its current version is ${current.version}.`);
    this.name = 'StoryVersionConflict';
    this.current = current;
  }
}
