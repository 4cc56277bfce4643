"""What goes wrong through no fault of ours: each has a sentence for the user, and a remedy where there is one.

BackfileError
├── NoSuchPath           a path that was given does not exist or can't be read
├── NoSuchItem           no article or excerpt has that number
├── BadOption            an option or argument that can't be used
├── RawRecordUnavailable the dump that holds a raw record is gone or has changed
└── LibraryError
    ├── NotALibrary      the file is something else
    ├── LibraryReadOnly  it can be read and not written
    ├── LibraryTooNew    written by a later Backfile
    ├── LibraryBusy      another program holds it locked for too long
    ├── LibraryDamaged   SQLite finds it malformed
    └── DiskFull         no room is left; what was committed is safe
"""


class BackfileError(Exception):
    """The world's fault, not ours. The message says what happened; `remedy`, what the user can do."""

    remedy = ""

    def __init__(self, message: str, remedy: str | None = None) -> None:
        super().__init__(message)
        if remedy is not None:
            self.remedy = remedy

    def sentence(self) -> str:
        """What happened and what to do, as one line."""
        return " ".join(part for part in (str(self), self.remedy) if part)


class NoSuchPath(BackfileError):
    """A path that was given does not exist or can't be read."""


class NoSuchItem(BackfileError):
    """No article or excerpt of the library has that number."""


class BadOption(BackfileError):
    """An option or argument that can't be used."""


class RawRecordUnavailable(BackfileError):
    """The dump that holds a raw record is gone, or is no longer what was imported."""

    remedy = "Put the dump back where it was, or import it again from its new place."


class LibraryError(BackfileError):
    """Something about a library file."""


class NotALibrary(LibraryError):
    """The file is something else."""

    remedy = "Choose a *.backfile file, or import this one as a dump."


class LibraryReadOnly(LibraryError):
    """It can be read and not written."""

    remedy = "Make the file and its folder writable, or copy the library elsewhere."


class LibraryTooNew(LibraryReadOnly):
    """Written by a later Backfile; it opens read-only."""

    remedy = "Update Backfile to add to this library."


class LibraryBusy(LibraryError):
    """Another program keeps it locked."""

    remedy = "Wait until the other program is done, and try again."


class LibraryDamaged(LibraryError):
    """SQLite finds the file malformed."""

    remedy = "Run “backfile check --repair”, or go back to a backup."


class DiskFull(LibraryError):
    """No room is left; what was committed is safe."""

    remedy = "Free some space, and import again: it goes on where it stopped."
