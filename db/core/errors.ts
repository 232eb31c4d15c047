import type { EventWithLinks } from '../../domain/events/event.ts';

/** No event has this id: there never was one, or it is deleted (and can be restored). */
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

/** The event has moved on since the version that was to be changed. */
export class VersionConflict extends Error {
  readonly current: EventWithLinks;

  constructor(current: EventWithLinks) {
    super(`The event “${current.id}” has been changed meanwhile: it is at version ${current.version}.`);
    this.name = 'VersionConflict';
    this.current = current;
  }
}

/** The id of a new event is taken, perhaps by a deleted event, which keeps it. */
export class EventExists extends Error {
  readonly id: string;
  readonly deleted: boolean;

  constructor(id: string, deleted: boolean) {
    super(
      deleted
        ? `The id “${id}” belongs to a deleted event. Restore that one, or choose another id.`
        : `The id “${id}” is taken. Choose another, or leave it out.`,
    );
    this.name = 'EventExists';
    this.id = id;
    this.deleted = deleted;
  }
}

/** Somebody else is writing, or has all connections, and did not finish in time. Nothing was changed; the same call may succeed later. */
export class DatabaseBusy extends Error {
  constructor(options?: ErrorOptions) {
    super('The database is busy with other work. Try again in a moment.', options);
    this.name = 'DatabaseBusy';
  }
}

/** There is no room left to write. Nothing was changed. */
export class DatabaseFull extends Error {
  constructor(options?: ErrorOptions) {
    super('There is no room left where the database is kept. Free some space and try again.', options);
    this.name = 'DatabaseFull';
  }
}

/**
 * The database does not answer: it was restarted, or the way to it is cut. Nothing was changed, unless `uncertain`: the
 * answer to a COMMIT was lost, and only a look can tell.
 */
export class DatabaseUnreachable extends Error {
  readonly uncertain: boolean;

  constructor({ uncertain = false, ...options }: ErrorOptions & { readonly uncertain?: boolean } = {}) {
    super(
      uncertain
        ? 'The connection to the database was lost at the last moment: the change may have been stored. Look before you send it again.'
        : 'The database does not answer. Nothing was changed. Try again in a moment.',
      options,
    );
    this.name = 'DatabaseUnreachable';
    this.uncertain = uncertain;
  }
}

/** The database cannot be opened. The message is one line that says what to do. */
export class DatabaseUnusable extends Error {
  /** Whether it only does not answer yet, as while it starts. */
  readonly mayPass: boolean;

  constructor(
    message: string,
    { mayPass = false, ...options }: ErrorOptions & { readonly mayPass?: boolean } = {},
  ) {
    super(message, options);
    this.name = 'DatabaseUnusable';
    this.mayPass = mayPass;
  }
}

/** There is no saved view with this number. */
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
